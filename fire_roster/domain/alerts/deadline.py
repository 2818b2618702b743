"""A deadline: one thing that must be told, from when, and for how long it stays true."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.domain.rules.base import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """What a source names while its cause exists.

    `key` is the same whenever the same cause is named again. `due` is when it is told; None: as
    soon as it is seen and has lasted for `settle`. `until` is when it ends by itself. Of one
    `chain` the latest that is due stands for the others. `message` names people, `public` does
    not. `page` and `focus` lead to where it can be solved.
    """

    key: str
    kind: AlertKind
    severity: Severity
    message: str
    public: str
    due: datetime | None
    settle: timedelta = timedelta()
    until: datetime | None = None
    chain: str = ""
    page: str = "today"
    focus: Mapping[str, object] = field(default_factory=dict)
