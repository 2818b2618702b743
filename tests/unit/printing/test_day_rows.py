from dataclasses import replace

from fire_roster.printing.day_rows import day_blocks, most_names
from tests.unit.printing.samples import sample_days, sample_sheet


def test_day_blocks_every_day_has_every_shift() -> None:
    blocks = day_blocks(sample_sheet(8))
    assert len(blocks) == 31
    assert all([line.shift.code for line in block.lines] == ["早", "中", "夜"] for block in blocks)


def test_day_blocks_line_names_those_who_stand_the_shift() -> None:
    first = day_blocks(sample_sheet(8))[0]
    assert first.lines[0].names == ("买买提·艾力", "郑海峰")


def test_day_blocks_uncovered_shift_tells_how_many_are_missing() -> None:
    assert [line.missing for line in day_blocks(sample_sheet(1))[0].lines] == [2, 1, 2]


def test_day_blocks_without_coverage_nobody_is_missing() -> None:
    blocks = day_blocks(replace(sample_sheet(1), coverage=()))
    assert not any(line.missing for block in blocks for line in block.lines)


def test_day_blocks_holiday_is_a_remark() -> None:
    days = list(sample_days())
    days[0] = replace(days[0], is_holiday=True, holiday_name="元旦", remark="双岗")
    days[1] = replace(days[1], is_make_up=True)
    blocks = day_blocks(sample_sheet(2, days=tuple(days)))
    assert [block.remark for block in blocks[:3]] == ["元旦放假；双岗", "调休上班", ""]


def test_most_names_is_at_least_two() -> None:
    assert most_names(day_blocks(sample_sheet(1))) == 2
