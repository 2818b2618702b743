"""How alerts read on the screen, and where they lead."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from fire_roster.domain.alerts.judgement import AlertState
from fire_roster.domain.month import Month
from fire_roster.domain.rules.base import Severity
from fire_roster.services.alert_entries import AlertEntry
from fire_roster.ui.common.chips import StateKind

SEVERITY_KINDS: dict[Severity, StateKind] = {
    Severity.ERROR: "danger",
    Severity.WARN: "warning",
    Severity.INFO: "info",
}
SEVERITY_WORDS = {Severity.ERROR: "紧急", Severity.WARN: "注意", Severity.INFO: "提示"}


def shown_text(entry: AlertEntry, *, names_people: bool = True) -> str:
    """The sentence; without names where anybody may look at the screen."""
    return entry.message if names_people else entry.public


def due_text(entry: AlertEntry, now: datetime) -> str:
    """今天 08:30, 昨天 08:30, else 12-01 08:30."""
    return moment_words(entry.due, now)


def moment_words(moment: datetime, now: datetime) -> str:
    """今天 08:30, 昨天 08:30, 明天 08:30, else 12-01 08:30 (with the year where it differs)."""
    names = {0: "今天", -1: "昨天", 1: "明天"}
    name = names.get((moment.date() - now.date()).days)
    if name:
        return f"{name} {moment:%H:%M}"
    return f"{moment:%m-%d %H:%M}" if moment.year == now.year else f"{moment:%Y-%m-%d %H:%M}"


def state_words(entry: AlertEntry, now: datetime) -> str:
    """待处理, 明天 08:30 再提醒, 已处理, 原因已消除."""
    if entry.state is AlertState.SNOOZED and entry.snoozed_until is not None:
        return f"{moment_words(entry.snoozed_until, now)} 再提醒"
    if entry.state is AlertState.ACKNOWLEDGED:
        return "已处理"
    return entry.ending.value if entry.ending else "待处理"


def state_kind(entry: AlertEntry) -> StateKind:
    """The colour that goes with the state."""
    if not entry.is_open:
        return "neutral"
    return "info" if entry.state is AlertState.SNOOZED else SEVERITY_KINDS[entry.severity]


def target_of(entry: AlertEntry) -> tuple[str, dict[str, Any]]:
    """Page and focus that lead to where it can be solved."""
    focus: dict[str, Any] = dict(entry.focus)
    if "day" in focus:
        focus["day"] = date.fromisoformat(str(focus["day"]))
    if "month" in focus:
        focus["month"] = Month.parse(str(focus["month"]))
    return entry.page or "alerts", focus


def to_show(entries: Iterable[AlertEntry]) -> tuple[AlertEntry, ...]:
    """Open ones that nobody put off."""
    return tuple(one for one in entries if one.is_open and one.state is not AlertState.SNOOZED)


def tomorrow_morning(now: datetime) -> datetime:
    """Half past eight of the next day."""
    day = now.date() + timedelta(days=1)
    return datetime(day.year, day.month, day.day, 8, 30)
