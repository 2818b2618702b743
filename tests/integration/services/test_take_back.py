"""Undo at the level of the services: drafts, leave."""

from datetime import date

import pytest

from fire_roster.domain.roster import RosterStatus
from fire_roster.errors import InputRefused
from fire_roster.records.leave import LeaveFields
from fire_roster.services.office import Office
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    NIGHT,
    add_operator,
    assign,
    seat,
)


def test_take_back_of_the_only_edit_leaves_no_roster(office: Office) -> None:
    key = add_operator(office, "张三")
    before = office.upkeep.digest()
    patch = assign(office, seat(1, EARLY, key))
    done = office.rosters.take_back(CONTROL_ROOM, DECEMBER, patch, "撤销")
    assert done.value
    assert office.rosters.list_versions(CONTROL_ROOM, DECEMBER) == ()
    assert office.upkeep.digest() == before


def test_take_back_of_one_of_two_edits_keeps_the_draft(office: Office) -> None:
    key = add_operator(office, "张三")
    assign(office, seat(1, EARLY, key))
    before = office.upkeep.digest()
    patch = assign(office, seat(2, NIGHT, key))
    assert not office.rosters.take_back(CONTROL_ROOM, DECEMBER, patch, "撤销").value
    assert office.upkeep.digest() == before


def test_take_back_after_publishing_leaves_the_version_in_force(office: Office) -> None:
    key = add_operator(office, "张三")
    assign(office, seat(1, EARLY, key))
    office.rosters.publish(CONTROL_ROOM, DECEMBER, "人手不足")
    patch = assign(office, seat(2, NIGHT, key))
    assert office.rosters.take_back(CONTROL_ROOM, DECEMBER, patch, "撤销").value
    [version] = office.rosters.list_versions(CONTROL_ROOM, DECEMBER)
    assert version.status == RosterStatus.PUBLISHED


def test_take_back_of_what_has_moved_on_is_refused(office: Office) -> None:
    key = add_operator(office, "张三")
    patch = assign(office, seat(1, EARLY, key))
    office.rosters.take_back(CONTROL_ROOM, DECEMBER, patch, "撤销")
    before = office.upkeep.digest(is_full=True)
    with pytest.raises(InputRefused, match="别处改动"):
        office.rosters.take_back(CONTROL_ROOM, DECEMBER, patch, "撤销")
    assert office.upkeep.digest(is_full=True) == before


def test_leave_that_is_restored_has_its_key_again(office: Office) -> None:
    add_operator(office, "张三")
    day = date(2026, 12, 5)
    key = office.leaves.add(office.members.find("张三"), LeaveFields(first=day, last=day)).value
    before = office.upkeep.digest()
    records = [entry.record for entry in office.leaves.list_all()]
    office.leaves.delete(key)
    office.leaves.restore_all(records)
    assert office.upkeep.digest() == before
    with pytest.raises(InputRefused, match="日期重叠"):
        office.leaves.restore_all(records)
