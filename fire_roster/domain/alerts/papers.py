"""Deadlines of certificates: end of validity, review, online verification."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from fire_roster.domain.alerts.deadline import Deadline
from fire_roster.domain.alerts.facts import AlertFacts
from fire_roster.domain.alerts.kinds import AlertKind, AlertSettings
from fire_roster.domain.certificate import CertificateFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.time_span import midnight


def expiry_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """Stages before the last valid day; a renewed paper is told no more."""
    for member in facts.members.values():
        for paper in member.certificates:
            if paper.is_long_term or paper.expires is None or _is_renewed(member, paper):
                continue
            for stage in settings.leads(AlertKind.CERTIFICATE):
                words = "，过了这天不能再凭它值班" if stage == 0 else f"（提前 {stage} 天提醒）"
                yield from _stage(
                    (facts, settings),
                    (member, paper),
                    AlertKind.CERTIFICATE,
                    (paper.expires, stage),
                    f"有效期到 {paper.expires}{words}",
                )


def review_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """Stages before the day of review (安监总局令30号 21: every three years)."""
    for member in facts.members.values():
        for paper in member.certificates:
            if paper.review_due is None:
                continue
            for stage in settings.leads(AlertKind.REVIEW):
                words = "，当天是最后一天" if stage == 0 else f"（提前 {stage} 天提醒）"
                yield from _stage(
                    (facts, settings),
                    (member, paper),
                    AlertKind.REVIEW,
                    (paper.review_due, stage),
                    f"应在 {paper.review_due} 前复审{words}",
                )


def verification_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """Once a month while papers that entitle to control-room duty are not verified (C05)."""
    for month in facts.months:
        stale = [
            member.name
            for member in facts.members.values()
            if member.is_employed_on(month.first) and _has_stale_paper(facts, member, month.first)
        ]
        if stale:
            yield Deadline(
                key=f"verify:{month}",
                kind=AlertKind.VERIFICATION,
                severity=settings.severity(AlertKind.VERIFICATION),
                message=f"{len(stale)} 人的证书没有联网核验或核验已过时：{_few(stale)}",
                public=f"{len(stale)} 人的证书没有联网核验或核验已过时",
                due=settings.on_day(AlertKind.VERIFICATION, month.first),
                until=midnight(month.shifted(1).first),
                page="certificates",
            )


def _stage(
    world: tuple[AlertFacts, AlertSettings],
    owned: tuple[MemberFacts, CertificateFacts],
    kind: AlertKind,
    dated: tuple[date, int],
    words: str,
) -> Iterator[Deadline]:
    """The deadline `dated[1]` days before a date of a paper, while its owner is in service."""
    facts, settings = world
    member, paper = owned
    day, stage = dated
    try:
        due = settings.on_day(kind, day - timedelta(days=stage))
    except OverflowError:
        return
    if due > facts.window.end or not _is_here(member, due):
        return
    word = "cert" if kind is AlertKind.CERTIFICATE else "review"
    chain = f"{word}:{paper.certificate_id}:{day}"
    name = f"{paper.type}{paper.level.label if paper.level else ''}"
    yield Deadline(
        key=f"{chain}:{stage}",
        kind=kind,
        severity=settings.severity(kind, stage),
        message=f"{member.name}的{name}证书{words}".replace("证证书", "证"),
        public=f"有 1 人的{name}证书{words}".replace("证证书", "证"),
        due=due,
        until=midnight(member.left + timedelta(days=1)) if member.left else None,
        chain=chain,
        page="certificates",
        focus={"certificate_id": paper.certificate_id},
    )


def _is_here(member: MemberFacts, due: datetime) -> bool:
    return member.left is None or due.date() <= member.left


def _is_renewed(member: MemberFacts, paper: CertificateFacts) -> bool:
    """Whether another paper of the same type, not lower in level, is valid for longer."""
    return any(
        other.type == paper.type
        and (other.level or 0) >= (paper.level or 0)
        and other.valid_until > paper.valid_until
        for other in member.certificates
    )


def _has_stale_paper(facts: AlertFacts, member: MemberFacts, day: date) -> bool:
    month = Month.of(day).shifted(-facts.verify_months)
    oldest = date(month.year, month.number, 1)
    return any(
        paper.entitles_to_control_room
        and paper.is_valid_on(day)
        and (paper.verified_on is None or paper.verified_on < oldest)
        for paper in member.certificates
    )


def _few(names: list[str], most: int = 5) -> str:
    shown = "、".join(names[:most])
    return shown if len(names) <= most else f"{shown}等 {len(names)} 人"
