"""K02: records are signed within a day; what is written later counts as 补录."""

from collections.abc import Iterator
from datetime import timedelta

from fire_roster.domain.practice import PracticeFacts, SignedPaperFacts
from fire_roster.domain.rules.base import (
    Parameter,
    RuleContext,
    Severity,
    UnitRule,
    Violation,
)

_LOOK_BACK_DAYS = 60


def is_late_entry(paper: SignedPaperFacts, limit_hours: float) -> bool:
    """Whether the record was made later than the limit after what it is about (补录)."""
    limit = timedelta(hours=limit_hours)
    return paper.recorded_at is not None and paper.recorded_at - paper.happened_at > limit


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    limit = timedelta(hours=context.value("sign_hours"))
    first = facts.now - timedelta(days=_LOOK_BACK_DAYS)
    unsigned = [
        paper
        for paper in facts.signed_papers
        if not paper.is_signed and first <= paper.happened_at < facts.now - limit
    ]
    for paper in unsigned:
        yield context.finding(
            f"{paper.label}超过 {context.value('sign_hours'):g} 小时还没有登记签字。",
            dates=(paper.happened_at.date(),),
        )


RULE = UnitRule(
    rule_id="K02",
    title="记录及时签字，补录注明",
    severity=Severity.WARN,
    clause="公安部令第61号 第25、26条（巡查、检查记录签名）；GB 25201-2010 表 A.1",
    confidence="own",
    parameters=(Parameter("sign_hours", "签字时限", 24, "小时", "本单位规定", 1, 720),),
    check=_check,
    has_subject=lambda facts: bool(facts.signed_papers),
)
