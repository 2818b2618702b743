"""One person's best days and shift types against the needs of the moment, by dynamic programming.

A guess in some ten milliseconds where an exact model takes a second: it knows lengths of runs,
weekends, minutes over the horizon and which type may follow which. Whatever else there is in the
rows it does not see; who uses it looks at the rows afterwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from fire_roster.solver.problem import DAY_MINUTES, RosterProblem, RunRow, ShiftSpec

Gains = Sequence[Mapping[int, int]]
"""For each day what taking each usable seat number saves."""

_PRICES = np.array([-400, -100, -50, -20, -5, 0, 5, 20, 50, 80, 120, 400]) / 480
"""What a minute may cost, so that the days come to the minutes wanted; narrowed down then."""

_SPREAD = np.linspace(-0.15, 0.15, 9)
"""Around the price that fitted the person before, which mostly fits the next one too."""

_NARROWINGS = 5
_JITTER = 0.1
"""Days of equal use are told apart by so much of the greatest gain."""

_LONGEST = 14
_NEVER = np.float32(-1e9)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Contract:
    """What the plan knows of a person: runs, minutes and blocks of at most two days."""

    longest: int | None
    shortest: int
    rest: int
    least_minutes: int
    most_minutes: int
    most_blocks: int
    block_place: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Values:
    """Best value after each day: [day, price, state, blocks used]."""

    of: Floats
    prices: NDArray[np.float64]


class PersonPlans:
    """Plans people of one problem; `names` gives the shift type of each seat number."""

    def __init__(self, problem: RosterProblem, names: Sequence[str]) -> None:
        self._problem, self._names = problem, names
        self._specs = {spec.id: spec for spec in problem.shifts}
        self._barred = barred_pairs(problem)
        self._contracts = _contracts(problem)
        busy = {span.person for span in problem.busy}
        fixed = {seat.person for seat in problem.fixed}
        paired = {person for row in problem.pairs for person in row.people}
        self._last_price: float | None = None
        self._unfit = busy | fixed | paired

    def plan(self, person: str, gains: Gains, seed: int) -> list[int] | None:
        """Seat numbers, mostly legal, that save much; None when no plan comes to the minutes."""
        if person in self._unfit:
            return None
        contract = self._contracts[person]
        noisy = self._noisy(gains, seed)
        prices = self._first_prices()
        for _ in range(_NARROWINGS):
            values = _Values(_values(contract, self._rewards(noisy, prices)), prices)
            low, high = 0, len(prices) - 1
            best: list[int] | None = None
            price = 0.0
            while low <= high:
                middle = (low + high) // 2
                chosen = self._chosen(contract, values, noisy, middle)
                if self._minutes(chosen) > contract.most_minutes:
                    low = middle + 1
                else:
                    best, high, price = chosen, middle - 1, float(prices[middle])
            if best is None:
                return None
            if self._minutes(best) >= contract.least_minutes:
                self._last_price = price
                return best
            if low == 0:
                return None
            prices = np.linspace(prices[low - 1], prices[low], len(_PRICES))
        return None

    def _first_prices(self) -> NDArray[np.float64]:
        if self._last_price is None:
            return _PRICES
        near = self._last_price + (abs(self._last_price) + 0.01) * _SPREAD
        return np.sort(np.concatenate((_PRICES[[0, 4, 7, 11]], near)))

    def _minutes(self, chosen: Sequence[int]) -> int:
        return sum(self._specs[self._names[number]].minutes for number in chosen)

    def _noisy(self, gains: Gains, seed: int) -> list[dict[int, float]]:
        chance = np.random.default_rng(seed)
        most = max((gain for day in gains for gain in day.values()), default=0)
        width = _JITTER * max(1, most)
        noise = chance.uniform(0, width, len(gains))
        return [
            {number: gain + extra for number, gain in day.items()}
            for day, extra in zip(gains, noise.tolist(), strict=True)
        ]

    def _rewards(self, gains: list[dict[int, float]], prices: NDArray[np.float64]) -> Floats:
        """Best reward of each day for each price; never where there is no seat."""
        width = max((len(day) for day in gains), default=1) or 1
        table = np.full((len(gains), width), float(_NEVER))
        minutes = np.zeros((len(gains), width))
        for place, day in enumerate(gains):
            table[place, : len(day)] = list(day.values())
            minutes[place, : len(day)] = [self._specs[self._names[n]].minutes for n in day]
        rewards = table[None] - prices[:, None, None] * minutes[None]
        best: Floats = rewards.max(axis=2).astype(np.float32)
        return best

    def _chosen(
        self, contract: Contract, values: _Values, gains: list[dict[int, float]], place: int
    ) -> list[int]:
        days = _worked_days(contract, values.of[:, place])
        price = float(values.prices[place])
        return self._typed(days, gains, price)

    def _typed(self, days: list[int], gains: list[dict[int, float]], price: float) -> list[int]:
        """The best seats on these days, no type behind one that bars it, run by run."""
        chosen: list[int] = []
        for _, run in groupby(enumerate(days), key=lambda pair: pair[1] - pair[0]):
            chosen += self._run([day for _, day in run], gains, price)
        return chosen

    def _run(self, days: list[int], gains: list[dict[int, float]], price: float) -> list[int]:
        paths: dict[str, tuple[float, list[int]]] = {}
        for place, day in enumerate(days):
            following: dict[str, tuple[float, list[int]]] = {}
            for number, gain in gains[day].items():
                name = self._names[number]
                before = [paths[other] for other in paths if (other, name) not in self._barred]
                if place and not before:
                    continue
                value, path = max(before, default=(0.0, []))
                reward = gain - price * self._specs[name].minutes
                following[name] = (value + reward, [*path, number])
            paths = following
        return max(paths.values(), default=(0.0, []))[1]


def barred_pairs(problem: RosterProblem) -> frozenset[tuple[str, str]]:
    """Shift types of which the second may never follow the first on the next day."""
    pairs = {
        (before, after)
        for row in problem.patterns
        if row.tier is None and len(row.states) == 2 and row.people is None
        for before in row.states[0] or ()
        for after in row.states[1] or ()
    }
    rest = problem.rest.minimum if problem.rest.tier is None else 0
    pairs |= {
        (one.id, other.id)
        for one in problem.shifts
        for other in problem.shifts
        if _gap(one, other) < rest
    }
    return frozenset(pairs)


def _gap(one: ShiftSpec, other: ShiftSpec) -> int:
    return other.start_minute + DAY_MINUTES - one.end_minute


def _contracts(problem: RosterProblem) -> dict[str, Contract]:
    runs = {row.person: row for row in problem.runs if row.tier is None}
    blocks = {
        row.person: row
        for row in problem.blocks
        if row.tier is None and all(len(days) <= 2 for days in row.blocks)
    }
    limits = {
        row.person: (row.minimum or 0, row.maximum)
        for row in problem.windows
        if row.tier is None and row.unit == "minutes" and len(row.days) == problem.days
    }
    free = RunRow((), "")
    contracts: dict[str, Contract] = {}
    for person in problem.people:
        run, block = runs.get(person, free), blocks.get(person)
        least, most = limits.get(person, (0, None))
        contracts[person] = Contract(
            longest=run.max_work,
            shortest=run.min_work,
            rest=run.min_off,
            least_minutes=least,
            most_minutes=problem.days * 2 * DAY_MINUTES if most is None else most,
            most_blocks=0 if block is None else block.maximum,
            block_place={}
            if block is None
            else {day: place for days in block.blocks for place, day in enumerate(sorted(days))},
        )
    return contracts


def _states(contract: Contract) -> tuple[int, int, bool]:
    """States of rest, states of work, whether the last state of work may go on for ever."""
    rest = max(1, contract.rest)
    if contract.longest is None or contract.longest > _LONGEST:
        return rest, max(1, contract.shortest), True
    return rest, contract.longest, False


def _values(contract: Contract, rewards: Floats) -> Floats:
    """The table of best values, day by day; the first day follows a rest long enough."""
    rest, work, is_endless = _states(contract)
    price_count, day_count = rewards.shape
    table = np.full(
        (day_count + 1, price_count, rest + work, contract.most_blocks + 1), _NEVER, np.float32
    )
    table[0, :, rest - 1, 0] = 0
    ready = rest + max(1, contract.shortest) - 1
    for day in range(day_count):
        old, new = table[day], table[day + 1]
        new[:, 1:rest] = old[:, : rest - 1]
        np.maximum(new[:, rest - 1], old[:, rest - 1], out=new[:, rest - 1])
        np.maximum(new[:, 0], old[:, ready:].max(axis=1), out=new[:, 0])
        worked = old[:, rest - 1 : -1]
        if is_endless:
            worked = worked.copy()
            np.maximum(worked[:, -1], old[:, -1], out=worked[:, -1])
        worked = worked + rewards[:, day, None, None]
        first = contract.block_place.get(day)
        if first == 0:
            new[:, rest:, 1:] = worked[:, :, :-1]
        elif first == 1:
            new[:, rest, 1:] = worked[:, 0, :-1]
            new[:, rest + 1 :] = worked[:, 1:]
        else:
            new[:, rest:] = worked
    return table


def _worked_days(contract: Contract, table: Floats) -> list[int]:
    """The days of the best way through a table [day, state, blocks used], backwards."""
    rest, work, is_endless = _states(contract)
    state, used = map(int, np.unravel_index(int(table[-1].argmax()), table[-1].shape))
    ready = rest + max(1, contract.shortest) - 1
    days: list[int] = []
    for day in range(len(table) - 2, -1, -1):
        old = table[day]
        if state >= rest:
            days.append(day)
            place = contract.block_place.get(day)
            if place == 0 or (place == 1 and state == rest):
                used -= 1
            options = [state - 1]
            if is_endless and state == rest + work - 1:
                options.append(state)
        else:
            options = [rest - 1] if state == rest - 1 else []
            if state == 0:
                options += range(ready, rest + work)
            else:
                options.append(state - 1)
        if len(options) == 1:  # within a run, or a rest, there is one way back
            state = options[0]
        else:
            column = old[:, used].tolist()
            state = max(options, key=column.__getitem__)
    return days[::-1]
