"""L04: the approval of averaged working hours."""

import pytest

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.l04_averaged_hours_approval import RULE
from fire_roster.domain.unit import AveragedHours, UnitFacts
from tests.unit.domain.roster_builder import day, findings, roster


def _found(averaged):
    return findings(RULE, roster("", unit=UnitFacts("测试单位", averaged_hours=averaged)))


def test_l04_averaged_hours_not_used_finds_nothing():
    assert _found(AveragedHours()) == ()


def test_l04_approval_to_the_last_day_finds_nothing():
    assert _found(AveragedHours(True, "人社〔2026〕8号", day(31))) == ()


def test_l04_approval_that_ends_in_the_month_is_named_with_its_date():
    (found,) = _found(AveragedHours(True, "人社〔2026〕8号", day(30)))

    assert (found.rule, found.severity) == ("L04", Severity.WARN)
    assert "有效期至2026年12月30日" in found.message


@pytest.mark.parametrize(
    ("averaged", "words"),
    [
        (AveragedHours(True, "", day(31)), "未登记批准文号。"),
        (AveragedHours(True, "人社〔2026〕8号"), "未登记有效期。"),
        (AveragedHours(True), "未登记批准文号，未登记有效期。"),
    ],
)
def test_l04_missing_parts_are_named_in_one_finding(averaged, words):
    (found,) = _found(averaged)

    assert found.message.endswith(words)
