"""Members with what the list says about today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fire_roster.domain.certificate import CertificateState
from fire_roster.domain.member import Position
from fire_roster.services.certificates import CertificateEntry
from fire_roster.services.members import MemberEntry
from fire_roster.services.office import Office


class Presence(StrEnum):
    """State of a member on a day; the value is the word on screen."""

    HERE = "在职"
    ON_LEAVE = "请假中"
    NOT_YET = "未入职"
    GONE = "已离职"


_STATE_ORDER = (
    CertificateState.VALID,
    CertificateState.EXPIRING,
    CertificateState.REVIEW_DUE,
    CertificateState.NOT_YET,
    CertificateState.EXPIRED,
    CertificateState.REPLACED,
)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member, the control-room certificate that counts most, and the state today."""

    entry: MemberEntry
    paper: CertificateEntry | None
    presence: Presence
    position: str
    """The position held today."""
    today: date

    @property
    def is_gone(self) -> bool:
        """Whether the member has left."""
        return self.presence is Presence.GONE

    @property
    def needs_certificate(self) -> bool:
        """Whether the position is one that nobody may hold without a certificate."""
        return self.position == Position.OPERATOR

    @property
    def position_text(self) -> str:
        """消防员, 站长（2027-01-01 起）, 站长（至 2026-06-30）."""
        record = self.entry.record
        if self.position or not record.position:
            return self.position
        is_over = record.position_until is not None and record.position_until < self.today
        when = f"至 {record.position_until}" if is_over else f"{record.position_from} 起"
        return f"{record.position}（{when}）"


def list_member_rows(office: Office, today: date) -> list[MemberRow]:
    """All members in the order of the ledger."""
    papers: dict[int, list[CertificateEntry]] = {}
    found, entries = office.certificates.list_with_owners(today)
    for paper in found:
        papers.setdefault(paper.owner.record.id, []).append(paper)
    away = {leave.record.member_id for leave in office.leaves.list_all(today, today)}
    return [
        MemberRow(
            entry,
            main_paper(papers.get(entry.record.id, ())),
            _presence(entry, today, entry.record.id in away),
            entry.position_on(today),
            today,
        )
        for entry in entries
    ]


def main_paper(papers: Iterable[CertificateEntry]) -> CertificateEntry | None:
    """The control-room certificate with the best state, then the best level."""
    counting = [paper for paper in papers if paper.facts.entitles_to_control_room]
    return min(
        counting,
        key=lambda paper: (_STATE_ORDER.index(paper.state), -(paper.facts.level or 0)),
        default=None,
    )


def _presence(entry: MemberEntry, today: date, is_away: bool) -> Presence:
    if not entry.is_active_on(today):
        return Presence.GONE
    if entry.record.joined is not None and entry.record.joined > today:
        return Presence.NOT_YET
    return Presence.ON_LEAVE if is_away else Presence.HERE
