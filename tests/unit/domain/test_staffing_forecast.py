"""Months to come: heads needed, at hand, and the first day that cannot be staffed."""

from dataclasses import replace
from datetime import date

from fire_roster.domain.certificate import Level
from fire_roster.domain.member import LeaveFacts, MemberFacts
from fire_roster.domain.staffing_forecast import (
    CertificateCourse,
    StaffingMonth,
    forecast_month,
)
from fire_roster.domain.staffing_outlook import look_ahead
from tests.unit.domain.roster_builder import MICRO_STATION, certificate, day, person, roster


def people(count: int, *more: MemberFacts) -> list[MemberFacts]:
    return [*(person(number) for number in range(1, count + 1)), *more]


def forecast(*members: MemberFacts) -> StaffingMonth:
    return forecast_month(roster("", *members), 8)


def test_forecast_enough_people_has_no_gap() -> None:
    found = forecast(*people(10))
    assert (found.needed, found.certified, found.spare, found.spare_if_one_leaves) == (8, 10, 2, 1)
    assert found.first_gap is None
    assert found.course_begin is None
    assert "够用，多 2 名" in found.advice


def test_forecast_certificate_ending_opens_a_gap_the_day_after() -> None:
    found = forecast(*people(7, person(8, certificate(expires=day(14)))))
    assert (found.certified, found.spare, found.first_gap) == (7, -1, day(15))
    assert "缺 1 名" in found.advice and "证书本月到期" in found.advice


def test_forecast_just_enough_advises_one_more() -> None:
    found = forecast(*people(8))
    assert (found.spare, found.spare_if_one_leaves) == (0, -1)
    assert "建议再培训 1 人" in found.advice


def test_forecast_leaver_counts_to_the_last_day() -> None:
    found = forecast(*people(7, person(8, left=day(20))))
    assert found.first_gap == day(21)
    assert "2026-12-20 离职" in found.advice


def test_forecast_too_many_on_leave_is_a_gap_of_that_day() -> None:
    away = LeaveFacts(day(10), day(10), "年休假")
    found = forecast(*(replace(one, leaves=(away,)) for one in people(4)), *people(8)[4:])
    assert (found.spare, found.first_gap) == (0, day(10))
    assert "请调整休假" in found.advice


def test_forecast_course_must_begin_ninety_days_before_the_gap() -> None:
    facts = replace(roster("", *people(7)), today=date(2026, 5, 1))
    assert "最迟 2026-09-02" in forecast_month(facts, 8).advice
    late = replace(facts, today=date(2026, 11, 25))
    assert "已经来不及" in forecast_month(late, 8).advice


def test_forecast_micro_station_counts_people_without_papers() -> None:
    members = [
        person(n, certificates=(), station_ids=frozenset({MICRO_STATION.station_id}))
        for n in range(1, 10)
    ]
    found = forecast_month(roster("", *members, station=MICRO_STATION), 8)
    assert (found.certified, found.spare) == (9, 1)


def test_forecast_course_is_told_beside_the_heads_once_it_should_be_over() -> None:
    learners = [replace(person(number), certificates=()) for number in (7, 8)]
    facts = roster("", *people(6), *learners)
    course = CertificateCourse(Level.FOUR, day(1), frozenset({6, 7, 99}))
    found = forecast_month(facts, 8, [course])
    assert (found.certified, found.missing, found.in_training) == (6, 2, 1)
    assert "另有 1 人外部考证，按期取证后仍缺 1 名" in found.advice
    outlook = look_ahead([found], "四级", facts.today)
    assert outlook.sentence.endswith("；已有 1 人在外部考证，按期取证后最多还缺 1 名。")
    both = replace(course, member_ids=frozenset({7, 8}))
    found = forecast_month(facts, 8, [both])
    assert "按期取证后够用" in found.advice
    assert "按期取证后够用" in look_ahead([found], "四级", facts.today).sentence
    for other in (replace(both, level=Level.FIVE), replace(both, ready_on=day(2))):
        assert forecast_month(facts, 8, [other]).in_training == 0
    micro = replace(facts, station=MICRO_STATION)
    assert forecast_month(micro, 2, [both]).in_training == 0
