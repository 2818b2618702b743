"""What all rules share: identity, settings, findings and words."""

import re
from datetime import date

import pytest

from fire_roster.domain.rules import ALL_RULES, EVERY_RULE, UNIT_RULES
from fire_roster.domain.rules.base import (
    CONTROL_ROOMS,
    MonthRule,
    Parameter,
    Rule,
    RuleContext,
    RuleSetting,
    RuleSettings,
    Severity,
    date_text,
    dates_text,
)
from fire_roster.domain.unit import StationKind
from tests.unit.domain.roster_builder import day, roster

_RULE = MonthRule(
    rule_id="X01",
    title="测试",
    severity=Severity.ERROR,
    clause="某法 第1条",
    confidence="own",
    parameters=(Parameter("limit_hours", "上限", 8, "小时", "某法"),),
    kinds=CONTROL_ROOMS,
    check=lambda facts, context: (),
)
_PRESET = MonthRule(
    rule_id="X02",
    title="测试",
    severity=Severity.INFO,
    clause="某法 第2条",
    confidence="own",
    is_preset=True,
    check=lambda facts, context: (),
)


def test_all_rules_have_one_id_each_in_order_of_the_table() -> None:
    for rules in (ALL_RULES, UNIT_RULES):
        ids = [rule.rule_id for rule in rules]
        assert ids == sorted(ids, key=lambda one: ("DCSTLHKP".index(one[0]), one))
    assert len({rule.rule_id for rule in EVERY_RULE}) == len(EVERY_RULE)


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.rule_id)
def test_every_rule_states_its_title_clause_and_confidence(rule: Rule) -> None:
    assert rule.title
    assert rule.clause
    assert set(rule.confidence.split("/")) <= {"V", "V2", "M", "C", "own", "logic"}
    for parameter in rule.parameters:
        assert parameter.label
        assert parameter.basis
        assert parameter.minimum <= parameter.default <= parameter.maximum
        assert re.fullmatch(r"[a-z_]+", parameter.name)


def test_rules_of_coverage_and_certificates_have_the_grades_of_the_table() -> None:
    grades = {rule.rule_id: rule.severity.value for rule in ALL_RULES if rule.rule_id < "H"}
    warned = dict.fromkeys("C03 C05 C07 C09 C10 C11 D08".split(), "warn")
    errors = "D01 D02 D03 D04 D05 D06 D07 C01 C02 C06 C08 C12".split()
    assert grades == {**dict.fromkeys(errors, "error"), **warned, "C04": "info"}


def test_severity_has_label_and_rank() -> None:
    assert [(one.label, one.rank) for one in Severity] == [("错误", 0), ("警告", 1), ("提示", 2)]


def test_rule_value_is_the_default_until_the_unit_sets_it() -> None:
    changed = RuleSettings({"X01": RuleSetting(parameters={"limit_hours": 12})})
    assert _RULE.value(RuleSettings(), "limit_hours") == 8
    assert RuleContext(_RULE, changed).value("limit_hours") == 12


def test_rule_severity_of_the_unit_wins_over_the_grade_of_the_finding() -> None:
    milder = RuleSettings({"X01": RuleSetting(Severity.INFO)})
    assert _RULE.severity_in(RuleSettings()) is Severity.ERROR
    assert _RULE.severity_in(RuleSettings(), Severity.WARN) is Severity.WARN
    assert _RULE.severity_in(milder, Severity.WARN) is Severity.INFO


def test_rule_is_active_at_its_kinds_of_station_until_switched_off() -> None:
    off = RuleSettings({"X01": RuleSetting(is_off=True)})
    assert _RULE.is_active(RuleSettings(), StationKind.CONTROL_ROOM)
    assert not _RULE.is_active(RuleSettings(), StationKind.MICRO_STATION)
    assert not _RULE.is_active(off, StationKind.CONTROL_ROOM)


def test_preset_rule_is_active_once_the_unit_has_set_it() -> None:
    chosen = RuleSettings({"X02": RuleSetting()})
    assert not _PRESET.is_active(RuleSettings(), StationKind.CONTROL_ROOM)
    assert _PRESET.is_active(chosen, StationKind.CONTROL_ROOM)


def test_finding_takes_people_dates_and_spans_from_its_duties() -> None:
    duties = roster("14夜:2 15夜:1").duties_by_member
    both = (*duties[1], *duties[2])
    found = RuleContext(_RULE, RuleSettings()).finding("。", duties=both, dates=(day(1),))
    assert (found.member_ids, found.dates) == ((1, 2), (day(1), day(14), day(15)))
    assert found.shift == "夜"
    assert found.spans == tuple(duty.span for duty in both)
    assert (found.rule, found.clause) == ("X01", "某法 第1条")


def test_finding_about_two_shifts_names_none() -> None:
    duties = roster("14夜:1 15早:1").duties_of(1)
    found = RuleContext(_RULE, RuleSettings()).finding("。", duties=duties)
    assert (found.shift, found.member_ids) == (None, (1,))


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ([day(14)], "12月14日"),
        ([day(2), day(1), day(2)], "12月1、2日"),
        ([day(1), day(2), day(3), day(5)], "12月1–3、5日"),
        ([day(31), day(1, 1, 2027), day(2, 1, 2027)], "12月31日、1月1、2日"),
        ([], ""),
    ],
)
def test_dates_text_joins_months_and_ranges(days: list[date], text: str) -> None:
    assert dates_text(days) == text


def test_date_text_is_month_and_day() -> None:
    assert date_text(day(5)) == "12月5日"
