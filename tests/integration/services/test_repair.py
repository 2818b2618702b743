"""Somebody drops out of a published month: proposals with few people changed, all legal."""

from datetime import date, datetime
from pathlib import Path

import pytest

from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment
from fire_roster.domain.time_span import TimeSpan
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from fire_roster.services.repair import Repair
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    MIDDLE,
    NIGHT,
    add_operator,
    assign,
)

CYCLE = (EARLY, EARLY, MIDDLE, MIDDLE, NIGHT, NIGHT, None, None)


def fill(office: Office, locked: date | None = None) -> list[int]:
    """Nine operators, eight of them in four pairs that go 早早中中夜夜休休; the keys."""
    keys = [add_operator(office, f"值班{number}") for number in range(9)]
    seats = []
    for place, key in enumerate(keys[:8]):
        for day in DECEMBER.days:
            shift = CYCLE[(day.day - 1 + 2 * (place // 2)) % 8]
            if shift is not None:
                seats.append(Assignment(day, shift, key, "主班", is_locked=day == locked))
    assign(office, *seats)
    office.rosters.publish(CONTROL_ROOM, DECEMBER)
    return keys


def absent(office: Office, member: int, first: int, last: int) -> Repair:
    return office.repair.propose(
        CONTROL_ROOM, DECEMBER, member, date(2026, 12, first), date(2026, 12, last)
    )


def test_repair_one_day_needs_one_person_and_breaks_nothing(office: Office) -> None:
    keys = fill(office)
    found = absent(office, keys[0], 10, 10)
    assert {one.member_id for one in found.lost} == {keys[0]} and len(found.lost) == 1
    first = found.proposals[0]
    assert len(first.moves) == 1 and first.is_legal and first.new_violations == ()
    (move,) = first.moves
    assert move.text == f"{move.name}：加 12月10日早班" and move.added[0].position == "主班"
    assert first.title == f"动 1 人、1 个班次：{move.name}"
    assert len(found.proposals) == 3
    assert [len(one.moves) for one in found.proposals] == sorted(
        len(one.moves) for one in found.proposals
    )


def test_repair_taken_gives_a_new_draft_without_the_absent_person(office: Office) -> None:
    keys = fill(office)
    proposal = absent(office, keys[2], 14, 20).proposals[0]
    office.rosters.edit(CONTROL_ROOM, DECEMBER, proposal.patch, "顶班")
    state = office.rosters.open(CONTROL_ROOM, DECEMBER)
    assert state.facts.version == 2
    away = TimeSpan(datetime(2026, 12, 14), datetime(2026, 12, 21))
    assert not [one for one in state.facts.duties_of(keys[2]) if one.span.overlaps(away)]
    assert state.facts.assignments == proposal.state.facts.assignments


def test_repair_never_moves_what_has_begun_or_is_locked(data_dir: Path) -> None:
    office = Office.open(
        data_dir, Clock(datetime(2026, 12, 10, 9, 30)), is_writing=True, program="测试"
    )
    keys = fill(office, locked=date(2026, 12, 12))
    found = absent(office, keys[0], 8, 13)
    lost_days = {one.duty_date.day for one in found.lost}
    assert min(lost_days) >= 10 and 12 in lost_days
    now = office.clock.now()
    before = found.before.facts
    for proposal in found.proposals:
        changed = [c.before or c.after for c in proposal.patch.changes]
        assert all(before.duty_of(one).span.start > now for one in changed if one)
        moved = [c.before for c in proposal.patch.changes if c.before and c.before.is_locked]
        assert {one.member_id for one in moved} == {keys[0]}
    office.close()


def test_repair_without_seats_of_the_person_proposes_nothing(office: Office) -> None:
    keys = fill(office)
    found = absent(office, keys[8], 10, 12)
    assert (found.lost, found.proposals) == ((), ())


def test_repair_with_nobody_left_says_what_stays_short(office: Office) -> None:
    key = add_operator(office, "独一人")
    assign(office, Assignment(date(2026, 12, 9), EARLY, key))
    (proposal,) = absent(office, key, 9, 9).proposals
    assert not proposal.is_legal and proposal.shortages
    assert proposal.title == "没有人能顶替，缺勤的班次空着"


def test_repair_refuses_wrong_days_people_and_past_months(office: Office) -> None:
    keys = fill(office)
    with pytest.raises(UsageProblem, match="早于"):
        absent(office, keys[0], 12, 10)
    with pytest.raises(UsageProblem, match="没有这个人员"):
        absent(office, 9999, 10, 12)
    with pytest.raises(InputRefused, match="已经过去"):
        office.repair.propose(
            CONTROL_ROOM, Month(2026, 11), keys[0], date(2026, 11, 3), date(2026, 11, 4)
        )
