"""D06: nobody keeps two duties at once."""

from collections.abc import Iterable

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.base import MemberRule, RuleContext, Severity, Violation
from fire_roster.domain.rules.wording import duration_text, place_text


def overlapping_pairs(facts: RosterFacts, member_id: int) -> Iterable[tuple[Duty, Duty, int]]:
    """Pairs of a member's duties that share time, at least one of this roster, and the minutes."""
    duties = facts.duties_of(member_id)
    for index, first in enumerate(duties):
        for second in duties[index + 1 :]:
            if second.span.start >= first.span.end:
                break
            shared = first.span.intersection(second.span)
            if shared is not None and not (first.is_foreign and second.is_foreign):
                yield first, second, shared.minutes


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterable[Violation]:
    for first, second, minutes in overlapping_pairs(facts, member.member_id):
        if first.is_control_room == second.is_control_room:
            yield context.finding(
                f"{member.name} {place_text(first)}与{place_text(second)}"
                f"时间重叠 {duration_text(minutes)}。",
                duties=(first, second),
                amount=minutes / 60,
            )


RULE = MemberRule(
    rule_id="D06",
    title="同一人不得同时在两处或两个班次值班",
    severity=Severity.ERROR,
    clause="一人一岗；大型商业综合体消防安全管理规则(试行)",
    confidence="V2",
    check=_check,
)
