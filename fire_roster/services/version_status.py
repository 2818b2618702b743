"""Draft → published → archive, inside a transaction."""

from datetime import datetime

from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.errors import InputRefused
from fire_roster.records.roster import Roster
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.store.transaction import Transaction


def put_in_force(
    transaction: Transaction, station_id: int, month: Month, reason: str, at: datetime
) -> Roster:
    """Publishes the draft; the version before it goes to the archive.

    InputRefused for an empty roster or one in force already.
    """
    session = transaction.session
    versions = roster_queries.list_versions(session, station_id, str(month))
    draft = versions[-1] if versions else None
    if draft is None or not roster_queries.list_seats(session, draft.id):
        raise InputRefused(f"{month.label}还没有排班，先生成或录入值班表再发布。")
    if draft.status == RosterStatus.PUBLISHED:
        raise InputRefused(f"{month.label}第 {draft.version} 版已经发布，没有新的改动。")
    for older in versions[:-1]:
        older.status = RosterStatus.ARCHIVED.value
        session.add(older)
    draft.status = RosterStatus.PUBLISHED.value
    draft.published_at = at
    draft.published_reason = reason
    session.add(draft)
    transaction.seal_off()
    return draft
