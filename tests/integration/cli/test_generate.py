"""`roster generate` beyond the main job: two stations at once, and what would help."""

import pytest

from tests.integration.cli.conftest import Command

_JUDGEMENT = {"station", "month", "errors", "warnings", "violations", "objective", "bound", "short"}


def test_generate_with_another_station_answers_for_both(demo: Command) -> None:
    made = demo(
        "roster",
        "generate",
        "消控室",
        "2027-01",
        "--with",
        "微型消防站",
        "--seconds",
        "6",
        "--preview",
        "--json",
    ).json
    (other,) = made["together"]
    assert (made["station"], other["station"]) == ("消控室", "微型消防站")
    assert made.keys() >= _JUDGEMENT and other.keys() >= _JUDGEMENT
    assert (made["objective"], made["saved"]) == (other["objective"], False)
    assert made["costs"] and all(one["name"] and one["cost"] > 0 for one in made["costs"])
    broken = {one["rule"] for one in made["violations"] + other["violations"]}
    assert broken.isdisjoint({"D06", "D07"})


def test_generate_impossible_month_tells_checked_ways_out(demo: Command) -> None:
    answer = demo("roster", "generate", "B座消控室", "2027-01", "--preview", "--json")
    found = answer.json
    assert answer.code == 1 and found["short"] and found["explanation"]
    assert found["ways_out"]
    for way in found["ways_out"]:
        assert way.keys() == {"kind", "text", "consequence"} and way["text"]
    assert "people" in {way["kind"] for way in found["ways_out"]}


@pytest.mark.parametrize(
    "words", [("--with", "消控室"), ("--with", "微型消防站", "--rotation", "四班三运转")]
)
def test_generate_refuses_a_station_with_itself_and_rotations(
    demo: Command, words: tuple[str, ...]
) -> None:
    assert demo("roster", "generate", "消控室", "2027-01", "--preview", *words).code == 2
