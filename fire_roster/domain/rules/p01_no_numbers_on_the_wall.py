"""P01: what hangs on the wall carries no phone or ID number that somebody typed into a name."""

import re
from collections.abc import Iterator

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.base import MemberRule, RuleContext, Severity, Violation

_PERSONAL_NUMBER = re.compile(r"(?<![0-9])(?:1[3-9][0-9]{9}|[0-9]{17}[0-9Xx])(?![0-9])")


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterator[Violation]:
    if facts.station.station_id not in member.station_ids:
        return
    printed = {"姓名": member.name, "岗位": member.position, "班组": member.team}
    found = [title for title, text in printed.items() if _PERSONAL_NUMBER.search(text)]
    if found:
        yield context.finding(
            f"{_PERSONAL_NUMBER.sub('…', member.name)}的{'、'.join(found)}里写有电话或身份证号，"
            "张贴版会打码；请移到“联系电话”“身份证号”栏。",
            member_ids=(member.member_id,),
            amount=len(found),
        )


RULE = MemberRule(
    rule_id="P01",
    title="张贴版不含电话和身份证号",
    severity=Severity.INFO,
    clause="个人信息保护法 第25、51条：未经单独同意不得公开个人信息",
    confidence="V",
    check=_check,
)
