"""Global options are taken out of the line wherever they stand."""

import pytest

from fire_roster.cli.global_options import split_global_options, wants_json
from fire_roster.errors import UsageProblem


def test_split_takes_options_from_everywhere_and_keeps_the_order_of_the_rest() -> None:
    options, rest = split_global_options(
        ["--now", "2026-12-01", "roster", "--json", "check", "消控室", "--data-dir=/x", "2026-12"]
    )
    assert (options.now, options.data_dir, options.is_json) == ("2026-12-01", "/x", True)
    assert rest == ["roster", "check", "消控室", "2026-12"]


def test_split_takes_the_last_of_two() -> None:
    assert split_global_options(["--now", "a", "--now=b"])[0].now == "b"


def test_split_leaves_what_stands_behind_the_end_of_options() -> None:
    options, rest = split_global_options(["members", "search", "--", "--json"])
    assert not options.is_json
    assert rest == ["members", "search", "--", "--json"]
    assert not wants_json(["--", "--json"])


@pytest.mark.parametrize("words", [["--now"], ["--data-dir"], ["--now="], ["--data-dir", " "]])
def test_split_refuses_an_option_without_its_value(words: list[str]) -> None:
    with pytest.raises(UsageProblem, match="缺少内容"):
        split_global_options(words)
