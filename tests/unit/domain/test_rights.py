"""Roles and what they may do."""

import pytest

from fire_roster.domain.rights import ROLE_RIGHTS, SEPARATE, Right, Role, right_for, rights_of


def test_action_by_name_by_group_by_ledger_and_unknown() -> None:
    assert right_for("member.reveal") is Right.UNMASK
    assert right_for("member.add") is Right.PEOPLE
    assert right_for("hazard.add", frozenset({"hazard"})) is Right.RECORD
    assert right_for("hazard.add") is Right.ACCOUNTS
    assert right_for("undo") is None


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("role", Role)
def test_roles_and_separate_rights(role: Role, right: Right) -> None:
    plain = rights_of(role, may_unmask=False, may_export=False)
    full = rights_of(role, may_unmask=True, may_export=True)
    assert plain == ROLE_RIGHTS[role] and full == plain | SEPARATE
    lowest = {
        Right.ALERT: (Role.ADMIN, Role.PLANNER, Role.OPERATOR),
        Right.RECORD: (Role.ADMIN, Role.PLANNER, Role.OPERATOR),
        Right.PLAN: (Role.ADMIN, Role.PLANNER),
        Right.PEOPLE: (Role.ADMIN, Role.PLANNER),
        Right.PUBLISH: (Role.ADMIN, Role.PLANNER),
    }
    expected = role in lowest.get(right, (Role.ADMIN,)) and right not in SEPARATE
    assert (right in plain) is expected
