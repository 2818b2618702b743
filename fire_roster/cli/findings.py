"""The judgement on a roster: JSON and lines, for `roster check` and `roster generate`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from fire_roster.cli.shapes import violation_shape
from fire_roster.cli.text_table import text_table
from fire_roster.domain.coverage import UncoveredShift, month_coverage
from fire_roster.domain.rules.base import Severity, Violation, dates_text

if TYPE_CHECKING:
    from fire_roster.domain.facts import RosterFacts

ERRORS_EXIT_CODE = 1


def judgement_shape(
    facts: "RosterFacts", violations: Sequence[Violation], shortages: list[dict[str, Any]]
) -> dict[str, Any]:
    """Station, month, counts, violations and shortages."""
    count = Counter(one.severity for one in violations)
    return {
        "station": facts.station.name,
        "month": str(facts.month),
        "errors": count[Severity.ERROR],
        "warnings": count[Severity.WARN],
        "infos": count[Severity.INFO],
        "violations": [violation_shape(one, facts.members) for one in violations],
        "objective": None,
        "bound": None,
        "short": shortages,
    }


def shortage_shape(day: date, shift: str, missing: int, level: str, reason: str) -> dict[str, Any]:
    """A shift that lacks people."""
    return {
        "date": day.isoformat(),
        "shift": shift,
        "missing": missing,
        "level": level or None,
        "reason": reason or None,
    }


def uncovered_shape(one: UncoveredShift) -> dict[str, Any]:
    """A shift that lacks people, in the words of the roster itself."""
    level = one.level.label if one.level else ""
    whom = f"{level}及以上持证人" if level else "队员"
    reason = f"{one.day.month}月{one.day.day}日{one.shift.name}缺 {one.missing} 名{whom}"
    return shortage_shape(one.day, one.shift.code, one.missing, level, reason)


def judgement_lines(facts: "RosterFacts", violations: Sequence[Violation]) -> list[str]:
    """Coverage, counts, then every finding."""
    return [*_coverage_lines(facts), *_summary(violations), *_finding_lines(violations)]


def _coverage_lines(facts: "RosterFacts") -> list[str]:
    shifts: dict[str, list[date]] = {shift.name: [] for shift in facts.required_shifts}
    for one in month_coverage(facts):
        if one.missing:
            shifts[one.shift.name].append(one.day)
    rows = [
        (name, f"{facts.month.day_count - len(days)}/{facts.month.day_count} 天满员", _days(days))
        for name, days in shifts.items()
    ]
    return text_table(("班次", "人数和证书", "缺人的日子"), rows)


def _days(days: list[date]) -> str:
    return dates_text(days) if days else "无"


def _summary(violations: Iterable[Violation]) -> list[str]:
    count = Counter(one.severity for one in violations)
    words = "，".join(f"{severity.label} {count[severity]} 处" for severity in Severity)
    return [f"规则检查：{words}"]


def _finding_lines(violations: Iterable[Violation]) -> list[str]:
    return [
        f"[{one.severity.label}] {one.rule} {one.message}（{one.clause}）" for one in violations
    ]
