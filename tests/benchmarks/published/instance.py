"""Reads the text format of the published Shift Scheduling Benchmark Instances."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

_SECTION = "SECTION_"


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
    def weekends(self) -> tuple[tuple[int, int], ...]:
        """Saturday and Sunday of each week."""
        return tuple((day, day + 1) for day in range(5, self.days, 7))


def read_instance(path: Path) -> Instance:
    """Read a file; ValueError or KeyError when it is not of this format."""
    sections = _sections(path.read_text(encoding="utf-8"))
    return Instance(
        days=int(sections["HORIZON"][0][0]),
        shifts=tuple(map(_shift, sections["SHIFTS"])),
        staff=tuple(map(_contract, sections["STAFF"])),
        days_off=frozenset(
            (person, int(day)) for person, *days in sections["DAYS_OFF"] for day in days
        ),
        on_requests=tuple(map(_request, sections["SHIFT_ON_REQUESTS"])),
        off_requests=tuple(map(_request, sections["SHIFT_OFF_REQUESTS"])),
        needs=tuple(
            Need(int(day), shift, int(wanted), int(under), int(over))
            for day, shift, wanted, under, over in sections["COVER"]
        ),
    )


def _sections(text: str) -> dict[str, list[list[str]]]:
    """Fields of every line that is no comment, by section."""
    sections: dict[str, list[list[str]]] = defaultdict(list)
    name = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith(_SECTION):
            name = line.removeprefix(_SECTION)
        elif line and not line.startswith("#"):
            sections[name].append([field.strip() for field in line.split(",")])
    return sections


def _shift(fields: list[str]) -> Shift:
    barred = fields[2] if len(fields) > 2 else ""
    return Shift(fields[0], int(fields[1]), frozenset(barred.split("|")) - {""})


def _contract(fields: list[str]) -> Contract:
    person, limits, *numbers = fields
    pairs = (part.split("=") for part in limits.split("|") if part)
    return Contract(person, {shift: int(most) for shift, most in pairs}, *map(int, numbers))


def _request(fields: list[str]) -> Request:
    person, day, shift, weight = fields
    return Request(person, int(day), shift, int(weight))
