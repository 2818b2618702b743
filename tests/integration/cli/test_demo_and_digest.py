"""The demonstration unit, and what the digest sees of it."""

import sqlite3
from pathlib import Path

from tests.integration.cli.conftest import Command


def test_demo_on_the_same_day_has_the_same_digest(
    command: Command, demo_folder: Path, tmp_path: Path
) -> None:
    assert command("demo", now="2026-11-20T22:30").code == 0
    first = command("digest").out
    assert command("digest", "--data-dir", str(demo_folder)).out == first


def test_demo_on_another_day_differs_and_is_made_for_that_month(command: Command) -> None:
    command("demo", now="2031-02-28")
    shown = command("roster", "show", "消控室", "2031-03", "--json").json
    assert shown["status"] == "DRAFT"
    assert len(shown["assignments"]) > 150


def test_demo_refuses_a_folder_with_data(demo: Command) -> None:
    before = demo("digest", "--full").out
    assert demo("demo").code == 3
    assert demo("digest", "--full").out == before


def test_demo_refuses_a_folder_where_only_a_setting_was_changed(command: Command) -> None:
    command("settings", "set", "unit.name", "某单位")
    assert command("demo").code == 3


def test_demo_has_three_stations_and_certificates_of_every_state(demo: Command) -> None:
    kinds = [one["kind"] for one in demo("stations", "list", "--json").json]
    states = {one["state"] for one in demo("certificates", "list", "--json").json}
    assert sorted(kinds) == ["control_room", "control_room", "micro_station"]
    assert states == {"valid", "expiring", "expired"}


def test_digest_ignores_the_layout_of_the_file(demo: Command, data_dir: Path) -> None:
    before = demo("digest").out
    connection = sqlite3.connect(data_dir / "fire_roster.db", isolation_level=None)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA page_size=8192")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("VACUUM")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    assert demo("digest").out == before


def test_digest_sees_a_change_and_its_undoing(demo: Command) -> None:
    before = demo("digest").out
    demo("settings", "set", "rule.D05.min_rest_hours", "12")
    changed = demo("digest").out
    demo("settings", "set", "rule.D05.min_rest_hours", "default")
    assert changed != before
    assert demo("digest").out == before


def test_full_digest_sees_the_audit(demo: Command) -> None:
    before = demo("digest", "--full").out
    demo("settings", "set", "rule.D05.min_rest_hours", "12")
    demo("settings", "set", "rule.D05.min_rest_hours", "default")
    assert demo("digest", "--full").out != before


def test_doctor_reads_back_what_the_program_stands_on(command: Command) -> None:
    answer = command("doctor", "--json")
    found = answer.json
    assert (answer.code, found["ok"], found["journal_mode"]) == (0, True, "wal")
    assert found["versions"]["qt"] and found["versions"]["ortools"]
    assert len(found["fonts"]) == 3
    assert found["holder"] is None
