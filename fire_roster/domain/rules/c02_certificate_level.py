"""C02: the valid certificate has at least the level that the control room asks for."""

from collections.abc import Iterable

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.qualification import duty_proofs
from fire_roster.domain.rules.base import (
    CONTROL_ROOMS,
    MemberRule,
    RuleContext,
    Severity,
    Violation,
)
from fire_roster.domain.rules.wording import duty_text


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterable[Violation]:
    least = facts.station.min_level
    for proof in duty_proofs(facts, member):
        if not proof.valid or proof.reaching(least):
            continue
        level = proof.level
        held = f"只持{level.label}证书" if level else "的证书没有登记等级"
        yield context.finding(
            f"{member.name}{held}，{duty_text(proof.duty)}要求{least.label}及以上。",
            duties=(proof.duty,),
            amount=None if level is None else least - level,
        )


RULE = MemberRule(
    rule_id="C02",
    title="证书等级达到本控制室要求",
    severity=Severity.ERROR,
    clause="消防设施操作员国家职业技能标准(2019年版)；消防〔2019〕154号；本站最低等级设置",
    confidence="C",
    kinds=CONTROL_ROOMS,
    check=_check,
)
