"""L08: nights, and weekends with holidays, are spread evenly (own rule).

Compared are the members of the station who have duties in this roster, each with the share that
the days at disposal (in service, not on leave, in a control room with a valid certificate of its
least level) give. Who is marked 不排夜班 is left out of nights.
"""

from collections.abc import Iterator, Mapping

from fire_roster.domain.duty_hours import fairness_spread
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import (
    MonthRule,
    Parameter,
    RuleContext,
    Severity,
    Violation,
)


def _check(facts: RosterFacts, context: RuleContext) -> Iterator[Violation]:
    nights, rest_days = _counts(facts)
    days = facts.assignable_days
    for word, counts in (("夜班", nights), ("周末和节假日值班", rest_days)):
        spread = fairness_spread(counts, days)
        if spread and spread.amount > context.value("fair_k"):
            highest, lowest = facts.members[spread.highest], facts.members[spread.lowest]
            yield context.finding(
                f"{facts.month.label}{word}分配不均：{highest.name} {spread.highest_count} 次，"
                f"{lowest.name} {spread.lowest_count} 次，"
                f"按可值班天数折算相差 {spread.amount:.1f} 次。",
                member_ids=(spread.highest, spread.lowest),
                amount=round(spread.amount, 1),
            )


def _counts(facts: RosterFacts) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Nights, and duties on rest days, per member id; runs after every edit, so each
    member is counted once until an edit touches the member."""
    night_types = {key for key, shift in facts.shift_types.items() if shift.is_night}
    rest_dates = {
        day
        for day in facts.month.days
        if facts.calendar.is_weekend(day) or facts.calendar.is_holiday(day)
    }
    nights: dict[int, int] = {}
    rest_days: dict[int, int] = {}
    for member in facts.station_members:
        own = facts.own_duties_of(member.member_id)
        if not own:
            continue
        key = ("L08", member.member_id)
        if key not in facts.member_memo:
            facts.member_memo[key] = (
                sum(duty.shift.shift_type_id in night_types for duty in own),
                sum(duty.duty_date in rest_dates for duty in own),
            )
        night_count, rest_days[member.member_id] = facts.member_memo[key]
        if member.no_night_until is None or member.no_night_until < facts.month.first:
            nights[member.member_id] = night_count
    return nights, rest_days


RULE = MonthRule(
    rule_id="L08",
    title="夜班与节假日均衡",
    severity=Severity.INFO,
    clause="本程序规则：夜班、周末和节假日值班应大致均衡",
    confidence="own",
    parameters=(
        Parameter(
            name="fair_k",
            label="允许相差次数",
            default=2,
            unit="次",
            basis="本程序规则，可由单位自定",
            maximum=31,
        ),
    ),
    check=_check,
)
