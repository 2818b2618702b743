"""Arriving and leaving: seats freed, changes reported, personal data deleted in the end."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image

from fire_roster.domain.attachment import AttachmentPurpose
from fire_roster.domain.member import ChangeKind
from fire_roster.domain.roster import RosterStatus
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.member import MemberFields
from fire_roster.services.changes import Kind
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    MIDDLE,
    NIGHT,
    add_operator,
    assign,
    audit,
    id_number,
    seat,
)


def _days(office: Office, member: int) -> list[tuple[int, int]]:
    facts = office.rosters.open(CONTROL_ROOM, DECEMBER).facts
    return [
        (key.duty_date.day, key.shift_type_id)
        for key in sorted(facts.assignments)
        if key.member_id == member
    ]


def test_leaving_frees_the_seats_after_the_last_day(office: Office) -> None:
    zhang, li = add_operator(office, "张三"), add_operator(office, "李四")
    assign(
        office,
        seat(9, EARLY, zhang),
        seat(10, MIDDLE, zhang),
        seat(10, NIGHT, zhang),
        seat(11, EARLY, zhang),
        seat(11, EARLY, li),
    )
    expected = office.members.seats_after(zhang, date(2026, 12, 10))
    done = office.members.update(zhang, left=date(2026, 12, 10))
    assert [one.count for one in expected] == [2]
    assert _days(office, zhang) == [(9, EARLY), (10, MIDDLE)]
    assert _days(office, li) == [(11, EARLY)]
    assert done.value.freed == expected
    assert done.changes.touches(Kind.ROSTER)
    assert done.changes.months == frozenset({DECEMBER})
    assert audit(office)[0].summary == "修改人员 张三，空出 2 个班次"


def test_leaving_after_publishing_makes_a_draft_and_keeps_what_was_published(
    office: Office,
) -> None:
    zhang = add_operator(office, "张三")
    assign(office, seat(9, EARLY, zhang), seat(20, EARLY, zhang))
    office.rosters.publish(CONTROL_ROOM, DECEMBER)
    office.members.update(zhang, left=date(2026, 12, 10))
    assert _days(office, zhang) == [(9, EARLY)]
    published = office.rosters.open(CONTROL_ROOM, DECEMBER, 1)
    assert published.facts.status is RosterStatus.PUBLISHED
    assert len(published.facts.assignments) == 2


def test_leaving_told_late_keeps_the_seats_of_days_gone_by(data_dir: Path) -> None:
    office = Office.open(
        data_dir, Clock(datetime(2026, 12, 15, 9)), is_writing=True, program="测试"
    )
    zhang = add_operator(office, "张三")
    assign(office, seat(12, EARLY, zhang), seat(15, EARLY, zhang), seat(16, EARLY, zhang))
    office.members.update(zhang, left=date(2026, 12, 10))
    assert _days(office, zhang) == [(12, EARLY)]
    office.close()


def test_leaving_by_an_import_frees_later_seats_and_starts_the_report(
    data_dir: Path, tmp_path: Path
) -> None:
    clock = Clock(datetime(2026, 12, 15, 9))
    office = Office.open(data_dir, clock, is_writing=True, program="测试")
    zhang = add_operator(office, "张三")
    assign(office, seat(12, EARLY, zhang), seat(16, EARLY, zhang))
    path = tmp_path / "名单.csv"
    path.write_text("姓名,离职日期\n张三,2026-12-10\n", encoding="utf-8")
    done = office.imports.apply(office.imports.preview(path))
    assert _days(office, zhang) == [(12, EARLY)]
    assert done.changes.touches(Kind.ROSTER) and done.changes.months == {DECEMBER}
    assert [one.record.day for one in office.change_reports.list_open()] == [date(2026, 12, 10)]
    office.undo.undo()
    assert _days(office, zhang) == [(12, EARLY), (16, EARLY)]
    assert office.change_reports.list_all() == ()
    office.close()


def test_edit_without_a_new_leaving_date_frees_nothing(office: Office) -> None:
    zhang = add_operator(office, "张三")
    assign(office, seat(20, EARLY, zhang))
    done = office.members.update(zhang, remark="备注")
    assert done.value.freed == ()
    assert _days(office, zhang) == [(20, EARLY)]


def test_leaving_starts_the_report_and_taking_it_back_ends_it(office: Office) -> None:
    zhang = add_operator(office, "张三")
    office.members.update(zhang, left=date(2026, 11, 30))
    (report,) = office.change_reports.list_open()
    assert (report.kind, report.member.name, report.due) == (
        ChangeKind.LEFT,
        "张三",
        date(2026, 12, 7),
    )
    assert report.days_left(date(2026, 12, 8)) == -1
    office.members.update(zhang, left=date(2026, 12, 1))
    assert [one.record.day for one in office.change_reports.list_open()] == [date(2026, 12, 1)]
    office.members.update(zhang, left=None)
    assert office.change_reports.list_all() == ()


def test_leaving_in_the_future_is_not_open_yet(office: Office) -> None:
    office.members.update(add_operator(office, "张三"), left=date(2026, 12, 20))
    assert office.change_reports.list_open() == ()
    assert len(office.change_reports.list_all()) == 1


def test_arrival_is_to_be_reported_existing_staff_is_not(office: Office) -> None:
    office.members.add(MemberFields(name="新人", joined=date(2026, 11, 30)))
    office.members.add(MemberFields(name="老人", joined=date(2020, 1, 1)))
    office.members.add(MemberFields(name="不详"))
    assert [one.member.name for one in office.change_reports.list_open()] == ["新人"]


def test_unit_that_is_no_key_unit_reports_nothing(office: Office) -> None:
    office.unit.update(traits="高层民用建筑")
    office.members.add(MemberFields(name="新人", joined=date(2026, 11, 30)))
    assert office.change_reports.list_all() == ()


def test_report_is_noted_and_the_note_taken_back(office: Office) -> None:
    office.members.add(MemberFields(name="新人", joined=date(2026, 11, 30)))
    key = office.change_reports.list_open()[0].record.id
    office.change_reports.mark_reported(key, " 陈主任 ")
    assert office.change_reports.list_open() == ()
    record = office.change_reports.list_all()[0].record
    assert (record.reported_on, record.reported_by) == (date(2026, 12, 1), "陈主任")
    office.change_reports.reopen(key)
    assert len(office.change_reports.list_open()) == 1
    with pytest.raises(UsageProblem, match="报送事项"):
        office.change_reports.mark_reported(99)


def test_report_that_is_late_shows_in_the_roster(data_dir: Path) -> None:
    office = Office.open(data_dir, Clock(datetime(2026, 12, 9, 9)), is_writing=True, program="测试")
    zhang = add_operator(office, "张三")
    office.members.update(zhang, left=date(2026, 12, 1))
    found = [
        one
        for one in office.rosters.open(CONTROL_ROOM, DECEMBER).checker().violations
        if one.rule == "S09"
    ]
    assert [(one.severity.value, one.member_ids) for one in found] == [("warn", (zhang,))]
    office.close()


def _leaver(office: Office, name: str, left: date, serial: int) -> int:
    fields = MemberFields(
        name=name, phone="15400000001", id_number=id_number(serial), joined=date(2020, 1, 1)
    )
    key = office.members.add(fields).value
    office.members.update(key, left=left)
    return key


def test_purge_previews_and_deletes_what_is_due(office: Office, tmp_path: Path) -> None:
    old = _leaver(office, "张三", date(2024, 12, 1), 1)
    recent = _leaver(office, "李四", date(2024, 12, 2), 2)
    photo = tmp_path / "照片.png"
    Image.new("RGB", (9, 9)).save(photo)
    office.attachments.add("member", old, [photo], AttachmentPurpose.PHOTO)
    (row,) = office.privacy.list_due()
    assert (row.member.name, row.left) == ("张三", date(2024, 12, 1))
    assert row.parts == ("身份证号", "电话", "照片")
    assert office.privacy.purge([old]).value == 1
    record = office.members.find("张三").record
    assert (record.id_number, record.phone, record.purged_on) == ("", "", date(2026, 12, 1))
    assert record.name == "张三"
    assert office.privacy.list_due() == ()
    assert [one for one in office.database.paths.attachments.rglob("*") if one.is_file()] == []
    with pytest.raises(InputRefused, match="清理时间"):
        office.privacy.purge([recent])
    assert office.members.find("李四").record.phone
    assert "15400000001" not in "".join(one.summary + one.detail for one in audit(office))


def test_purge_months_are_the_unit_s_choice(office: Office) -> None:
    _leaver(office, "张三", date(2026, 6, 1), 1)
    assert office.privacy.list_due() == ()
    office.unit.set("rule.P02.purge_months", "6", "本单位规定")
    assert office.privacy.purge_months() == 6
    assert len(office.privacy.list_due()) == 1


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"position_from": date(2026, 2, 1), "position_until": date(2026, 1, 1)}, "岗位任职"),
        ({"team_from": date(2026, 2, 1), "team_until": date(2026, 1, 1)}, "班组"),
    ],
)
def test_validity_that_ends_before_it_begins_is_refused(
    office: Office, values: dict[str, date], word: str
) -> None:
    with pytest.raises(InputRefused, match=word):
        office.members.add(MemberFields(name="张三", **values))
