"""Undo, redo and the recycle bin over closed and opened data folders."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from fire_roster.domain.identity import with_check_digit
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.member import MemberFields
from fire_roster.services.changes import Kind
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office

MONTH = Month(2026, 12)


class _Moved(Clock):
    """A clock whose real time can be moved."""

    def __init__(self, shift: timedelta) -> None:
        self._shift = shift
        super().__init__(datetime(2026, 12, 1, 9))

    def real_utc_now(self) -> datetime:
        return super().real_utc_now() + self._shift


@contextmanager
def _office(folder: Path, shift: timedelta = timedelta()) -> Iterator[Office]:
    office = Office.open(folder, _Moved(shift), is_writing=True, program="测试")
    with closing(office):
        yield office


def _add(office: Office, name: str, id_number: str = "") -> int:
    fields = MemberFields(name=name, id_number=id_number, position="控制室值班员")
    return office.members.add(fields, "甲班").value


def test_undo_and_redo_reach_over_a_restart(data_dir: Path) -> None:
    with _office(data_dir) as office:
        empty = office.upkeep.digest()
        _add(office, "周一")
        one = office.upkeep.digest()
        _add(office, "周二")
        two = office.upkeep.digest()
    with _office(data_dir) as office:
        assert office.undo.undo().value == "新增人员 周二"
        assert office.upkeep.digest() == one
        office.undo.undo()
        assert office.upkeep.digest() == empty
    with _office(data_dir) as office:
        office.undo.redo()
        assert office.upkeep.digest() == one
        done = office.undo.redo()
        assert office.upkeep.digest() == two
        assert Kind.MEMBER in done.changes.kinds
        assert office.upkeep.check(is_deep=True, with_audit=True).findings == ()


def test_undo_takes_three_hundred_cells_back_in_one_step(data_dir: Path) -> None:
    with _office(data_dir) as office:
        people = [_add(office, f"队员{number}") for number in range(10)]
        before = office.upkeep.digest()
        seats = [Assignment(day, 1, one) for day in MONTH.days[:30] for one in people]
        patch = RosterPatch(tuple(SeatChange(None, seat) for seat in seats))
        office.rosters.edit(1, MONTH, patch, "排班")
        done = office.undo.undo()
        assert office.upkeep.digest() == before
        assert done.changes.months == {MONTH}


def test_undo_new_action_ends_redo(data_dir: Path) -> None:
    with _office(data_dir) as office:
        _add(office, "周一")
        office.undo.undo()
        _add(office, "周二")
        with pytest.raises(InputRefused, match="没有可以重做"):
            office.undo.redo()


def test_undo_of_nothing_and_of_a_published_roster_is_refused(data_dir: Path) -> None:
    with _office(data_dir) as office:
        with pytest.raises(InputRefused, match="没有可以撤销"):
            office.undo.undo()
        member = _add(office, "周一")
        state = office.rosters.open(1, MONTH)
        office.rosters.set_shift_members(state, date(2026, 12, 1), state.find_shift("早"), [member])
        office.rosters.publish(1, MONTH)
        with pytest.raises(InputRefused, match="发布"):
            office.undo.undo()


def test_bin_gives_a_deleted_member_back_with_certificates(data_dir: Path) -> None:
    with _office(data_dir) as office:
        key = _add(office, "周一")
        office.certificates.add(key, CertificateFields(level="四级"))
        before = office.upkeep.digest()
        office.members.delete(key)
        _add(office, "周二")
        (gone,) = office.undo.list_deleted()
        office.undo.restore_deleted(gone.entry_id)
        office.undo.undo()
        assert len(office.members.list_all()) == 1
        office.undo.redo()
        assert office.undo.list_deleted() == ()
        with pytest.raises(UsageProblem):
            office.undo.restore_deleted(gone.entry_id)
        office.members.delete(office.members.find("周二").record.id)
        assert office.upkeep.digest() == before


def test_bin_refuses_a_person_who_was_entered_again(data_dir: Path) -> None:
    with _office(data_dir) as office:
        number = with_check_digit("99000019900101001")
        office.members.delete(_add(office, "周一", number))
        _add(office, "周一", number)
        (gone,) = office.undo.list_deleted()
        with pytest.raises(InputRefused, match="身份证号"):
            office.undo.restore_deleted(gone.entry_id)


@pytest.mark.parametrize(("days", "kept"), [(80, 1), (101, 0)])
def test_bin_keeps_ninety_days(data_dir: Path, days: int, kept: int) -> None:
    with _office(data_dir) as office:
        office.members.delete(_add(office, "周一"))
    for passed in range(20, days + 1, 20):
        with _office(data_dir, timedelta(days=passed)) as office:
            _add(office, f"第{passed}天")
    with _office(data_dir, timedelta(days=days)) as office:
        _add(office, "最后")
        assert len(office.undo.list_deleted()) == kept


def test_bin_does_not_believe_a_clock_that_jumps(data_dir: Path) -> None:
    with _office(data_dir) as office:
        office.members.delete(_add(office, "周一"))
    with _office(data_dir, timedelta(days=400)) as office:
        _add(office, "周二")
        assert len(office.undo.list_deleted()) == 1
