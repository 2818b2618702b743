"""L03: at least one rest day in any seven days (劳动法 38).

A day without rest is a duty date with any duty of the member, at whatever station. Runs reach
into the neighbouring months. With an approved 综合计算工时 the finding is a warning.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.base import (
    MemberRule,
    Parameter,
    RuleContext,
    Severity,
    Violation,
    date_text,
)


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterator[Violation]:
    most = int(context.value("max_run"))
    for first, last, duties in _runs(facts.duties_of(member.member_id)):
        length = (last - first).days + 1
        if length <= most or all(duty.is_foreign for duty in duties):
            continue
        is_averaged = facts.unit.averaged_hours.is_approved_on(last)
        yield context.finding(
            f"{member.name} {date_text(first)}至{date_text(last)}连续 {length} 天有班，"
            f"超过连续 {most} 天，每周应至少休息一天。",
            duties=duties,
            amount=length - most,
            severity=Severity.WARN if is_averaged else Severity.ERROR,
        )


def _runs(duties: tuple[Duty, ...]) -> Iterator[tuple[date, date, tuple[Duty, ...]]]:
    """First day, last day and duties of each unbroken run of duty dates."""
    run: list[Duty] = []
    for duty in sorted(duties, key=lambda one: one.duty_date):
        if run and duty.duty_date > run[-1].duty_date + timedelta(days=1):
            yield run[0].duty_date, run[-1].duty_date, tuple(run)
            run = []
        run.append(duty)
    if run:
        yield run[0].duty_date, run[-1].duty_date, tuple(run)


RULE = MemberRule(
    rule_id="L03",
    title="每周至少休息一天",
    severity=Severity.ERROR,
    clause="《劳动法》第38条",
    confidence="V",
    parameters=(
        Parameter(
            name="max_run",
            label="最多连续值班天数",
            default=6,
            unit="天",
            basis="《劳动法》第38条：每周至少休息一日",
            minimum=1,
            maximum=31,
        ),
    ),
    check=_check,
)
