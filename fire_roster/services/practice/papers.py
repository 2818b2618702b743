"""Records as papers: when what they are about was over, when it was written down (K02)."""

from datetime import datetime, timedelta
from typing import Any

from fire_roster.domain.practice import SignedPaperFacts
from fire_roster.domain.time_span import midnight
from fire_roster.records.duty_log import DutyLogRow
from fire_roster.services.practice.ledgers import Ledger

_SIGNATURES = ("is_signed", "is_countersigned", "is_giver_signed", "is_taker_signed")


def paper_of(ledger: Ledger, record: Any) -> SignedPaperFacts | None:
    """A record as a paper to be signed; None where it belongs to no day or wants no signature."""
    at = _moment(ledger, record)
    signs = [getattr(record, name) for name in _SIGNATURES if hasattr(record, name)]
    if at is None or not signs:
        return None
    label = f"{ledger.title}“{ledger.name(record)}”"
    return SignedPaperFacts(label, at, record.recorded_at, all(signs))


def is_entered_late(ledger: Ledger, record: Any, limit_hours: float) -> bool:
    """补录: written down later than the limit after what it is about.

    Only what is written at the time counts: signed papers, and what has an hour.
    """
    written = getattr(record, "recorded_at", None)
    at = _moment(ledger, record)
    is_timely = hasattr(record, "at") or any(hasattr(record, name) for name in _SIGNATURES)
    if written is None or at is None or not is_timely:
        return False
    return bool(written - at > timedelta(hours=limit_hours))


def is_row_late(row: DutyLogRow, limit_hours: float) -> bool:
    """补录: typed later than the limit after its time (K02)."""
    limit = timedelta(hours=limit_hours)
    return row.recorded_at is not None and row.recorded_at - row.at > limit


def _moment(ledger: Ledger, record: Any) -> datetime | None:
    """What has only a day is over at its end; the duty log is signed when its 24 hours are."""
    day = ledger.day(record)
    if day is None:
        return None
    return getattr(record, "at", None) or midnight(day + timedelta(days=1))
