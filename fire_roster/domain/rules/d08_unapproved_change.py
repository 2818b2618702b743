"""D08: nobody keeps a duty of somebody else without an approved form (unit rule, 丰台 case)."""

from collections.abc import Iterator

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import MonthRule, RuleContext, Severity, Violation, date_text
from fire_roster.domain.swap import SeatMove


def _check(facts: RosterFacts, context: RuleContext) -> Iterator[Violation]:
    for swap in facts.swaps:
        if swap.is_approved:
            continue
        for move in swap.moves:
            if not facts.month.contains(move.seat.duty_date):
                continue
            if move.seat.shift_type_id in facts.shift_types:
                yield context.finding(
                    f"{_words(facts, move)}，没有经批准的{swap.kind.label}审批单。",
                    member_ids=[key for key in (move.seat.member_id, move.taker_id) if key],
                    dates=[move.seat.duty_date],
                )


def _words(facts: RosterFacts, move: SeatMove) -> str:
    shift = facts.shift_types[move.seat.shift_type_id]
    planned = facts.members[move.seat.member_id].name
    when = f"{date_text(move.seat.duty_date)}{shift.name}"
    if move.taker_id is None:
        return f"{when}排{planned}，缺勤，无人顶班"
    return f"{when}排{planned}，由{facts.members[move.taker_id].name}值班"


RULE = MonthRule(
    rule_id="D08",
    title="实际值班人与值班表一致",
    severity=Severity.WARN,
    clause="单位值班制度：值班人员变动须经批准（调班、替班审批单）",
    confidence="V2",
    check=_check,
)
