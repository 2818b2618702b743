"""Measures of the known rotations and the limits they break; the table of known values."""

import math

import pytest

from fire_roster.assets import load_json
from fire_roster.domain.rotation import ShiftTemplate, own_pattern, parse_rotations
from fire_roster.domain.rotation_verdict import judge_pattern
from fire_roster.domain.unit import StationKind

PRESETS = {one.key: one for one in parse_rotations(load_json("data", "rotations.json"))}
ROOM, MICRO = StationKind.CONTROL_ROOM, StationKind.MICRO_STATION
EARLY = ShiftTemplate("早", "早班", "08:00", "16:00")
LATE = ShiftTemplate("中", "中班", "16:00", "24:00")
NIGHT = ShiftTemplate("夜", "夜班", "24:00", "08:00")
SMALL_HOURS = ShiftTemplate("夜", "夜班", "00:00", "08:00")
DAY_12, NIGHT_12 = (PRESETS["four-two-4"].shifts[index] for index in (0, 1))


@pytest.mark.parametrize(
    ("key", ("expected")),
    [
        ("four-three-2222", (42, 182.5, 8, 16, 6, 8)),
        ("four-three-1111", (42, 182.5, 8, 24, 3, 8)),
        ("four-three-3-1", (42, 182.5, 8, 16, 3, 8)),
        ("five-three-2222", (33.6, 146, 8, 16, 6, 10)),
        ("five-three-1112", (33.6, 146, 8, 24, 3, 10)),
        ("four-two-4", (42, 182.5, 12, 24, 2, 8)),
        ("four-two-8", (42, 182.5, 12, 12, 4, 8)),
        ("three-two", (56, 243.3, 12, 24, 2, 6)),
        ("three-three", (56, 243.3, 8, 0, None, 6)),
        ("24-on-24-off", (84, 365, 24, 24, 1, 4)),
        ("24-on-48-off", (56, 243.3, 24, 48, 1, 6)),
        ("24-on-72-off", (42, 182.5, 24, 72, 1, 8)),
    ],
)
def test_preset_measures_agree_with_the_known_table(key, expected):
    week, month, shift, rest, run, people = expected
    found = judge_pattern(PRESETS[key], ROOM, 2)

    assert found.hours_per_week == pytest.approx(week)
    assert found.hours_per_month == pytest.approx(month, abs=0.05)
    assert found.longest_shift_hours == shift
    assert found.min_rest_hours == rest
    assert (found.longest_run_days, found.headcount) == (run, people)
    assert found.is_round_the_clock


def test_two_crews_of_twelve_hours_work_84_hours_a_week():
    pattern = own_pattern("两班倒", "白" * 7 + "晚" * 7, 2, [DAY_12, NIGHT_12])

    found = judge_pattern(pattern, MICRO, 2, has_averaged_hours=True)

    assert found.hours_per_week == pytest.approx(84)
    assert found.hours_per_month == pytest.approx(365)
    assert not found.is_within_limits


@pytest.mark.parametrize("key", [key for key in PRESETS if key[:4] in ("four", "five")])
def test_eight_hour_rotations_of_four_and_five_crews_are_fine_for_a_control_room(key):
    assert judge_pattern(PRESETS[key], ROOM, 2).is_within_limits is ("two" not in key)


def test_four_three_names_its_overtime():
    assert judge_pattern(PRESETS["four-three-2222"], ROOM, 2).sentence == (
        "四班三运转：每班 8 小时，每周 42 小时，每月约 182.5 小时，"
        "约有 17 小时加班或需综合计算工时审批。"
    )


def test_five_three_needs_no_overtime():
    found = judge_pattern(PRESETS["five-three-2222"], ROOM, 2)

    assert found.overtime_hours == 0
    assert found.sentence.endswith("每月约 146 小时，无需加班，留有请假余地。")


def test_four_two_breaks_the_eight_hours_of_a_control_room():
    assert judge_pattern(PRESETS["four-two-4"], ROOM, 2).sentence == (
        "四班两运转每班 12 小时，超过消防控制室每班 8 小时的上限（GB 25201 5.2b）。"
    )


def test_24_on_48_off_names_every_limit_it_breaks():
    sentence = judge_pattern(PRESETS["24-on-48-off"], ROOM, 2).sentence

    assert sentence.startswith("上24休48每班 24 小时，超过消防控制室每班 8 小时的上限")
    assert "每月约 243 小时，加班约 78 小时，超过每月 36 小时的上限（《劳动法》第41条）" in sentence
    assert sentence.count("。") == 1


def test_three_three_has_no_rest_day_and_joins_night_to_early():
    found = judge_pattern(PRESETS["three-three"], ROOM, 2)

    assert found.longest_stretch_hours == 16
    assert "相邻两班之间没有休息，连续 16 小时" in found.sentence
    assert "没有休息日" in found.sentence


def test_night_under_its_own_date_joins_late_and_night_to_sixteen_hours():
    trap = own_pattern("自定", "早中夜休", 4, [EARLY, LATE, SMALL_HOURS])
    twice = own_pattern("自定", "早早中中夜夜休休", 4, [EARLY, LATE, NIGHT])

    found = judge_pattern(trap, ROOM, 2)

    assert (found.min_rest_hours, found.longest_stretch_hours) == (0, 16)
    assert not found.is_within_limits
    assert judge_pattern(twice, ROOM, 2).longest_stretch_hours == 8


def test_micro_station_long_shifts_need_averaged_hours():
    pattern = PRESETS["24-on-72-off"]

    without = judge_pattern(pattern, MICRO, 2)
    approved = judge_pattern(pattern, MICRO, 2, has_averaged_hours=True)

    assert (
        "超过每日 11 小时（《劳动法》第36条、第41条），须有批准的综合计算工时" in without.sentence
    )
    assert approved.is_within_limits
    assert "每月约 17 小时按综合计算工时核算" in approved.sentence


def test_averaged_hours_do_not_lengthen_a_control_room_shift():
    found = judge_pattern(PRESETS["four-two-4"], ROOM, 2, has_averaged_hours=True)

    assert not found.is_within_limits


def test_seven_days_in_a_row_break_the_rest_day():
    pattern = own_pattern("自定", "早早早早早早早休", 2, [EARLY], 4)

    found = judge_pattern(pattern, MICRO, 1)

    assert found.longest_run_days == 7
    assert "连续 7 天有班，每周应至少休息一天（《劳动法》第38条）" in found.sentence


@pytest.mark.parametrize(("kind", "clause"), [(ROOM, "GB 25506 4.2.1a"), (MICRO, "301号 五(一)")])
def test_uncovered_hours_are_named(kind, clause):
    found = judge_pattern(own_pattern("自定", "早中休休", 4, [EARLY, LATE]), kind, 2)

    assert not found.is_round_the_clock
    assert f"不能保证24小时值守（{clause}）" in found.sentence


def test_short_rest_is_mentioned_where_no_limit_is_broken():
    evening = ShiftTemplate("晚", "晚班", "16:00", "24:00")
    pattern = own_pattern("自定", "晚早夜休休", 5, [EARLY, evening, NIGHT])

    found = judge_pattern(pattern, ROOM, 2)

    assert found.min_rest_hours == 8
    assert "两班之间最短休息 8 小时" in found.sentence


def test_duty_without_any_pause_is_endless():
    always = ShiftTemplate("值", "全天", "08:00", "08:00")

    found = judge_pattern(own_pattern("自定", "值", 1, [always]), MICRO, 1)

    assert math.isinf(found.longest_stretch_hours)
    assert found.longest_run_days is None
