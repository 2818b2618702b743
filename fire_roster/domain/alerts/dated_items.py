"""Deadlines of records with a day: drills, checks, hazards and the like; reports; leaders."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from fire_roster.domain.alerts.deadline import Deadline
from fire_roster.domain.alerts.facts import AlertFacts, DatedItem
from fire_roster.domain.alerts.kinds import AlertKind, AlertSettings
from fire_roster.domain.rules.base import date_text
from fire_roster.domain.rules.s09_change_reported import report_due
from fire_roster.domain.time_span import midnight

Source = Callable[[AlertFacts, AlertSettings], Iterator[Deadline]]


def dated_source(kind: AlertKind) -> Source:
    """The stages of every dated item of a kind; an item without a day is told at once."""

    def source(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
        for item in facts.dated:
            if item.kind is kind:
                yield from _stages(item, settings)

    return source


def report_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """Somebody came or left and that is not reported yet (rule S09: five working days)."""
    for member in facts.members.values():
        for report in member.open_reports if member.station_ids else ():
            due = report_due(facts.calendar, report.day)
            words = f"{date_text(report.day)}{report.kind.value}"
            yield from _stages(
                DatedItem(
                    kind=AlertKind.STAFF_REPORT,
                    key=f"report:{member.member_id}:{report.kind.name.lower()}:{report.day}",
                    day=due,
                    message=f"{member.name} {words}，人员变更应在{date_text(due)}前报送",
                    public=f"1 人 {words}，人员变更应在{date_text(due)}前报送",
                    page="members",
                    focus={"member_id": member.member_id},
                ),
                settings,
            )


def lead_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """A holiday, or a day of a reinforced period, without 带班领导 (rule H01)."""
    kind = AlertKind.LEAD
    day, last = facts.window.start.date(), facts.window.end.date()
    while day <= last:
        if facts.needs_lead(day) and day not in facts.leads:
            words = f"{date_text(day)}（{facts.calendar.name(day) or '加强值守'}）没有安排带班领导"
            yield Deadline(
                key=f"lead:{day}",
                kind=kind,
                severity=settings.severity(kind),
                message=words,
                public=words,
                due=settings.on_day(kind, day - timedelta(days=settings.lead(kind))),
                until=midnight(day + timedelta(days=1)),
                page="roster",
                focus={"day": day.isoformat()},
            )
        day += timedelta(days=1)


def backup_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """Work that no copy holds, so many days after the newest copy that was found whole."""
    if facts.backed_up is None:
        return
    kind, made = AlertKind.BACKUP, facts.backed_up
    words = f"最近一份核验过的备份是 {made} 的，之后的改动还没有备份"
    yield Deadline(
        key=f"backup:{made}",
        kind=kind,
        severity=settings.severity(kind),
        message=words,
        public=words,
        due=settings.on_day(kind, made + timedelta(days=settings.lead(kind))),
        page="settings",
        focus={"panel": "backups"},
    )


def _stages(item: DatedItem, settings: AlertSettings) -> Iterator[Deadline]:
    stages = settings.leads(item.kind) if item.day is not None else (0,)
    for stage in stages:
        day = item.day
        yield Deadline(
            key=f"{item.key}:{day or 'now'}:{stage}",
            kind=item.kind,
            severity=settings.severity(item.kind, stage),
            message=item.message,
            public=item.public or item.message,
            due=None if day is None else settings.on_day(item.kind, day - timedelta(days=stage)),
            settle=item.settle,
            chain="" if day is None else f"{item.key}:{day}",
            page=item.page,
            focus=item.focus,
        )
