"""D03: single-person duty needs a local clause and its proofs."""

from dataclasses import replace
from datetime import date

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.d03_single_person import RULE
from fire_roster.domain.unit import SinglePersonCondition, SinglePersonProof, StationFacts
from tests.unit.domain.roster_builder import CONTROL_ROOM, MICRO_STATION, day, findings, roster

_COMPLETE = SinglePersonCondition(
    "浙江省消防条例 第36条", date(2021, 11, 25), False, frozenset(SinglePersonProof)
)


def _alone(condition: SinglePersonCondition) -> StationFacts:
    return replace(CONTROL_ROOM, min_staff=1, single_person=condition)


def test_d03_two_people_finds_nothing() -> None:
    assert findings(RULE, roster()) == ()


def test_d03_nothing_on_record_names_all_that_is_missing() -> None:
    [found] = findings(RULE, roster(station=_alone(SinglePersonCondition())))
    assert (found.rule, found.severity) == ("D03", Severity.ERROR)
    assert "缺地方条款、条款施行日期、联网合同或验收" in found.message


def test_d03_everything_on_record_is_information() -> None:
    [found] = findings(RULE, roster(station=_alone(_COMPLETE)))
    assert (found.rule, found.severity) == ("D03", Severity.INFO)
    assert "浙江省消防条例 第36条（2021年11月25日起施行）" in found.message


def test_d03_clause_in_force_within_the_month_is_an_error() -> None:
    late = _alone(replace(_COMPLETE, in_force=day(2)))
    [found] = findings(RULE, roster(station=late))
    assert found.severity is Severity.ERROR
    assert "自2026年12月2日起施行" in found.message


def test_d03_clause_in_force_on_the_first_is_accepted() -> None:
    [found] = findings(RULE, roster(station=_alone(replace(_COMPLETE, in_force=day(1)))))
    assert found.severity is Severity.INFO


def test_d03_micro_station_is_not_judged() -> None:
    assert findings(RULE, roster(station=replace(MICRO_STATION, min_staff=1))) == ()
