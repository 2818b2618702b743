"""A first roster within all hard rows, one person after another.

Where hard rows bind the days of single people (runs, minutes, weekends), a greedy draft cannot
keep them; a small exact model of one person can, and it sees what the people before left open.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from fire_roster.solver.part_model import PartModel
from fire_roster.solver.row_index import Area, RowIndex
from fire_roster.solver.standing import Standing
from fire_roster.solver.subsolver import ANY, GOOD_ENOUGH, THREADS, PartOutcome, SubSolver

_MANY_SEATS = 1200
_HURRY_SECONDS = 0.4
"""With less time than this for each person still to be placed, any days will do."""

_ATTEMPTS = ((3, 0.2, GOOD_ENOUGH), (8, 1.0, ANY), (None, 2.0, ANY), (None, 4.0, GOOD_ENOUGH))
_HURRIED = ((2, 0.1, ANY), *_ATTEMPTS[1:])
"""Shift types offered (None: all), most work, and how to solve, one after the other."""

_Attempt = tuple[int | None, float, str]


class Construction:
    """Gives each person in turn the days that help most; the standing roster must be legal else.

    People with many seats are first offered the shift types that are needed most, and all types
    only when these do not do.
    """

    def __init__(self, standing: Standing, index: RowIndex, subsolver: SubSolver) -> None:
        self._standing, self._index, self._subsolver = standing, index, subsolver

    def run(self, goal: str) -> None:
        """Place everybody; a person without any legal roster stays as they are."""
        people = self._index.people
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
        for place, factor in self._index.shared_terms.of(number):
            row, value = self._standing.system.rows[place], self._standing.values[place]
            total += (row.excess(value) - row.excess(value + factor)) * row.weight
        return total
