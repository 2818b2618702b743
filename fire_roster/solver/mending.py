"""Mends a published roster after a drop-out with as few people changed as possible."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from fire_roster.solver.compile import compile_rows
from fire_roster.solver.essential import essential
from fire_roster.solver.fair_shares import FairShares
from fire_roster.solver.model import StageModel
from fire_roster.solver.problem import (
    COVER,
    LAW,
    WARNING,
    Cell,
    CoverRow,
    RosterProblem,
    Seat,
    Tag,
)
from fire_roster.solver.score import breaches, numbers_of, shortfalls
from fire_roster.solver.solution import Breach
from fire_roster.solver.subsolver import PART, SubSolver

_PRICES = {COVER: 50_000, LAW: 3_000, WARNING: 1}
_PERSON_PRICE, _SEAT_PRICE = 100, 2
"""What breaking a tier, changing one more person and changing one more seat weigh."""

_TIERS = tuple(_PRICES)

_MARGIN_DAYS = 4
"""Days beside the lost seats on which duties may move too."""

_NO_CAP = 10_000_000


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to mend a roster: the whole roster, and what is different from the published one.

    `people` are those whose duties change, without those who drop out. `shortfalls` are cover
    rows that miss people they had before; `new_breaches` the limits (hard, law, warning) that are
    broken now and were not in the published roster without the lost seats.
    """

    seats: tuple[Seat, ...]
    removed: tuple[Seat, ...]
    added: tuple[Seat, ...]
    people: tuple[str, ...]
    shortfalls: tuple[tuple[Tag, int], ...]
    new_breaches: tuple[Breach, ...]


def repair(
    problem: RosterProblem,
    published: Collection[Seat],
    first_day: int,
    *,
    count: int = 3,
    work_limit: float = 1.0,
    seconds: float = 5.0,
) -> tuple[Proposal, ...]:
    """Up to `count` proposals with different people, fewest changed people first.

    `problem` says what is possible now: seats of whoever drops out are not in `allowed` any more.
    Days before `first_day` and `fixed` seats stay as they are. Cover comes before the law tier,
    then few people, few seats, warnings; among equals the fairer roster. Only days near the lost
    seats move. A further proposal never misses more people than the first. Empty when nothing has
    to change.
    """
    kept = frozenset(published)
    lost = frozenset(
        seat for seat in kept - problem.allowed - problem.fixed if seat.day >= first_day
    )
    if not lost:
        return ()
    held = Counter(Cell(seat.day, seat.shift) for seat in kept)
    lean = replace(
        essential(problem, _TIERS),
        hint=frozenset(),
        covers=tuple(_as_held(cover, held, kept) for cover in problem.covers),
    )
    subsolver = SubSolver(0, work_limit, seconds, None)
    fairness = FairShares(problem)
    found = _propose(_only_stand_ins(lean, kept, lost), kept, lost, count, subsolver)
    if len(found) < count or not _is_clean(found[0]):
        known = {one.people for one in found}
        more = _propose(_around(lean, kept, lost, first_day), kept, lost, count, subsolver)
        found += [one for one in more if one.people not in known]
        least = min((_missing(one) for one in found), default=0)
        found = [one for one in found if _missing(one) == least]
    found.sort(key=lambda one: (_grave(one), len(one.people), fairness.cost(one.seats)))
    return tuple(found[:count])


def _only_stand_ins(
    problem: RosterProblem, kept: frozenset[Seat], lost: frozenset[Seat]
) -> RosterProblem:
    """Others may take the lost seats, and nothing else moves: small, and mostly enough."""
    cells = {Cell(seat.day, seat.shift) for seat in lost}
    open_seats = (seat for seat in problem.allowed if (seat.day, seat.shift) in cells)
    return replace(problem, allowed=frozenset(open_seats), fixed=problem.fixed | (kept - lost))


def _around(
    problem: RosterProblem, kept: frozenset[Seat], lost: frozenset[Seat], first_day: int
) -> RosterProblem:
    """Everybody's duties on the days near the lost seats may move."""
    first = max(first_day, min(seat.day for seat in lost) - _MARGIN_DAYS)
    days = range(first, max(seat.day for seat in lost) + _MARGIN_DAYS + 1)
    movable = frozenset(seat for seat in problem.allowed if seat.day in days)
    frozen = problem.fixed | {seat for seat in kept if seat.day not in days}
    return replace(problem, allowed=movable, fixed=frozen)


def _propose(
    problem: RosterProblem,
    kept: frozenset[Seat],
    lost: frozenset[Seat],
    count: int,
    subsolver: SubSolver,
) -> list[Proposal]:
    """Proposals with different people, none that misses more people than the first."""
    mending = _Mending(problem, kept, lost)
    proposals: list[Proposal] = []
    while len(proposals) < count:
        found = mending.next(subsolver)
        if found is None or (proposals and _missing(found) > _missing(proposals[0])):
            break
        proposals.append(found)
        if not found.people:
            break
    return proposals


class _Mending:
    """The model of one repair; each answer excludes its people from the next as a whole."""

    def __init__(
        self,
        problem: RosterProblem,
        published: frozenset[Seat],
        lost: frozenset[Seat],
    ) -> None:
        self._published = published
        self._out = {seat.person for seat in lost}
        self._system = compile_rows(problem)
        self._kept = numbers_of(self._system, published)
        caps = {tier: _NO_CAP for tier in self._system.tiers if tier in _PRICES}
        self._stage = StageModel(self._system, caps, None, self._kept)
        self._touched = {person: self._stage.model.new_bool_var("") for person in problem.people}
        self._before = {one.tag for one in breaches(self._system, self._kept)}
        self._set_objective()

    def next(self, subsolver: SubSolver) -> Proposal | None:
        """The best proposal that does not change all the people of an earlier one."""
        outcome = subsolver.solve(self._stage, PART, subsolver.portion(0.5))
        if outcome.chosen is None:
            return None
        proposal = self._proposal(outcome.chosen)
        people = [self._touched[person] for person in proposal.people]
        if people:
            self._stage.model.add(cp_model.LinearExpr.sum(people) <= len(people) - 1)
        return proposal

    def _set_objective(self) -> None:
        model = self._stage.model
        changes: list[tuple[cp_model.IntVar, int]] = []
        for number, variable in enumerate(self._stage.seats):
            if number in self._system.fixed:
                continue
            touched = self._touched[self._system.seats[number].person]
            if number in self._kept:
                model.add_bool_or(variable, touched)
                changes.append((variable, -_SEAT_PRICE))
            else:
                model.add_implication(variable, touched)
                changes.append((variable, _SEAT_PRICE))
        changes += [(one, _PERSON_PRICE) for p, one in self._touched.items() if p not in self._out]
        for tier, price in _PRICES.items():
            changes += [(slack, weight * price) for slack, weight in self._stage.prices(tier)]
        model.minimize(cp_model.LinearExpr.weighted_sum(*map(list, zip(*changes, strict=True))))

    def _proposal(self, chosen: frozenset[int]) -> Proposal:
        seats = frozenset(self._system.seats[number] for number in chosen)
        removed, added = self._published - seats, seats - self._published
        touched = {seat.person for seat in removed | added} - self._out
        return Proposal(
            seats=self._system.chosen_seats(chosen),
            removed=_in_order(removed),
            added=_in_order(added),
            people=tuple(sorted(touched)),
            shortfalls=shortfalls(self._system, chosen),
            new_breaches=tuple(
                one
                for one in breaches(self._system, chosen)
                if one.tag not in self._before and one.tier != COVER
            ),
        )


def _as_held(cover: CoverRow, held: Counter[Cell], kept: frozenset[Seat]) -> CoverRow:
    """Asks for no more people than were there: a repair does not fill what was empty before."""
    if cover.people is None:
        there = sum(held[cell] for cell in cover.cells)
    else:
        there = len(kept & {Seat(p, *cell) for p in cover.people for cell in cover.cells})
    return replace(cover, target=None, minimum=min(cover.minimum, there))


def _is_clean(proposal: Proposal) -> bool:
    """Nothing stays short and no limit of the law is newly broken."""
    return not proposal.shortfalls and not _grave(proposal)


def _grave(proposal: Proposal) -> int:
    """Limits that are newly broken, warnings left aside."""
    return sum(one.tier != WARNING for one in proposal.new_breaches)


def _missing(proposal: Proposal) -> int:
    return sum(amount for _, amount in proposal.shortfalls)


def _in_order(seats: Collection[Seat]) -> tuple[Seat, ...]:
    return tuple(sorted(seats, key=lambda seat: (seat.day, seat.shift, seat.person)))
