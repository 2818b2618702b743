"""Rotations: a repeating cycle of shifts that several teams run through, each with its offset.

A rotation is anchored to a date and not to the first of a month, so it runs across month ends in
both directions.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fire_roster.domain.shift import ShiftType, shift_minutes
from fire_roster.errors import InputRefused

REST = "休"
REST_MARKS = (REST, "-", "－", "—")
_SEPARATORS = re.compile(r"[\s,，、;；/]+")


@dataclass(frozen=True, slots=True)
class ShiftTemplate:
    """A shift that a pattern uses; `start` and `end` as HH:MM, see `shift_minutes`."""

    code: str
    name: str
    start: str
    end: str

    def shift_type(self, shift_type_id: int = 0) -> ShiftType:
        """The shift in minutes. ValueError for clock times that cannot be read."""
        return ShiftType(shift_type_id, self.code, self.name, *shift_minutes(self.start, self.end))


@dataclass(frozen=True, slots=True)
class RotationPattern:
    """A cycle of shift codes (None: rest), and how many teams run it how many days apart.

    Team 0 begins at the first day of the cycle, each further team `offset_days` later in it.
    Raises InputRefused for a cycle without shifts, with unknown codes, or without teams.
    """

    name: str
    key: str
    cycle: tuple[str | None, ...]
    team_count: int
    offset_days: int
    shifts: tuple[ShiftTemplate, ...]

    def __post_init__(self) -> None:
        codes = {code for code in self.cycle if code is not None}
        unknown = sorted(codes - {shift.code for shift in self.shifts})
        if unknown:
            raise InputRefused(
                f"轮班“{self.name}”用到了没有定义的班次：{'、'.join(unknown)}。请先定义这些班次。"
            )
        if not codes:
            raise InputRefused(f"轮班“{self.name}”里没有班次，请写成“早早中中夜夜休休”这样的顺序。")
        if self.team_count < 1:
            raise InputRefused(f"轮班“{self.name}”至少需要一个班组。")

    @property
    def cycle_text(self) -> str:
        """早早中中夜夜休休; `parse_cycle` reads it again."""
        codes = [code or REST for code in self.cycle]
        return ("" if all(len(code) == 1 for code in codes) else "、").join(codes)

    @property
    def used_shifts(self) -> tuple[ShiftTemplate, ...]:
        """The shifts that occur in the cycle."""
        return tuple(shift for shift in self.shifts if shift.code in self.cycle)

    def code_at(self, index: int) -> str | None:
        """Shift code on a day of the endless cycle; negative days lie before its start."""
        return self.cycle[index % len(self.cycle)]

    def offset_of(self, team_index: int) -> int:
        """Day of the cycle at which a team begins."""
        return team_index * self.offset_days % len(self.cycle)


@dataclass(frozen=True, slots=True)
class Rotation:
    """A pattern tied to the calendar: on `anchor` each team stands at its offset in the cycle."""

    pattern: RotationPattern
    anchor: date
    team_offsets: Mapping[str, int]

    def shift_code(self, team: str, day: date) -> str | None:
        """Code of the team's shift on a day, None for rest; KeyError for an unknown team."""
        return self.pattern.code_at((day - self.anchor).days + self.team_offsets[team])


def start_rotation(pattern: RotationPattern, teams: Sequence[str], anchor: date) -> Rotation:
    """The rotation that begins on `anchor`, the first team with the first day of the cycle."""
    return Rotation(
        pattern, anchor, {team: pattern.offset_of(index) for index, team in enumerate(teams)}
    )


def parse_cycle(text: str, codes: Iterable[str]) -> tuple[str | None, ...]:
    """Reads 早早中中夜夜休休 or 早、中、夜、休 with the shift codes that exist.

    休 and a dash are rest. Raises InputRefused at the first thing that is no known code.
    """
    known = sorted({*codes, *REST_MARKS}, key=len, reverse=True)
    token = re.compile("|".join(re.escape(code) for code in known))
    rest, found = _SEPARATORS.sub(" ", text).strip(), list[str | None]()
    while rest:
        match = token.match(rest)
        if match is None:
            names = "、".join(sorted(set(known) - set(REST_MARKS)))
            raise InputRefused(
                f"看不懂轮班顺序“{text}”里的“{rest[0]}”。可用的班次：{names}，休息写“{REST}”。"
            )
        found.append(None if match[0] in REST_MARKS else match[0])
        rest = rest[match.end() :].lstrip()
    return tuple(found)


def own_pattern(
    name: str,
    cycle_text: str,
    team_count: int,
    shifts: Iterable[ShiftTemplate],
    offset_days: int | None = None,
) -> RotationPattern:
    """A pattern the user writes; without `offset_days` the teams stand evenly in the cycle.

    Raises InputRefused for a cycle that cannot be read.
    """
    known = tuple(shifts)
    cycle = parse_cycle(cycle_text, (shift.code for shift in known))
    apart = len(cycle) // max(1, team_count) if offset_days is None else offset_days
    return RotationPattern(name, "", cycle, team_count, apart, known)


def parse_rotations(document: Mapping[str, Any]) -> tuple[RotationPattern, ...]:
    """The presets of the parsed `rotations.json`: `shifts` and `rotations`, in its order."""
    shifts = tuple(
        ShiftTemplate(row["code"], row["name"], row["start"], row["end"])
        for row in document["shifts"]
    )
    patterns = []
    for row in document["rotations"]:
        cycle = parse_cycle(row["cycle"], (shift.code for shift in shifts))
        used = tuple(shift for shift in shifts if shift.code in cycle)
        patterns.append(
            RotationPattern(
                row["name"], row["key"], cycle, row["team_count"], row["offset_days"], used
            )
        )
    return tuple(patterns)


def missing_shifts(
    pattern: RotationPattern, shift_types: Iterable[ShiftType]
) -> tuple[ShiftTemplate, ...]:
    """The shifts of a pattern that a station does not have; shifts are known by their code."""
    present = {shift.code for shift in shift_types}
    return tuple(shift for shift in pattern.used_shifts if shift.code not in present)
