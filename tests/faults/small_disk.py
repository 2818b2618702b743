"""A full disk and a read-only one, on a small file system of its own: `python -m … DIR`.

Runs inside a mount namespace (`run_small_disk`), because only there a disk may be made.
"""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from fire_roster.__main__ import main
from fire_roster.errors import StorageUnavailable
from tests.faults.workload import fresh_copy, open_office, try_operation

_SIZE = "size=12m"
_PROJECT = Path(__file__).parents[2]


class NotRun(Exception):
    """The system did not let the test make a disk; that is a failure, not a pass."""


def run_small_disk(base: Path, folder: Path) -> str:
    """What the test said inside its namespace; NotRun where none could be made."""
    if shutil.which("unshare") is None:
        raise NotRun("unshare (util-linux) is not installed")
    words = [sys.executable, "-m", "tests.faults.small_disk", str(base), str(folder)]
    for enter in (
        ["unshare", "--mount"],
        ["unshare", "--map-root-user", "--mount"],
        ["sudo", "-n", "--preserve-env=PYTHONPATH", "unshare", "--mount"],
    ):
        if shutil.which(enter[0]) is None:
            continue
        probe = [*enter, "mount", "-t", "tmpfs", "-o", _SIZE, "tmpfs", str(folder)]
        if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
            done = subprocess.run(
                [*enter, *words], cwd=_PROJECT, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stdout + done.stderr
            return done.stdout
    raise NotRun("no mount namespace: neither as root, nor as user, nor by sudo")


def _fill(disk: Path) -> None:
    """Writes until nothing fits any more."""
    try:
        with (disk / "filling").open("wb", buffering=0) as file:
            size = 1 << 16
            while size:
                try:
                    file.write(bytes(size))
                except OSError:
                    size //= 2
    except OSError:
        pass


def _inside(base: Path, disk: Path) -> None:
    _mount("-t", "tmpfs", "-o", _SIZE, "tmpfs", disk)
    data = fresh_copy(base, disk / "data")
    told = main(["--data-dir", str(data), "backup"])
    assert told == 0, told
    with closing(open_office(data)) as office:
        _until_full(office, disk)
    _fill(disk)
    base = ["--data-dir", str(data), "--now", "2026-12-01T09:00"]
    assert main([*base, "members", "list"]) == 0
    assert main([*base, "check", "--deep", "--audit"]) == 0
    assert main([*base, "settings", "set", "unit.address", "路" * 190]) == 8
    for words in (["backup"], ["restore", "--latest"]):
        assert main([*base, *words]) == 8
    leftovers = [path for path in data.rglob("*") if path.suffix == ".part"]
    assert not leftovers and not (data / "restoring").exists(), leftovers
    before = _count(data)
    with closing(open_office(data)) as office:
        for key in range(13, 19):
            answer = try_operation(office, f"delete-{key}", {"op": "member.delete", "id": key})
            assert answer == "ACK", answer
    assert _count(data) == before - 6
    (disk / "filling").unlink()
    digest = _digest(data)
    _mount("-o", "remount,ro", disk)
    assert main([*base, "members", "list"]) == 0
    assert main([*base, "backups", "list"]) == 0
    assert main([*base, "settings", "set", "unit.name", "新"]) == 8
    assert main([*base, "backup"]) == 8
    assert _digest(data) == digest


def _until_full(office: object, disk: Path) -> None:
    """Adds people until the disk is full; everything acknowledged stays."""
    acknowledged = 0
    _leave_room(disk, 1_400_000)
    for number in range(10_000):
        operation = {"op": "member.add", "name": f"满{number}", "remark": "满" * 1_900}
        answer = try_operation(office, f"full-{number}", operation)  # type: ignore[arg-type]
        if answer != "ACK":
            assert answer.startswith("ERR 8 "), answer
            break
        acknowledged += 1
    else:
        raise AssertionError("the disk never was full")
    count = len(office.members.list_all())  # type: ignore[attr-defined]
    assert count == 12 + acknowledged, (count, acknowledged)
    assert acknowledged >= 6, acknowledged
    print(f"full after {acknowledged}")  # read by the test outside


def _leave_room(disk: Path, room: int) -> None:
    free = shutil.disk_usage(disk).free
    (disk / "other").write_bytes(bytes(max(0, free - room)))


def _count(data: Path) -> int:
    with closing(open_office(data, is_writing=False)) as office:
        return len(office.members.list_all())


def _digest(data: Path) -> str:
    with closing(open_office(data, is_writing=False)) as office:
        return office.upkeep.digest()


def _mount(*words: object) -> None:
    done = subprocess.run(["mount", *map(str, words)], check=False, capture_output=True, text=True)
    if done.returncode:
        raise StorageUnavailable(done.stderr)


if __name__ == "__main__":
    _inside(Path(sys.argv[1]), Path(sys.argv[2]))
