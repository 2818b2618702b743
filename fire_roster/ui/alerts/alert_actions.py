"""What a person does with alerts: goes there, knows of them, puts them off."""

from collections.abc import Sequence
from datetime import datetime

from fire_roster.services.alert_entries import AlertEntry
from fire_roster.ui.alerts.alert_words import moment_words, target_of
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import try_save


def go_to(context: AppContext, entry: AlertEntry) -> None:
    """Open the place where it can be solved."""
    page, focus = target_of(entry)
    context.navigate(page, **focus)


def acknowledge(context: AppContext, entries: Sequence[AlertEntry]) -> None:
    """Note that somebody has seen to these."""
    keys = [one.key for one in entries if one.is_open]
    if keys:
        told = f"{len(keys)} 条提醒记为已处理"
        try_save(context, lambda: context.services.alerts.acknowledge(keys), told)


def snooze(context: AppContext, entries: Sequence[AlertEntry], until: datetime) -> None:
    """Tell these again at a later moment."""
    keys = [one.key for one in entries if one.is_open]
    if keys:
        told = f"{len(keys)} 条提醒，{moment_words(until, context.clock())} 再提醒"
        try_save(context, lambda: context.services.alerts.snooze(keys, until), told)
