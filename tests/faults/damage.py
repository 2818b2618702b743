"""Damaged database files: every change of content is found, nothing crashes."""

import random
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from fire_roster.errors import DatabaseDamaged, FireRosterError
from fire_roster.store.paths import DataPaths
from tests.faults.workload import fresh_copy, open_office, random_operations, try_operation

_SECTOR, _PAGE = 512, 4096


@dataclass
class DamageFigures:
    """`silent` changed the content and were not found, `crashed` raised what nobody expects."""

    tried: int = 0
    found: Counter[str] = field(default_factory=Counter)
    harmless: Counter[str] = field(default_factory=Counter)
    silent: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)


def run_damage(source: Path, folder: Path, count: int, seed: int) -> DamageFigures:
    """Damages copies of one database in turn by each kind of harm."""
    base = fresh_copy(source, folder / "base")
    paths = DataPaths(base)
    stale = _stale_log(folder, base, seed)
    with closing(open_office(base, is_writing=False)) as office:
        digest = office.upkeep.digest(is_full=True)
    sound = paths.database.read_bytes()
    chance, figures = random.Random(seed), DamageFigures()
    victim = DataPaths(folder / "victim")
    for number in range(count):
        name, harm = _HARMS[number % len(_HARMS)]
        _lay(victim, paths, harm(sound, chance))
        _judge(figures, victim.folder, f"{name} {number}", digest)
    for log in stale:
        _lay(victim, paths, sound)
        Path(f"{victim.database}-wal").write_bytes(log)
        _judge(figures, victim.folder, f"stale-wal {len(log)}", digest)
    return figures


def _judge(figures: DamageFigures, folder: Path, label: str, digest: str) -> None:
    figures.tried += 1
    kind = label.partition(" ")[0]
    try:
        with closing(open_office(folder, is_writing=False)) as office:
            is_found = bool(office.upkeep.check(is_deep=True, with_audit=True).findings)
            if not is_found and office.upkeep.digest(is_full=True) != digest:
                figures.silent.append(label)
                return
    except FireRosterError as error:
        is_found = True
        if not isinstance(error, DatabaseDamaged) and error.exit_code not in (6, 8):
            figures.crashed.append(f"{label}: {error!r}")
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what this test looks for
        figures.crashed.append(f"{label}: {error!r}")
        return
    (figures.found if is_found else figures.harmless)[kind] += 1


def _lay(victim: DataPaths, source: DataPaths, content: bytes) -> None:
    shutil.rmtree(victim.folder, ignore_errors=True)
    victim.folder.mkdir()
    victim.database.write_bytes(content)
    shutil.copy(source.anchor, victim.anchor)


def _bit(content: bytes, chance: random.Random) -> bytes:
    harmed = bytearray(content)
    harmed[chance.randrange(len(harmed))] ^= 1 << chance.randrange(8)
    return bytes(harmed)


def _sector(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) // _SECTOR) * _SECTOR
    filling = chance.choice((bytes(_SECTOR), chance.randbytes(_SECTOR)))
    return content[:start] + filling + content[start + _SECTOR :]


def _swap(content: bytes, chance: random.Random) -> bytes:
    one, two = sorted(chance.sample(range(len(content) // _PAGE), 2))
    pages = [content[start : start + _PAGE] for start in range(0, len(content), _PAGE)]
    pages[one], pages[two] = pages[two], pages[one]
    return b"".join(pages)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


_HARMS: tuple[tuple[str, Callable[[bytes, random.Random], bytes]], ...] = (
    ("bit", _bit),
    ("sector", _sector),
    ("swap", _swap),
    ("cut", _cut),
)


def _stale_log(folder: Path, base: Path, seed: int) -> list[bytes]:
    """Logs of earlier work, whole in themselves, that lie beside the finished database."""
    logs = []
    with closing(open_office(base)) as office:
        log = Path(f"{DataPaths(base).database}-wal")
        for number, (identity, operation) in enumerate(random_operations(seed)):
            try_operation(office, identity, operation)
            if number % 5 == 4:
                logs.append(log.read_bytes())
            if number == 40:
                break
    with closing(open_office(base)) as office:
        for identity, operation in zip(
            "abcdef", [{"op": "member.add", "name": "末"}] * 6, strict=True
        ):
            try_operation(office, identity, operation)
    return logs
