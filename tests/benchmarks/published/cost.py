"""The published rules read once more, from the roster alone: nothing of the solver is used."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from tests.benchmarks.published.instance import Contract, Instance

Table = Mapping[str, list[str]]
"""For each person the shift type of every day, empty when off."""


def cost_of(instance: Instance, table: Table) -> int:
    """Requests not met, people missing and people too many, each times its weight."""
    total = sum(r.weight for r in instance.on_requests if table[r.person][r.day] != r.shift)
    total += sum(r.weight for r in instance.off_requests if table[r.person][r.day] == r.shift)
    for need in instance.needs:
        present = sum(1 for days in table.values() if days[need.day] == need.shift)
        total += max(0, need.wanted - present) * need.under
        total += max(0, present - need.wanted) * need.over
    return total


def faults_of(instance: Instance, table: Table) -> list[str]:
    """Every hard rule that is broken, in words."""
    return [
        f"{contract.person}: {fault}"
        for contract in instance.staff
        for fault in _faults(instance, contract, table[contract.person])
    ]


def _faults(instance: Instance, contract: Contract, days: list[str]) -> Iterator[str]:
    if len(days) != instance.days:
        yield f"{len(days)} days"
    for day, shift in enumerate(days):
        if shift and (contract.person, day) in instance.days_off:
            yield f"works on day off {day}"
    yield from _amount_faults(instance, contract, days)
    yield from _order_faults(instance, days)
    yield from _run_faults(contract, days)
    weekends = sum(1 for pair in instance.weekends if any(days[day] for day in pair))
    if weekends > contract.most_weekends:
        yield f"{weekends} weekends"


def _amount_faults(instance: Instance, contract: Contract, days: list[str]) -> Iterator[str]:
    lengths = {shift.id: shift.minutes for shift in instance.shifts}
    counts = Counter(shift for shift in days if shift)
    for shift, count in counts.items():
        if count > contract.most_of.get(shift, instance.days):
            yield f"{count} times {shift}"
    minutes = sum(lengths[shift] * count for shift, count in counts.items())
    if not contract.least_minutes <= minutes <= contract.most_minutes:
        yield f"{minutes} minutes"


def _order_faults(instance: Instance, days: list[str]) -> Iterator[str]:
    barred = {shift.id: shift.barred for shift in instance.shifts}
    for day in range(1, len(days)):
        if days[day - 1] and days[day] in barred[days[day - 1]]:
            yield f"{days[day - 1]} before {days[day]} on day {day}"


def _run_faults(contract: Contract, days: list[str]) -> Iterator[str]:
    day = 0
    for is_work, run in groupby(days, key=bool):
        length = len(list(run))
        is_inside = day > 0 and day + length < len(days)
        if is_work and length > contract.longest_run:
            yield f"{length} days of work from day {day}"
        if is_work and is_inside and length < contract.shortest_run:
            yield f"only {length} days of work from day {day}"
        if not is_work and is_inside and length < contract.shortest_rest:
            yield f"only {length} days off from day {day}"
        day += length
