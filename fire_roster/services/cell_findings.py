"""Findings of the checker by the place of the grid they belong to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from fire_roster.domain.rules.base import Severity, Violation
from fire_roster.services.grid_view import CellRef, GridSeverity

Found = tuple[Violation, ...]

_MONTH_LONG = 10
"""A finding about more days than these is about the person's month, not about single seats."""


@dataclass(frozen=True, slots=True)
class CellFindings:
    """`cells` by member and day, `rows` by member, `days` for findings that name no member."""

    cells: Mapping[int, Mapping[date, Found]] = field(default_factory=dict)
    rows: Mapping[int, Found] = field(default_factory=dict)
    days: Mapping[date, Found] = field(default_factory=dict)

    def at(self, member_id: int, day: date) -> Found:
        """Findings on one seat, gravest first."""
        return self.cells.get(member_id, {}).get(day, ())

    def differing_members(self, other: "CellFindings") -> set[int]:
        """Members whose findings are not the same in both."""
        return {
            key
            for mine, theirs in ((self.cells, other.cells), (self.rows, other.rows))
            for key in mine.keys() | theirs.keys()
            if mine.get(key) != theirs.get(key)
        }

    def differing_days(self, other: "CellFindings") -> set[date]:
        """Days whose findings are not the same in both."""
        keys = self.days.keys() | other.days.keys()
        return {key for key in keys if self.days.get(key) != other.days.get(key)}


def place_findings(violations: Iterable[Violation]) -> CellFindings:
    """Sorts findings (gravest first) to their places; those about nobody and no day have none."""
    cells: dict[int, dict[date, list[Violation]]] = defaultdict(lambda: defaultdict(list))
    rows: dict[int, list[Violation]] = defaultdict(list)
    days: dict[date, list[Violation]] = defaultdict(list)
    for one in violations:
        if not one.member_ids:
            for day in one.dates:
                days[day].append(one)
            continue
        for member_id in one.member_ids:
            if is_month_long(one):
                rows[member_id].append(one)
            else:
                for day in one.dates:
                    cells[member_id][day].append(one)
    return CellFindings(
        {
            member_id: {day: tuple(found) for day, found in by_day.items()}
            for member_id, by_day in cells.items()
        },
        {member_id: tuple(found) for member_id, found in rows.items()},
        {day: tuple(found) for day, found in days.items()},
    )


def is_month_long(violation: Violation) -> bool:
    """Whether a finding is about a person's whole month."""
    return not violation.dates or len(violation.dates) > _MONTH_LONG


def worst_severity(found: Found) -> GridSeverity:
    """The mark of a cell with these findings."""
    if not found:
        return GridSeverity.NONE
    worst = min((one.severity for one in found), key=lambda severity: severity.rank)
    return {
        Severity.ERROR: GridSeverity.ERROR,
        Severity.WARN: GridSeverity.WARN,
        Severity.INFO: GridSeverity.INFO,
    }[worst]


def finding_line(violation: Violation) -> str:
    """【错误】message（clause）."""
    clause = f"（{violation.clause}）" if violation.clause else ""
    return f"【{violation.severity.label}】{violation.message}{clause}"


_AMOUNTS = {
    "D01": "空岗 {:g} 分钟",
    "D02": "缺 {:g} 人",
    "D04": "超 {:g} 小时",
    "L02": "超 {:g} 小时",
    "L06": "冲突 {:g} 小时",
}
"""Rules whose amount is what one looks for when going through a list of findings."""


def amount_words(violation: Violation) -> str:
    """超 12.5 小时, 缺 1 人; empty where the number says nothing without its sentence."""
    words = _AMOUNTS.get(violation.rule, "")
    return words.format(round(violation.amount, 1)) if violation.amount is not None else ""


def refs_of(violation: Violation) -> list[CellRef]:
    """The seats a finding is about, person by person; none when it names no person or no day."""
    return [
        CellRef(member_id, day) for member_id in violation.member_ids for day in violation.dates
    ]
