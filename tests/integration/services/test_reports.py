"""Printed forms: what stands on the sheet of which edition."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.printing import RosterPaper
from fire_roster.printing.sheets import Contact, SheetStatus, WallSheet
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.leave import LeaveFields
from fire_roster.records.member import MemberFields
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.office import Office
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    MICRO_STATION,
    NIGHT,
    add_operator,
    assign,
    coming,
    seat,
)

ORDER = PrintOrder(form="wall-roster", station_id=CONTROL_ROOM, month=DECEMBER)


@pytest.fixture
def printed(office: Office) -> Office:
    """A unit with one operator on duty."""
    office.unit.update(
        name="示范大厦",
        safety_manager="王管理",
        safety_manager_phone="13800000009",
        duty_phone="0571-88886666",
    )
    key = add_operator(office, "张三", "甲班")
    office.members.update(key, phone="13800000001")
    assign(office, seat(1, EARLY, key), seat(2, NIGHT, key, is_locked=True))
    day = date(2026, 12, 5)
    office.leaves.add(office.members.find("张三"), LeaveFields(first=day, last=day))
    return office


def _sheet(office: Office, **values: object) -> WallSheet:
    content = office.reports.content(replace(ORDER, **values))
    assert isinstance(content, RosterPaper)
    return content.sheet


def _contact(sheet: WallSheet, label: str) -> Contact:
    return next(one for one in sheet.contacts if one.label == label)


def test_wall_edition_masks_phones_and_leaves_numbers_out(printed: Office) -> None:
    (row,) = _sheet(printed).rows
    assert (row.phone, row.certificate_number, row.level) == ("138****0001", "", "四级")


def test_internal_edition_shows_them(printed: Office) -> None:
    (row,) = _sheet(printed, edition="internal").rows
    assert (row.phone, row.certificate_number) == ("13800000001", "N1")


@pytest.mark.parametrize(
    ("traits", "is_public"), [("消防安全重点单位", False), ("高层民用建筑", True)]
)
def test_phone_of_the_manager_is_public_in_high_rises_only(
    printed: Office, traits: str, is_public: bool
) -> None:
    printed.unit.update(traits=traits)
    sheet = _sheet(printed)
    assert _contact(sheet, "消防安全管理人").is_public is is_public
    assert _contact(sheet, "值班电话").is_public


def test_sheet_holds_cells_totals_and_coverage(printed: Office) -> None:
    sheet = _sheet(printed)
    (row,) = sheet.rows
    assert [cell.mark for cell in row.cells][4] == "假"
    assert [seat.code for seat in row.cells[0].seats] == ["早"]
    assert (row.shift_count, row.hours, row.night_count) == (2, 16, 1)
    assert [line.days[0].have for line in sheet.coverage] == [1, 0, 0]
    assert (sheet.unit_name, sheet.title, sheet.status) == (
        "示范大厦",
        "消防控制室值班表",
        SheetStatus.DRAFT,
    )
    assert "每班不少于 2 人" in sheet.station_note and "具备联动" in sheet.station_note


def test_sheet_of_a_published_version_says_when_and_why(printed: Office) -> None:
    printed.rosters.publish(CONTROL_ROOM, DECEMBER, "人手不足")
    sheet = _sheet(printed, version=1)
    assert sheet.status is SheetStatus.PUBLISHED and sheet.published_at is not None
    assert sheet.notes == ("发布时保留的问题及原因：人手不足",)


def test_sheet_with_single_duty_names_its_clause(printed: Office) -> None:
    printed.stations.update(
        CONTROL_ROOM,
        min_staff=1,
        is_linked=False,
        single_clause="某省消防条例 第20条",
        single_in_force=date(2026, 1, 1),
        single_proofs="联网合同或验收、远程操作全部控制功能的证明、远程中心24小时持证值守、"
        "消防设施完好、断网即恢复双人的书面预案",
    )
    sheet = _sheet(printed)
    assert sheet.notes == ("单人值班依据：某省消防条例 第20条",)
    assert "不具备联动" in sheet.station_note and "每班不少于 1 人" in sheet.station_note


def test_sheet_of_a_micro_station_has_its_own_words(office: Office) -> None:
    key = office.members.add(MemberFields(name="李四", position="消防员")).value
    shift = office.stations.get(MICRO_STATION).shifts[0].shift_type_id
    office.rosters.edit(MICRO_STATION, DECEMBER, coming([seat(1, shift, key)]), "排班")
    sheet = _sheet(office, station_id=MICRO_STATION)
    assert (sheet.title, sheet.duty_word, sheet.rows[0].level) == ("微型消防站值守表", "队员", "")
    assert (sheet.unit_name, sheet.station_note) == ("（单位名称未填写）", "每班不少于 2 人")


def test_level_on_the_sheet_is_the_best_that_counts_in_the_month(printed: Office) -> None:
    for level, expires in (("三级", date(2026, 11, 30)), ("二级", date(2026, 12, 1))):
        printed.certificates.add(1, CertificateFields(level=level, expires=expires))
    assert _sheet(printed).rows[0].level == "二级"


def test_empty_roster_is_refused(office: Office) -> None:
    with pytest.raises(InputRefused, match="消控室2026年12月还没有排班"):
        office.reports.render(ORDER)


@pytest.mark.parametrize(
    "values", [{"form": "menu"}, {"paper": "A5"}, {"edition": "secret"}, {"version": 9}]
)
def test_unknown_order_is_a_usage_problem(printed: Office, values: dict[str, object]) -> None:
    with pytest.raises(UsageProblem):
        printed.reports.render(replace(ORDER, **values))


def test_form_is_shown_and_saved(printed: Office, tmp_path: Path) -> None:
    pdf = printed.reports.render(ORDER)
    assert all(page.width == 400 for page in printed.reports.preview(pdf, 400))
    printed.reports.save(pdf, tmp_path / "x.pdf")
    assert (tmp_path / "x.pdf").read_bytes() == pdf
