"""The number of statements does not grow with the people on file."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, event

from fire_roster.services.office import Office
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    add_operator,
    assign,
    seat,
)

READS: dict[str, Callable[[Office], object]] = {
    "roster": lambda office: office.rosters.open(CONTROL_ROOM, DECEMBER),
    "members": lambda office: office.members.list_all(),
    "certificates": lambda office: office.certificates.list_all(),
    "leaves": lambda office: office.leaves.list_all(),
    "duty": lambda office: office.duty.at(),
    "outlook": lambda office: office.outlook.coming_days(),
}


def _statements(read: Callable[[Office], object], office: Office) -> int:
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    event.listen(Engine, "before_cursor_execute", note)
    try:
        read(office)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return count


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_read_takes_as_many_statements_for_ten_people_as_for_one(
    office: Office, read: Callable[[Office], object]
) -> None:
    assign(office, seat(1, EARLY, add_operator(office, "张三", "甲班")))
    before = _statements(read, office)
    for number in range(9):
        assign(office, seat(2, EARLY, add_operator(office, f"队员{number}", "乙班")))
    assert 0 < _statements(read, office) == before
