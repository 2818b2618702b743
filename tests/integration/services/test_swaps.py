"""Swaps and substitutions: judged, bound, cancelled, undone; the final roster everywhere."""

from datetime import date, datetime
from itertools import permutations

import pytest

from fire_roster.domain.month import Month
from fire_roster.domain.roster import SeatKey
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.domain.swap import SwapKind
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.leave import LeaveFields
from fire_roster.records.member import MemberFields
from fire_roster.records.swap import SwapFields
from fire_roster.services.changes import Kind
from fire_roster.services.office import Office
from fire_roster.services.swaps import SwapOrder, SwapState
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    NIGHT,
    add_operator,
    assign,
    audit,
    coming,
    seat,
)

SIGNED = SwapFields(reason="家中有事", approver="周某")
JANUARY = Month(2027, 1)


@pytest.fixture
def team(office: Office) -> list[int]:
    """Four operators: the first two on 5 December night, the third on 7 December early."""
    keys = [add_operator(office, name) for name in ("张三", "李四", "王五", "赵六")]
    assign(office, seat(5, NIGHT, keys[0]), seat(5, NIGHT, keys[1]), seat(8, EARLY, keys[2]))
    return keys


def key(day: int, shift: int, member: int) -> SeatKey:
    return SeatKey(date(2026, 12, day), shift, member)


def final(office: Office) -> set[SeatKey]:
    return set(office.rosters.open_final(CONTROL_ROOM, DECEMBER).facts.assignments)


def enter(office: Office, order: SwapOrder, fields: SwapFields = SIGNED) -> int:
    return office.swaps.enter(order, fields).value


def test_substitution_reaches_duty_and_the_final_roster_not_the_plan(
    office: Office, team: list[int]
) -> None:
    swap = office.swaps.enter(SwapOrder(key(5, NIGHT, team[0]), team[3]), SIGNED)
    assert swap.changes.touches(Kind.SWAP, Kind.ROSTER) and swap.changes.months == {DECEMBER}
    on_duty = office.duty.at_station(CONTROL_ROOM, datetime(2026, 12, 6, 2))
    assert on_duty.names == ("李四", "赵六")
    assert key(5, NIGHT, team[3]) in final(office)
    assert key(5, NIGHT, team[0]) in office.rosters.open(CONTROL_ROOM, DECEMBER).facts.assignments
    assert audit(office)[0].summary == "登记替班：张三 12月5日夜班 → 赵六"


def test_swap_exchanges_two_seats_and_reads_well(office: Office, team: list[int]) -> None:
    order = SwapOrder(key(5, NIGHT, team[0]), team[2], key(8, EARLY, team[2]))
    entry = office.swaps.find(enter(office, order))
    assert (entry.kind, entry.state) == (SwapKind.SWAP, SwapState.APPLIED)
    assert entry.text == "张三 12月5日夜班 ⇄ 王五 12月8日早班"
    assert (entry.number, entry.record.approved_on) == ("20261201-001", date(2026, 12, 1))
    assert final(office) == {
        key(5, NIGHT, team[2]),
        key(5, NIGHT, team[1]),
        key(8, EARLY, team[0]),
    }


def test_absence_is_recorded_and_leaves_the_seat_empty(office: Office, team: list[int]) -> None:
    order = SwapOrder(key(5, NIGHT, team[0]))
    judged = office.swaps.judge(order)
    assert {one.rule for one in judged.errors} == {"D02"}
    with pytest.raises(InputRefused, match="缺 1 人"):
        enter(office, order, SwapFields())
    office.swaps.enter(order, SwapFields(reason="突发疾病，送医"), keeps_errors=True)
    assert final(office) == {key(5, NIGHT, team[1]), key(8, EARLY, team[2])}
    found = office.rosters.open_final(CONTROL_ROOM, DECEMBER).checker().violations
    assert [one.rule for one in found if one.rule == "D08"] == ["D08"]


def test_candidates_leave_out_who_stands_there_and_judge_the_rest(
    office: Office, team: list[int]
) -> None:
    member = office.members.find(str(team[2]))
    office.leaves.add(member, LeaveFields(first=date(2026, 12, 5), last=date(2026, 12, 6)))
    found = office.swaps.candidates(key(5, NIGHT, team[0]), CONTROL_ROOM)
    judged = {one.member.member_id: one.is_eligible for one in found}
    assert judged == {team[3]: True, team[2]: False}
    assert found[-1].reasons[0].rule == "L06"


def test_taker_without_certificate_needs_a_reason(office: Office, team: list[int]) -> None:
    guest = office.members.add(MemberFields(name="客串"), "").value
    order = SwapOrder(key(5, NIGHT, team[0]), guest)
    assert [one.rule for one in office.swaps.judge(order).errors] == ["C01"]
    with pytest.raises(InputRefused, match="保留登记"):
        enter(office, order)
    office.swaps.enter(order, SIGNED, keeps_errors=True)
    assert key(5, NIGHT, guest) in final(office)


@pytest.mark.parametrize(
    ("words", "taker"), [("已经在12月5日夜班上", 1), ("不能与自己", 0), ("不在12月6日夜班上", 3)]
)
def test_impossible_orders_are_refused_in_words(
    office: Office, team: list[int], words: str, taker: int
) -> None:
    day = 6 if taker == 3 else 5
    with pytest.raises(InputRefused, match=words):
        enter(office, SwapOrder(key(day, NIGHT, team[0]), team[taker]))
    assert office.swaps.list_all() == ()


def test_second_order_for_the_same_seat_is_refused(office: Office, team: list[int]) -> None:
    enter(office, SwapOrder(key(5, NIGHT, team[0]), team[3]))
    assert "不在" in office.swaps.judge(SwapOrder(key(5, NIGHT, team[0]), team[2])).problem


def test_swap_rests_while_the_plan_has_moved_and_wakes_again(
    office: Office, team: list[int]
) -> None:
    swap = enter(office, SwapOrder(key(5, NIGHT, team[0]), team[3]))
    moved = RosterPatch((SeatChange(seat(5, NIGHT, team[0]), None),))
    office.rosters.edit(CONTROL_ROOM, DECEMBER, moved, "移走")
    assert office.swaps.find(swap).state is SwapState.RESTING
    assert key(5, NIGHT, team[3]) not in final(office)
    office.rosters.edit(CONTROL_ROOM, DECEMBER, moved.inverted(), "移回")
    assert office.swaps.find(swap).state is SwapState.APPLIED


def test_cancelling_restores_the_plan_and_restore_takes_it_back(
    office: Office, team: list[int]
) -> None:
    before = final(office)
    swap = enter(office, SwapOrder(key(5, NIGHT, team[0]), team[3]))
    office.swaps.cancel(swap, "本人到岗")
    assert final(office) == before
    assert office.swaps.find(swap).state is SwapState.CANCELLED
    with pytest.raises(InputRefused, match="已经取消"):
        office.swaps.cancel(swap)
    enter(office, SwapOrder(key(5, NIGHT, team[0]), team[2]))
    with pytest.raises(InputRefused, match="另外的登记"):
        office.swaps.restore(swap)


def test_every_operation_undone_gives_the_digest_of_the_start(
    office: Office, team: list[int]
) -> None:
    swap = enter(office, SwapOrder(key(8, EARLY, team[2]), team[3]))
    start = office.upkeep.digest()

    taken = enter(office, SwapOrder(key(5, NIGHT, team[0]), team[3]))
    order = office.swaps.take_back(taken).value
    assert order == SwapOrder(key(5, NIGHT, team[0]), team[3])
    assert office.upkeep.digest() == start

    office.swaps.cancel(swap, "不换了")
    office.swaps.restore(swap)
    assert office.upkeep.digest() == start

    before = office.swaps.update(swap, SwapFields(reason="改")).value
    assert office.swaps.find(swap).record.approver == ""
    office.swaps.update(swap, before)
    assert office.upkeep.digest() == start


def test_final_roster_does_not_depend_on_the_order_of_entry(
    office: Office, team: list[int]
) -> None:
    start, found = office.upkeep.digest(), set()
    added = coming([seat(20, EARLY, team[1])])
    for order in permutations(range(3)):
        entered = []
        for step in order:
            if step == 0:
                entered.append(enter(office, SwapOrder(key(5, NIGHT, team[0]), team[3])))
            elif step == 1:
                back = SwapOrder(key(5, NIGHT, team[1]), team[2], key(8, EARLY, team[2]))
                entered.append(enter(office, back))
            else:
                office.rosters.edit(CONTROL_ROOM, DECEMBER, added, "加一班")
        found.add(frozenset(final(office)))
        for swap in entered:
            office.swaps.take_back(swap)
        office.rosters.edit(CONTROL_ROOM, DECEMBER, added.inverted(), "撤销")
        assert office.upkeep.digest() == start
    (only,) = found
    assert len(only) == 4


def test_swap_over_the_end_of_the_month_moves_both_months(office: Office, team: list[int]) -> None:
    assign(office, seat(31, EARLY, team[0]))
    there = coming([seat(31, EARLY, team[1])]).changes[0].after
    assert there is not None
    january = RosterPatch((SeatChange(None, _moved(there.key, date(2027, 1, 4))),))
    office.rosters.edit(CONTROL_ROOM, JANUARY, january, "一月")
    back = SeatKey(date(2027, 1, 4), EARLY, team[1])
    done = office.swaps.enter(SwapOrder(key(31, EARLY, team[0]), team[1], back), SIGNED)
    assert done.changes.months == {DECEMBER, JANUARY}
    assert key(31, EARLY, team[1]) in final(office)
    after = office.rosters.open_final(CONTROL_ROOM, JANUARY).facts
    assert set(after.assignments) == {SeatKey(date(2027, 1, 4), EARLY, team[0])}
    around = office.rosters.open(CONTROL_ROOM, JANUARY).facts.foreign_duties
    assert team[1] in {duty.member_id for duty in around if duty.duty_date == date(2026, 12, 31)}


def _moved(one: SeatKey, day: date):  # type: ignore[no-untyped-def]
    from fire_roster.domain.roster import Assignment

    return Assignment(day, one.shift_type_id, one.member_id)


def test_list_is_by_station_and_month(office: Office, team: list[int]) -> None:
    enter(office, SwapOrder(key(8, EARLY, team[2]), team[3]))
    enter(office, SwapOrder(key(5, NIGHT, team[0]), team[3]))
    found = office.swaps.list_all(CONTROL_ROOM, DECEMBER)
    assert [entry.record.day.day for entry in found] == [5, 8]
    assert office.swaps.list_all(CONTROL_ROOM, JANUARY) == ()
    assert office.swaps.list_all(2, DECEMBER) == ()
    with pytest.raises(UsageProblem, match="没有编号为 99"):
        office.swaps.find(99)


def test_member_of_a_swap_cannot_be_deleted(office: Office, team: list[int]) -> None:
    enter(office, SwapOrder(key(5, NIGHT, team[0]), team[3]))
    office.swaps.cancel(1)
    with pytest.raises(InputRefused):
        office.members.delete(office.members.find(str(team[3])).record.id)
