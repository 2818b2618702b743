"""D09–D11, K01, K02: records of duty."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from fire_roster.domain.practice import (
    DeviceOffFacts,
    HandoverFacts,
    LogSheetFacts,
    SignedPaperFacts,
)
from fire_roster.domain.rules import UNIT_RULES
from fire_roster.domain.rules.base import RuleSetting, RuleSettings, Severity
from fire_roster.domain.rules.k01_retention import Retention, refuse_deletion
from fire_roster.domain.rules.k02_unsigned_records import is_late_entry
from fire_roster.domain.time_span import TimeSpan
from tests.unit.domain.practice.facts_builder import NOW, TODAY, found, practice


def _sheet(day: date, *hours: float, **values: Any) -> LogSheetFacts:
    begin = datetime(day.year, day.month, day.day, 8)
    times = tuple(begin + timedelta(hours=hour) for hour in hours)
    span = TimeSpan(begin, begin + timedelta(days=1))
    return LogSheetFacts(1, day, span, times, **{"has_daily_check": True, **values})


_EVERY_TWO = tuple(float(hour) for hour in range(0, 25, 2))
_YESTERDAY = TODAY - timedelta(days=1)


def test_d09_row_every_two_hours_is_fine_and_today_counts_up_to_now() -> None:
    facts = practice(log_sheets=(_sheet(_YESTERDAY, *_EVERY_TWO), _sheet(TODAY)))
    assert found("D09", facts) == ()


def test_d09_gap_is_measured() -> None:
    hours = [hour for hour in _EVERY_TWO if hour not in (6, 8)]
    (one,) = found("D09", practice(log_sheets=(_sheet(_YESTERDAY, *hours), _sheet(TODAY))))
    assert one.amount == 4
    assert [(span.start.hour, span.end.hour) for span in one.spans] == [(12, 18)]


def test_d09_paper_sheet_vouches_for_its_rows() -> None:
    facts = practice(log_sheets=(_sheet(_YESTERDAY, is_on_paper=True), _sheet(TODAY)))
    assert found("D09", facts) == ()


def test_d09_missing_days_from_the_first_sheet_on() -> None:
    first = TODAY - timedelta(days=4)
    sheets = (_sheet(first, *_EVERY_TWO), _sheet(_YESTERDAY, *_EVERY_TWO))
    (one,) = found("D09", practice(log_sheets=sheets))
    assert one.amount == 2
    assert found("D09", practice()) == ()


def test_rooms_that_keep_no_records_are_named() -> None:
    due = ((1, NOW - timedelta(days=2)), (2, NOW - timedelta(days=2)))
    facts = practice(handovers_due=due)
    (log,), (hand_over,) = found("D09", facts), found("D10", facts)
    assert (log.severity, "消控室没有登记过值班记录" in log.message) == (Severity.WARN, True)
    assert "消控室没有登记过交接班记录" in hand_over.message
    assert not any(one.has_subject(facts) for one in UNIT_RULES if one.rule_id in ("D09", "D10"))


def test_d09_hours_after_midnight_are_told_as_such() -> None:
    hours = [hour for hour in _EVERY_TWO if hour not in (18, 20)]
    (one,) = found("D09", practice(log_sheets=(_sheet(_YESTERDAY, *hours), _sheet(TODAY))))
    assert "次日00:00 至 次日06:00 有 6.0 小时" in one.message


def test_d09_old_sheets_and_days_to_come_are_left_alone() -> None:
    old, later = TODAY - timedelta(days=40), TODAY + timedelta(days=1)
    days = [TODAY - timedelta(days=back) for back in range(1, 31)]
    kept = tuple(_sheet(day, is_on_paper=True) for day in days)
    assert found("D09", practice(log_sheets=(_sheet(old), *kept, _sheet(later)))) == ()


def test_d10_days_without_the_check_of_the_controller() -> None:
    sheets = (_sheet(_YESTERDAY, has_daily_check=False), _sheet(TODAY, has_daily_check=False))
    (one,) = found("D10", practice(log_sheets=sheets))
    assert (one.amount, one.dates) == (1, (_YESTERDAY,))


def test_d10_hand_overs_without_both_names_and_missing_ones() -> None:
    morning = datetime(2026, 12, 2, 8)
    due = tuple((1, morning + timedelta(hours=8 * n)) for n in range(-1, 4))
    kept = (
        HandoverFacts(1, morning, is_signed_by_both=True),
        HandoverFacts(1, morning + timedelta(hours=8, minutes=20), is_signed_by_both=False),
    )
    unsigned, missing = found("D10", practice(handovers=kept, handovers_due=due))
    assert "12-02 16:20" in unsigned.message
    assert (missing.amount, "12-03 00:00、12-03 08:00" in missing.message) == (2, True)


def test_d10_many_moments_are_cut_short_and_none_kept_says_nothing() -> None:
    kept = tuple(
        HandoverFacts(1, NOW - timedelta(hours=n), is_signed_by_both=False) for n in range(1, 9)
    )
    (one,) = found("D10", practice(handovers=kept))
    assert "等" in one.message
    signed = (HandoverFacts(1, NOW, is_signed_by_both=True),)
    assert found("D10", practice(handovers=signed)) == ()
    assert found("D10", practice(handovers_due=((1, NOW),))) == ()


def test_d11_lacking_and_overdue() -> None:
    bare = DeviceOffFacts("3层喷淋泵", "手动", TODAY)
    late = DeviceOffFacts(
        "A区探测器", "屏蔽", date(2026, 11, 1), _YESTERDAY, has_reason=True, is_approved=True
    )
    done = DeviceOffFacts("排烟风机", "停用", date(2026, 11, 1), restored_on=_YESTERDAY)
    first, second = found("D11", practice(devices_off=(late, bare, done)))
    assert {first.amount, second.amount} == {1, 3}
    assert "原因、恢复期限、批准人" in first.message + second.message


def test_k02_unsigned_after_a_day() -> None:
    def paper(hours: float, *, is_signed: bool) -> SignedPaperFacts:
        return SignedPaperFacts("巡查记录", NOW - timedelta(hours=hours), NOW, is_signed)

    papers = (
        paper(25, is_signed=False),
        paper(23, is_signed=False),
        paper(25, is_signed=True),
        paper(24 * 70, is_signed=False),
    )
    (one,) = found("K02", practice(signed_papers=papers))
    assert "超过 24 小时" in one.message
    assert is_late_entry(papers[0], 24) and not is_late_entry(papers[1], 24)


@pytest.mark.parametrize(
    ("kind", "day", "until"),
    [
        (Retention.DUTY, date(2025, 12, 3), None),
        (Retention.DUTY, date(2025, 12, 4), date(2026, 12, 4)),
        (Retention.PRACTICE, date(2024, 2, 29), date(2027, 2, 28)),
        (Retention.MAINTENANCE, date(2021, 12, 4), date(2026, 12, 4)),
    ],
)
def test_k01_refuses_until_the_time_is_over(kind: Retention, day: date, until: date | None) -> None:
    refusal = refuse_deletion(kind, day, TODAY, RuleSettings())
    assert (refusal.until if refusal else None) == until


def test_k01_obeys_the_unit() -> None:
    longer = RuleSettings({"K01": RuleSetting(parameters={"duty_years": 2})})
    refusal = refuse_deletion(Retention.DUTY, date(2025, 1, 1), TODAY, longer)
    assert refusal is not None and refusal.years == 2
    off = RuleSettings({"K01": RuleSetting(is_off=True)})
    assert refuse_deletion(Retention.DUTY, TODAY, TODAY, off) is None
