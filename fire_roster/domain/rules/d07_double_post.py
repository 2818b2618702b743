"""D07: who keeps a control room is not a responder of the micro station at the same time."""

from collections.abc import Iterable

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.base import MemberRule, RuleContext, Severity, Violation
from fire_roster.domain.rules.d06_two_places import overlapping_pairs
from fire_roster.domain.rules.wording import duration_text, place_text


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterable[Violation]:
    for first, second, minutes in overlapping_pairs(facts, member.member_id):
        if first.is_control_room != second.is_control_room:
            room, responder = (first, second) if first.is_control_room else (second, first)
            yield context.finding(
                f"{member.name} {place_text(room)}在控制室值班，同时又计入"
                f"{place_text(responder)}的值守力量，重叠 {duration_text(minutes)}。",
                duties=(first, second),
                amount=minutes / 60,
            )


RULE = MemberRule(
    rule_id="D07",
    title="控制室值班员不得同时承担微型消防站职责",
    severity=Severity.ERROR,
    clause="GB 40248(报批稿) 5.5.5；大型商业综合体消防安全管理规则(试行)",
    confidence="V2",
    check=_check,
)
