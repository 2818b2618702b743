"""The part of a problem that decides whether duty can be kept at all."""

from dataclasses import replace

from fire_roster.solver.problem import COVER, LAW, RosterProblem

ESSENTIAL = (COVER, LAW)


def essential(problem: RosterProblem, tiers: tuple[str, ...] = ESSENTIAL) -> RosterProblem:
    """Hard rows and those of `tiers` only, cover and law: what people merely like is left out.

    A roster that costs nothing here keeps every seat filled within the law.
    """
    kept = {None, *tiers}
    rest = problem.rest
    return replace(
        problem,
        covers=tuple(replace(row, target=None) for row in problem.covers),
        rest=rest if rest.tier in kept else replace(rest, minimum=0, tier=LAW),
        windows=tuple(row for row in problem.windows if row.tier in kept),
        clocks=tuple(row for row in problem.clocks if row.tier in kept),
        patterns=tuple(row for row in problem.patterns if row.tier in kept),
        runs=tuple(row for row in problem.runs if row.tier in kept),
        blocks=tuple(row for row in problem.blocks if row.tier in kept),
        pairs=tuple(row for row in problem.pairs if row.tier in kept),
        fairness=(),
        wishes=tuple(row for row in problem.wishes if row.tier in kept),
        tiers=tiers,
    )
