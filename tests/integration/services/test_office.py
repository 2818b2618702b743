"""What a fresh folder holds, and the office as a whole."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fire_roster.assets import load_json, resource_path
from fire_roster.errors import DataBusy, UsageProblem
from fire_roster.records.member import MemberFields
from fire_roster.services.changes import Changes, Kind
from fire_roster.services.clock import Clock, parse_moment, wall_time
from fire_roster.services.office import Office
from fire_roster.services.start_options import find_data_folder, make_clock
from tests.integration.services.conftest import NOW
from tests.integration.services.people import DECEMBER, audit


def test_fresh_folder_is_ready_to_work(office: Office) -> None:
    room, micro = office.stations.list_all()
    assert (room.record.name, micro.record.name) == ("消控室", "微型消防站")
    assert (room.facts.min_level.label, room.facts.min_staff, room.facts.is_linked) == (
        "四级",
        2,
        True,
    )
    assert [(one.code, one.start_text, one.end_text) for one in room.required_shifts] == [
        ("早", "08:00", "16:00"),
        ("中", "16:00", "24:00"),
        ("夜", "24:00", "08:00"),
    ]
    assert [year.year for year in office.holidays.list_years()] == [2026]
    assert (office.members.list_all(), audit(office)) == ((), [])


def test_second_office_cannot_write_and_reads_beside(office: Office, data_dir: Path) -> None:
    office.members.add(MemberFields(name="张三"))
    with pytest.raises(DataBusy, match="测试，进程号"):
        Office.open(data_dir, Clock(NOW), is_writing=True, program="另一个")
    reader = Office.open(data_dir, Clock(NOW), is_writing=False, program="另一个")
    assert [one.name for one in reader.members.list_all()] == ["张三"]
    reader.close()


def test_office_makes_each_service_once(office: Office) -> None:
    names = ("unit", "stations", "members", "certificates", "leaves", "holidays", "rosters")
    names += ("duty", "outlook", "rotations", "imports", "reports", "generation", "upkeep", "demo")
    assert all(getattr(office, name) is getattr(office, name) for name in names)


def test_audit_rows_carry_the_real_clock(office: Office) -> None:
    before = Clock().real_utc_now()
    office.members.add(MemberFields(name="张三"))
    at = audit(office)[0].at.replace(tzinfo=UTC)
    assert before <= at <= Clock().real_utc_now()
    assert office.clock.now() == NOW


def test_changes_tell_what_they_touch() -> None:
    changes = Changes.of(Kind.ROSTER, month=DECEMBER)
    assert changes.touches(Kind.ROSTER, Kind.MEMBER) and not changes.touches(Kind.MEMBER)
    assert changes.months == {DECEMBER}


def test_clock_told_time_stands_still_or_runs_on() -> None:
    standing, running = Clock(NOW), Clock(NOW, is_running=True)
    assert standing.now() == standing.now() == NOW
    assert standing.today() == date(2026, 12, 1)
    assert running.now() > NOW
    assert abs(wall_time(Clock().real_utc_now()) - Clock().now()).total_seconds() < 60


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-12-01", datetime(2026, 12, 1)),
        (" 2026-12-01T08:00 ", datetime(2026, 12, 1, 8)),
        ("2026-12-01T00:00+00:00", datetime(2026, 12, 1, 8)),
    ],
)
def test_parse_moment_is_wall_clock_time_of_china(text: str, moment: datetime) -> None:
    assert parse_moment(text) == moment


@pytest.mark.parametrize("text", ["", "昨天", "2026-13-01", "0001-01-01T00:00+10:00", "9999-12-31"])
def test_parse_moment_unreadable_or_far_away_is_refused(text: str) -> None:
    with pytest.raises(UsageProblem):
        parse_moment(text)


def test_start_options_option_wins_over_environment(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_data_folder() == data_dir
    assert find_data_folder(str(tmp_path)) == tmp_path
    monkeypatch.setenv("FIRE_ROSTER_NOW", "2026-12-01T09:30")
    assert make_clock().now() == NOW
    assert make_clock("2026-12-02").today() == date(2026, 12, 2)


def test_start_options_without_any_use_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIRE_ROSTER_DATA_DIR", raising=False)
    monkeypatch.delenv("FIRE_ROSTER_NOW", raising=False)
    assert find_data_folder().name == "fire_roster"
    assert make_clock().now().year >= 2026


def test_assets_inside_a_frozen_program(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_json("data", "rotations.json")["rotations"]
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert resource_path("fonts").parts[-3:] == ("fire_roster", "resources", "fonts")
