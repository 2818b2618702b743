"""Random edits as operations, and an office to give them to."""

import random
import shutil
import uuid
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from fire_roster.errors import FireRosterError
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from fire_roster.services.operations import apply_operation

NOW = datetime(2026, 11, 20, 9)
Operation = dict[str, Any]

_SHIFTS = ("早", "中", "夜")


def open_office(folder: Path, *, is_writing: bool = True) -> Office:
    """The data folder at the fixed moment of all fault tests."""
    return Office.open(folder, Clock(NOW), is_writing=is_writing, program="faults")


def make_base(folder: Path, members: int = 12) -> None:
    """A data folder with some people, certificates and a month."""
    with closing(open_office(folder)) as office:
        for number in range(members):
            operation = {"op": "member.add", "name": f"队员{number}", "position": "控制室值班员"}
            apply_operation(office, f"base-{number}", operation)
        for number in range(40):
            day, shift = number % 20 + 1, _SHIFTS[number % 3]
            operation = {
                "op": "roster.set", "station": "1", "date": f"2026-12-{day:02}",
                "shift": shift, "members": [number % members + 1],
            }  # fmt: skip
            apply_operation(office, f"seat-{number}", operation)


def random_operations(seed: int) -> Iterator[tuple[str, Operation]]:
    """Endless edits with ids of their own; some of them will be refused."""
    chance = random.Random(seed)
    while True:
        identity = str(uuid.UUID(int=chance.getrandbits(128)))
        yield identity, chance.choice(_MAKERS)(chance)


def try_operation(office: Office, identity: str, operation: Operation) -> str:
    """`ACK` or the words of a refusal."""
    try:
        apply_operation(office, identity, operation)
    except FireRosterError as error:
        return f"ERR {error.exit_code} {error.message}"
    return "ACK"


def is_whole(folder: Path) -> str:
    """The digest of a folder in which everything fits; AssertionError otherwise."""
    with closing(open_office(folder, is_writing=False)) as office:
        found = office.upkeep.check(is_deep=True, with_audit=True)
        assert found.findings == (), found.findings
        return office.upkeep.digest()


def fresh_copy(source: Path, target: Path) -> Path:
    """A folder of its own with the same files."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    return target


def _add(chance: random.Random) -> Operation:
    name = "".join(chance.choice("周吴郑王冯陈褚卫蒋沈") for _ in range(3))
    return {"op": "member.add", "name": name, "position": "控制室值班员", "team": "甲班"}


def _update(chance: random.Random) -> Operation:
    return {
        "op": "member.update", "id": chance.randint(1, 30),
        "phone": f"154{chance.randint(0, 99999999):08}", "remark": "记" * chance.randint(0, 300),
    }  # fmt: skip


def _delete(chance: random.Random) -> Operation:
    return {"op": "member.delete", "id": chance.randint(1, 40)}


def _certificate(chance: random.Random) -> Operation:
    return {
        "op": "certificate.add", "member": chance.randint(1, 30), "type": "消防设施操作员",
        "level": "四级", "number": str(chance.randint(1, 10**9)), "expires": "2030-01-01",
    }  # fmt: skip


def _leave(chance: random.Random) -> Operation:
    day = f"2027-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return {"op": "leave.add", "member": chance.randint(1, 30), "from": day, "kind": "病假"}


def _seat(chance: random.Random) -> Operation:
    return {
        "op": "roster.set", "station": "1", "date": f"2026-12-{chance.randint(1, 31):02}",
        "shift": chance.choice(_SHIFTS),
        "members": chance.sample(range(1, 13), chance.randint(0, 3)),
    }  # fmt: skip


def _undo(chance: random.Random) -> Operation:
    return {"op": chance.choice(("undo", "undo", "redo"))}


_MAKERS = (_add, _update, _update, _delete, _certificate, _leave, _seat, _seat, _seat, _undo)
