"""Rosters: patches, locks, versions, publishing, proposals."""

from dataclasses import replace
from datetime import date

import pytest

from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment, RosterStatus
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.leave import LeaveFields
from fire_roster.services.changes import Kind
from fire_roster.services.clock import wall_time
from fire_roster.services.office import Office
from fire_roster.services.proposal import Proposal, with_seats
from fire_roster.services.roster_state import RosterState
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    MICRO_STATION,
    MIDDLE,
    NIGHT,
    add_operator,
    assign,
    audit,
    coming,
    seat,
)


@pytest.fixture
def zhang(office: Office) -> int:
    """A certified operator."""
    return add_operator(office, "张三")


@pytest.fixture
def li(office: Office) -> int:
    """Another one."""
    return add_operator(office, "李四")


def _state(office: Office, version: int | None = None) -> RosterState:
    return office.rosters.open(CONTROL_ROOM, DECEMBER, version)


def _seats(office: Office, version: int | None = None) -> set[Assignment]:
    return set(_state(office, version).facts.assignments.values())


def _publish(office: Office) -> int:
    return office.rosters.publish(CONTROL_ROOM, DECEMBER, "已核对").value


def _proposal(office: Office, *seats: Assignment) -> Proposal:
    before = _state(office)
    return Proposal(before, with_seats(before, seats), (), (), (), '{"seed": 1}')


def test_open_without_a_roster_is_an_empty_draft(office: Office) -> None:
    state = _state(office)
    assert state.is_empty and state.roster is None
    assert (state.facts.status, state.facts.version) == (RosterStatus.DRAFT, 1)
    assert office.rosters.list_versions(CONTROL_ROOM, DECEMBER) == ()


def test_open_unknown_version_is_a_usage_problem(office: Office) -> None:
    with pytest.raises(UsageProblem, match="2026年12月没有第 7 版"):
        _state(office, 7)


def test_edit_is_kept_and_its_inverse_undoes_it(office: Office, zhang: int, li: int) -> None:
    kept = replace(seat(1, EARLY, zhang), position="主班", is_locked=True)
    assign(office, kept)
    patch = assign(office, seat(31, NIGHT, li))
    assert _seats(office) == {kept, seat(31, NIGHT, li)}
    done = office.rosters.edit(CONTROL_ROOM, DECEMBER, patch.inverted(), "撤销")
    assert _seats(office) == {kept}
    assert done.changes.months == {DECEMBER} and done.changes.touches(Kind.ROSTER)


def test_edit_conflict_is_refused_without_a_trace(office: Office, zhang: int, li: int) -> None:
    assign(office, seat(1, EARLY, zhang))
    count = len(audit(office))
    stale = RosterPatch(
        (SeatChange(None, seat(2, EARLY, li)), SeatChange(None, seat(1, EARLY, zhang)))
    )
    with pytest.raises(InputRefused, match="已在别处改动"):
        office.rosters.edit(CONTROL_ROOM, DECEMBER, stale, "排班")
    assert _seats(office) == {seat(1, EARLY, zhang)}
    assert len(audit(office)) == count


@pytest.mark.parametrize(
    "misplaced",
    [
        Assignment(date(2027, 1, 1), EARLY, 1),
        Assignment(date(2026, 12, 1), EARLY + 3, 1),
        Assignment(date(2026, 12, 1), 99, 1),
        Assignment(date(2026, 12, 1), EARLY, 99),
    ],
)
@pytest.mark.usefixtures("zhang")
def test_edit_seat_that_cannot_be_is_refused(office: Office, misplaced: Assignment) -> None:
    with pytest.raises(InputRefused, match="已在别处改动"):
        office.rosters.edit(CONTROL_ROOM, DECEMBER, coming([misplaced]), "排班")
    assert office.rosters.list_versions(CONTROL_ROOM, DECEMBER) == ()


@pytest.mark.usefixtures("zhang")
def test_edit_without_changes_leaves_no_trace(office: Office) -> None:
    count = len(audit(office))
    done = office.rosters.edit(CONTROL_ROOM, DECEMBER, RosterPatch(), "排班")
    assert not done.changes.kinds
    assert (_state(office).roster, len(audit(office))) == (None, count)


def test_publish_puts_the_draft_in_force(office: Office, zhang: int) -> None:
    assign(office, seat(1, EARLY, zhang))
    assert _publish(office) == 1
    (version,) = office.rosters.list_versions(CONTROL_ROOM, DECEMBER)
    assert (version.status, version.published_reason) == ("PUBLISHED", "已核对")
    assert version.published_at is not None
    assert wall_time(version.published_at) == office.clock.now()
    with pytest.raises(InputRefused, match="没有新的改动"):
        _publish(office)


def test_publish_empty_is_refused(office: Office, zhang: int) -> None:
    with pytest.raises(InputRefused, match="还没有排班"):
        _publish(office)
    patch = assign(office, seat(1, EARLY, zhang))
    office.rosters.edit(CONTROL_ROOM, DECEMBER, patch.inverted(), "撤销")
    with pytest.raises(InputRefused, match="还没有排班"):
        _publish(office)


def test_edit_after_publishing_works_on_a_new_version(office: Office, zhang: int, li: int) -> None:
    kept = seat(1, EARLY, zhang, is_locked=True)
    assign(office, kept)
    _publish(office)
    assign(office, seat(2, EARLY, li))
    assert _seats(office, 1) == {kept}
    assert _seats(office) == _seats(office, 2) == {kept, seat(2, EARLY, li)}
    assert office.rosters.open_final(CONTROL_ROOM, DECEMBER).facts.version == 1
    assert _publish(office) == 2
    versions = office.rosters.list_versions(CONTROL_ROOM, DECEMBER)
    assert [one.status for one in versions] == ["ARCHIVED", "PUBLISHED"]
    assert office.rosters.open_final(CONTROL_ROOM, DECEMBER).facts.version == 2


def test_open_final_without_a_published_one_is_the_draft(office: Office, zhang: int) -> None:
    assign(office, seat(1, EARLY, zhang))
    assert not office.rosters.open_final(CONTROL_ROOM, DECEMBER).is_empty


def test_set_shift_members_keeps_locks_of_those_who_stay(
    office: Office, zhang: int, li: int
) -> None:
    locked = seat(1, EARLY, zhang, is_locked=True)
    other_shift = seat(1, MIDDLE, li)
    assign(office, locked, other_shift)
    state = _state(office)
    shift = state.find_shift("早")
    office.rosters.set_shift_members(state, date(2026, 12, 1), shift, [li, zhang, li])
    assert _seats(office) == {locked, seat(1, EARLY, li), other_shift}
    office.rosters.set_shift_members(_state(office), date(2026, 12, 1), shift, [])
    assert _seats(office) == {other_shift}
    assert audit(office)[0].summary == "消控室 2026-12-01 早班：空"


def test_set_shift_members_with_an_old_state_is_refused(office: Office, zhang: int) -> None:
    state = _state(office)
    assign(office, seat(1, EARLY, zhang))
    with pytest.raises(InputRefused, match="别处改动"):
        office.rosters.set_shift_members(
            state, date(2026, 12, 1), state.find_shift("早班"), [zhang]
        )


def test_find_shift_by_code_name_or_hotkey(office: Office) -> None:
    state = _state(office)
    assert {state.find_shift(text).shift_type_id for text in ("夜", " 夜班 ", "3")} == {NIGHT}
    for text in ("", "晚"):
        with pytest.raises(UsageProblem, match="现有：早（早班）"):
            state.find_shift(text)


def test_candidates_tell_who_may_and_why_not(office: Office, zhang: int, li: int) -> None:
    day = date(2026, 12, 5)
    office.leaves.add(office.members.find("李四"), LeaveFields(first=day, last=day))
    found = office.rosters.candidates(_state(office), day, EARLY)
    assert {one.member.member_id: one.is_eligible for one in found} == {zhang: True, li: False}


def test_facts_carry_the_neighbouring_months_and_other_stations(office: Office, zhang: int) -> None:
    november = Month(2026, 11)
    tail = [Assignment(date(2026, 11, day), NIGHT, zhang) for day in (10, 30)]
    office.rosters.edit(CONTROL_ROOM, november, coming(tail), "排班")
    micro = office.stations.get(MICRO_STATION).shifts[0].shift_type_id
    elsewhere = Assignment(date(2026, 12, 3), micro, zhang)
    office.rosters.edit(MICRO_STATION, DECEMBER, coming([elsewhere]), "排班")
    duties = _state(office).facts.foreign_duties
    assert {(one.duty_date, one.station_id) for one in duties} == {
        (date(2026, 11, 30), CONTROL_ROOM),
        (date(2026, 12, 3), MICRO_STATION),
    }
    assert all(one.is_foreign for one in duties)


def test_save_takes_a_proposal_over_as_one_edit(office: Office, zhang: int, li: int) -> None:
    assign(office, seat(1, EARLY, zhang))
    count = len(audit(office))
    done = office.rosters.save(_proposal(office, seat(2, EARLY, li)))
    assert _seats(office) == {seat(2, EARLY, li)}
    assert len(audit(office)) == count + 1
    office.rosters.edit(CONTROL_ROOM, DECEMBER, done.value.inverted(), "撤销")
    assert _seats(office) == {seat(1, EARLY, zhang)}


def test_save_over_a_published_month_needs_a_new_version(
    office: Office, zhang: int, li: int
) -> None:
    assign(office, seat(1, EARLY, zhang))
    _publish(office)
    proposal = _proposal(office, seat(2, EARLY, li))
    with pytest.raises(InputRefused, match="第 1 版已经发布"):
        office.rosters.save(proposal)
    office.rosters.save(proposal, allow_new_version=True)
    assert (_seats(office, 1), _seats(office)) == ({seat(1, EARLY, zhang)}, {seat(2, EARLY, li)})


def test_save_after_somebody_published_meanwhile_is_refused(
    office: Office, zhang: int, li: int
) -> None:
    assign(office, seat(1, EARLY, zhang))
    proposal = _proposal(office, seat(1, EARLY, zhang), seat(2, EARLY, li))
    _publish(office)
    with pytest.raises(InputRefused, match="已经发布"):
        office.rosters.save(proposal)
    assert len(office.rosters.list_versions(CONTROL_ROOM, DECEMBER)) == 1


def test_save_old_proposal_is_refused(office: Office, zhang: int, li: int) -> None:
    proposal = _proposal(office, seat(1, EARLY, li))
    assign(office, seat(1, EARLY, li), seat(2, EARLY, zhang))
    with pytest.raises(InputRefused, match="别处改动"):
        office.rosters.save(proposal)
