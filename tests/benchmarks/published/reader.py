"""Reads the text format of the published Shift Scheduling Benchmark Instances.

Sections may stand in any order; comments, blank lines, spaces, commas at the end of a line and
every kind of line end are taken as they come.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from tests.benchmarks.published.instance import Contract, Instance, Need, Request, Shift

_NAMES = (
    *("HORIZON", "SHIFTS", "STAFF", "DAYS_OFF"),
    *("SHIFT_ON_REQUESTS", "SHIFT_OFF_REQUESTS", "COVER"),
)
_CONTRACT_NUMBERS = 6
_HEADER = re.compile(r"(?:SECTION_)?([A-Z_]+)\s*:?", re.IGNORECASE)
_COMMENT = re.compile(r"(?:^|\s)#.*")

_Value = TypeVar("_Value")


class BadInstance(ValueError):
    """A file that is not of this format; the text names the line."""


class _Line(NamedTuple):
    """One line of a section, without what may be left out."""

    number: int
    fields: list[str]

    def refuse(self, why: str) -> BadInstance:
        """The line and what is wrong with it."""
        return BadInstance(f"line {self.number}: {why}: {','.join(self.fields)}")


def read_instance(path: Path) -> Instance:
    """Read a file; BadInstance when it is not of this format, OSError when it cannot be read."""
    sections = _sections(_text(path.read_bytes()))
    for name in ("HORIZON", "SHIFTS", "STAFF"):
        if not sections[name]:
            raise BadInstance(f"there is nothing in SECTION_{name}")
    shifts = tuple(_each(sections["SHIFTS"], _shift))
    staff = tuple(_each(sections["STAFF"], _contract))
    days = next(_each(sections["HORIZON"], lambda fields: _whole(fields[0])))
    check = _Check(days, [one.id for one in shifts], [one.person for one in staff])
    return Instance(
        days=days,
        shifts=shifts,
        staff=staff,
        days_off=frozenset(
            off for line in _each(sections["DAYS_OFF"], check.days_off) for off in line
        ),
        on_requests=tuple(_each(sections["SHIFT_ON_REQUESTS"], check.request)),
        off_requests=tuple(_each(sections["SHIFT_OFF_REQUESTS"], check.request)),
        needs=tuple(_each(sections["COVER"], check.need)),
    )


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _sections(text: str) -> dict[str, list[_Line]]:
    """Fields of every line that says something, by section."""
    sections: dict[str, list[_Line]] = defaultdict(list)
    name = ""
    for number, line in enumerate(text.splitlines(), start=1):
        content = _COMMENT.sub("", line).strip().strip(",").strip()
        header = _HEADER.fullmatch(content)
        if header and header[1].upper() in _NAMES:
            name = header[1].upper()
        elif content:
            fields = [field.strip() for field in _COMMENT.sub("", line).strip().split(",")]
            while fields and not fields[-1]:
                fields.pop()
            sections[name].append(_Line(number, fields))
    return sections


def _each(lines: list[_Line], read: Callable[[list[str]], _Value]) -> Iterator[_Value]:
    for line in lines:
        try:
            yield read(line.fields)
        except (ValueError, IndexError, OverflowError) as wrong:
            raise line.refuse(str(wrong)) from wrong


def _whole(text: str) -> int:
    """A whole number, also when it is written as 480.0."""
    number = float(text)
    if number != int(number):
        raise ValueError(f"no whole number {text}")
    return int(number)


def _parts(text: str) -> list[str]:
    return [part for part in map(str.strip, text.split("|")) if part]


def _shift(fields: list[str]) -> Shift:
    barred = _parts(fields[2]) if len(fields) > 2 else []
    return Shift(fields[0], _whole(fields[1]), frozenset(barred))


def _contract(fields: list[str]) -> Contract:
    person, limits, *numbers = fields
    if len(numbers) != _CONTRACT_NUMBERS:
        raise ValueError(f"{_CONTRACT_NUMBERS} numbers are needed after the limits")
    most_of = {}
    for part in _parts(limits):
        shift, _, most = part.partition("=")
        most_of[shift.strip()] = _whole(most)
    return Contract(person, most_of, *map(_whole, numbers))


class _Check:
    """Reads lines that name people, days and shift types: each must be there."""

    def __init__(self, days: int, shifts: list[str], people: list[str]) -> None:
        if days < 1:
            raise BadInstance(f"a horizon of {days} days")
        for what, names in (("shift type", shifts), ("person", people)):
            if len(set(names)) < len(names):
                raise BadInstance(f"a {what} stands twice")
        self._days, self._shifts, self._people = range(days), set(shifts), set(people)

    def days_off(self, fields: list[str]) -> list[tuple[str, int]]:
        """Days off of one person."""
        person, *days = fields
        return [(self._person(person), _whole(day)) for day in days if day]

    def request(self, fields: list[str]) -> Request:
        """One shift wanted, or not wanted."""
        person, day, shift, weight = fields
        return Request(self._person(person), self._day(day), self._shift(shift), _whole(weight))

    def need(self, fields: list[str]) -> Need:
        """People wanted on a shift."""
        day, shift, wanted, under, over = fields
        numbers = _whole(wanted), _whole(under), _whole(over)
        return Need(self._day(day), self._shift(shift), *numbers)

    def _person(self, name: str) -> str:
        if name not in self._people:
            raise ValueError(f"no person {name}")
        return name

    def _shift(self, name: str) -> str:
        if name not in self._shifts:
            raise ValueError(f"no shift type {name}")
        return name

    def _day(self, text: str) -> int:
        day = _whole(text)
        if day not in self._days:
            raise ValueError(f"no day {text}")
        return day
