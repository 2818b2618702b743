"""How alerts read in a list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from fire_roster.services.alert_entries import AlertEntry
from fire_roster.ui.alerts.alert_words import (
    SEVERITY_KINDS,
    SEVERITY_WORDS,
    moment_words,
    state_kind,
    state_words,
)
from fire_roster.ui.common.record_model import Column


@dataclass(frozen=True, slots=True)
class AlertLine:
    """An alert as it reads at a moment; `is_coming` is not due yet."""

    entry: AlertEntry
    now: datetime
    is_coming: bool = False


def _moment(read: Callable[[AlertEntry], datetime | None]) -> Callable[[AlertLine], str]:
    def text(line: AlertLine) -> str:
        moment = read(line.entry)
        return moment_words(moment, line.now) if moment else ""

    return text


def _state(line: AlertLine) -> str:
    return "还没到" if line.is_coming else state_words(line.entry, line.now)


ALERT_COLUMNS: tuple[Column[AlertLine], ...] = (
    Column(
        "severity",
        "轻重",
        lambda line: SEVERITY_WORDS[line.entry.severity],
        sort=lambda line: line.entry.severity.rank,
        state=lambda line: SEVERITY_KINDS[line.entry.severity],
        width=66,
    ),
    Column(
        "due",
        "应提醒",
        _moment(lambda entry: entry.due),
        sort=lambda line: line.entry.due,
        width=112,
    ),
    Column("kind", "类别", lambda line: line.entry.spec.label, width=104),
    Column(
        "message",
        "内容",
        lambda line: line.entry.message,
        tooltip=lambda line: line.entry.message,
        width=432,
    ),
    Column(
        "state",
        "状态",
        _state,
        state=lambda line: "neutral" if line.is_coming else state_kind(line.entry),
        width=138,
    ),
    Column(
        "shown",
        "显示于",
        _moment(lambda entry: entry.shown_at),
        sort=lambda line: line.entry.shown_at,
        width=100,
    ),
    Column(
        "closed",
        "结束于",
        _moment(lambda entry: entry.closed_at),
        sort=lambda line: line.entry.closed_at,
        width=100,
    ),
    Column("closed_by", "处理人", lambda line: line.entry.closed_by, width=72),
)
