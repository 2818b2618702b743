"""Deadlines of certificates: end of validity, review, online verification, scans."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from fire_roster.domain.alerts.deadline import Deadline
from fire_roster.domain.alerts.facts import AlertFacts
from fire_roster.domain.alerts.kinds import AlertKind, AlertSettings
from fire_roster.domain.certificate import CertificateFacts, is_verified_on
from fire_roster.domain.member import MemberFacts
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
    """Stages before the day of review (安监总局令第30号 21: every three years)."""
    for member in facts.members.values():
        for paper in member.certificates:
            day = paper.next_review
            if day is None or _is_renewed(member, paper):
                continue
            for stage in settings.leads(AlertKind.REVIEW):
                words = "，当天是最后一天" if stage == 0 else f"（提前 {stage} 天提醒）"
                yield from _stage(
                    (facts, settings),
                    (member, paper),
                    AlertKind.REVIEW,
                    (day, stage),
                    f"应在 {day} 前复审{words}",
                )


def verification_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """Once a month while papers that entitle to control-room duty are not verified (C05)."""

    def is_stale(paper: CertificateFacts, day: date) -> bool:
        return not is_verified_on(paper, day, facts.verify_months)

    words = "没有联网核验或核验已过时"
    yield from _monthly((facts, settings), AlertKind.VERIFICATION, ("verify", words), is_stale)


def scan_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """Once a month while papers that entitle to control-room duty have no scan (C07)."""

    def is_lacking(paper: CertificateFacts, _: date) -> bool:
        return not paper.has_scan

    yield from _monthly((facts, settings), AlertKind.SCAN, ("scan", "没有扫描件"), is_lacking)


def _monthly(
    world: tuple[AlertFacts, AlertSettings],
    kind: AlertKind,
    told: tuple[str, str],
    is_lacking: Callable[[CertificateFacts, date], bool],
) -> Iterator[Deadline]:
    """On the first of each month who has a control-room paper that lacks something."""
    facts, settings = world
    word, what = told
    for month in facts.months:
        day = month.first
        names = [
            member.name
            for member in facts.members.values()
            if member.is_employed_on(day)
            and any(is_lacking(paper, day) for paper in _papers_in_use(member, day))
        ]
        if names:
            yield Deadline(
                key=f"{word}:{month}",
                kind=kind,
                severity=settings.severity(kind),
                message=f"{len(names)} 人的证书{what}：{_few(names)}",
                public=f"{len(names)} 人的证书{what}",
                due=settings.on_day(kind, day),
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
    """Whether it was renewed, or another of its type, not lower in level, is valid for longer."""
    return paper.replaced_from is not None or any(
        other.type == paper.type
        and (other.level or 0) >= (paper.level or 0)
        and other.valid_until > paper.valid_until
        for other in member.certificates
    )


def _papers_in_use(member: MemberFacts, day: date) -> Iterator[CertificateFacts]:
    """Papers that entitle to control-room duty on a day and have no renewal yet."""
    for paper in member.certificates:
        is_in_use = paper.is_valid_on(day) and not paper.is_replaced_on(day)
        if paper.entitles_to_control_room and is_in_use:
            yield paper


def _few(names: list[str], most: int = 5) -> str:
    shown = "、".join(names[:most])
    return shown if len(names) <= most else f"{shown}等 {len(names)} 人"
