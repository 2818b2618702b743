"""Faults that need what Linux has: system calls followed, forks, a small disk of their own."""

from pathlib import Path

import pytest

from fire_roster.errors import FireRosterError
from fire_roster.store.schema_version import SCHEMA_VERSION
from tests.faults.migrations import VERSIONS, run_migrations
from tests.faults.power_cut import Recording, judge_images, record
from tests.faults.small_disk import run_small_disk

SEED = 3


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """An upgrade, edits, a copy, a scan, an import and a restore, call by call."""
    return record(tmp_path_factory.mktemp("power"), SEED)


def test_power_cuts_lose_nothing_that_was_acknowledged(
    recording: Recording, swift_path: Path
) -> None:
    assert sum(judge_images(recording, swift_path, 30, SEED).values()) == 30


def test_power_cuts_find_a_program_that_does_not_wait_for_the_disk(
    recording: Recording, swift_path: Path
) -> None:
    with pytest.raises((AssertionError, FireRosterError)):
        judge_images(recording.without_sync(), swift_path, 40, SEED)


def test_killed_upgrades_leave_the_old_version_or_the_new_one(swift_path: Path) -> None:
    found = run_migrations(swift_path, 2, SEED)
    upgraded = sum(version < SCHEMA_VERSION for version in VERSIONS)
    assert found["old"] == found["new"] == upgraded >= 7


def test_full_and_read_only_disk_lose_nothing(base: Path, tmp_path: Path) -> None:
    assert "full after" in run_small_disk(base, tmp_path)
