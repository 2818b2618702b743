"""The values that describe a roster to be made: people, days, shift types and rows.

Nothing here knows what the duty is about. Times are minutes counted from midnight before day 0;
a seat is one person on one shift type of one duty day. At most one seat per person and day.
Everything is frozen, comparable and picklable; building a problem imports no solver.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal, NamedTuple

Tag = tuple[str | int, ...]
"""Names a row in results: any tuple of words and numbers, chosen by whoever built the row."""

Unit = Literal["seats", "minutes", "days"]

COVER = "cover"
LAW = "law"
WARNING = "warning"
FAIRNESS = "fairness"
WISH = "wish"

TIERS: tuple[str, ...] = (COVER, LAW, WARNING, FAIRNESS, WISH)
"""Most important first: what stands last gives way first."""

DAY_MINUTES = 1440


class Cell(NamedTuple):
    """One shift type on one day."""

    day: int
    shift: str


class Seat(NamedTuple):
    """One person on one shift type of one duty day."""

    person: str
    day: int
    shift: str


@dataclass(frozen=True, slots=True)
class ShiftSpec:
    """A shift type: minutes from the midnight of its duty day; `end_minute` may exceed 1440."""

    id: str
    start_minute: int
    end_minute: int

    @property
    def minutes(self) -> int:
        """Length of the shift."""
        return self.end_minute - self.start_minute


@dataclass(frozen=True, slots=True)
class Busy:
    """Work of one person that this problem cannot change: the month before or after, elsewhere.

    `start`/`end` are minutes from the midnight before day 0 (negative in the past); `day` is the
    duty day it counts for; `shift` the shift type, where windows by shift type shall count it.
    """

    person: str
    day: int
    start: int
    end: int
    shift: str | None = None


@dataclass(frozen=True, slots=True)
class CoverRow:
    """How many of `people` (None: anybody) must hold a seat in any of `cells`.

    Fewer than `minimum` costs `weight` each in `tier` and is reported as a shortfall under `tag`.
    More than `maximum` is never added. Fewer than `target` costs `target_weight` each in
    `target_tier`, more than `target` costs `over_weight` each there.
    """

    tag: Tag
    cells: tuple[Cell, ...]
    minimum: int
    maximum: int | None = None
    people: frozenset[str] | None = None
    tier: str = COVER
    weight: int = 1
    target: int | None = None
    target_tier: str = WISH
    target_weight: int = 0
    over_weight: int = 0


@dataclass(frozen=True, slots=True)
class WindowRow:
    """Bounds on what one person works on `days` (they may lie before day 0: history counts).

    Counted are the seats of `shifts` (None: all; busy time counts where its shift type does, or
    always when `shifts` is None): their number, their minutes, or the different duty days.
    `tier` None makes the row hard; otherwise each unit outside costs `weight`. Minutes are
    penalised in steps of the greatest common divisor of the shift lengths involved.
    """

    tag: Tag
    person: str
    days: Sequence[int]
    minimum: int | None = None
    maximum: int | None = None
    shifts: frozenset[str] | None = None
    unit: Unit = "seats"
    tier: str | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class ClockRow:
    """Bounds on the minutes one person works between two moments, whatever the duty day.

    Seats count with the minutes that fall into [`start`, `end`), minutes from midnight before
    day 0. `tier` None makes the row hard; a row that is broken costs `weight` for each step of
    the greatest common divisor of the minutes involved.
    """

    tag: Tag
    person: str
    start: int
    end: int
    maximum: int
    tier: str | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class RestRule:
    """Rest between two seats of one person, from real times.

    Seats that overlap are always forbidden. Seats with a gap of at most `joined_gap` minutes that
    together last longer than `max_joined` are forbidden. Any other gap below `minimum` costs
    `weight` in `tier` (None: forbidden). Busy time counts like a seat.
    """

    minimum: int = 0
    max_joined: int | None = None
    joined_gap: int = 0
    tier: str | None = WARNING
    weight: int = 1


@dataclass(frozen=True, slots=True)
class PatternRow:
    """A run of days that is not liked: one state for each day, wherever it begins.

    A state is the set of shift types worked, or None for a day off. Each occurrence costs
    `weight`; `tier` None forbids it. It holds for `people` (None: everybody). An occurrence that
    reaches past what is known (history, horizon) is not counted.
    """

    tag: Tag
    states: tuple[frozenset[str] | None, ...]
    tier: str | None = WISH
    weight: int = 1
    people: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class RunRow:
    """How long one person works, and rests, without a break, counted in duty days.

    A run that begins before what is known (history) or reaches past the horizon is taken to go
    on as it should where a minimum is asked; for `max_work` only known days count.
    """

    tag: Tag
    person: str
    max_work: int | None = None
    min_work: int = 1
    min_off: int = 1
    tier: str | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class BlockRow:
    """At most `maximum` of the blocks of days (weekends, say) hold any work of one person."""

    tag: Tag
    person: str
    blocks: tuple[tuple[int, ...], ...]
    maximum: int
    tier: str | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two people who shall always be on the same shift (`is_together`), or never.

    Together holds on days on which both can work. `tier` None makes it hard, but locked seats
    stand; otherwise each shift against it costs `weight`.
    """

    tag: Tag
    people: tuple[str, str]
    is_together: bool = False
    tier: str | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class FairnessGroup:
    """Seats that shall be shared evenly: those in `cells`, each counting `size`.

    A person's share is pro rata of the days on which they could hold one of these seats, less
    what `carry` says they are already ahead. Whoever has less than the share rounded down or more
    than the share rounded up costs `weight` for each unit outside. `shared` people belong to so
    many such groups and do that fraction of a whole share in each.
    """

    tag: Tag
    cells: tuple[Cell, ...]
    carry: tuple[tuple[str, int], ...] = ()
    shared: tuple[tuple[str, int], ...] = ()
    tier: str = FAIRNESS
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Wish:
    """A person would like to hold (or not hold) a seat on a day; `shift` None means any.

    Wishes also say what a roster shall stay near to: a team's rotation (a wish for each seat of
    the pattern) or a published roster (a wish for each seat in it: the price of a change).
    """

    tag: Tag
    person: str
    day: int
    shift: str | None = None
    is_on: bool = False
    weight: int = 1
    tier: str = WISH


@dataclass(frozen=True, slots=True)
class RosterProblem:
    """Everything a roster is made from.

    `allowed` seats may be used, no other. `fixed` seats are facts: they are kept even where they
    break a row, and nothing is added to the breach. Days run from 0 to `days` - 1; for
    `history_days` before and `future_days` after, `busy` is all the work there was or will be.
    `hint` is a roster to begin with. `tiers` go from most to least important.
    """

    people: tuple[str, ...]
    days: int
    shifts: tuple[ShiftSpec, ...]
    allowed: frozenset[Seat]
    fixed: frozenset[Seat] = frozenset()
    busy: tuple[Busy, ...] = ()
    history_days: int = 0
    future_days: int = 0
    covers: tuple[CoverRow, ...] = ()
    rest: RestRule = RestRule()
    windows: tuple[WindowRow, ...] = ()
    clocks: tuple[ClockRow, ...] = ()
    patterns: tuple[PatternRow, ...] = ()
    runs: tuple[RunRow, ...] = ()
    blocks: tuple[BlockRow, ...] = ()
    pairs: tuple[PairRow, ...] = ()
    fairness: tuple[FairnessGroup, ...] = ()
    wishes: tuple[Wish, ...] = ()
    hint: frozenset[Seat] = frozenset()
    tiers: tuple[str, ...] = TIERS

    def __post_init__(self) -> None:
        """Refuse seats and rows that name nobody: a typing mistake must not become a roster."""
        people, shifts = set(self.people), {spec.id for spec in self.shifts}
        if len(people) != len(self.people) or len(shifts) != len(self.shifts):
            raise ValueError("people and shift types must be different from each other")
        for seat in chain(self.allowed, self.fixed):
            if seat.person not in people or seat.shift not in shifts:
                raise ValueError(f"unknown person or shift type: {seat}")
            if not 0 <= seat.day < self.days:
                raise ValueError(f"day outside the horizon: {seat}")
        for cover in self.covers:
            if any(cell.shift not in shifts for cell in cover.cells):
                raise ValueError(f"unknown shift type in cover row {cover.tag}")
        named = {row.person for row in self.windows} | {row.person for row in self.clocks}
        named |= {row.person for row in self.runs} | {row.person for row in self.blocks}
        named |= {person for row in self.pairs for person in row.people}
        if not named | {wish.person for wish in self.wishes} <= people:
            raise ValueError("a row names an unknown person")
