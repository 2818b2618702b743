"""Which right an action needs; nothing that writes is forgotten."""

import ast

import pytest

from fire_roster.domain.rights import ROLE_RIGHTS, SEPARATE, Right, Role, right_for, rights_of
from fire_roster.services.practice.ledgers import LEDGERS
from tests.architecture.lint import calls, ends_with
from tests.architecture.source_files import python_sources

_KEYS = frozenset(LEDGERS)


def _written_actions() -> set[str]:
    """Every action name that the source hands to `database.write` or `permit`."""
    found = set()
    for source in python_sources("fire_roster"):
        for call, name in calls(source):
            if not (ends_with(name, ("database.write", "_database.write", "database.permit"))):
                continue
            first = call.args[0]
            if isinstance(first, ast.Constant):
                found.add(str(first.value))
            elif isinstance(first, ast.JoinedStr) and isinstance(first.values[0], ast.Constant):
                found.add(f"{first.values[0].value}x")
    return found


def test_every_action_of_the_program_has_a_right_of_its_own() -> None:
    actions = _written_actions()
    assert len(actions) > 60
    known = {"account", "data"}
    forgotten = {
        action
        for action in actions
        if right_for(action, _KEYS) is Right.ACCOUNTS and action.partition(".")[0] not in known
    }
    assert forgotten == set()
    assert right_for("something.new") is Right.ACCOUNTS
    assert all(right_for(f"{key}.add", _KEYS) is not Right.ACCOUNTS for key in LEDGERS)


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
