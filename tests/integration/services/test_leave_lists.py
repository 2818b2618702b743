"""Leave of several people entered and taken back as one action."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.leave import LeaveFields
from fire_roster.services.office import Office
from tests.ui.offices import open_crew_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_crew_office(tmp_path / "data", 2)
    yield made
    made.close()


def days(first: int, last: int) -> LeaveFields:
    return LeaveFields(first=date(2026, 12, first), last=date(2026, 12, last))


def test_add_all_is_one_operation(office: Office) -> None:
    before = office.database.count_operations()
    keys = office.leaves.add_all([(1, days(1, 3)), (2, days(2, 2))]).value
    assert len(keys) == len(office.leaves.list_all()) == 2
    assert office.database.count_operations() == before + 1


def test_add_all_with_overlap_adds_nothing(office: Office) -> None:
    with pytest.raises(InputRefused):
        office.leaves.add_all([(1, days(1, 3)), (1, days(3, 5))])
    assert office.leaves.list_all() == ()


def test_delete_all_takes_them_back(office: Office) -> None:
    keys = office.leaves.add_all([(1, days(1, 3)), (2, days(2, 2))]).value
    office.leaves.delete_all(keys)
    assert office.leaves.list_all() == ()


def test_delete_all_with_unknown_key_deletes_nothing(office: Office) -> None:
    keys = office.leaves.add_all([(1, days(1, 3))]).value
    with pytest.raises(UsageProblem):
        office.leaves.delete_all([*keys, 99])
    assert len(office.leaves.list_all()) == 1
