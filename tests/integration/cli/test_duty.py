"""Who is on duty, to the minute."""

import pytest

from tests.integration.cli.conftest import Command

# The demonstration month begins with 一班 on 早 and goes 早早中中夜夜休休, teams two days apart.


_FIRST = ["温知夏", "邵景行"]
_SECOND = ["李婷（二班）", "欧阳沐"]
_THIRD = ["苗若兰", "贺一鸣"]


@pytest.mark.parametrize(
    ("at", "shift", "members", "until"),
    [
        ("2026-11-09T23:59", "中", _SECOND, "2026-11-10T00:00"),
        ("2026-11-10T00:00", "夜", _THIRD, "2026-11-10T08:00"),
        ("2026-11-10T07:59", "夜", _THIRD, "2026-11-10T08:00"),
        ("2026-11-10T08:00", "早", _FIRST, "2026-11-10T16:00"),
        ("2026-11-30T23:59", "中", None, "2026-12-01T00:00"),
        ("2026-12-01T00:00", "夜", _FIRST, "2026-12-01T08:00"),
        ("2026-12-01T07:59", "夜", _FIRST, "2026-12-01T08:00"),
    ],
)
def test_duty_at_a_moment_names_those_on_the_shift(
    demo: Command, at: str, shift: str, members: list[str] | None, until: str
) -> None:
    room = demo("duty", "--at", at, "--json").json[0]
    assert (room["station"], room["shift"], room["until"]) == ("消控室", shift, until)
    assert room["since"] <= at < room["until"]
    assert sorted(room["members"]) == members if members else len(room["members"]) == 2


def test_duty_in_the_first_night_of_a_month_is_the_roster_before(demo: Command) -> None:
    rooms = {
        now: demo("duty", "--json", now=now).json[0]
        for now in ("2026-12-01T07:59", "2026-12-01T08:00")
    }
    assert rooms["2026-12-01T07:59"]["status"] == "PUBLISHED"
    assert rooms["2026-12-01T08:00"]["status"] == "DRAFT"


def test_duty_at_an_uncovered_moment_has_no_members_but_the_shift_that_is_due(
    demo: Command,
) -> None:
    assert demo("roster", "set", "消控室", "2026-11-10", "中").code == 0
    assert demo("roster", "publish", "消控室", "2026-11").code == 0
    room = demo("duty", "--at", "2026-11-10T20:00", "--json").json[0]
    assert room["members"] == []
    assert (room["shift"], room["since"]) == ("中", "2026-11-10T16:00")


def test_duty_without_any_roster_is_uncovered(command: Command) -> None:
    rooms = command("duty", "--at", "2030-01-01T03:00", "--json").json
    assert [one["members"] for one in rooms] == [[], []]
    assert [one["shift"] for one in rooms] == ["夜", "夜"]


def test_duty_follows_the_published_version_until_the_next_is_published(demo: Command) -> None:
    demo("roster", "set", "消控室", "2026-11-10", "早", "贺一鸣", "苗若兰")
    before = demo("duty", "--at", "2026-11-10T09:00", "--json").json[0]["members"]
    demo("roster", "publish", "消控室", "2026-11")
    after = demo("duty", "--at", "2026-11-10T09:00", "--json").json[0]["members"]
    assert sorted(before) == ["温知夏", "邵景行"]
    assert sorted(after) == ["苗若兰", "贺一鸣"]
