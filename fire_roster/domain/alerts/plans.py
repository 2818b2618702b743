"""Deadlines of planning: rosters, headcount, holiday table."""

from collections.abc import Iterator
from datetime import date, timedelta

from fire_roster.domain.alerts.deadline import Deadline
from fire_roster.domain.alerts.facts import AlertFacts
from fire_roster.domain.alerts.kinds import AlertKind, AlertSettings
from fire_roster.domain.month import Month
from fire_roster.domain.rules.base import date_text
from fire_roster.domain.time_span import midnight
from fire_roster.domain.unit import StationFacts


def roster_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """No roster in force for a month, from a day of the month before; again on its last day."""
    for station in facts.manned_stations:
        for month in (*facts.months, facts.months[-1].shifted(1)):
            if (station.station_id, month) not in facts.published:
                yield from _roster_stages(facts, settings, station, month)


def _roster_stages(
    facts: AlertFacts, settings: AlertSettings, station: StationFacts, month: Month
) -> Iterator[Deadline]:
    kind = AlertKind.ROSTER_MISSING
    before = month.shifted(-1)
    chosen = before.days[min(settings.lead(kind), before.day_count) - 1]
    has_draft = (station.station_id, month) in facts.rosters
    state = "排了还没有发布" if has_draft else "还没有排"
    # A day after the month's end is its last day, and then there is one stage only.
    stages = {chosen: "day"} | {before.last: "last"}
    for day, stage in stages.items():
        yield Deadline(
            key=f"roster:{station.station_id}:{month}:{stage}",
            kind=kind,
            severity=settings.severity(kind, 0 if stage == "last" else None),
            message=f"{station.name}{month.label}的值班表{state}",
            public=f"{station.name}{month.label}的值班表{state}",
            due=settings.on_day(kind, day),
            until=midnight(month.shifted(1).first),
            chain=f"roster:{station.station_id}:{month}",
            page="roster",
            focus={"station_id": station.station_id, "month": str(month)},
        )


def unpublished_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """A published roster was changed and the change is not in force."""
    kind = AlertKind.UNPUBLISHED
    for (station_id, month), version in facts.drafts.items():
        words = f"{facts.station_names[station_id]}{month.label}的改动（第 {version} 版）还没有发布"
        yield Deadline(
            key=f"unpublished:{station_id}:{month}:{version}",
            kind=kind,
            severity=settings.severity(kind),
            message=f"{words}，墙上贴的还是旧表",
            public=f"{words}，墙上贴的还是旧表",
            due=None,
            settle=timedelta(hours=settings.lead(kind)),
            until=midnight(month.shifted(1).first),
            page="roster",
            focus={"station_id": station_id, "month": str(month)},
        )


def staffing_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """The first month to come in which a station lacks people (rules C11, S01).

    Not for a station that nobody belongs to: it is not used, or people are still to be entered.
    """
    kind = AlertKind.STAFFING
    used = {station.station_id for station in facts.manned_stations}
    staffing = {key: months for key, months in facts.staffing.items() if key in used}
    for station_id, months in staffing.items():
        for one in [one for one in months if one.spare < 0][:1]:
            gap = one.first_gap or one.month.first
            words = f"{one.station}从{gap.year}年{date_text(gap)}起缺 {-one.spare} 人"
            yield Deadline(
                key=f"staffing:{station_id}:{one.month}:{-one.spare}",
                kind=kind,
                severity=settings.severity(kind),
                message=f"{words}：{one.advice}",
                public=words,
                due=None,
                page="staffing",
            )


def holiday_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """The arrangement of a year is not on file shortly before it begins (rule H03)."""
    kind = AlertKind.HOLIDAYS
    lead = timedelta(days=settings.lead(kind))
    for year in range(facts.window.start.year, facts.window.end.year + 2):
        if not facts.calendar.is_known(year):
            words = f"{year} 年的节假日和调休还没有录入，排班会把它们当平日"
            yield Deadline(
                key=f"holidays:{year}",
                kind=kind,
                severity=settings.severity(kind),
                message=words,
                public=words,
                due=settings.on_day(kind, date(year, 1, 1) - lead),
                until=midnight(date(year + 1, 1, 1)),
                page="settings",
                focus={"panel": "holidays"},
            )
