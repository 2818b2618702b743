"""L05: people marked 不排夜班 stand no night shift (女职工劳动保护特别规定 6, 9).

Why somebody is marked is not stored and never told. The mark counts to 24:00 of its last day; a
night is judged by the real day it begins on, so the night of 24:00–08:00 under the last duty date
begins on the next day and is free, while one that begins at 20:00 of the last day is not.
"""

from collections.abc import Iterator

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.base import (
    MemberRule,
    RuleContext,
    Severity,
    Violation,
)
from fire_roster.domain.rules.wording import duty_text


def is_forbidden_night(member: MemberFacts, duty: Duty) -> bool:
    """Whether the duty is a night that begins while the member is marked 不排夜班."""
    until = member.no_night_until
    return until is not None and duty.shift.is_night and duty.span.start.date() <= until


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterator[Violation]:
    for duty in facts.own_duties_of(member.member_id):
        if is_forbidden_night(member, duty):
            yield context.finding(
                f"{member.name} {duty_text(duty)}属于夜班，该人员登记为不排夜班。",
                duties=(duty,),
            )


RULE = MemberRule(
    rule_id="L05",
    title="不排夜班人员",
    severity=Severity.ERROR,
    clause="《女职工劳动保护特别规定》第6条、第9条；《劳动法》第61条、第63条",
    confidence="V",
    check=_check,
)
