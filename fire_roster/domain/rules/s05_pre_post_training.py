"""S05: members of a micro station trained for the post before they stand duty there."""

from collections.abc import Iterator

from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules.base import RuleContext, Severity, UnitRule, Violation
from fire_roster.domain.rules.t05_training_interval import names_text
from fire_roster.domain.training import TrainingKind, last_trained


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    missing = {
        duty.member_id
        for duty in facts.duties
        if (day := duty.micro_station_on) is not None
        and last_trained(
            [one for one in facts.trainings if one.held_on <= day],
            duty.member_id,
            (TrainingKind.PRE_POST,),
        )
        is None
    }
    if missing:
        yield context.finding(
            f"没有岗前培训记录就在微型消防站值守：{names_text(facts, frozenset(missing))}。",
            member_ids=sorted(missing),
            amount=len(missing),
        )


RULE = UnitRule(
    rule_id="S05",
    title="微型消防站队员岗前培训",
    severity=Severity.ERROR,
    clause="公消〔2015〕301号《消防安全重点单位微型消防站建设标准（试行）》二(四)；"
    "GB 40248（报批稿）6.9",
    confidence="V2",
    check=_check,
    has_subject=lambda facts: bool(facts.duties),
)
