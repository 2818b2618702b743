"""C06: no certificate number and no ID number belongs to two people."""

from collections.abc import Iterable, Iterator

from fire_roster.domain.certificate import CertificateFacts
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.base import MonthRule, RuleContext, Severity, Violation

_ID_NUMBER = "身份证号"
_CONTROL_ROOM = "消防设施操作员证书编号"

_SHOWN_DIGITS = 4


def _check(facts: RosterFacts, context: RuleContext) -> Iterable[Violation]:
    holders: dict[tuple[str, str], dict[int, MemberFacts]] = {}
    for member in facts.members.values():
        for number in _numbers(member):
            holders.setdefault(number, {})[member.member_id] = member
    shared = {number: people for number, people in holders.items() if len(people) > 1}
    for (kind, digits), people in shared.items():
        if any(_is_connected(facts, member) for member in people.values()):
            names = "、".join(member.name for member in people.values())
            yield context.finding(
                f"{names}登记了同一个{kind}（尾号 {digits[-_SHOWN_DIGITS:]}），请核对原件。",
                member_ids=sorted(people),
                amount=len(people),
            )


def _numbers(member: MemberFacts) -> Iterator[tuple[str, str]]:
    if id_number := _normalised(member.id_number):
        yield _ID_NUMBER, id_number
    for certificate in member.certificates:
        if number := _normalised(certificate.number):
            yield _number_name(certificate), number


def _number_name(certificate: CertificateFacts) -> str:
    """Old and new operator papers share one number space, other kinds have their own."""
    return _CONTROL_ROOM if certificate.entitles_to_control_room else f"{certificate.type}编号"


def _normalised(number: str) -> str:
    return "".join(number.split()).upper()


def _is_connected(facts: RosterFacts, member: MemberFacts) -> bool:
    is_member = facts.station.station_id in member.station_ids
    return is_member or bool(facts.own_duties_of(member.member_id))


RULE = MonthRule(
    rule_id="C06",
    title="证书编号、身份证号不重复",
    severity=Severity.ERROR,
    clause="消防法(2021修正) 第21条第2款：持证上岗，一证一人",
    confidence="V",
    check=_check,
)
