"""The CP-SAT model of one stage. The only file besides `search` that touches ortools."""

from collections.abc import Collection, Mapping

from ortools.sat.python import cp_model

from fire_roster.solver.rows import Group, Row, RowSystem


class StageModel:
    """Rows of the stages so far, one tier to minimise, tiers below it left out.

    `caps` says what each earlier tier may cost at most: at zero its rows become hard and need no
    slack, which keeps the model small. `goal` None asks for any roster within the caps.
    """

    def __init__(
        self,
        system: RowSystem,
        caps: Mapping[str, int],
        goal: str | None,
        hint: Collection[int],
    ) -> None:
        self.model = cp_model.CpModel()
        self._system = system
        self.seats = [
            self.model.new_bool_var("")
            if number not in system.fixed
            else self.model.new_constant(1)
            for number in range(len(system.seats))
        ]
        self._costs: dict[str, list[tuple[cp_model.IntVar, int]]] = {}
        self._picked = system.closed(hint)
        self._takers = [*self.seats, *(self.model.new_bool_var("") for _ in system.groups)]
        for place, group in enumerate(system.groups):
            self._define(self._takers[len(self.seats) + place], group)
        for row in system.rows:
            if row.tier is None or caps.get(row.tier) == 0:
                self._add(row)
            elif row.tier in caps or row.tier == goal:
                self._add_priced(row, row.tier)
        for tier, cap in caps.items():
            if cap and tier in self._costs:
                self.model.add_linear_constraint(self._total(tier), 0, cap)
        if goal is not None:
            self.model.minimize(self._total(goal))
        for number, variable in enumerate(self.seats):
            if number not in system.fixed:
                self.model.add_hint(variable, number in self._picked)

    def _define(self, taken: cp_model.IntVar, group: Group) -> None:
        members = [self._takers[number] for number in group.members]
        if group.is_single:
            self.model.add_exactly_one(*members, ~taken)
        else:
            self.model.add_max_equality(taken, members)

    def _add(self, row: Row) -> None:
        if row.lower is None and row.upper == 1 and all(factor == 1 for _, factor in row.terms):
            self.model.add_at_most_one(self._takers[number] for number, _ in row.terms)
            return
        lower = cp_model.INT_MIN if row.lower is None else row.lower
        upper = cp_model.INT_MAX if row.upper is None else row.upper
        self.model.add_linear_constraint(self._sum(row), lower, upper)

    def _sum(self, row: Row, *more: tuple[cp_model.IntVar, int]) -> cp_model.LinearExpr:
        terms = [*((self._takers[number], factor) for number, factor in row.terms), *more]
        return _weighted_sum(terms)

    def _add_priced(self, row: Row, tier: str) -> None:
        worst = max(row.excess(value) for value in _reachable(row))
        if worst == 0:
            return
        slack = self.model.new_int_var(0, worst, "")
        self.model.add_hint(slack, row.excess(row.value(self._picked)))
        if row.lower is not None:
            padded = self._sum(row, (slack, 1))
            self.model.add_linear_constraint(padded, row.lower, cp_model.INT_MAX)
        if row.upper is not None:
            reduced = self._sum(row, (slack, -1))
            self.model.add_linear_constraint(reduced, cp_model.INT_MIN, row.upper)
        self._costs.setdefault(tier, []).append((slack, row.weight))

    def prices(self, tier: str) -> list[tuple[cp_model.IntVar, int]]:
        """Slack variables of a tier with their weights."""
        return self._costs.get(tier, [])

    def _total(self, tier: str) -> cp_model.LinearExpr:
        return _weighted_sum(self.prices(tier))


def _weighted_sum(terms: list[tuple[cp_model.IntVar, int]]) -> cp_model.LinearExpr:
    expression = cp_model.LinearExpr.weighted_sum([v for v, _ in terms], [f for _, f in terms])
    assert isinstance(expression, cp_model.LinearExpr)
    return expression


def _reachable(row: Row) -> tuple[int, int]:
    """Least and greatest value the sum of the terms can take."""
    factors = [factor for _, factor in row.terms]
    return sum(f for f in factors if f < 0), sum(f for f in factors if f > 0)
