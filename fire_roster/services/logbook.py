"""The audit as people read it: who did what when, old and new values."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fire_roster.records.audit import AuditEntry
from fire_roster.services.clock import wall_time
from fire_roster.services.log_file import mask_numbers
from fire_roster.store.queries import logbook
from fire_roster.store.transaction import Database

_LISTED = 5_000
_SUBJECTS = {
    "member": "人员", "members": "人员", "team": "班组", "certificate": "证书", "leave": "请假",
    "roster": "值班表", "station": "站点", "unit": "单位", "setting": "规则参数",
    "holiday": "节假日", "attachment": "附件", "alert": "提醒", "swap": "调班", "drill": "演练",
    "training": "培训", "hazard": "隐患", "equipment": "器材", "data": "数据", "undo": "撤销",
    "redo": "重做", "bin": "回收站", "demo": "示例",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which actions are wanted; what is empty or None wants all. Days are inclusive.

    `text` has to stand in what was done, in the old and new values or in who did it.
    """

    actor: str = ""
    subject: str = ""
    first: date | None = None
    last: date | None = None
    text: str = ""

    def fits(self, entry: "LogEntry") -> bool:
        """Whether an action is wanted."""
        day = entry.at.date()
        words = " ".join((entry.summary, entry.actor, entry.subject, *entry.details)).casefold()
        return (
            self.actor in ("", entry.actor)
            and self.subject in ("", entry.subject)
            and (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
            and self.text.casefold() in words
        )


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One action; `details` are lines of old → new, personal numbers masked."""

    number: int
    at: datetime
    actor: str
    subject: str
    summary: str
    details: tuple[str, ...]


class LogbookService:
    """Reads the audit; nobody writes it but the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_newest(
        self, limit: int | None = _LISTED, wanted: LogFilter | None = None
    ) -> tuple[LogEntry, ...]:
        """The newest actions first; None for all of them."""
        with self._database.read() as session:
            found = tuple(map(_entry, logbook.list_audit(session, limit)))
        return found if wanted is None else tuple(filter(wanted.fits, found))


def _entry(entry: AuditEntry) -> LogEntry:
    return LogEntry(
        number=entry.id,
        at=wall_time(entry.at),
        actor=entry.actor or "本机用户",
        subject=_SUBJECTS.get(entry.action.partition(".")[0], "其他"),
        summary=entry.summary,
        details=tuple(_details(entry.detail)),
    )


def _details(text: str) -> list[str]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return []
    if not isinstance(found, dict):
        return []
    return [f"{name}：{_value(value)}" for name, value in found.items()]


def _value(value: Any) -> str:
    is_pair = isinstance(value, list) and len(value) == 2
    if is_pair and not any(isinstance(one, list | dict) for one in value):
        return f"{_plain(value[0])} → {_plain(value[1])}"
    if isinstance(value, list):
        return f"{len(value)} 处"
    return _plain(value)


def _plain(value: Any) -> str:
    if value in (None, ""):
        return "空"
    if isinstance(value, bool):
        return "是" if value else "否"
    return mask_numbers(str(value))[:120]
