"""T06: new people trained before their first duty; operators have their 专门培训."""

from collections.abc import Iterator

from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules.base import RuleContext, Severity, UnitRule, Violation, date_text
from fire_roster.domain.rules.t05_training_interval import names_text
from fire_roster.domain.training import TrainingKind, last_trained

_NEW_DAYS = 365
"""Who joined longer ago is no new employee."""


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    operators = set()
    for duty in facts.duties:
        member = facts.members[duty.member_id]
        before = [one for one in facts.trainings if one.held_on <= duty.day]
        is_new = member.joined is not None and (duty.day - member.joined).days <= _NEW_DAYS
        if is_new and last_trained(before, duty.member_id, _ANY_PRE_POST) is None:
            yield context.finding(
                f"{member.name} {member.joined} 入职，"
                f"{date_text(duty.day)}上岗前没有岗前培训记录。",
                member_ids=(duty.member_id,),
                dates=(duty.day,),
            )
        if duty.control_room_on is not None:
            known = [one for one in facts.trainings if one.held_on <= duty.control_room_on]
            if last_trained(known, duty.member_id, _SPECIAL) is None:
                operators.add(duty.member_id)
    if operators:
        yield context.finding(
            f"消控室值班人员没有消防安全专门培训记录：{names_text(facts, frozenset(operators))}。",
            member_ids=sorted(operators),
            amount=len(operators),
        )


_ANY_PRE_POST = (TrainingKind.PRE_POST,)
_SPECIAL = (TrainingKind.OPERATOR, TrainingKind.EXTERNAL)

RULE = UnitRule(
    rule_id="T06",
    title="新员工岗前培训和值班人员专门培训",
    severity=Severity.ERROR,
    clause="消防法 第17条(四)；公安部令第61号 第36、38条；应急管理部令第5号 第41条",
    confidence="V",
    check=_check,
    has_subject=lambda facts: bool(facts.duties),
)
