"""What is said before or after any command."""

from pathlib import Path

import pytest

from tests.integration.cli.conftest import Command


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "stations", "list"),
        ("stations", "--json", "list"),
        ("stations", "list", "--json"),
    ],
)
def test_json_anywhere_on_the_line_gives_one_document(
    command: Command, words: tuple[str, ...]
) -> None:
    names = [station["name"] for station in command(*words).json]
    assert names == ["消控室", "微型消防站"]


def test_data_dir_behind_the_command_wins_over_the_environment(
    command: Command, data_dir: Path, tmp_path: Path
) -> None:
    other = tmp_path / "别处"
    (data_dir / "fire_roster.db").unlink()
    assert command("stations", "list", "--data-dir", str(other)).code == 0
    assert (other / "fire_roster.db").exists()
    assert not (data_dir / "fire_roster.db").exists()


def test_now_behind_the_command_moves_the_clock(demo: Command) -> None:
    states = {
        now: [one["state"] for one in demo("certificates", "list", "--json", "--now", now).json]
        for now in ("2026-11-20", "2027-06-01")
    }
    assert states["2026-11-20"].count("expired") == 1
    assert states["2027-06-01"].count("expired") == 6


def test_now_from_the_environment_is_obeyed(
    demo: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from fire_roster.__main__ import main

    monkeypatch.setenv("FIRE_ROSTER_NOW", "2026-12-01T03:00")
    assert main(["duty"]) == 0
    assert "2026-12-01 03:00" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("roster",),
        ("roster", "nonsense"),
        ("duty", "--nonsense"),
        ("duty", "--at"),
        ("duty", "--at", "昨天"),
        ("duty", "extra"),
        ("why", "消控室"),
        ("stations", "set", "消控室", "--min-staff", "两人"),
        ("stations", "set", "消控室", "--linked", "maybe"),
        ("roster", "show", "消控室", "12月"),
        ("roster", "show", "没有的站", "2026-12"),
        ("roster", "generate", "消控室", "2026-12", "--rotation", "四班三运转", "--optimise"),
        ("roster", "generate", "消控室", "2026-12", "--seed", "-1"),
        ("roster", "generate", "消控室", "2026-12", "--seconds", "0"),
        ("print", "wall-roster"),
        ("print", "nonsense", "--out", "x.pdf"),
        ("stations", "list", "--now"),
        ("stations", "list", "--now", "soon"),
        ("certificates", "list", "--state", "nonsense"),
        ("settings", "set", "no.such.key", "1"),
        ("why", "消控室", "0001-01-01", "早"),
        ("roster", "set", "消控室", "9999-12-31", "夜"),
        ("duty", "--at", "9999-12-31"),
        ("holidays", "list", "99999999999999999999"),
    ],
)
def test_words_that_do_not_fit_exit_2_in_chinese(command: Command, words: tuple[str, ...]) -> None:
    answer = command(*words)
    assert (answer.code, answer.out) == (2, "")
    assert any("\u4e00" <= character <= "\u9fff" for character in answer.err)
    assert answer.err.count("\n") == 1


def test_usage_error_with_json_is_one_document_on_stdout(command: Command) -> None:
    answer = command("duty", "--nonsense", "--json")
    assert answer.code == 2
    assert answer.json["error"]["code"] == "usage"
    assert answer.err == ""


@pytest.mark.parametrize("word", ["accounts", "encrypt", "update"])
def test_command_of_a_later_version_does_not_exist(command: Command, word: str) -> None:
    assert command(word).code == 2


def test_text_behind_the_end_of_options_is_left_alone(demo: Command) -> None:
    answer = demo("members", "search", "--", "--json")
    assert answer.code == 0
    assert "共 0 人" in answer.out


def test_argument_of_broken_bytes_exits_2(command: Command) -> None:
    assert command("members", "search", "\udcff").code == 2
