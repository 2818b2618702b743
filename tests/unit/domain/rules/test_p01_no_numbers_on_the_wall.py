"""P01: numbers typed into what hangs on the wall."""

import pytest

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.p01_no_numbers_on_the_wall import RULE
from tests.unit.domain.roster_builder import MICRO_STATION, findings, person, roster

_PHONE = "15400000001"


def test_p01_plain_names_find_nothing() -> None:
    member = person(1, position="控制室值班员", team="甲班2026")
    assert findings(RULE, roster("", member)) == ()


@pytest.mark.parametrize(
    ("field", "title"), [("name", "姓名"), ("position", "岗位"), ("team", "班组")]
)
def test_p01_phone_in_a_printed_field_is_information(field: str, title: str) -> None:
    [found] = findings(RULE, roster("", person(1, **{field: f"王{_PHONE}"})))
    assert (found.severity, found.member_ids) == (Severity.INFO, (1,))
    assert title in found.message
    assert _PHONE not in found.message


def test_p01_id_number_counts_too() -> None:
    assert len(findings(RULE, roster("", person(1, team="99123419900102001X")))) == 1


def test_p01_longer_numbers_and_other_stations_are_left_alone() -> None:
    assert findings(RULE, roster("", person(1, team="1540000000123"))) == ()
    other = roster("", person(1, name=_PHONE), station=MICRO_STATION)
    assert findings(RULE, other) == ()
