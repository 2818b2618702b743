"""Editing, versions and drafts by command."""

from typing import Any

from tests.integration.cli.conftest import Command


def _seats(command: Command, day: str, shift: str, month: str = "2026-12") -> list[str]:
    shown: dict[str, Any] = command("roster", "show", "消控室", month, "--json").json
    return [
        one["member"] for one in shown["assignments"] if (one["date"], one["shift"]) == (day, shift)
    ]


def test_roster_set_puts_exactly_these_members_on_the_shift(demo: Command) -> None:
    assert demo("roster", "set", "消控室", "2026-12-10", "早班", "温知夏", "4").code == 0
    assert sorted(_seats(demo, "2026-12-10", "早")) == sorted(["温知夏", "李婷（二班）"])


def test_roster_set_without_members_empties_the_shift(demo: Command) -> None:
    demo("roster", "set", "消控室", "2026-12-10", "早")
    assert _seats(demo, "2026-12-10", "早") == []


def test_roster_set_on_a_published_month_makes_the_next_version(demo: Command) -> None:
    done = demo("roster", "set", "消控室", "2026-11-25", "早", "温知夏", "--json").json
    first = demo("roster", "show", "消控室", "2026-11", "--version", "1", "--json").json
    assert done["version"] == 2
    assert first["status"] == "PUBLISHED"


def test_roster_version_that_does_not_exist_exits_2(demo: Command) -> None:
    assert demo("roster", "show", "消控室", "2026-11", "--version", "9").code == 2


def test_publish_twice_is_refused(demo: Command) -> None:
    assert demo("roster", "publish", "消控室", "2026-12").code == 0
    assert demo("roster", "publish", "消控室", "2026-12").code == 3


def test_generate_refuses_a_published_month_without_new_version(demo: Command) -> None:
    before = demo("digest").out
    answer = demo("roster", "generate", "消控室", "2026-11", "--rotation", "四班三运转")
    assert answer.code == 3
    assert demo("digest").out == before


def test_generate_with_new_version_keeps_the_published_one(demo: Command) -> None:
    demo("roster", "generate", "消控室", "2026-11", "--rotation", "四班三运转", "--new-version")
    shown = demo("roster", "show", "消控室", "2026-11", "--json").json
    assert (shown["version"], shown["status"]) == (2, "DRAFT")


def test_generate_preview_saves_nothing(demo: Command) -> None:
    before = demo("digest").out
    answer = demo(
        "roster", "generate", "消控室", "2027-01", "--rotation", "四班三运转", "--preview", "--json"
    )
    assert answer.json["saved"] is False
    assert demo("digest").out == before


def test_generate_by_rotation_starts_at_the_anchor(demo: Command) -> None:
    words = ("roster", "generate", "消控室", "2027-02", "--rotation", "四班三运转")
    demo(*words, "--anchor", "2027-02-01")
    assert {"温知夏", "邵景行"} <= set(_seats(demo, "2027-02-01", "早", "2027-02"))


def test_generate_keeps_the_seats_of_a_draft_that_nothing_speaks_against(demo: Command) -> None:
    before = demo("roster", "show", "消控室", "2026-12", "--json").json["assignments"]
    demo("roster", "generate", "消控室", "2026-12", "--rotation", "四班三运转")
    after = demo("roster", "show", "消控室", "2026-12", "--json").json["assignments"]
    assert [seat for seat in before if seat not in after] == []


def test_illegal_rotation_says_in_one_sentence_what_it_breaks(demo: Command) -> None:
    answer = demo(
        "roster", "generate", "消控室", "2027-03", "--rotation", "上24休72", "--preview", "--json"
    )
    assert "超过消防控制室每班 8 小时" in answer.json["explanation"][0]
    assert answer.code == 1
