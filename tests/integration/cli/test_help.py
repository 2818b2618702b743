"""The help tells everything, in Chinese."""

import pytest

from tests.integration.cli.conftest import Command

PROMISED = (
    "demo",
    "import members FILE",
    "stations list",
    "stations add",
    "stations set",
    "leave add",
    "leave list",
    "holidays list",
    "holidays import",
    "settings list",
    "settings set",
    "members list",
    "members show",
    "members search",
    "certificates list",
    "roster generate STATION MONTH",
    "roster check STATION MONTH",
    "roster set STATION DATE SHIFT",
    "roster publish STATION MONTH",
    "roster show STATION MONTH",
    "why STATION DATE SHIFT",
    "duty",
    "print",
    "digest",
    "check",
    "doctor",
    "--data-dir",
    "FIRE_ROSTER_NOW",
    "--dry-run",
    "--keep-locked",
    "--new-version",
)


def test_help_names_every_command_and_option(command: Command) -> None:
    answer = command("--help")
    assert answer.code == 0
    assert [words for words in PROMISED if words not in answer.out] == []


@pytest.mark.parametrize("words", [("roster", "generate"), ("stations",), ("gui",), ("check",)])
def test_help_of_a_command_is_chinese(command: Command, words: tuple[str, ...]) -> None:
    answer = command(*words, "--help")
    assert answer.code == 0
    assert answer.out.startswith(f"用法：fire-roster {' '.join(words)}")
    assert not {"Usage", "Options", "Show this message"} & set(answer.out.split())
