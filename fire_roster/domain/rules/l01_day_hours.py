"""L01: hours of one duty date at other posts than the control room (劳动法 36, 41).

Control rooms have their own limit per shift (D04).
"""

from collections.abc import Iterator
from itertools import groupby

from fire_roster.domain.duty_hours import hours_text, worked_minutes
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.base import (
    MICRO_STATIONS,
    MemberRule,
    Parameter,
    RuleContext,
    Severity,
    Violation,
    date_text,
)


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterator[Violation]:
    normal, most = context.value("day_h") * 60, context.value("day_max_h") * 60
    by_date = sorted(facts.duties_of(member.member_id), key=lambda duty: duty.duty_date)
    for day, group in groupby(by_date, key=lambda duty: duty.duty_date):
        duties = tuple(group)
        minutes = worked_minutes(duties)
        is_own = any(not duty.is_foreign for duty in duties)
        if minutes <= normal or not is_own or facts.unit.averaged_hours.is_approved_on(day):
            continue
        is_grave = minutes > most
        limit = most if is_grave else normal
        yield context.finding(
            f"{member.name} {date_text(day)}共值班 {hours_text(minutes)} 小时，"
            f"超过每日 {hours_text(limit)} 小时；未登记有效的综合计算工时审批。",
            duties=duties,
            amount=(minutes - limit) / 60,
            severity=Severity.ERROR if is_grave else Severity.WARN,
        )


RULE = MemberRule(
    rule_id="L01",
    title="每日工作时间",
    severity=Severity.ERROR,
    clause="《劳动法》第36条、第41条",
    confidence="V",
    parameters=(
        Parameter(
            name="day_h",
            label="每日标准工时",
            default=8,
            unit="小时",
            basis="《劳动法》第36条：每日不超过8小时",
            minimum=1,
            maximum=24,
        ),
        Parameter(
            name="day_max_h",
            label="每日最长工时（含加班）",
            default=11,
            unit="小时",
            basis="《劳动法》第41条：特殊原因每日加班不超过3小时",
            minimum=1,
            maximum=24,
        ),
    ),
    kinds=MICRO_STATIONS,
    check=_check,
)
