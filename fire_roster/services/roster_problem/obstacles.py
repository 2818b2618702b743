"""Why a member can never take a seat: the rules that no roster may break."""

from datetime import date
from enum import StrEnum

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Assignment, Duty
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.domain.rules.c12_minimum_age import RULE as C12
from fire_roster.domain.rules.l05_no_night import is_forbidden_night
from fire_roster.domain.rules.l06_absent import absence_in
from fire_roster.domain.shift import ShiftType


class Obstacle(StrEnum):
    """One reason; the value is the word on screen."""

    ABSENT = "休假或不在职"
    NO_CERTIFICATE = "无有效证书"
    LEVEL = "证书等级不够"
    NO_NIGHT = "不排夜班"
    AGE = "年龄不够"
    ELSEWHERE = "在别处值班"


def find_obstacle(
    facts: RosterFacts, settings: RuleSettings, member: MemberFacts, day: date, shift: ShiftType
) -> Obstacle | None:
    """The first of C01, C02, C12, D06/D07, L05, L06 that forbids the seat; None: it is free.

    Kept whatever the unit has set about the severity of these rules.
    """
    duty = facts.duty_of(Assignment(day, shift.shift_type_id, member.member_id))
    if absence_in(member, duty.span):
        return Obstacle.ABSENT
    if facts.station.is_control_room:
        level = member.level_throughout(duty.span)
        if not member.certificates_valid(duty.span):
            return Obstacle.NO_CERTIFICATE
        if level is None or level < facts.station.min_level:
            return Obstacle.LEVEL
    if is_forbidden_night(member, duty):
        return Obstacle.NO_NIGHT
    age = member.age_on(duty.span.start.date())
    if age is not None and age < C12.value(settings, "min_age"):
        return Obstacle.AGE
    if _is_elsewhere(facts, duty):
        return Obstacle.ELSEWHERE
    return None


def _is_elsewhere(facts: RosterFacts, duty: Duty) -> bool:
    others = facts.duties_of(duty.member_id)
    return any(other.is_foreign and other.span.overlaps(duty.span) for other in others)
