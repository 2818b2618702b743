"""The values of a published instance."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift type; `barred` are the types that may not stand on the next day."""

    id: str
    minutes: int
    barred: frozenset[str]


@dataclass(frozen=True, slots=True)
class Contract:
    """What one person may and must work; `most_of` by shift type, minutes over the horizon."""

    person: str
    most_of: dict[str, int]
    most_minutes: int
    least_minutes: int
    longest_run: int
    shortest_run: int
    shortest_rest: int
    most_weekends: int


@dataclass(frozen=True, slots=True)
class Request:
    """Wanted (or not wanted): one shift type of one day, and what it costs to do otherwise."""

    person: str
    day: int
    shift: str
    weight: int


@dataclass(frozen=True, slots=True)
class Need:
    """People wanted on a shift, and the cost of each one missing or too many."""

    day: int
    shift: str
    wanted: int
    under: int
    over: int


@dataclass(frozen=True, slots=True)
class Instance:
    """One instance; day 0 is a Monday."""

    days: int
    shifts: tuple[Shift, ...]
    staff: tuple[Contract, ...]
    days_off: frozenset[tuple[str, int]]
    on_requests: tuple[Request, ...]
    off_requests: tuple[Request, ...]
    needs: tuple[Need, ...]

    @property
    def weekends(self) -> tuple[tuple[int, ...], ...]:
        """Saturday and Sunday of each week, as far as the horizon goes."""
        firsts = range(5, self.days, 7)
        return tuple(tuple(range(day, min(day + 2, self.days))) for day in firsts)
