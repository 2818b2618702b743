"""S10: volunteers of the micro station are a third of the staff (人员密集场所)."""

from collections.abc import Iterator

from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules.base import (
    MICRO_STATIONS,
    Parameter,
    RuleContext,
    Severity,
    UnitRule,
    Violation,
)


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    if facts.staff_count <= 0:
        return
    micro = {one.station_id for one in facts.stations if one.kind in MICRO_STATIONS}
    volunteers = sum(bool(one.station_ids & micro) for one in facts.active_members)
    share = volunteers * 100 / facts.staff_count
    if share < context.value("percent"):
        yield context.finding(
            f"志愿消防队员 {volunteers} 人，占从业人员 {facts.staff_count} 人的 {share:.0f}%，"
            f"应不少于 {context.value('percent'):g}%。",
            amount=context.value("percent") - share,
        )


RULE = UnitRule(
    rule_id="S10",
    title="志愿消防队员比例",
    severity=Severity.INFO,
    clause="GB/T 40248-2021 6.3",
    confidence="V2",
    parameters=(Parameter("percent", "占从业人员", 30, "%", "GB/T 40248-2021 6.3", 0, 100),),
    is_preset=True,
    check=_check,
)
