"""D10: the controller is checked every day, each hand-over signed by both shifts."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules.base import (
    Parameter,
    RuleContext,
    Severity,
    UnitRule,
    Violation,
    dates_text,
)

_LOOK_BACK_DAYS = 30


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    first = facts.today - timedelta(days=_LOOK_BACK_DAYS)
    for station in facts.stations:
        unchecked = [
            sheet.day
            for sheet in facts.log_sheets
            if sheet.station_id == station.station_id
            and first <= sheet.day < facts.today
            and not sheet.has_daily_check
        ]
        if unchecked:
            yield context.finding(
                f"{station.name}控制器日检查（自检、消音、复位、主备电源）缺 {len(unchecked)} 天："
                f"{dates_text(unchecked)}。",
                dates=unchecked,
                amount=len(unchecked),
            )
        yield from _unsigned(facts, station.station_id, context)


def _unsigned(facts: PracticeFacts, station_id: int, context: RuleContext) -> Iterator[Violation]:
    kept = [one for one in facts.handovers if one.station_id == station_id]
    name = facts.station_name(station_id)
    if not kept:
        if facts.is_control_room(station_id) and facts.has_stood_duty(station_id):
            yield context.finding(
                f"{name}没有登记过交接班记录，无法核对双方签字，请登记。", dates=(facts.today,)
            )
        return
    begin = min(one.at for one in kept)
    open_ones = [one.at for one in kept if not one.is_signed_by_both and one.at <= facts.now]
    if open_ones:
        yield context.finding(
            f"{name}有 {len(open_ones)} 次交接班没有双方签字：{_moments(open_ones)}。",
            dates=[at.date() for at in open_ones],
            amount=len(open_ones),
        )
    slack = timedelta(minutes=context.value("slack_minutes"))
    missing = [
        at
        for place, at in facts.handovers_due
        if place == station_id
        and begin <= at <= facts.now - slack
        and not any(abs(one.at - at) <= slack for one in kept)
    ]
    if missing:
        yield context.finding(
            f"{name}有 {len(missing)} 次换班没有交接班记录：{_moments(missing)}。",
            dates=[at.date() for at in missing],
            amount=len(missing),
        )


def _has_subject(facts: PracticeFacts) -> bool:
    return bool(facts.log_sheets or facts.handovers)


_SHOWN = 6


def _moments(moments: list[datetime]) -> str:
    ordered = sorted(moments)
    shown = "、".join(f"{at:%m-%d %H:%M}" for at in ordered[:_SHOWN])
    return shown if len(ordered) <= _SHOWN else f"{shown} 等"


RULE = UnitRule(
    rule_id="D10",
    title="控制器日检查和交接班双签",
    severity=Severity.WARN,
    clause="GB 25201-2010 5.2、表 A.1",
    confidence="V2",
    parameters=(
        Parameter(
            "slack_minutes", "交接记录与换班时间相差不超过", 60, "分钟", "本单位规定", 0, 480
        ),
    ),
    check=_check,
    has_subject=_has_subject,
)
