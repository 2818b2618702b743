"""The CP-SAT model of a part of a roster: some seats are free, all others stay as they are.

Written straight into the protocol buffer: building must cost little beside solving.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from ortools.sat.python import cp_model

from fire_roster.solver.row_index import Area, RowIndex
from fire_roster.solver.rows import Group, Row
from fire_roster.solver.shared_terms import SharedTerms
from fire_roster.solver.standing import Standing

_Term = tuple[int, int]


class PartModel:
    """Minimises `goal` over the free seats of an area; tiers above may not become dearer.

    `only` limits the free seats of the area to these and the ones taken now. With `is_bounded`
    only rosters that cost no more than now are looked for.
    """

    def __init__(
        self,
        standing: Standing,
        index: RowIndex,
        area: Area,
        goal: str,
        *,
        only: frozenset[int] | None = None,
        is_bounded: bool = True,
    ) -> None:
        self.model = cp_model.CpModel()
        self._proto: Any = self.model.proto
        self._standing, self._system = standing, standing.system
        self.part = index.part_of(area)
        self._variables: dict[int, int] = {}
        for number in self.part.seats:
            if only is None or number in only or number in standing.taken:
                self._variables[number] = self._new_bool()
        self._add_groups()
        self._now = standing.taken.intersection(self._variables)
        tiers = self._system.tiers
        self._prices: dict[str, list[_Term]] = {tier: [] for tier in tiers[: tiers.index(goal) + 1]}
        self._paid = dict.fromkeys(self._prices, 0)
        for place in self.part.rows:
            row = self._system.rows[place]
            terms = [
                (self._variables[n], factor) for n, factor in row.terms if n in self._variables
            ]
            current = sum(factor for n, factor in row.terms if n in self._now)
            self._add_row(row, standing.values[place], terms, current)
        for place, (terms, current) in self._shared_parts(index.shared_terms).items():
            self._add_row(self._system.rows[place], standing.values[place], terms, current)
        self._set_objective(goal, is_bounded)

    def chosen(self, solution: Sequence[int]) -> list[int]:
        """Seat numbers taken in a solution of the model."""
        first_group = len(self._system.seats)
        return [
            number
            for number, variable in self._variables.items()
            if number < first_group and solution[variable]
        ]

    def hint_now(self) -> None:
        """Begin the search from the roster as it stands."""
        hint = self._proto.solution_hint
        hint.vars.extend(list(self._variables.values()))
        hint.values.extend([int(number in self._now) for number in self._variables])

    def _new_bool(self) -> int:
        return self._new_integer(1)

    def _new_integer(self, most: int) -> int:
        self._proto.variables.add().domain.extend((0, most))
        return len(self._proto.variables) - 1

    def _add_groups(self) -> None:
        first = len(self._system.seats)
        for number in self.part.groups:
            group = self._system.groups[number - first]
            members = [self._variables[m] for m in group.members if m in self._variables]
            if members and not self._is_held(group):
                self._define(number, members, group)

    def _is_held(self, group: Group) -> bool:
        """Whether a seat outside the part takes the group whatever happens inside."""
        return any(
            member in self._standing.taken
            for member in group.members
            if member not in self._variables
        )

    def _define(self, number: int, members: list[int], group: Group) -> None:
        taken = self._new_bool()
        self._variables[number] = taken
        if group.is_single:
            self._proto.constraints.add().exactly_one.literals.extend([*members, -taken - 1])
            return
        self._proto.constraints.add().bool_or.literals.extend([*members, -taken - 1])
        for member in members:
            self._proto.constraints.add().bool_or.literals.extend([taken, -member - 1])

    def _shared_parts(self, shared: SharedTerms) -> dict[int, tuple[list[_Term], int]]:
        """Free terms of the rows over several people, and what these come to now."""
        terms: dict[int, list[_Term]] = defaultdict(list)
        current: dict[int, int] = defaultdict(int)
        for number, variable in self._variables.items():
            is_taken = number in self._now
            for place, factor in shared.of(number):
                terms[place].append((variable, factor))
                if is_taken:
                    current[place] += factor
        return {place: (terms[place], current[place]) for place in sorted(terms)}

    def _add_row(self, row: Row, value: int, terms: list[_Term], current: int) -> None:
        if not terms:
            return
        rest = value - current
        low = sum(factor for _, factor in terms if factor < 0)
        high = sum(factor for _, factor in terms if factor > 0)
        lower = None if row.lower is None or row.lower - rest <= low else row.lower - rest
        upper = None if row.upper is None or row.upper - rest >= high else row.upper - rest
        if lower is None and upper is None:
            return
        if row.tier is None:
            self._add_linear(terms, lower, upper)
        elif row.tier in self._prices:
            self._paid[row.tier] += row.excess(value) * row.weight
            self._add_priced(row, terms, (low + rest, rest, high + rest), (lower, upper))

    def _add_priced(
        self,
        row: Row,
        terms: list[_Term],
        reach: tuple[int, int, int],
        bounds: tuple[int | None, int | None],
    ) -> None:
        assert row.tier is not None
        low, rest, high = reach
        if len(terms) == 1:
            self._add_single(row, terms[0], rest)
            return
        slack = self._new_integer(max(row.excess(low), row.excess(high)))
        lower, upper = bounds
        if lower is not None:
            self._add_linear([*terms, (slack, 1)], lower, None)
        if upper is not None:
            self._add_linear([*terms, (slack, -1)], None, upper)
        self._prices[row.tier].append((slack, row.weight))

    def _add_single(self, row: Row, term: _Term, rest: int) -> None:
        """A row with one free seat has a cost for taking it and a cost for leaving it."""
        assert row.tier is not None
        variable, factor = term
        idle = row.excess(rest) * row.weight
        busy = row.excess(rest + factor) * row.weight
        self._paid[row.tier] -= idle
        if busy != idle:
            self._prices[row.tier].append((variable, busy - idle))

    def _add_linear(self, terms: list[_Term], lower: int | None, upper: int | None) -> None:
        if lower is None and upper == 1 and all(factor == 1 for _, factor in terms):
            literals = [variable for variable, _ in terms]
            self._proto.constraints.add().at_most_one.literals.extend(literals)
            return
        linear = self._proto.constraints.add().linear
        linear.vars.extend([variable for variable, _ in terms])
        linear.coeffs.extend([factor for _, factor in terms])
        linear.domain.extend(
            (
                cp_model.INT_MIN if lower is None else lower,
                cp_model.INT_MAX if upper is None else upper,
            )
        )

    def _set_objective(self, goal: str, is_bounded: bool) -> None:
        for tier, prices in self._prices.items():
            if tier != goal and prices:
                self._add_linear(prices, None, self._paid[tier])
        merged: dict[int, int] = {}
        for variable, price in self._prices[goal]:
            merged[variable] = merged.get(variable, 0) + price
        objective = self._proto.objective
        objective.vars.extend(list(merged))
        objective.coeffs.extend(list(merged.values()))
        if is_bounded:
            objective.domain.extend((cp_model.INT_MIN, self._paid[goal]))
