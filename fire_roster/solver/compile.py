"""Turns a `RosterProblem` into its linear form."""

from collections.abc import Iterator

from fire_roster.solver.pair_rows import pair_rows
from fire_roster.solver.preference_rows import preference_rows
from fire_roster.solver.problem import CoverRow, RosterProblem
from fire_roster.solver.rows import Row, RowSystem
from fire_roster.solver.run_rows import run_rows
from fire_roster.solver.seat_table import SeatTable
from fire_roster.solver.time_rows import time_rows
from fire_roster.solver.window_rows import window_rows


def compile_rows(problem: RosterProblem) -> RowSystem:
    """All seats and rows of a problem, in an order that depends on the problem alone."""
    table = SeatTable(problem)
    rows = (
        *cover_rows(table),
        *time_rows(table),
        *window_rows(table),
        *run_rows(table),
        *pair_rows(table),
        *preference_rows(table),
    )
    for row in rows:
        if row.tier is not None and row.tier not in problem.tiers:
            raise ValueError(f"row {row.tag} names the unknown tier {row.tier}")
    return RowSystem(table.seats, table.fixed, rows, problem.tiers, tuple(table.groups))


def cover_rows(table: SeatTable) -> Iterator[Row]:
    """Minimum, maximum and target of every cover row."""
    holders = table.seats_by_cell()
    for cover in table.problem.covers:
        everyone = tuple(table.units[n] for cell in cover.cells for n in holders.get(cell, ()))
        counted = tuple(
            term
            for term in everyone
            if cover.people is None or table.seats[term[0]].person in cover.people
        )
        if cover.minimum > 0:
            lower = cover.minimum
            yield Row(cover.tag, counted, lower, None, cover.tier, cover.weight, is_cover=True)
        if cover.maximum is not None and len(counted) > cover.maximum:
            fixed = sum(1 for number, _ in counted if number in table.fixed)
            yield Row((*cover.tag, "max"), counted, None, max(cover.maximum, fixed))
        yield from _target(cover, counted)


def _target(cover: CoverRow, counted: tuple[tuple[int, int], ...]) -> Iterator[Row]:
    if cover.target is None:
        return
    tag, tier = (*cover.tag, "target"), cover.target_tier
    if cover.target_weight:
        yield Row(tag, counted, cover.target, None, tier, cover.target_weight)
    if cover.over_weight:
        yield Row(tag, counted, None, cover.target, tier, cover.over_weight)
