"""A published instance as a `RosterProblem` with one tier of cost."""

from collections.abc import Iterator

from fire_roster.solver import (
    BlockRow,
    Cell,
    CoverRow,
    PatternRow,
    RestRule,
    RosterProblem,
    RunRow,
    Seat,
    ShiftSpec,
    WindowRow,
    Wish,
)
from tests.benchmarks.published.instance import Contract, Instance, Request

COST = "cost"


def build_problem(instance: Instance) -> RosterProblem:
    """Hard rules as hard rows; requests and cover as costs."""
    return RosterProblem(
        people=tuple(contract.person for contract in instance.staff),
        days=instance.days,
        shifts=tuple(ShiftSpec(shift.id, 0, shift.minutes) for shift in instance.shifts),
        allowed=_allowed(instance),
        covers=_covers(instance),
        rest=RestRule(tier=None),
        windows=tuple(row for one in instance.staff for row in _windows(instance, one)),
        patterns=_barred(instance),
        runs=tuple(_run(contract) for contract in instance.staff),
        blocks=tuple(
            BlockRow(("weekends", one.person), one.person, instance.weekends, one.most_weekends)
            for one in instance.staff
        ),
        wishes=(
            *(_wish(one, is_on=True) for one in instance.on_requests),
            *(_wish(one, is_on=False) for one in instance.off_requests),
        ),
        tiers=(COST,),
    )


def _allowed(instance: Instance) -> frozenset[Seat]:
    return frozenset(
        Seat(one.person, day, shift.id)
        for one in instance.staff
        for day in range(instance.days)
        if (one.person, day) not in instance.days_off
        for shift in instance.shifts
        if one.most_of.get(shift.id, instance.days) > 0
    )


def _covers(instance: Instance) -> tuple[CoverRow, ...]:
    return tuple(
        CoverRow(
            ("cover", need.day, need.shift),
            (Cell(need.day, need.shift),),
            minimum=0,
            target=need.wanted,
            target_tier=COST,
            target_weight=need.under,
            over_weight=need.over,
        )
        for need in instance.needs
    )


def _windows(instance: Instance, contract: Contract) -> Iterator[WindowRow]:
    person, days = contract.person, range(instance.days)
    least, most = contract.least_minutes, contract.most_minutes
    yield WindowRow(("minutes", person), person, days, least, most, unit="minutes")
    for shift, limit in contract.most_of.items():
        if 0 < limit < instance.days:
            tag = ("most_of", person, shift)
            yield WindowRow(tag, person, days, None, limit, frozenset({shift}))


def _run(contract: Contract) -> RunRow:
    return RunRow(
        ("run", contract.person),
        contract.person,
        max_work=contract.longest_run,
        min_work=contract.shortest_run,
        min_off=contract.shortest_rest,
    )


def _barred(instance: Instance) -> tuple[PatternRow, ...]:
    """One pattern for each different set of barred types: all types that bar at least these."""
    sets = sorted({shift.barred for shift in instance.shifts if shift.barred}, key=sorted)
    return tuple(
        PatternRow(
            ("barred", *sorted(barred)),
            (frozenset(one.id for one in instance.shifts if one.barred >= barred), barred),
            tier=None,
        )
        for barred in sets
    )


def _wish(request: Request, *, is_on: bool) -> Wish:
    tag = ("on" if is_on else "off", request.person, request.day, request.shift)
    return Wish(tag, request.person, request.day, request.shift, is_on, request.weight, tier=COST)
