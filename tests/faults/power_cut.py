"""Power cuts simulated from a system-call log: what was not synced is lost, kept or torn.

The workload runs once under strace. From its log the files are followed write by write; at any
moment an image of the disk is made in which of everything since the last sync each write is there,
missing or half there, and of names changed since their folder was synced only the first ones are.
Each image must open, be whole, and hold what was acknowledged.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from fire_roster.store.vault.key_ring import KEY_RING
from tests.faults.migrations import lay_frozen, upgraded_digest
from tests.faults.workload import open_office, random_operations, try_operation
from tests.key_stores import on_a_pc
from tests.recovery_sheets import code_on

_PROJECT = Path(__file__).parents[2]
_CALLS = (
    "openat,open,creat,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,"
    "unlink,unlinkat,lseek,sendfile"
)
_OLD_VERSION = 9
_EDITS = 14
_SCAN = b"%PDF-1.4\n%%EOF\n"
_SECTOR = 512
_FOLDER = -1
_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_DESCRIPTOR = re.compile(r"^(\d+)")


class NotRun(Exception):
    """strace is missing; that is a failure, not a pass."""


@dataclass
class _File:
    """Content that is safe, and what was done since the last sync."""

    safe: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def now(self) -> bytes:
        """What a reader sees before the cut."""
        return _applied(self.safe, self.pending)


@dataclass
class _Disk:
    """Files by number, names that are safe, and changes of names since."""

    files: dict[int, _File] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    safe_names: dict[str, int] = field(default_factory=dict)
    changes: list[tuple[str, int | None]] = field(default_factory=list)

    def link(self, name: str, number: int | None) -> None:
        """Makes a name mean a file, or nothing."""
        self.changes.append((name, number))
        if number is None:
            self.names.pop(name, None)
        else:
            self.names[name] = number

    def sync_names(self, folder: str) -> None:
        """What changed in a folder, and everything before the last such change, is safe."""
        inside = [at for at, (name, _) in enumerate(self.changes) if _parent(name) == folder]
        for name, number in self.changes[: inside[-1] + 1] if inside else ():
            _relink(self.safe_names, name, number)
        self.changes = self.changes[inside[-1] + 1 :] if inside else self.changes


@dataclass(frozen=True)
class Recording:
    """One run of the workload: its system calls, the state after each step, the disk before.

    `codes` open what lies encrypted.
    """

    data: Path
    lines: tuple[str, ...]
    states: tuple[str, ...]
    codes: tuple[str, ...]
    before: Mapping[str, bytes]

    def without_sync(self) -> "Recording":
        """The same work by a program that never waits for the disk: what the images must find."""
        kept = (line for line in self.lines if not re.search(r"^(\d+ +)?f(data)?sync", line))
        return replace(self, lines=tuple(kept))


def run_power_cuts(folder: Path, images: int, seed: int) -> Counter[str]:
    """How many images held exactly the acknowledged work, or one step more."""
    return judge_images(record(folder, seed), folder, images, seed)


def record(folder: Path, seed: int) -> Recording:
    """Runs the workload over the database of an older version, which it upgrades first."""
    if shutil.which("strace") is None:
        raise NotRun("strace is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    begin = _state(upgraded_digest(lay_frozen(_OLD_VERSION, folder / "calm").folder), False)
    data, log = lay_frozen(_OLD_VERSION, folder / "data").folder, folder / "calls.log"
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    words = ["strace", "-f", "-xx", "-s", "4000000", "-e", f"trace={_CALLS}", "-o", str(log)]
    words += [sys.executable, "-m", "tests.faults.power_cut", str(data), str(seed)]
    subprocess.run(words, cwd=_PROJECT, check=True, capture_output=True)
    told = json.loads((folder / "data.states").read_text("utf-8"))
    lines = log.read_text("ascii").splitlines()
    log.unlink()
    states = (begin, *told["states"])
    return Recording(data, tuple(lines), states, tuple(told["codes"]), before)


def judge_images(recording: Recording, folder: Path, images: int, seed: int) -> Counter[str]:
    """AssertionError, or the error of opening, at the first image that lost something."""
    moments = _moments(recording.lines, images, seed)
    chance, found = random.Random(seed), Counter[str]()
    image = folder / "image"
    for disk, acknowledged in _replayed(recording, moments):
        shutil.rmtree(image, ignore_errors=True)
        _write_image(disk, image, str(recording.data), chance)
        # Another PC, to which only the sheets came along.
        with on_a_pc(has_store=False):
            for code in recording.codes:
                KEY_RING.offer(code)
            found[_judged(image, recording.states, acknowledged)] += 1
    return found


def _disk_of(recording: Recording) -> _Disk:
    """The disk before, on which everything is safe."""
    disk = _Disk()
    for at, (name, content) in enumerate(recording.before.items()):
        disk.files[at] = _File(content)
        disk.names[str(recording.data / name)] = at
    disk.safe_names = dict(disk.names)
    return disk


def _judged(image: Path, states: Sequence[str], acknowledged: int) -> str:
    with closing(open_office(image)) as office:
        findings = office.upkeep.check(is_deep=True, with_audit=True).findings
        assert findings == (), (acknowledged, findings)
        is_encrypted = office.protection.is_on()
        state = _state(office.upkeep.digest(), is_encrypted)
    for path in (image / "attachments").glob("??/" + "?" * 64):
        assert path.read_bytes().startswith(b"%PDF") is not is_encrypted, acknowledged
    if state == states[acknowledged]:
        return "acknowledged"
    assert state == states[min(acknowledged + 1, len(states) - 1)], acknowledged
    return "one more"


def _state(digest: str, is_encrypted: bool) -> str:
    """What must be found again: the content, and whether anybody can read it."""
    return f"{digest} {'encrypted' if is_encrypted else 'plain'}"


def _work(data: Path, seed: int) -> None:
    """An upgrade, edits, an import, an attachment, a bulk step, a copy and a restore; then
    encryption, another key and none again.

    Each state is noted before its step is acknowledged.
    """
    scan, people = data.with_name("scan.pdf"), data.with_name("people.csv")
    scan.write_bytes(_SCAN)
    people.write_text("姓名,岗位\n欧阳一,控制室值班员\n欧阳二,控制室值班员\n", encoding="utf-8")
    states: list[str] = []
    codes: list[str] = []

    def acknowledge() -> None:
        with closing(open_office(data, is_writing=False)) as reading:
            states.append(_state(reading.upkeep.digest(), reading.protection.is_on()))
        _say()

    # What the old version holds is acknowledged before the upgrade begins.
    _say()
    with closing(open_office(data)) as office:
        acknowledge()
        for identity, operation in islice(random_operations(seed), _EDITS):
            try_operation(office, identity, operation)
            acknowledge()
        manifest = office.backups.make()
        acknowledge()
        attach = {"op": "attachment.add", "member": 1, "path": str(scan)}
        assert try_operation(office, "scan", attach) == "ACK"
        acknowledge()
        office.imports.apply(office.imports.preview(people))
        acknowledge()
        for identity, operation in islice(random_operations(seed + 1), 3):
            try_operation(office, identity, operation)
            acknowledge()
    office.backups.restore(manifest.backup_id)
    acknowledge()
    with closing(open_office(data)) as office:
        for number in range(2):
            codes.append(code_on(office.protection.make_sheet()))
            office.protection.confirm(codes[-1], needs_store=False)
            acknowledge()
            scan.write_bytes(_SCAN + b"%%%d\n" % number)
            assert try_operation(office, f"scan-{number}", attach) == "ACK"
            acknowledge()
        office.protection.remove(codes[-1])
        acknowledge()
    told = {"states": states, "codes": codes}
    Path(f"{data}.states").write_text(json.dumps(told), encoding="utf-8")


def _say() -> None:
    """The log of the calls shows when."""
    os.write(sys.stdout.fileno(), b"ACK\n")


def _moments(lines: Sequence[str], images: int, seed: int) -> Counter[int]:
    """Lines at which the power goes, after the first acknowledgement; busy lines more often."""
    name = "".join(f"\\x{byte:02x}" for byte in b"ACK\n")
    first = next(at for at, line in enumerate(lines) if name in line)
    wanted = [
        at
        for at, line in enumerate(lines)
        if at > first and re.search(r"(write|sync|rename|unlink|truncate|mkdir)", line[:24])
    ]
    return Counter(random.Random(seed).choices(wanted, k=images))


def _replayed(recording: Recording, moments: Counter[int]) -> Iterator[tuple[_Disk, int]]:
    """The disk and the number of acknowledgements at each moment."""
    replay = _Replay(_disk_of(recording), str(recording.data))
    for at, line in enumerate(recording.lines):
        for _ in range(moments[at]):
            yield replay.disk, replay.acknowledged
        replay.follow(line)


class _Replay:
    """Follows system calls on the files of the data folder."""

    def __init__(self, before: _Disk, data: str) -> None:
        self.disk = before
        self.acknowledged = -1
        self._data = data
        self._open: dict[int, tuple[int, str]] = {}
        self._places: dict[int, int] = {}

    def follow(self, line: str) -> None:
        """One line of the log."""
        match = _LINE.match(line)
        if match is None or int(match[3]) < 0:
            return
        call, rest, result = match[1], match[2], int(match[3])
        texts = [bytes.fromhex(one.replace("\\x", "")) for one in _TEXT.findall(rest)]
        if call == "write" and texts == [b"ACK\n"]:
            self.acknowledged += 1
        elif call in ("openat", "open", "creat"):
            self._opened(self._full(texts[0], rest), rest, result)
        elif call.startswith(("rename", "unlink")):
            self._renamed([self._full(one, rest) for one in texts])
        else:
            self._on_descriptor(call, rest, result, texts)

    def _full(self, text: bytes, rest: str) -> str:
        """A path, also one that counts from an open folder of ours."""
        path, match = _path(text), _DESCRIPTOR.match(rest)
        if path.startswith("/") or match is None:
            return path
        _, folder = self._open.get(int(match[0]), (_FOLDER, ""))
        return f"{folder}/{path}" if folder else path

    def _renamed(self, names: list[str]) -> None:
        """A name that goes, and the one that comes where there is one."""
        if not names[0].startswith(self._data):
            return
        number = self.disk.names.get(names[0])
        for name in names[1:]:
            self.disk.link(name, number)
        self.disk.link(names[0], None)

    def _opened(self, name: str, rest: str, descriptor: int) -> None:
        self._places[descriptor] = 0
        self._open.pop(descriptor, None)
        if not name.startswith(self._data) or name.endswith(".states"):
            return
        if name not in self.disk.names and "O_CREAT" in rest:
            number = len(self.disk.files)
            self.disk.files[number] = _File()
            self.disk.link(name, number)
        number = self.disk.names.get(name, _FOLDER)
        self._open[descriptor] = (number, name)
        if number != _FOLDER and "O_TRUNC" in rest:
            self.disk.files[number].pending.append((0, None))

    def _on_descriptor(self, call: str, rest: str, result: int, texts: list[bytes]) -> None:
        match = _DESCRIPTOR.match(rest)
        descriptor = int(match[1]) if match else -1
        if call == "lseek":
            self._places[descriptor] = result
        if descriptor not in self._open:
            return
        number, name = self._open[descriptor]
        if number != _FOLDER:
            self._on_file(self.disk.files[number], descriptor, (call, rest, result), texts)
        elif call in ("fsync", "fdatasync"):
            self.disk.sync_names(name)

    def _on_file(
        self, file: _File, descriptor: int, said: tuple[str, str, int], texts: list[bytes]
    ) -> None:
        call, rest, result = said
        place = self._places.get(descriptor, 0)
        if call in ("fsync", "fdatasync"):
            file.safe, file.pending = file.now(), []
        elif call == "pwrite64":
            file.pending.append((int(rest.rpartition(", ")[2]), texts[0][:result]))
        elif call == "ftruncate":
            file.pending.append((int(rest.rpartition(", ")[2]), None))
        elif call in ("write", "sendfile") and result:
            content = texts[0][:result] if call == "write" else self._source(rest, place, result)
            file.pending.append((place, content))
            self._places[descriptor] = place + result

    def _source(self, rest: str, start: int, count: int) -> bytes:
        """What sendfile(out, in, …) copies from a file of ours."""
        number, _ = self._open[int(rest.split(", ")[1])]
        return self.disk.files[number].now()[start : start + count]


def _path(text: bytes) -> str:
    return text.decode("utf-8", "surrogateescape")


def _write_image(disk: _Disk, image: Path, data: str, chance: random.Random) -> None:
    """One of the disks that may be found after the cut."""
    names = dict(disk.safe_names)
    for name, number in disk.changes[: chance.randint(0, len(disk.changes))]:
        _relink(names, name, number)
    image.mkdir()
    for name, number in names.items():
        path = image / Path(name).relative_to(data)
        path.parent.mkdir(parents=True, exist_ok=True)
        file = disk.files[number]
        path.write_bytes(_applied(file.safe, _survivors(file.pending, chance)))


def _survivors(
    pending: list[tuple[int, bytes | None]], chance: random.Random
) -> Iterator[tuple[int, bytes | None]]:
    for start, content in pending:
        fate = chance.choice(("there", "there", "lost", "torn"))
        if content is None or fate == "there":
            if fate != "lost":
                yield start, content
        elif fate == "torn" and len(content) > _SECTOR:
            yield start, content[: chance.randrange(len(content) // _SECTOR) * _SECTOR]


def _applied(safe: bytes, pending: Iterable[tuple[int, bytes | None]]) -> bytes:
    content = bytearray(safe)
    for start, piece in pending:
        if piece is None:
            del content[start:]
            content.extend(bytes(max(0, start - len(content))))
        else:
            content.extend(bytes(max(0, start - len(content))))
            content[start : start + len(piece)] = piece
    return bytes(content)


def _relink(names: dict[str, int], name: str, number: int | None) -> None:
    if number is None:
        names.pop(name, None)
    else:
        names[name] = number


def _parent(name: str) -> str:
    return str(Path(name).parent)


if __name__ == "__main__":
    with on_a_pc(has_store=False):
        _work(Path(sys.argv[1]), int(sys.argv[2]))
