"""What differs between two sets of seats, shift by shift, in names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import SeatKey
from fire_roster.domain.rules.base import date_text, dates_text
from fire_roster.domain.shift import ShiftType


@dataclass(frozen=True, slots=True)
class ShiftDiff:
    """One shift of one day whose people differ; names in the order of the ledger."""

    day: date
    shift: ShiftType
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def left(self) -> tuple[str, ...]:
        """Who no longer stands there."""
        return tuple(name for name in self.before if name not in self.after)

    @property
    def came(self) -> tuple[str, ...]:
        """Who stands there instead."""
        return tuple(name for name in self.after if name not in self.before)

    @property
    def text(self) -> str:
        """12月5日夜班：张三、李四 → 张三、王五."""
        before, after = ("、".join(names) or "无人" for names in (self.before, self.after))
        return f"{date_text(self.day)}{self.shift.name}：{before} → {after}"


@dataclass(frozen=True, slots=True)
class RosterDiff:
    """What came after against what was before; `before_version` None is nothing at all."""

    station_name: str
    month: Month
    before_version: int | None
    after_version: int
    shifts: tuple[ShiftDiff, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The days that differ."""
        return tuple(dict.fromkeys(one.day for one in self.shifts))

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody who came or left."""
        return tuple(dict.fromkeys(name for one in self.shifts for name in (*one.left, *one.came)))

    @property
    def sentence(self) -> str:
        """改动 3 天（12月5、6、9日），涉及张三、李四."""
        if not self.shifts:
            return "没有改动"
        return f"改动 {len(self.days)} 天（{dates_text(self.days)}），涉及{names_text(self.names)}"


def names_text(names: Iterable[str], most: int = 6) -> str:
    """张三、李四; of very many the first and how many."""
    known = list(names)
    shown = "、".join(known[:most])
    return f"{shown}等 {len(known)} 人" if len(known) > most else shown


def shift_diffs(
    facts: RosterFacts, before: Iterable[SeatKey], after: Iterable[SeatKey]
) -> tuple[ShiftDiff, ...]:
    """The shifts that differ, by day and time; `facts` know the names and shifts.

    Seats on a shift type that the station no longer has are left out.
    """
    old, new = _people(before), _people(after)
    order = {member_id: index for index, member_id in enumerate(facts.members)}
    shifts = facts.shift_types

    def names(members: set[int]) -> tuple[str, ...]:
        known = sorted((one for one in members if one in order), key=lambda one: order[one])
        return tuple(facts.members[one].name for one in known)

    return tuple(
        ShiftDiff(day, shifts[shift_id], names(old.get((day, shift_id), set())), names(found))
        for day, shift_id in sorted(
            (place for place in old.keys() | new.keys() if place[1] in shifts),
            key=lambda place: (place[0], shifts[place[1]].start_minute, place[1]),
        )
        if (found := new.get((day, shift_id), set())) != old.get((day, shift_id), set())
    )


def _people(seats: Iterable[SeatKey]) -> Mapping[tuple[date, int], set[int]]:
    found: dict[tuple[date, int], set[int]] = {}
    for day, shift_type_id, member_id in seats:
        found.setdefault((day, shift_type_id), set()).add(member_id)
    return found
