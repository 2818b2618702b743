"""C07: of every certificate that duties rest on there is a scan, and the original can be found."""

from collections.abc import Iterable, Iterator

from fire_roster.domain.certificate import CertificateFacts
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import (
    CONTROL_ROOMS,
    MonthRule,
    RuleContext,
    Severity,
    Violation,
)

_NAMES_SHOWN = 6


def _check(facts: RosterFacts, context: RuleContext) -> Iterator[Violation]:
    on_duty = sorted({key.member_id for key in facts.assignments})
    papers = {key: list(_papers_in_use(facts, key)) for key in on_duty}
    for words, is_lacking in _LACKS.items():
        lacking = [key for key, known in papers.items() if any(map(is_lacking, known))]
        if lacking:
            names = _listed(facts.members[key].name for key in lacking)
            yield context.finding(
                f"{len(lacking)} 人的值班证书{words}：{names}。",
                member_ids=lacking,
                amount=len(lacking),
            )


def _papers_in_use(facts: RosterFacts, member_id: int) -> Iterator[CertificateFacts]:
    """Control-room certificates that count on some day of the month."""
    first = facts.month.first
    for paper in facts.members[member_id].certificates:
        is_over = (paper.days_left(first) or 0) < 0 or paper.is_replaced_on(first)
        if paper.entitles_to_control_room and not is_over:
            yield paper


def _lacks_scan(paper: CertificateFacts) -> bool:
    return not paper.has_scan


def _lacks_place(paper: CertificateFacts) -> bool:
    return not paper.has_place


_LACKS = {"缺扫描件": _lacks_scan, "没有登记原件存放处": _lacks_place}


def _listed(names: Iterable[str]) -> str:
    known = sorted(names)
    shown = "、".join(known[:_NAMES_SHOWN])
    return f"{shown}等" if len(known) > _NAMES_SHOWN else shown


RULE = MonthRule(
    rule_id="C07",
    title="证书有扫描件和原件存放处",
    severity=Severity.WARN,
    clause="消防救援机构检查时查验证书原件；GB 25506-2010 4.1：值守人员资料存放在控制室",
    confidence="V2",
    kinds=CONTROL_ROOMS,
    check=_check,
)
