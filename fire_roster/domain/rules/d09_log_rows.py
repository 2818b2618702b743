"""D09: the duty log has a row at least every two hours (GB 25201-2010 5.2 b))."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from fire_roster.domain.practice import LogSheetFacts, PracticeFacts
from fire_roster.domain.rules.base import (
    Parameter,
    RuleContext,
    Severity,
    UnitRule,
    Violation,
    dates_text,
)
from fire_roster.domain.time_span import TimeSpan

_LOOK_BACK_DAYS = 30


def log_gaps(sheet: LogSheetFacts, until: datetime, limit_hours: float) -> tuple[TimeSpan, ...]:
    """Stretches of the sheet's day up to `until` that are longer than the limit without a row."""
    if sheet.is_on_paper or until <= sheet.span.start:
        return ()
    end = min(until, sheet.span.end)
    inside = sorted({at for at in sheet.times if sheet.span.start <= at <= end})
    marks = [sheet.span.start, *inside, end]
    limit = timedelta(hours=limit_hours)
    return tuple(TimeSpan(a, b) for a, b in pairwise(marks) if b - a > limit)


def missing_log_days(facts: PracticeFacts, station_id: int) -> tuple[date, ...]:
    """Days of the last thirty without a sheet, from the station's first sheet on; not today."""
    days = {one.day for one in facts.log_sheets if one.station_id == station_id}
    if not days:
        return ()
    first = max(min(days), facts.today - timedelta(days=_LOOK_BACK_DAYS))
    count = (facts.today - first).days
    return tuple(
        day for day in (first + timedelta(days=n) for n in range(count)) if day not in days
    )


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    for station in facts.stations:
        if not station.is_control_room:
            continue
        sheets = [one for one in facts.log_sheets if one.station_id == station.station_id]
        if not sheets and facts.has_stood_duty(station.station_id):
            yield context.finding(
                f"{station.name}没有登记过值班记录，无法核对是否每两小时记录一次，"
                "请登记；纸质记录表逐行核对后勾选即可。",
                dates=(facts.today,),
                severity=Severity.WARN,
            )
        if missing := missing_log_days(facts, station.station_id):
            yield context.finding(
                f"{station.name}缺值班记录 {len(missing)} 天：{dates_text(missing)}。",
                dates=missing,
                amount=len(missing),
            )
        yield from _gaps(facts, station.name, sheets, context)


def _gaps(
    facts: PracticeFacts, name: str, sheets: Iterable[LogSheetFacts], context: RuleContext
) -> Iterator[Violation]:
    limit = context.value("log_hours")
    first = facts.today - timedelta(days=_LOOK_BACK_DAYS)
    for sheet in sheets:
        if sheet.day < first:
            continue
        for gap in log_gaps(sheet, facts.now, limit):
            yield context.stretch_finding(
                f"{name} {sheet.day} 值班记录 {_clock(gap.start, sheet)} 至 "
                f"{_clock(gap.end, sheet)} 有 "
                f"{gap.hours:.1f} 小时没有记录，最长间隔 {limit:g} 小时。",
                sheet.day,
                None,
                gap,
                round(gap.hours - limit, 2),
            )


def _clock(moment: datetime, sheet: LogSheetFacts) -> str:
    """08:00, 次日02:00."""
    return f"{'' if moment.date() == sheet.day else '次日'}{moment:%H:%M}"


def _has_subject(facts: PracticeFacts) -> bool:
    return bool(facts.log_sheets)


RULE = UnitRule(
    rule_id="D09",
    title="值班记录每两小时一次",
    severity=Severity.ERROR,
    clause="GB 25201-2010 5.2 b)",
    confidence="V2",
    parameters=(Parameter("log_hours", "最长间隔", 2, "小时", "GB 25201-2010 5.2 b)", 0.5, 24),),
    check=_check,
    has_subject=_has_subject,
)
