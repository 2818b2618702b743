"""P02: personal data of those who left long ago."""

from datetime import date

import pytest

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.p02_leavers_purged import RULE, is_purge_due
from tests.unit.domain.roster_builder import findings, person, roster, rule_settings

_LONG_AGO = date(2024, 11, 25)


def test_p02_leaver_with_phone_is_information() -> None:
    [found] = findings(RULE, roster("", person(1, left=_LONG_AGO, has_phone=True)))
    assert (found.severity, found.amount, found.member_ids) == (Severity.INFO, 1, (1,))
    assert "离职已满 24 个月" in found.message


@pytest.mark.parametrize(
    "changes",
    [
        {"left": date(2024, 11, 26), "has_phone": True},
        {"left": None, "has_phone": True},
        {"left": _LONG_AGO},
        {"left": _LONG_AGO, "id_number": "1", "station_ids": frozenset({9})},
    ],
)
def test_p02_recent_present_purged_and_foreign_people_are_left_alone(
    changes: dict[str, object],
) -> None:
    assert findings(RULE, roster("", person(1, **changes))) == ()


def test_p02_months_are_a_parameter() -> None:
    member = person(1, left=date(2026, 1, 1), id_number="1")
    assert len(findings(RULE, roster("", member), rule_settings(RULE, purge_months=6))) == 1


def test_is_purge_due_after_29_february_falls_on_the_28th() -> None:
    assert is_purge_due(date(2024, 2, 29), date(2026, 2, 28), 24)
    assert not is_purge_due(date(2024, 2, 29), date(2026, 2, 27), 24)
