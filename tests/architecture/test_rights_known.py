"""Nothing that writes is forgotten where rights are told."""

import ast

from fire_roster.domain.rights import Right, right_for
from fire_roster.services.practice.ledgers import LEDGERS
from tests.architecture.lint import calls, ends_with
from tests.architecture.source_files import source_files

_KEYS = frozenset(LEDGERS)


def _written_actions() -> set[str]:
    """Every action name that the source hands to `database.write` or `permit`."""
    found = set()
    for source in source_files():
        if not source.is_in("fire_roster"):
            continue
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
