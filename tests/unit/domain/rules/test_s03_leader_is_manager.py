"""S03: who leads the micro station."""

from dataclasses import replace
from datetime import date

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.s03_leader_is_manager import RULE
from fire_roster.domain.unit import UnitFacts
from tests.unit.domain.roster_builder import MICRO_STATION, findings, person, roster

AT_STATION = frozenset({MICRO_STATION.station_id})


def _facts(manager, *leaders, station_ids=AT_STATION):
    people = [
        person(index, name=name, position="站长", station_ids=station_ids)
        for index, name in enumerate(leaders, 1)
    ]
    unit = UnitFacts("测试单位", safety_manager=manager)
    return roster("", *people, station=MICRO_STATION, unit=unit)


def test_s03_manager_leads_finds_nothing():
    assert findings(RULE, _facts("周明", "周明")) == ()


def test_s03_spacing_and_team_in_brackets_do_not_matter():
    assert findings(RULE, _facts("周　明", "周明（一班）")) == ()


def test_s03_somebody_else_leads_names_both():
    (found,) = findings(RULE, _facts("周明", "李强"))

    assert (found.rule, found.severity) == ("S03", Severity.WARN)
    assert found.member_ids == (1,)
    assert "站长为李强，与消防安全管理人周明不是同一人" in found.message


def test_s03_one_of_two_leaders_is_enough():
    assert findings(RULE, _facts("周明", "李强", "周明")) == ()


def test_s03_leader_of_the_unit_counts_where_the_station_has_none():
    assert findings(RULE, _facts("周明", "周明", station_ids=frozenset({1}))) == ()


def test_s03_no_manager_on_file_says_so():
    (found,) = findings(RULE, _facts("", "李强"))

    assert "尚未填写消防安全管理人" in found.message


def test_s03_no_leader_at_all_is_left_to_s02():
    assert findings(RULE, _facts("周明")) == ()


def test_s03_community_station_is_not_led_by_the_manager_of_a_unit():
    facts = _facts("周明", "李强")
    community = replace(MICRO_STATION, is_community=True)
    assert findings(RULE, replace(facts, station=community)) == ()


def test_s03_who_led_before_the_month_leads_no_more():
    facts = _facts("周明", "李强")
    gone = replace(facts.members[1], position_until=date(2026, 11, 30))
    assert findings(RULE, replace(facts, members={1: gone})) == ()
