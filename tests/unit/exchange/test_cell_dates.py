"""Dates as people write them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fire_roster.exchange.cell_values.dates import (
    Validity,
    parse_day,
    parse_start_day,
    parse_validity,
)
from fire_roster.exchange.cell_values.findings import RowState
from fire_roster.exchange.workbook import CellValue

DAYS = st.dates(date(1930, 1, 1), date(2099, 12, 31))
WRITTEN = (
    "{0.year}.{0.month}.{0.day}",
    "{0:%Y-%m-%d}",
    "{0:%Y/%m/%d}",
    "{0:%Y%m%d}",
    "{0:%Y.%m.%d}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year} 年 {0.month} 月 {0.day} 号",
    "{0:%Y-%m-%d} 00:00:00",
    "{0:%Y-%m-%d}T08:30:00",
    " {0.year}。{0.month}。{0.day}".replace("。", "．"),
)


@given(day=DAYS, form=st.sampled_from(WRITTEN))
def test_parse_day_any_spelling_gives_the_day(day: date, form: str) -> None:
    assert parse_day(form.format(day)).value == day


@given(DAYS)
def test_parse_day_real_dates_and_numbers_give_the_day(day: date) -> None:
    serial = float((day - date(1899, 12, 30)).days)
    number = float(f"{day:%Y%m%d}")
    moment = datetime(day.year, day.month, day.day, 13, 30)
    for cell in (day, moment, serial, serial + 0.5, number, int(number)):
        assert parse_day(cell).value == day


@given(st.text(max_size=30) | st.floats() | st.integers())
def test_parse_day_any_cell_gives_a_day_or_a_reason_or_nothing(cell: CellValue) -> None:
    for parse in (parse_day, parse_start_day):
        parsed = parse(cell)
        assert parsed.value is None or isinstance(parsed.value, date)
        assert all(finding.message for finding in parsed.findings)


@pytest.mark.parametrize("cell", [None, "", " ", "/", "无", "-", "—", "——", "　"])
def test_parse_day_nothing_gives_nothing_and_no_reason(cell: CellValue) -> None:
    parsed = parse_day(cell)
    assert (parsed.value, parsed.findings) == (None, ())


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("2026-02-30", "没有这一天"),
        ("20261301", "没有这一天"),
        ("26.3.5", "两位"),
        ("5/3/2026", "先后"),
        ("2026", "只有年份"),
        ("2026年3月", "没有日"),
        ("下个月", "看不懂"),
        ("1826-03-05", "不合常理"),
        (True, "看不懂"),
    ],
)
def test_parse_day_unclear_cell_tells_why(cell: CellValue, words: str) -> None:
    parsed = parse_day(cell)
    assert parsed.value is None
    assert [words in finding.message for finding in parsed.findings] == [True]


def test_parse_day_chinese_numerals_give_the_day() -> None:
    assert parse_day("二〇二六年十二月三十一日").value == date(2026, 12, 31)
    assert parse_day("二○二六年二月二十日").value == date(2026, 2, 20)


def test_parse_day_month_over_twelve_is_unreadable() -> None:
    assert "看不懂" in parse_day("2026年13月").findings[0].message
    assert "看不懂" in parse_day("二十十六年三月五日").findings[0].message


@pytest.mark.parametrize("cell", ["2026年3月", "2026.03", "202603", 202603.0, 2026.03])
def test_parse_start_day_month_gives_its_first_day_with_a_note(cell: CellValue) -> None:
    parsed = parse_start_day(cell)
    assert parsed.value == date(2026, 3, 1)
    assert [finding.state for finding in parsed.findings] == [RowState.READY]


@pytest.mark.parametrize("cell", [2020.1, "200612"])
def test_parse_start_day_two_readings_need_a_decision(cell: CellValue) -> None:
    parsed = parse_start_day(cell)
    assert parsed.value is None
    assert [finding.state for finding in parsed.findings] == [RowState.UNDECIDED]


@pytest.mark.parametrize(
    "cell", ["长期", "长期有效", "永久", "无期限", "9999-12-31", "2021.6.20-长期"]
)
def test_parse_validity_long_term_is_a_value(cell: str) -> None:
    assert parse_validity(cell).value == Validity(None, is_long_term=True)


@pytest.mark.parametrize(
    "cell",
    [
        "2021.6.20-2027.6.20",
        "2021年6月20日至2027年6月20日",
        "2021-06-20—2027-06-20",
        "20210620～20270620",
        "自2021/6/20起 至2027/6/20止",
        "至2027年6月20日",
        "2027.6.20到期",
    ],
)
def test_parse_validity_range_gives_its_end(cell: str) -> None:
    parsed = parse_validity(cell)
    assert (parsed.value, parsed.findings) == (Validity(date(2027, 6, 20)), ())


def test_parse_validity_range_turned_round_needs_a_decision() -> None:
    assert "颠倒" in parse_validity("2027.6.20-2021.6.20").findings[0].message


def test_parse_validity_month_only_needs_a_decision() -> None:
    parsed = parse_validity("2027年6月")
    assert parsed.value == Validity()
    assert parsed.findings[0].state is RowState.UNDECIDED
