"""Optimised rosters: the seats with its explanation in Chinese."""

from dataclasses import replace
from datetime import date
from multiprocessing import active_children

import pytest

from fire_roster.domain.certificate import Level
from fire_roster.domain.member import LeaveFacts
from fire_roster.domain.rules.base import RuleSetting, RuleSettings, Severity
from fire_roster.errors import FireRosterError
from fire_roster.services.roster_problem import (
    SearchLimits,
    SearchStep,
    build_problem,
    explain_month,
    optimise,
)
from fire_roster.services.roster_problem.covers import daily_need
from fire_roster.services.roster_problem.dropouts import dropout_sentences
from tests.unit.domain.roster_builder import (
    EARLY,
    LATE,
    LONG_DAY,
    MICRO_STATION,
    NIGHT,
    certificate,
    day,
    person,
    roster,
)
from tests.unit.services.roster_problem.cases import people, required, sample_facts

THREE = required(EARLY, LATE, NIGHT)
QUICK = SearchLimits(work=0.5)


def test_sample_at_level_five_is_proven_and_needs_no_reasons() -> None:
    proposal = optimise(sample_facts(Level.FIVE), RuleSettings())
    assert (proposal.shortages, proposal.reasons) == ((), ())
    assert len(proposal.assignments) == 186
    assert proposal.ended_text == "已证明最优"
    assert proposal.objective == proposal.bound


def test_sample_at_level_four_says_in_numbers_what_is_missing() -> None:
    facts = sample_facts(Level.FOUR)
    reasons = explain_month(facts, RuleSettings(), build_problem(facts, RuleSettings()))
    assert reasons[0] == "2026年12月四级及以上持证人可排 7 人，每天需 6 班次，共 186 班次。"
    assert reasons[1] == (
        "按每人每月最多 27 班次计（每人每天一班、连续值班不超过 6 天、每月加班不超过 36 小时），"
        "扣除不能排的日子，全月最多排 175 班次，还缺 11 班次，至少再要 1 人。"
    )
    assert reasons[2] == (
        "12月11日至12月31日人数不够：可用四级及以上持证人 6 名，7 天要 42 班次，"
        "每人至少休息一天，至少要 7 名（现在最多排 36 班次，缺 6 班次）。"
    )
    assert "苏晓东证书 2026-12-15 到期后不能再排。" in reasons


def test_sample_dropouts_name_people_and_dates() -> None:
    sentences = dropout_sentences(sample_facts(Level.FIVE))
    assert "李堃证书 2026-12-15 到期后不能再排。" in sentences
    assert "陈子轩证书 2026-10-31 已到期，本月不能排班。" in sentences


def test_dropouts_tell_leave_service_and_nights() -> None:
    members = (
        person(1, leaves=(LeaveFacts(day(5), day(7), "年休假"),)),
        person(2, joined=day(10)),
        person(3, left=day(20)),
        person(4, no_night_until=day(20)),
        person(5, certificate(issued=day(3))),
        person(6, certificates=()),
    )
    text = "".join(dropout_sentences(roster("", *members, shift_types=THREE)))
    for words in (
        "12月5日至12月7日年休假，不能排班。",
        "12月10日入职，此前不能排班。",
        "12月20日离职，此后不能排班。",
        "登记为不排夜班，到 2026-12-20。",
        "证书 2026-12-03 才发证，此前不能排班。",
        "没有登记消防设施操作员证书，不能排班。",
    ):
        assert words in text


def test_renewed_certificate_is_no_dropout() -> None:
    papers = (certificate(expires=day(15)), certificate(issued=day(1)))
    assert dropout_sentences(roster("", person(1, *papers), shift_types=THREE)) == ()


def test_shortage_of_one_night_is_named_with_its_count() -> None:
    leave = LeaveFacts(day(14), day(15), "年休假")
    nights_off = LeaveFacts(day(15), day(15), "事假")
    members = [
        *people(5),
        *(person(number, leaves=(leave,)) for number in range(6, 12)),
    ]
    members[:4] = [person(number, leaves=(nights_off,)) for number in range(1, 5)]
    proposal = optimise(roster("", *members, shift_types=THREE), RuleSettings(), QUICK)
    found = [one for one in proposal.shortages if one.day == day(14)]
    assert [one.message for one in found] == ["12月14日夜班缺 1 名四级及以上持证人"]
    assert found[0].level == "四级"
    assert found[0].reason == "当天 11 人中可用 5 人，需 6 班次（夜班：休假或不在职 10 人）。"


def test_micro_station_shortage_names_no_level() -> None:
    members = [replace(one, station_ids=frozenset({9})) for one in people(3)]
    facts = roster("", *members, shift_types=THREE, station=MICRO_STATION)
    short = optimise(facts, RuleSettings(), QUICK).shortages[0]
    assert short.level == ""
    assert short.message.endswith("名值守人员")


def test_progress_tells_the_step_in_words() -> None:
    steps: list[SearchStep] = []
    optimise(sample_facts(Level.FOUR), RuleSettings(), QUICK, progress=steps.append)
    assert any("遵守工时和休息日" in step.text for step in steps)


def test_cancel_keeps_the_best_so_far() -> None:
    facts = sample_facts(Level.FOUR)
    proposal = optimise(facts, RuleSettings(), SearchLimits(work=100), cancel=lambda: True)
    assert proposal.ended_text == "已取消，保留目前最好的一版"
    assert proposal.assignments


def test_killed_worker_is_a_clear_error() -> None:
    def kill(_: SearchStep) -> None:
        active_children()[0].kill()

    with pytest.raises(FireRosterError, match="后台进程意外结束"):
        optimise(sample_facts(Level.FOUR), RuleSettings(), SearchLimits(work=100), progress=kill)


def test_station_with_nobody_is_all_short_and_says_so() -> None:
    proposal = optimise(roster(shift_types=THREE), RuleSettings(), QUICK)
    assert len(proposal.shortages) == 93
    assert proposal.reasons[0].startswith("2026年12月四级及以上持证人可排 0 人")
    assert date(2026, 12, 1) == proposal.shortages[0].day


def test_explanation_names_only_limits_that_are_errors() -> None:
    off = RuleSettings({"L03": RuleSetting(is_off=True), "L02": RuleSetting(Severity.WARN)})
    facts = sample_facts(Level.FOUR)
    reasons = explain_month(facts, off, build_problem(facts, off))
    assert reasons[1].startswith("按每人每月最多 31 班次计（每人每天一班），")
    assert not [text for text in reasons if "每人至少休息一天" in text]


def test_explanation_of_enough_people_says_so() -> None:
    facts = sample_facts(Level.FIVE)
    reasons = explain_month(facts, RuleSettings(), build_problem(facts, RuleSettings()))
    assert reasons[1].endswith("全月最多排 296 班次，总数够用。")


def test_explanation_separates_two_tight_weeks() -> None:
    away = [LeaveFacts(day(n), day(n + 6), "培训") for n in (1, 20)]
    members = [person(number, leaves=tuple(away)) for number in range(1, 8)]
    facts = roster("", *members, *people(12)[7:], shift_types=THREE)
    reasons = explain_month(facts, RuleSettings(), build_problem(facts, RuleSettings()))
    tight = [text.split("人数不够")[0] for text in reasons if "人数不够" in text]
    assert len(tight) == 2


def test_daily_need_of_overlapping_shifts_is_the_fewest_that_fill_the_day() -> None:
    types = required(EARLY, LATE, NIGHT, LONG_DAY)
    assert daily_need(roster(shift_types=types), day(1)) == 4
