"""Plain counting: who could stand where, and how much each person can work at most."""

from collections import defaultdict
from dataclasses import dataclass

from fire_roster.solver.compile import compile_rows
from fire_roster.solver.problem import COVER, LAW, Cell, RosterProblem, Tag
from fire_roster.solver.rows import Row, RowSystem


@dataclass(frozen=True, slots=True)
class CoverSupply:
    """One cover row: seats needed, and the people that are usable in it at all."""

    tag: Tag
    cells: tuple[Cell, ...]
    needed: int
    people: tuple[str, ...]

    @property
    def missing(self) -> int:
        """People short even if every usable person came."""
        return max(0, self.needed - len(self.people))


@dataclass(frozen=True, slots=True)
class PersonSupply:
    """One person: usable days, and seats they can hold within hard rows and the law tier.

    `most` fills the earliest days first, which is the true maximum for day windows and limits
    on the whole horizon.
    """

    person: str
    usable_days: int
    most: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Need against supply over the whole horizon."""

    needed: int
    covers: tuple[CoverSupply, ...]
    people: tuple[PersonSupply, ...]

    @property
    def supply(self) -> int:
        """Seats all people together can hold within their own limits."""
        return sum(person.most for person in self.people)

    @property
    def missing(self) -> int:
        """Seats that cannot be filled within the law tier, by plain counting."""
        return max(0, self.needed - self.supply, sum(cover.missing for cover in self.covers))


def explain(problem: RosterProblem) -> Explanation:
    """Count need and supply of a problem; no search, milliseconds."""
    system = compile_rows(problem)
    covers = _cover_supplies(problem, system)
    own_rows = _own_rows(system)
    people = tuple(_person_supply(system, person, own_rows) for person in problem.people)
    return Explanation(sum(cover.needed for cover in covers), covers, people)


def _cover_supplies(problem: RosterProblem, system: RowSystem) -> tuple[CoverSupply, ...]:
    holders: dict[Cell, list[str]] = defaultdict(list)
    for seat in system.seats:
        holders[Cell(seat.day, seat.shift)].append(seat.person)
    supplies = []
    for cover in problem.covers:
        people = {person for cell in cover.cells for person in holders.get(cell, ())}
        if cover.people is not None:
            people &= cover.people
        named = tuple(person for person in problem.people if person in people)
        supplies.append(CoverSupply(cover.tag, cover.cells, cover.minimum, named))
    return tuple(supplies)


def _own_rows(system: RowSystem) -> dict[int, list[tuple[Row, int]]]:
    """Upper limits that a seat counts towards, of one person and at least as strong as the law."""
    strong = set(system.tiers[: system.tiers.index(LAW) + 1] if LAW in system.tiers else ())
    touching: dict[int, list[tuple[Row, int]]] = defaultdict(list)
    for row in system.rows:
        if row.upper is None or not (row.tier is None or row.tier in strong - {COVER}):
            continue
        if any(number >= len(system.seats) for number, _ in row.terms):
            continue
        if len({system.seats[number].person for number, _ in row.terms}) == 1:
            for number, factor in row.terms:
                touching[number].append((row, factor))
    return touching


def _person_supply(
    system: RowSystem, person: str, own_rows: dict[int, list[tuple[Row, int]]]
) -> PersonSupply:
    numbers = [n for n, seat in enumerate(system.seats) if seat.person == person]
    used: dict[int, int] = defaultdict(int)
    most = 0
    for number in numbers:
        rows = own_rows[number]
        if all(used[id(row)] + factor <= (row.upper or 0) for row, factor in rows):
            most += 1
            for row, factor in rows:
                used[id(row)] += factor
    return PersonSupply(person, len({system.seats[n].day for n in numbers}), most)
