"""Certificates, leave and holidays."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from fire_roster.domain.certificate import CertificateState
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.leave import LeaveFields
from fire_roster.records.member import MemberFields
from fire_roster.services.office import Office
from tests.integration.services.people import CONTROL_ROOM, DECEMBER, audit

TODAY = date(2026, 12, 1)


@pytest.fixture
def zhang(office: Office) -> int:
    """One member."""
    return office.members.add(MemberFields(name="张三")).value


def _paper(office: Office, owner: int, days_left: int | None, **values: Any) -> int:
    expires = None if days_left is None else TODAY + timedelta(days=days_left)
    return office.certificates.add(owner, CertificateFields(expires=expires, **values)).value


def test_certificate_is_kept_tidied(office: Office, zhang: int) -> None:
    office.certificates.add(zhang, CertificateFields(number=" zj 2026-1 ", level="四级"))
    (entry,) = office.certificates.list_all()
    assert (entry.record.number, entry.owner.name, entry.level_title) == (
        "ZJ2026-1",
        "张三",
        "四级/中级工",
    )
    assert entry.validity_text == "证书未载明"


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"type": " "}, "证书类别"),
        ({"level": "六级"}, "等级“六级”不对"),
        ({"issued": TODAY, "expires": date(2026, 11, 30)}, "早于发证日期"),
        ({"expires": TODAY, "is_long_term": True}, "只能填一个"),
        ({"expires": date(9999, 12, 31)}, "请选长期"),
    ],
)
def test_certificate_contradiction_is_refused(
    office: Office, zhang: int, values: dict[str, Any], word: str
) -> None:
    with pytest.raises(InputRefused, match=word):
        office.certificates.add(zhang, CertificateFields(**values))
    assert office.certificates.list_all() == ()


def test_certificate_update_and_delete(office: Office, zhang: int) -> None:
    key = _paper(office, zhang, 10, level="五级")
    office.certificates.update(key, level="四级", expires=None, is_long_term=True)
    (entry,) = office.certificates.list_all()
    assert (entry.record.level, entry.validity_text, entry.record.version) == ("四级", "长期", 2)
    with pytest.raises(InputRefused):
        office.certificates.update(key, expires=TODAY)
    office.certificates.delete(key)
    assert office.certificates.list_all() == ()


def test_certificates_verified_are_noted_as_one_action(office: Office, zhang: int) -> None:
    keys = [_paper(office, zhang, None, number=number) for number in ("N1", "N2")]
    office.certificates.set_verified({keys[0]: TODAY, keys[1]: TODAY})
    office.certificates.set_verified({keys[1]: None})
    assert [one.record.verified_on for one in office.certificates.list_all()] == [TODAY, None]
    assert audit(office)[1].summary == "登记联网核验 2 张"
    with pytest.raises(UsageProblem):
        office.certificates.set_verified({keys[1]: TODAY, 99: TODAY})
    assert office.certificates.list_all()[1].record.verified_on is None


def test_certificate_of_nobody_or_gone_is_refused(office: Office) -> None:
    with pytest.raises(UsageProblem, match="人员已经不在了"):
        office.certificates.add(99, CertificateFields())
    for act in (office.certificates.update, office.certificates.delete):
        with pytest.raises(UsageProblem, match="证书已经不在了"):
            act(99)


@pytest.mark.parametrize(
    ("days_left", "state"),
    [
        (-1, CertificateState.EXPIRED),
        (0, CertificateState.EXPIRING),
        (90, CertificateState.EXPIRING),
        (91, CertificateState.VALID),
        (None, CertificateState.VALID),
    ],
)
def test_certificate_state_counts_to_the_last_day(
    office: Office, zhang: int, days_left: int | None, state: CertificateState
) -> None:
    _paper(office, zhang, days_left)
    (entry,) = office.certificates.list_all()
    assert (entry.state, entry.days_left) == (state, days_left)


def test_certificates_running_out_are_those_of_people_here(office: Office, zhang: int) -> None:
    gone = office.members.add(MemberFields(name="李四", left=date(2026, 11, 30))).value
    for owner, days_left in ((gone, 5), (zhang, 60), (zhang, -3), (zhang, 200)):
        _paper(office, owner, days_left)
    assert [one.days_left for one in office.certificates.list_running_out()] == [-3, 60]
    assert office.certificates.list_all()[0].validity_text == "2027-01-30"


def test_members_without_a_certificate_are_those_here(office: Office, zhang: int) -> None:
    _paper(office, zhang, None)
    office.members.add(MemberFields(name="李四"))
    office.members.add(MemberFields(name="王五", left=date(2026, 11, 30)))
    assert [one.name for one in office.certificates.members_without()] == ["李四"]


def _leave(office: Office, first: int, last: int, **values: Any) -> int:
    fields = LeaveFields(first=date(2026, 12, first), last=date(2026, 12, last), **values)
    return office.leaves.add(office.members.find("张三"), fields).value


@pytest.mark.usefixtures("zhang")
def test_leave_is_listed_by_the_days_it_touches(office: Office) -> None:
    _leave(office, 5, 7)
    (entry,) = office.leaves.list_all(date(2026, 12, 7), date(2026, 12, 9))
    assert (entry.member_name, entry.record.kind) == ("张三", "年休假")
    assert office.leaves.list_all(date(2026, 12, 8)) == ()
    assert office.leaves.list_all(None, date(2026, 12, 4)) == ()


@pytest.mark.usefixtures("zhang")
@pytest.mark.parametrize(("first", "last"), [(7, 9), (1, 5), (6, 6), (1, 20)])
def test_leave_that_overlaps_is_refused(office: Office, first: int, last: int) -> None:
    _leave(office, 5, 7)
    with pytest.raises(InputRefused, match="2026-12-05 至 2026-12-07 已有年休假"):
        _leave(office, first, last)
    assert len(office.leaves.list_all()) == 1


@pytest.mark.usefixtures("zhang")
def test_leave_next_to_another_or_of_another_person_is_kept(office: Office) -> None:
    office.members.add(MemberFields(name="李四"))
    _leave(office, 5, 7)
    _leave(office, 8, 9)
    day = date(2026, 12, 6)
    office.leaves.add(office.members.find("李四"), LeaveFields(first=day, last=day))
    assert len(office.leaves.list_all()) == 3


@pytest.mark.usefixtures("zhang")
def test_leave_that_contradicts_itself_is_refused(office: Office) -> None:
    with pytest.raises(InputRefused, match="早于开始日期"):
        _leave(office, 7, 5)
    with pytest.raises(InputRefused, match="请假类别"):
        _leave(office, 5, 7, kind=" ")


def test_leave_add_all_is_one_action_or_none(office: Office, zhang: int) -> None:
    days = [date(2026, 12, 5), date(2026, 12, 9)]
    leaves = [(zhang, LeaveFields(first=day, last=day)) for day in days]
    assert len(office.leaves.add_all(leaves).value) == 2
    count = len(audit(office))
    other = LeaveFields(first=date(2026, 12, 20), last=date(2026, 12, 20))
    with pytest.raises(UsageProblem, match="人员已经不在了"):
        office.leaves.add_all([(zhang, other), (99, other)])
    assert (len(office.leaves.list_all()), len(audit(office))) == (2, count)


@pytest.mark.usefixtures("zhang")
def test_leave_delete_takes_it_back_once(office: Office) -> None:
    key = _leave(office, 5, 7)
    office.leaves.delete(key)
    with pytest.raises(UsageProblem, match="请假已经不在了"):
        office.leaves.delete(key)
    assert office.leaves.list_all() == ()


def _holiday_file(folder: Path, year: int, *days: tuple[str, bool]) -> Path:
    path = folder / f"{year}.json"
    rows = [{"name": "元旦", "date": day, "isOffDay": is_off} for day, is_off in days]
    content = {"year": year, "papers": ["示例通知"], "days": rows}
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_holiday_import_replaces_the_year(office: Office, tmp_path: Path) -> None:
    days = (("2027-01-01", True), ("2027-01-03", False))
    office.holidays.import_file(_holiday_file(tmp_path, 2027, *days))
    office.holidays.import_file(_holiday_file(tmp_path, 2027, days[0]))
    assert [one.day for one in office.holidays.list_days(2027)] == [date(2027, 1, 1)]
    assert [(one.year, one.basis) for one in office.holidays.list_years()][1] == (2027, "示例通知")
    assert office.holidays.calendar().is_known(2027)
    assert len(office.holidays.list_days()) > 20


def test_holiday_import_of_a_bad_file_changes_nothing(office: Office, tmp_path: Path) -> None:
    before = office.holidays.list_days()
    path = tmp_path / "2027.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(InputRefused):
        office.holidays.import_file(path)
    assert (office.holidays.list_days(), audit(office)) == (before, [])


def test_holiday_of_an_unknown_year_makes_it_known(office: Office) -> None:
    day = date(2028, 1, 3)
    office.holidays.save_day(day, " 元旦 ", is_off=True, is_statutory=True)
    office.holidays.save_day(day, "元旦", is_off=False, is_statutory=True)
    (row,) = office.holidays.list_days(2028)
    assert (row.name, row.is_off, row.is_statutory) == ("元旦", False, False)
    office.holidays.delete_day(day)
    assert office.holidays.list_days(2028) == ()
    with pytest.raises(UsageProblem, match="不在节假日表里"):
        office.holidays.delete_day(day)


@pytest.mark.parametrize("name", ["", " ", "节" * 21])
def test_holiday_without_a_fitting_name_is_refused(office: Office, name: str) -> None:
    with pytest.raises(InputRefused, match="节日名称"):
        office.holidays.save_day(date(2026, 12, 25), name, is_off=True)


def test_holiday_changes_the_facts_of_a_roster(office: Office) -> None:
    day = date(2026, 12, 25)
    office.holidays.save_day(day, "厂庆", is_off=True)
    facts = office.rosters.open(CONTROL_ROOM, DECEMBER).facts
    assert facts.calendar.is_rest_day(day)
