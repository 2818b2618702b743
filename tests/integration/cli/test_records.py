"""Stations, leave, holidays, settings: what is written is there, what does not fit is refused."""

import json
from pathlib import Path

import pytest

from tests.integration.cli.conftest import Command


def _room(command: Command) -> dict[str, object]:
    found: dict[str, object] = command("stations", "list", "--json").json[0]
    return found


def test_fresh_folder_holds_one_control_room_and_one_micro_station(command: Command) -> None:
    stations = command("stations", "list", "--json").json
    assert [(one["name"], one["kind"], one["linked"]) for one in stations] == [
        ("消控室", "control_room", True),
        ("微型消防站", "micro_station", False),
    ]
    assert [one["code"] for one in stations[0]["shifts"]] == ["早", "中", "夜"]


def test_stations_set_changes_level_and_replaces_its_basis(command: Command) -> None:
    command("stations", "set", "消控室", "--min-level", "五级", "--basis", "大队答复")
    room = _room(command)
    assert (room["min_level"], room["min_level_basis"]) == ("五级", "大队答复")


def test_stations_set_without_a_new_basis_drops_the_old_one(command: Command) -> None:
    command("stations", "set", "消控室", "--min-level", "三级")
    assert _room(command)["min_level_basis"] is None


def test_one_person_without_any_basis_is_refused(command: Command) -> None:
    answer = command("stations", "set", "消控室", "--min-staff", "1")
    assert answer.code == 3
    assert _room(command)["min_staff"] == 2


def test_single_person_conditions_are_complete_with_all_proofs(command: Command) -> None:
    command(
        "stations", "set", "消控室", "--min-staff", "1", "--clause", "某省消防条例第36条",
        "--in-force", "2021-11-25", "--remote", "no", "--proof", "network",
        "--proof", "remote-centre", "--proof", "facilities", "--proof", "断网即恢复双人的书面预案",
    )  # fmt: skip
    condition = _room(command)["single_person"]
    assert isinstance(condition, dict)
    assert condition["missing"] == []
    assert condition["in_force"] == "2021-11-25"


def test_stations_add_twice_is_refused(command: Command) -> None:
    assert command("stations", "add", "北门微站", "--kind", "micro-station").code == 0
    assert command("stations", "add", "北门微站", "--kind", "micro-station").code == 3


def test_station_name_that_is_too_long_is_refused(command: Command) -> None:
    answer = command("stations", "add", "站" * 200)
    assert answer.code == 3
    assert "最多 60 个字" in answer.err


@pytest.mark.parametrize(
    "days", [("2026-12-03", "2026-12-05"), ("--from", "2026-12-03", "--to", "2026-12-05")]
)
def test_leave_add_is_listed(demo: Command, days: tuple[str, ...]) -> None:
    added = demo("leave", "add", "温知夏", *days, "--kind", "事假", "--json").json
    listed = demo("leave", "list", "2026-12", "--json").json
    assert added in listed
    assert (added["from"], added["to"], added["kind"]) == ("2026-12-03", "2026-12-05", "事假")


def test_leave_that_overlaps_is_refused(demo: Command) -> None:
    assert demo("leave", "add", "温知夏", "2026-12-03").code == 0
    assert demo("leave", "add", "温知夏", "2026-12-01", "2026-12-03").code == 3


def test_holidays_import_replaces_the_year(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "2027.json"
    days = [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}]
    file.write_text(json.dumps({"year": 2027, "papers": ["甲号"], "days": days}), encoding="utf-8")
    assert command("holidays", "import", str(file)).code == 0
    listed = command("holidays", "list", "2027", "--json").json
    assert [(one["date"], one["off"]) for one in listed] == [("2027-01-01", True)]


def test_holidays_import_of_another_file_is_refused(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text("[]", encoding="utf-8")
    assert command("holidays", "import", str(file)).code == 3


def test_settings_set_keeps_value_and_basis(command: Command) -> None:
    command("settings", "set", "rule.D05.min_rest_hours", "12", "--basis", "本单位制度")
    row = command("settings", "list", "rule.D05.min_rest_hours", "--json").json[0]
    assert (row["value"], row["default"], row["basis"]) == ("12", "11", "本单位制度")


def test_settings_value_that_does_not_fit_is_refused(command: Command) -> None:
    assert command("settings", "set", "rule.D05.min_rest_hours", "很久").code == 3
