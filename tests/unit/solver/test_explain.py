"""Counting need and supply."""

from dataclasses import replace

from fire_roster.solver import LAW, WindowRow, explain
from tests.unit.solver.cases import small_problem


def test_explain_counts_people_per_cover_row() -> None:
    found = explain(small_problem(4, 3, need=2, away=[(0, 1), (1, 1), (2, 1)]))
    row = next(cover for cover in found.covers if cover.tag == ("cover", 1, "A"))
    assert (row.needed, row.people, row.missing) == (2, ("P3",), 1)


def test_explain_six_of_seven_days_leaves_27_of_31() -> None:
    found = explain(small_problem(1, 31))
    assert found.people[0].most == 27
    assert found.people[0].usable_days == 31


def test_explain_minutes_limit_binds_before_the_days() -> None:
    base = small_problem(1, 31)
    cap = WindowRow(("cap",), "P0", range(31), None, 20 * 480 + 479, unit="minutes", tier=LAW)
    assert explain(replace(base, windows=(*base.windows, cap))).people[0].most == 20


def test_explain_missing_is_need_less_supply() -> None:
    found = explain(small_problem(6, 31, need=2))
    assert (found.needed, found.supply, found.missing) == (186, 162, 24)


def test_explain_enough_people_misses_nothing() -> None:
    assert explain(small_problem(7, 31, need=2)).missing == 0
