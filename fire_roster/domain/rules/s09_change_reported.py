"""S09: who arrives or leaves is reported to the fire authority within five working days."""

from collections.abc import Iterator
from datetime import date

from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.base import (
    MemberRule,
    Parameter,
    RuleContext,
    Severity,
    Violation,
    date_text,
)
from fire_roster.domain.unit import UnitTrait

REPORT_WORKDAYS = 5
_CLAUSE = "公安部令第61号 第14条；消防安全重点单位户籍化管理：变更后5个工作日内报送"


def report_due(calendar: HolidayCalendar, day: date, workdays: int = REPORT_WORKDAYS) -> date:
    """Last day on which a change of `day` is reported in time."""
    return calendar.workday_after(day, workdays)


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterator[Violation]:
    is_ours = facts.station.station_id in member.station_ids
    if not is_ours or UnitTrait.KEY_UNIT not in facts.unit.traits:
        return
    workdays = round(context.value("report_workdays"))
    for report in member.open_reports:
        if report.day > facts.today:
            continue
        due = report_due(facts.calendar, report.day, workdays)
        late = (facts.today - due).days
        state = f"已超过 {late} 天" if late > 0 else "请按时报送并登记"
        yield context.finding(
            f"{member.name} {date_text(report.day)}{report.kind.value}，"
            f"人员变更应在{date_text(due)}前报送，{state}。",
            member_ids=(member.member_id,),
            amount=late,
            severity=Severity.WARN if late > 0 else Severity.INFO,
        )


RULE = MemberRule(
    rule_id="S09",
    title="人员变更按时报送",
    severity=Severity.WARN,
    clause=_CLAUSE,
    confidence="V2",
    parameters=(
        Parameter(
            "report_workdays",
            "报送期限",
            REPORT_WORKDAYS,
            "个工作日",
            _CLAUSE,
            minimum=1,
            maximum=60,
        ),
    ),
    check=_check,
)
