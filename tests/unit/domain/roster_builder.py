"""Small rosters in one line, for tests of the domain.

    facts = roster("14夜:1,2 15早:1", person(1, certificate(expires=day(14))))
    assert findings(RULE, facts) == ()

Unless told otherwise: control room 消控室 (四级, two people), December 2026, shifts 早 08–16,
中 16–24, 夜 24–08, today 2026-11-25, and for each number in the seats a certified member.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from fire_roster.domain.certificate import CertificateFacts, CertificateType, Level
from fire_roster.domain.checker import RosterChecker
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment, Duty
from fire_roster.domain.roster_patch import RosterPatch, patch_between
from fire_roster.domain.rules.base import Rule, RuleSetting, RuleSettings, Severity, Violation
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.unit import StationFacts, StationKind, UnitFacts

MONTH = Month(2026, 12)
TODAY = date(2026, 11, 25)

EARLY = ShiftType(1, "早", "早班", 480, 960)
LATE = ShiftType(2, "中", "中班", 960, 1440)
NIGHT = ShiftType(3, "夜", "夜班", 1440, 1920)
LONG_DAY = ShiftType(4, "白", "白班", 480, 1200, is_required=False)
LONG_NIGHT = ShiftType(5, "长", "长夜班", 1200, 1920, is_required=False)
WHOLE_DAY = ShiftType(6, "全", "全天", 480, 1920, is_required=False)
SHIFTS = (EARLY, LATE, NIGHT, LONG_DAY, LONG_NIGHT, WHOLE_DAY)

CONTROL_ROOM = StationFacts(1, "消控室", StationKind.CONTROL_ROOM)
OTHER_ROOM = StationFacts(2, "二号消控室", StationKind.CONTROL_ROOM)
MICRO_STATION = StationFacts(9, "微型消防站", StationKind.MICRO_STATION)

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
_SEATS = re.compile(r"(\d+)(?:-(\d+))?(\D):([\d,]+)")


def day(number: int, month: int = 12, year: int = 2026) -> date:
    """A day of the month that is rostered, unless told otherwise."""
    return date(year, month, number)


def certificate(level: Level | None = Level.FOUR, **changes: Any) -> CertificateFacts:
    """A control-room certificate without end, verified lately."""
    paper = CertificateFacts(
        CertificateType.OPERATOR.value,
        level,
        issued=date(2020, 1, 1),
        verified_on=date(2026, 11, 1),
    )
    return replace(paper, **changes)


def person(member_id: int, *certificates: CertificateFacts, **changes: Any) -> MemberFacts:
    """A member of the control room; with one good certificate unless some are given.

    `person(1, certificates=())` has none.
    """
    member = MemberFacts(
        member_id,
        _SURNAMES[member_id % len(_SURNAMES)] + f"{member_id}号",
        certificates=certificates or (certificate(),),
        station_ids=frozenset({CONTROL_ROOM.station_id}),
    )
    return replace(member, **changes)


def seats(text: str, month: Month = MONTH) -> tuple[Assignment, ...]:
    """Assignments of `14夜:1,2 1-31早:3`."""
    found = []
    for part in text.split():
        match = _SEATS.fullmatch(part)
        assert match, part
        shift = next(one for one in SHIFTS if one.code == match[3])
        for number in range(int(match[1]), int(match[2] or match[1]) + 1):
            for member_id in match[4].split(","):
                duty_date = date(month.year, month.number, number)
                found.append(Assignment(duty_date, shift.shift_type_id, int(member_id)))
    return tuple(found)


def roster(text: str = "", *people: MemberFacts, **changes: Any) -> RosterFacts:
    """Facts with the seats of `text`; `changes` replace fields of RosterFacts."""
    taken = seats(text, changes.get("month", MONTH))
    members = {one.member_id: person(one.member_id) for one in taken}
    members |= {one.member_id: one for one in people}
    facts = RosterFacts(
        unit=UnitFacts("测试单位"),
        station=CONTROL_ROOM,
        month=MONTH,
        today=TODAY,
        members=dict(sorted(members.items())),
        shift_types={shift.shift_type_id: shift for shift in SHIFTS},
        assignments={one.key: one for one in taken},
    )
    return replace(facts, **changes)


def edit(facts: RosterFacts, *, add: str = "", remove: str = "") -> RosterPatch:
    """The patch that empties some seats and takes others."""
    gone = {one.key for one in seats(remove, facts.month)}
    kept = [one for one in facts.assignments.values() if one.key not in gone]
    return patch_between(facts.assignments.values(), [*kept, *seats(add, facts.month)])


def foreign(
    member_id: int, duty_date: date, shift: ShiftType, station: StationFacts = CONTROL_ROOM
) -> Duty:
    """A duty of another month or, with `station`, of another place."""
    return Duty(
        station_id=station.station_id,
        station_name=station.name,
        member_id=member_id,
        duty_date=duty_date,
        shift=shift,
        span=shift.span_on(duty_date),
        is_control_room=station.is_control_room,
        is_foreign=True,
    )


def rule_settings(
    rule: Rule, severity: Severity | None = None, **parameters: float
) -> RuleSettings:
    """Settings that switch one rule on and change its severity or parameters."""
    return RuleSettings({rule.rule_id: RuleSetting(severity, parameters=parameters)})


def findings(
    rule: Rule, facts: RosterFacts, settings: RuleSettings | None = None
) -> tuple[Violation, ...]:
    """What one rule finds, through the checker."""
    return RosterChecker(facts, settings, rules=(rule,)).violations


def messages(rule: Rule, facts: RosterFacts, settings: RuleSettings | None = None) -> list[str]:
    """The sentences of what one rule finds."""
    return [violation.message for violation in findings(rule, facts, settings)]
