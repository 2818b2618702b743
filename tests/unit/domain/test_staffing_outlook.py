"""Months in one sentence."""

from datetime import date

from fire_roster.domain.month import Month
from fire_roster.domain.staffing_forecast import StaffingMonth
from fire_roster.domain.staffing_outlook import StaffingOutlook, look_ahead

TODAY = date(2026, 12, 1)


def month(number: int, certified: int, gap: date | None = None) -> StaffingMonth:
    return StaffingMonth(Month(2027, number), "消控室", 8, certified, gap, "")


def ahead(*months: StaffingMonth, level: str = "四级") -> StaffingOutlook:
    return look_ahead(months, level, TODAY)


def test_outlook_enough_and_one_to_spare() -> None:
    found = ahead(month(1, 10), month(2, 9))
    assert (found.is_short, found.is_thin, found.first_gap) == (False, False, None)
    assert found.sentence == "今后 2 个月四级及以上持证人够用，最少时多 1 名，走任何一人仍够。"


def test_outlook_just_enough_is_thin() -> None:
    found = ahead(month(1, 8))
    assert (found.is_short, found.is_thin) == (False, True)
    assert "走任何一人就缺 1 名，建议再培训 1 人取得四级证书" in found.sentence
    assert "再补充 1 人" in ahead(month(1, 8), level="").sentence


def test_outlook_shortage_tells_level_number_and_last_day_of_the_course() -> None:
    found = ahead(month(4, 7, date(2027, 4, 11)), month(5, 6))
    assert (found.missing, found.first_gap) == (2, date(2027, 4, 11))
    assert found.course_begin == date(2027, 1, 11)
    assert found.sentence == (
        "2027-04-11 起四级及以上持证人不够，最多时缺 2 名；"
        "应有 2 人取得四级证书，最迟 2027-01-11 开始培训（按 90 天计）。"
    )


def test_outlook_too_late_for_a_course_says_so() -> None:
    assert "已来不及" in ahead(month(1, 7)).sentence


def test_outlook_micro_station_asks_for_people_not_courses() -> None:
    text = ahead(month(4, 7), level="").sentence
    assert text == "2027-04-01 起值守人员不够，最多时缺 1 名；应在这之前补充 1 人。"


def test_outlook_day_of_too_much_leave_is_named() -> None:
    assert "2027-01-10 请假的人太多" in ahead(month(1, 9, date(2027, 1, 10))).sentence
