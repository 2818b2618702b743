"""What the bell counts: open alerts that nobody put off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fire_roster.ui.alerts.alert_words import target_of, to_show


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence, and the page that shows its cause."""

    text: str
    icon: str
    page_key: str
    focus: Mapping[str, object] = field(default_factory=dict)


def read_notices(services: Any) -> tuple[Notice, ...]:
    """The gravest and oldest first."""
    return tuple(
        Notice(entry.message, entry.spec.icon, *target_of(entry))
        for entry in to_show(services.alerts.list_open())
    )
