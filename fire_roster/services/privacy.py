"""Personal data of those who left: what is due to go, and its deletion (个人信息保护法 47)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.attachment import AttachmentPurpose
from fire_roster.domain.rules.p02_leavers_purged import RULE as LEAVERS_PURGED
from fire_roster.domain.rules.p02_leavers_purged import is_purge_due
from fire_roster.errors import InputRefused
from fire_roster.records.attachment import Attachment
from fire_roster.records.member import Member
from fire_roster.services.attachments import remove_orphans
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.members import MemberEntry, list_entries
from fire_roster.services.roster_facts import load_settings
from fire_roster.store.attachments import AttachmentStore
from fire_roster.store.queries import attachments
from fire_roster.store.transaction import Database, Session

_PERSONAL_FILES = (AttachmentPurpose.PHOTO.value, AttachmentPurpose.IDENTITY.value)


@dataclass(frozen=True, slots=True)
class PurgeRow:
    """A leaver whose data is due to go: what would be deleted, in words."""

    member: MemberEntry
    left: date
    parts: tuple[str, ...]


class PrivacyService:
    """Preview and deletion. Name, position and certificates stay: signed records rest on them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def purge_months(self) -> int:
        """Months that the data of a leaver is kept (P02)."""
        with self._database.read() as session:
            return _months(session)

    def list_due(self) -> tuple[PurgeRow, ...]:
        """Leavers past the set months who still have personal data on file."""
        with self._database.read() as session:
            return tuple(_rows(session, self._clock.today()))

    def purge(self, member_ids: Iterable[int]) -> Done[int]:
        """Deletes ID number, phone, photo and pictures of identity cards; how many people.

        InputRefused for somebody whose data is not due.
        """
        wanted = set(member_ids)
        today = self._clock.today()
        digests: set[str] = set()
        with self._database.write("member.purge") as transaction:
            session = transaction.session
            due = {row.member.record.id: row for row in _rows(session, today)}
            if not wanted or not wanted <= due.keys():
                raise InputRefused("所选人员的资料还没到清理时间，请刷新后再试。")
            for key in sorted(wanted):
                record = session.get(Member, key)
                assert record is not None
                record.id_number, record.phone = "", ""
                record.purged_on = today
                record.version += 1
                session.add(record)
                digests |= {one.digest for one in _files(session, key)}
                for purpose in _PERSONAL_FILES:
                    attachments.delete_attachments(session, "member", [key], purpose)
            transaction.seal_off()
            transaction.describe(
                f"清理 {len(wanted)} 名离职人员的身份证号、电话和照片",
                "member",
                {"members": sorted(wanted)},
            )
        with self._database.read() as session:
            remove_orphans(session, AttachmentStore(self._database.paths), digests)
        return Done(len(wanted), Changes.of(Kind.MEMBER, Kind.ATTACHMENT))


def _rows(session: Session, today: date) -> list[PurgeRow]:
    months = _months(session)
    rows = []
    for entry in list_entries(session):
        record = entry.record
        if record.left is None or not is_purge_due(record.left, today, months):
            continue
        parts = ["身份证号"] if record.id_number else []
        parts += ["电话"] if record.phone else []
        parts += sorted({one.purpose for one in _files(session, record.id)})
        if parts:
            rows.append(PurgeRow(entry, record.left, tuple(parts)))
    return rows


def _files(session: Session, member_id: int) -> list[Attachment]:
    found = attachments.list_attachments(session, "member", member_id)
    return [one for one in found if one.purpose in _PERSONAL_FILES]


def _months(session: Session) -> int:
    return round(LEAVERS_PURGED.value(load_settings(session), "purge_months"))
