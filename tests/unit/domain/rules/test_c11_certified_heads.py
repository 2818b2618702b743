"""C11: enough certified people for a year."""

from dataclasses import replace

from fire_roster.domain.certificate import Level
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.c11_certified_heads import RULE
from tests.unit.domain.roster_builder import (
    CONTROL_ROOM,
    MICRO_STATION,
    certificate,
    day,
    findings,
    person,
    roster,
    rule_settings,
)


def _people(count: int) -> list[MemberFacts]:
    return [person(number) for number in range(1, count + 1)]


def test_c11_eight_heads_for_two_posts_find_nothing() -> None:
    assert findings(RULE, roster("", *_people(8))) == ()


def test_c11_six_heads_say_the_numbers() -> None:
    [found] = findings(RULE, roster("", *_people(6)))
    assert (found.rule, found.severity, found.amount) == ("C11", Severity.WARN, 2)
    assert found.message == (
        "每班 2 人、24 小时值班，四级及以上持证人需要 ≥ 8 名，12月31日现有 6 名，缺 2 名；"
        "不安排加班需要 9 名（不含请假）。"
    )


def test_c11_certificate_that_ends_before_the_last_of_the_month_does_not_count() -> None:
    until_last = person(8, certificate(expires=day(31)))
    until_day_before = person(8, certificate(expires=day(30)))
    assert findings(RULE, roster("", *_people(7), until_last)) == ()
    assert len(findings(RULE, roster("", *_people(7), until_day_before))) == 1


def test_c11_lower_level_leaver_and_outsider_do_not_count() -> None:
    low = person(8, certificate(Level.FIVE))
    leaver = person(9, left=day(30))
    outsider = person(10, station_ids=frozenset())
    uncertified = person(11, certificates=())
    [found] = findings(RULE, roster("", *_people(7), low, leaver, outsider, uncertified))
    assert found.amount == 1


def test_c11_three_posts_need_more() -> None:
    room = replace(CONTROL_ROOM, min_staff=3)
    [found] = findings(RULE, roster("", *_people(10), station=room))
    assert "需要 ≥ 11 名" in found.message


def test_c11_parameters_of_the_unit_replace_the_defaults() -> None:
    settings = rule_settings(RULE, overtime_hours=0)
    assert [one.amount for one in findings(RULE, roster("", *_people(8)), settings)] == [1]


def test_c11_micro_station_is_not_judged() -> None:
    assert findings(RULE, roster(station=MICRO_STATION)) == ()
