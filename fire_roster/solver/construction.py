"""A first roster within all hard rows, one person after another.

Where hard rows bind the days of single people (runs, minutes, weekends), a greedy draft cannot
keep them. A plan of one person mostly does, in a hundredth of a second, and sees what the people
before left open; who has no legal plan gets a small exact model.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from fire_roster.solver.part_model import PartModel
from fire_roster.solver.person_plan import PersonPlans
from fire_roster.solver.problem import RosterProblem
from fire_roster.solver.row_index import Area, Part, RowIndex
from fire_roster.solver.score import Score
from fire_roster.solver.standing import Standing
from fire_roster.solver.subsolver import ANY, GOOD_ENOUGH, THREADS, PartOutcome, SubSolver

_MANY_SEATS = 1200
_HURRY_SECONDS = 0.4
"""With less time than this for each person still to be placed, any days will do."""

_ATTEMPTS = ((3, 0.2, GOOD_ENOUGH), (8, 1.0, ANY), (None, 2.0, ANY), (None, 4.0, GOOD_ENOUGH))
_HURRIED = ((2, 0.1, ANY), *_ATTEMPTS[1:])
"""Shift types offered (None: all), most work, and how to solve, one after the other."""

_MOST_SWEEPS, _LEAST_GAIN = 4, 0.02
"""Everybody is planned anew so many times at most, while it pays."""

_PLAN_WORK = 3e-5
"""Charged for each day of a plan that is made anew."""

_Attempt = tuple[int | None, float, str]


class Construction:
    """Gives each person in turn the days that help most; the standing roster must be legal else.

    With the exact model, people with many seats are first offered the shift types that are needed
    most, and all types only when these do not do.
    """

    def __init__(
        self, problem: RosterProblem, standing: Standing, index: RowIndex, subsolver: SubSolver
    ) -> None:
        self._standing, self._index, self._subsolver = standing, index, subsolver
        self._plans = PersonPlans(problem, [seat.shift for seat in standing.system.seats])
        self._whole = {
            person: index.part_of(Area((person,), 0, index.days - 1)) for person in index.people
        }

    def run(self, goal: str, on_placed: Callable[[], None]) -> None:
        """Place everybody; a person without any legal roster stays as they are.

        `on_placed` is called whenever everybody has been placed once more.
        """
        left = [person for person in self._index.people if not self._is_placed(person, 0)]
        self._solve_all(left, goal)
        on_placed()
        for sweep in range(1, _MOST_SWEEPS):
            before = self._standing.score
            for person in self._index.people:
                if self._subsolver.is_over:
                    return
                self._is_placed(person, sweep)
                self._subsolver.spend(_PLAN_WORK * self._index.days)
            after = self._standing.score
            on_placed()
            if after.hard >= before.hard and _total(after) > (1 - _LEAST_GAIN) * _total(before):
                return

    def _is_placed(self, person: str, sweep: int) -> bool:
        """Plan the days of a person; True when every hard row of theirs is kept then."""
        part = self._whole[person]
        if self._subsolver.is_cancelled():
            return False
        seed = sweep * len(self._whole) + self._index.people.index(person)
        chosen = self._plans.plan(person, self._gains(part), seed)
        if chosen is not None:
            self._standing.graft(part, self._index.shared_terms, chosen)
        rows, values = self._standing.system.rows, self._standing.values
        return not any(
            rows[place].tier is None and rows[place].excess(values[place]) for place in part.rows
        )

    def _gains(self, part: Part) -> list[dict[int, int]]:
        """For each day what each seat saves in shared rows, the person's other seats put aside."""
        gains: list[dict[int, int]] = [{} for _ in range(self._index.days)]
        for number in part.seats:
            gains[self._standing.system.seats[number].day][number] = self._gain(number)
        return gains

    def _solve_all(self, people: list[str], goal: str) -> None:
        with ThreadPoolExecutor(THREADS) as threads:
            for first in range(0, len(people), THREADS):
                if self._subsolver.is_over:
                    return
                pair = people[first : first + THREADS]
                left = self._subsolver.seconds_left / (len(people) - first)
                attempts = _ATTEMPTS if left > _HURRY_SECONDS else _HURRIED
                jobs = [(person, goal, attempts) for person in pair]
                solved = list(threads.map(lambda job: self._solve(*job), jobs))
                for part, outcome in solved:
                    self._subsolver.spend(outcome.work)
                    if outcome.chosen is not None:
                        self._standing.graft(part.part, self._index.shared_terms, outcome.chosen)

    def _solve(
        self, person: str, goal: str, attempts: tuple[_Attempt, ...]
    ) -> tuple[PartModel, PartOutcome]:
        area = Area((person,), 0, self._index.days - 1)
        seats = self._index.seats_in(area)
        spent = 0.0
        for count, work, parameters in attempts:
            only = None
            if count is not None and len(seats) > _MANY_SEATS:
                only = self._most_needed(seats, count)
            part = PartModel(self._standing, self._index, area, goal, only=only, is_bounded=False)
            outcome = self._subsolver.solve_part(part, work, parameters=parameters)
            spent += outcome.work
            if outcome.chosen is not None:
                break
        return part, outcome._replace(work=spent)

    def _most_needed(self, seats: list[int], count: int) -> frozenset[int]:
        """Seats of the shift types that help most over all days, and the best one of each day."""
        system = self._standing.system
        by_type: Counter[str] = Counter()
        best: dict[int, tuple[int, int]] = {}
        for number in seats:
            seat = system.seats[number]
            gain = self._gain(number)
            by_type[seat.shift] += gain
            best[seat.day] = max(best.get(seat.day, (gain, number)), (gain, number))
        kept = {shift for shift, _ in by_type.most_common(count)}
        best_of_day = {number for _, number in best.values()}
        return frozenset(
            number
            for number in seats
            if number in best_of_day or system.seats[number].shift in kept
        )

    def _gain(self, number: int) -> int:
        """What taking a seat saves in the rows that people share."""
        total = 0
        is_taken = number in self._standing.taken
        for place, factor in self._index.shared_terms.of(number):
            row, value = self._standing.system.rows[place], self._standing.values[place]
            value -= factor if is_taken else 0
            total += (row.excess(value) - row.excess(value + factor)) * row.weight
        return total


def _total(cost: Score) -> int:
    return sum(cost.tiers)
