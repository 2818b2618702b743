"""校验码: eight characters that tie a printed roster to the audit entry of its publishing."""

import hashlib

from fire_roster.records.audit import AuditEntry
from fire_roster.records.roster import Roster
from fire_roster.store.queries import logbook
from fire_roster.store.transaction import Session

ANCHOR_LENGTH = 8


def find_anchor(session: Session, roster: Roster | None) -> str:
    """The anchor of a published version; empty for a draft and for one without such an entry."""
    if roster is None or roster.published_at is None:
        return ""
    entry = logbook.find_publishing(session, roster.id)
    return anchor_of(entry) if entry else ""


def anchor_of(entry: AuditEntry) -> str:
    """Eight characters that change with anything the entry says."""
    said = (entry.id, entry.action, entry.subject, entry.summary, entry.detail)
    digest = hashlib.sha256("\n".join(map(str, said)).encode()).hexdigest()
    return digest[:ANCHOR_LENGTH].upper()
