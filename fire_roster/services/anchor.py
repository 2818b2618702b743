"""校验码: eight characters that tie a printed roster to the audit entry of its publishing.

They are the start of the entry's seal, so they change with everything done before.
"""

from fire_roster.records.roster import Roster
from fire_roster.store.queries import logbook
from fire_roster.store.transaction import Session

ANCHOR_LENGTH = 8


def find_anchor(session: Session, roster: Roster | None) -> str:
    """The anchor of a published version; empty for a draft and for one without such an entry."""
    if roster is None or roster.published_at is None:
        return ""
    entry = logbook.find_publishing(session, roster.id)
    return entry.chain[:ANCHOR_LENGTH].upper() if entry else ""


def newest_anchor(session: Session) -> str:
    """The anchor of everything done so far: that of the newest audit entry; empty without one."""
    entries = logbook.list_audit(session, 1)
    return entries[0].chain[:ANCHOR_LENGTH].upper() if entries else ""
