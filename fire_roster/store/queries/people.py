"""Members, teams, certificates and leave."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlmodel import Session, col, delete, select

from fire_roster.records.certificate import Certificate, CertificateTypeRecord
from fire_roster.records.leave import Leave
from fire_roster.records.member import ChangeReport, Member, MemberStation, Team
from fire_roster.records.roster import Assignment
from fire_roster.records.swap import Swap
from fire_roster.records.wish import Wish
from fire_roster.store.queries.attachments import delete_attachments


def list_members(session: Session) -> Sequence[Member]:
    """All members in the order of the ledger."""
    return session.exec(select(Member).order_by(col(Member.order_number), col(Member.id))).all()


def list_member_ids(session: Session) -> set[int]:
    """The keys of all members."""
    return set(session.exec(select(Member.id)).all())


def find_member_by_id_number(session: Session, id_number: str) -> Member | None:
    """The member of that identity number."""
    return session.exec(select(Member).where(Member.id_number == id_number)).first()


def list_teams(session: Session) -> Sequence[Team]:
    """All teams in the order they were made."""
    return session.exec(select(Team).order_by(col(Team.id))).all()


def find_team(session: Session, name: str) -> Team | None:
    """The team of that name."""
    return session.exec(select(Team).where(Team.name == name)).first()


def list_member_stations(session: Session) -> Sequence[MemberStation]:
    """Who keeps duty where."""
    return session.exec(select(MemberStation)).all()


def set_member_stations(session: Session, member_id: int, station_ids: set[int]) -> None:
    """Replaces the stations of a member."""
    session.exec(delete(MemberStation).where(col(MemberStation.member_id) == member_id))
    session.flush()
    session.add_all(
        MemberStation(member_id=member_id, station_id=station_id)
        for station_id in sorted(station_ids)
    )


def list_certificates(session: Session, member_id: int | None = None) -> Sequence[Certificate]:
    """Certificates of one member, or of all."""
    query = select(Certificate).order_by(col(Certificate.member_id), col(Certificate.id))
    if member_id is not None:
        query = query.where(Certificate.member_id == member_id)
    return session.exec(query).all()


def unlink_certificates(session: Session, certificate_ids: Iterable[int]) -> None:
    """Forgets that these papers took the place of others."""
    wanted = col(Certificate.replaced_by_id).in_(list(certificate_ids))
    for paper in session.exec(select(Certificate).where(wanted)).all():
        paper.replaced_by_id = None
        session.add(paper)
    session.flush()


def list_certificate_types(session: Session) -> Sequence[CertificateTypeRecord]:
    """The unit's own types and rules."""
    return session.exec(select(CertificateTypeRecord).order_by(col(CertificateTypeRecord.id))).all()


def find_certificate_type(session: Session, name: str) -> CertificateTypeRecord | None:
    """The unit's own rule of a type."""
    query = select(CertificateTypeRecord).where(CertificateTypeRecord.name == name)
    return session.exec(query).first()


def list_change_reports(
    session: Session, member_id: int | None = None, *, open_only: bool = False
) -> Sequence[ChangeReport]:
    """Changes of staff to be reported, oldest first."""
    query = select(ChangeReport).order_by(col(ChangeReport.day), col(ChangeReport.id))
    if member_id is not None:
        query = query.where(ChangeReport.member_id == member_id)
    if open_only:
        query = query.where(col(ChangeReport.reported_on).is_(None))
    return session.exec(query).all()


def list_leaves(
    session: Session, first: date | None = None, last: date | None = None
) -> Sequence[Leave]:
    """Leave that touches the days from `first` to `last`, in order of time."""
    query = select(Leave).order_by(col(Leave.first), col(Leave.id))
    if first is not None:
        query = query.where(col(Leave.last) >= first)
    if last is not None:
        query = query.where(col(Leave.first) <= last)
    return session.exec(query).all()


def is_member_rostered(session: Session, member_id: int) -> bool:
    """Whether any roster or swap names the member."""
    in_roster = select(Assignment.roster_id).where(Assignment.member_id == member_id).limit(1)
    in_swap = select(Swap.id).where(
        (col(Swap.member_id) == member_id) | (col(Swap.taker_id) == member_id)
    )
    return any(session.exec(query).first() is not None for query in (in_roster, in_swap.limit(1)))


def delete_member(session: Session, member_id: int) -> None:
    """Removes a member who stands in no roster, with everything that belongs to one."""
    papers = [paper.id for paper in list_certificates(session, member_id)]
    delete_attachments(session, "certificate", papers)
    delete_attachments(session, "member", [member_id])
    unlink_certificates(session, papers)
    for table in (Certificate, Leave, Wish, MemberStation, ChangeReport):
        session.exec(delete(table).where(col(table.member_id) == member_id))
    session.exec(delete(Member).where(col(Member.id) == member_id))
