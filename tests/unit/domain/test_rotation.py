"""Patterns and rotations."""

from datetime import date, timedelta

import pytest

from fire_roster.assets import load_json
from fire_roster.domain.rotation import (
    RotationPattern,
    ShiftTemplate,
    missing_shifts,
    own_pattern,
    parse_cycle,
    parse_rotations,
    start_rotation,
)
from fire_roster.errors import InputRefused
from tests.unit.domain.roster_builder import EARLY, LATE, NIGHT, SHIFTS

PRESETS = parse_rotations(load_json("data", "rotations.json"))
EIGHT_DAYS = PRESETS[0]
SHIFT_TEMPLATES = EIGHT_DAYS.shifts
TEAMS = ("甲班", "乙班", "丙班", "丁班")


def _codes(rotation, team, first, count):
    days = (first + timedelta(days=index) for index in range(count))
    return "".join(rotation.shift_code(team, one) or "休" for one in days)


def test_presets_are_twelve_with_distinct_names_and_keys():
    assert len(PRESETS) == 12
    assert len({one.name for one in PRESETS} | {one.key for one in PRESETS}) == 24


def test_presets_carry_the_shifts_they_use():
    assert [one.code for one in EIGHT_DAYS.used_shifts] == ["早", "中", "夜"]


@pytest.mark.parametrize(
    ("code", "minutes"),
    [
        ("早", (480, 960)),
        ("中", (960, 1440)),
        ("夜", (1440, 1920)),
        ("白", (480, 1200)),
        ("晚", (1200, 1920)),
        ("值", (480, 1920)),
    ],
)
def test_preset_shifts_have_their_real_times(code, minutes):
    templates = {shift.code: shift for pattern in PRESETS for shift in pattern.shifts}
    shift = templates[code].shift_type(7)

    assert (shift.shift_type_id, shift.start_minute, shift.end_minute) == (7, *minutes)


def test_rotation_first_team_begins_the_cycle_on_the_anchor():
    rotation = start_rotation(EIGHT_DAYS, TEAMS, date(2026, 12, 1))

    assert _codes(rotation, "甲班", date(2026, 12, 1), 9) == "早早中中夜夜休休早"
    assert _codes(rotation, "丁班", date(2026, 12, 1), 3) == "休休早"


def test_rotation_runs_across_the_month_end_in_both_directions():
    rotation = start_rotation(EIGHT_DAYS, TEAMS, date(2026, 12, 1))

    assert _codes(rotation, "甲班", date(2026, 11, 28), 5) == "夜休休早早"
    assert _codes(rotation, "甲班", date(2026, 12, 31), 2) == "休休"
    assert _codes(rotation, "甲班", date(2027, 1, 2), 2) == "早早"


def test_rotation_leap_day_is_a_day_of_the_cycle():
    rotation = start_rotation(EIGHT_DAYS, TEAMS, date(2028, 2, 27))

    assert _codes(rotation, "甲班", date(2028, 2, 27), 4) == "早早中中"


def test_rotation_each_shift_has_one_team_every_day():
    rotation = start_rotation(EIGHT_DAYS, TEAMS, date(2026, 12, 1))
    for index in range(-40, 400):
        day = date(2026, 12, 1) + timedelta(days=index)
        codes = {rotation.shift_code(team, day) for team in TEAMS}
        assert codes == {"早", "中", "夜", None}


def test_rotation_unknown_team_raises():
    with pytest.raises(KeyError):
        start_rotation(EIGHT_DAYS, TEAMS, date(2026, 12, 1)).shift_code("戊班", date(2026, 12, 1))


@pytest.mark.parametrize("text", ["早早中休", "早 早，中、休", " 早,早;中/- ", "早早中—"])
def test_parse_cycle_reads_with_and_without_separators(text):
    assert parse_cycle(text, "早中夜") == ("早", "早", "中", None)


def test_parse_cycle_longer_codes_win():
    assert parse_cycle("早早2休", ["早", "早2"]) == ("早", "早2", None)


def test_parse_cycle_unknown_character_is_refused_with_the_known_codes():
    with pytest.raises(InputRefused, match="里的“X”。可用的班次：中、早，休息写“休”"):
        parse_cycle("早中X休", ["早", "中"])


def test_cycle_text_is_read_again():
    for pattern in PRESETS:
        assert (
            parse_cycle(pattern.cycle_text, [one.code for one in pattern.shifts]) == pattern.cycle
        )


def test_cycle_text_long_codes_are_separated():
    shift = ShiftTemplate("24H", "全天", "08:00", "08:00")

    assert own_pattern("自定", "24H休休", 3, [shift]).cycle_text == "24H、休、休"


def test_own_pattern_spreads_the_teams_evenly():
    pattern = own_pattern("自定", "早早中中夜夜休休", 4, SHIFT_TEMPLATES)

    assert [pattern.offset_of(team) for team in range(5)] == [0, 2, 4, 6, 0]


def test_own_pattern_takes_the_offset_given():
    assert own_pattern("自定", "早中夜休", 4, SHIFT_TEMPLATES, 3).offset_of(1) == 3


@pytest.mark.parametrize(
    ("cycle", "teams", "words"),
    [("休休", 2, "里没有班次"), ("", 2, "没有班次"), ("早休", 0, "至少需要")],
)
def test_own_pattern_without_shifts_or_teams_is_refused(cycle, teams, words):
    with pytest.raises(InputRefused, match=words):
        own_pattern("自定", cycle, teams, SHIFT_TEMPLATES)


def test_pattern_with_undefined_shift_is_refused():
    with pytest.raises(InputRefused, match="没有定义的班次：白"):
        RotationPattern("自定", "own", ("白", None), 2, 1, SHIFT_TEMPLATES)


def test_missing_shifts_are_found_by_code():
    assert missing_shifts(EIGHT_DAYS, (EARLY, NIGHT)) == (SHIFT_TEMPLATES[1],)
    assert missing_shifts(EIGHT_DAYS, (EARLY, LATE, NIGHT)) == ()
    assert [one.code for one in missing_shifts(PRESETS[5], SHIFTS)] == ["晚"]
