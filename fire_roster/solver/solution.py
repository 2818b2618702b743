"""What a search returns: the seats, what they cost tier by tier, and what is proven about it."""

from dataclasses import dataclass
from typing import Literal

from fire_roster.solver.problem import Seat, Tag

EndedBy = Literal["optimal", "work", "seconds", "cancelled", "infeasible"]


@dataclass(frozen=True, slots=True)
class StageResult:
    """One tier: its cost, the proven least cost (given the tiers above it), and if they meet."""

    tier: str
    value: int
    bound: int
    is_proven: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the search stands: the tier being improved, its cost and bound so far.

    `seats` is the best roster so far, now and then and only once it keeps every hard row; else
    None. What is told of it does not change the search.
    """

    tier: str
    stage: int
    stages: int
    value: int
    bound: int
    seconds: float
    seats: tuple[Seat, ...] | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """A row that is broken: by `amount` units, at `cost` in its tier; `tier` None for hard rows."""

    tag: Tag
    tier: str | None
    amount: int
    cost: int


@dataclass(frozen=True, slots=True)
class Solution:
    """The best roster found.

    `objective` and `bound` fold the stages into one number, each tier counting `TIER_STEP` times
    the one below it; a tier's bound holds for the values reached in the tiers above. `gap` is
    their difference relative to the objective (0 is proven best). `shortfalls` are the cover rows
    that miss people, `breaches` all broken rows and `costs` their sums by name. `ended_by` is
    "optimal" when every stage is proven, else what stopped the search. `fingerprint` identifies
    problem and parameters.
    """

    seats: tuple[Seat, ...]
    stages: tuple[StageResult, ...]
    objective: int
    bound: int
    shortfalls: tuple[tuple[Tag, int], ...]
    breaches: tuple[Breach, ...]
    ended_by: EndedBy
    seed: int
    work: float
    seconds: float
    fingerprint: str

    @property
    def gap(self) -> float:
        """Relative distance between objective and bound; 0.0 means proven best."""
        if self.objective <= self.bound:
            return 0.0
        return (self.objective - self.bound) / self.objective

    @property
    def costs(self) -> tuple[tuple[str, str, int], ...]:
        """What each kind of row costs: tier, name (the first word of its tags), cost.

        In the order of the breaches; hard rows have no price and are left out.
        """
        total: dict[tuple[str, str], int] = {}
        for one in self.breaches:
            if one.tier is not None:
                key = one.tier, str(one.tag[0])
                total[key] = total.get(key, 0) + one.cost
        return tuple((*key, cost) for key, cost in total.items())


TIER_STEP = 1000


def fold(values: tuple[int, ...]) -> int:
    """One number for a cost vector, most important tier first."""
    total = 0
    for value in values:
        total = total * TIER_STEP + value
    return total
