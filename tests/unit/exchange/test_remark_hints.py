"""What remarks say about duty."""

from datetime import date

import pytest

from fire_roster.exchange.remark_hints import LeaveHint, NoNightHint, hints_in


@pytest.mark.parametrize(
    "remark",
    [
        "2026年12月8日至14日年休假",
        "2026年12月8日至12月14日休年假",
        "2026.12.8-2026.12.14 年休",
        "年假：2026-12-08~2026-12-14",
        "年休假 2026/12/8—12/14",
    ],
)
def test_hints_leave_with_dates_is_found(remark: str) -> None:
    assert hints_in(remark) == (LeaveHint(date(2026, 12, 8), date(2026, 12, 14), "年休假"),)


def test_hints_two_leaves_keep_their_kinds() -> None:
    found = hints_in("2026年3月1日病假，2026年12月31日至2027年1月3日事假")
    assert found == (
        LeaveHint(date(2026, 3, 1), date(2026, 3, 1), "病假"),
        LeaveHint(date(2026, 12, 31), date(2027, 1, 3), "事假"),
    )


@pytest.mark.parametrize(
    "remark", ["孕期，不排夜班", "哺乳期不安排夜班", "身体原因免夜班", "不能上夜班"]
)
def test_hints_no_night_carries_no_reason(remark: str) -> None:
    assert hints_in(remark) == (NoNightHint(),)


def test_hints_no_night_until_a_day_is_kept() -> None:
    assert hints_in("不排夜班至2027年3月1日") == (NoNightHint(date(2027, 3, 1)),)


@pytest.mark.parametrize(
    "remark", ["", "退伍军人", "12月请假", "2026年12月8日入职", "2026年2月30日病假", "夜班组长"]
)
def test_hints_other_remarks_give_none(remark: str) -> None:
    assert hints_in(remark) == ()
