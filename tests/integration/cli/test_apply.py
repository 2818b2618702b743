"""`apply -`: acknowledged when durable, known ids without a second effect, refusals and on."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from fire_roster.services.office import Office
from tests.integration.cli.conftest import Command

Apply = Callable[..., list[str]]


@pytest.fixture
def apply(command: Command, monkeypatch: pytest.MonkeyPatch) -> Apply:
    """Applies operations (dictionaries or raw bytes) and gives the answers."""

    def run(*operations: dict[str, Any] | bytes, code: int = 0) -> list[str]:
        raw = b"\n".join(
            one if isinstance(one, bytes) else json.dumps(one).encode() for one in operations
        )
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        answer = command("apply", "-")
        assert answer.code == code
        return answer.out.splitlines()

    return run


def _member(op_id: str, name: str, **fields: Any) -> dict[str, Any]:
    return {"op_id": op_id, "op": "member.add", "name": name, **fields}


def test_apply_acknowledges_each_operation(apply: Apply, command: Command) -> None:
    seat = {"station": "消控室", "date": "2026-12-01", "shift": "早", "members": ["周一"]}
    answers = apply(
        _member("m1", "周一", position="控制室值班员", team="甲班", joined="2024-01-01"),
        _member("m2", "周二", stations=["微型消防站", 1], remark=None),
        {"op_id": "c1", "op": "certificate.add", "member": 1, "type": "消防设施操作员",
         "level": "四级", "long_term": True, "verified_on": "2026-01-01"},
        {"op_id": "l1", "op": "leave.add", "member": "周二", "from": "2026-12-03",
         "to": "2026-12-04", "kind": "病假"},
        {"op_id": "r1", "op": "roster.set", **seat},
        {"op_id": "u1", "op": "member.update", "id": 2, "phone": "15400000001", "team": None},
        {"op_id": "z1", "op": "undo"},
        {"op_id": "z2", "op": "redo"},
        {"op_id": "d1", "op": "member.delete", "id": 2},
    )  # fmt: skip
    assert answers == [f"ACK {one}" for one in "m1 m2 c1 l1 r1 u1 z1 z2 d1".split()]
    (left,) = command("members", "list", "--json").json
    assert (left["name"], left["team"], left["joined"]) == ("周一", "甲班", "2024-01-01")
    assert left["certificates"][0]["long_term"] is True
    assert command("check", "--deep", "--audit").code == 0


def test_apply_known_id_has_no_second_effect(apply: Apply, command: Command) -> None:
    seat = {"op": "roster.set", "station": "1", "date": "2026-12-01", "shift": "早"}
    apply(_member("m1", "周一"), {"op_id": "r1", **seat, "members": ["周一"]})
    # Without a change of its own; sent again later it must still change nothing.
    apply({"op_id": "r2", **seat, "members": ["周一"]})
    apply({"op_id": "r3", **seat, "members": []})
    before = command("digest").out
    assert apply({"op_id": "r2", **seat, "members": ["周一"]}) == ["ACK r2"]
    assert apply(_member("m1", "周一"), {"op_id": "r1", "op": "nonsense"}) == ["ACK m1", "ACK r1"]
    assert command("digest").out == before


@pytest.mark.parametrize(
    ("operation", "answer"),
    [
        (b"{nonsense", "ERR - 2 "),
        (b"[1]", "ERR - 2 "),
        (b"\xff\xfe{}", "ERR - 2 "),
        ({"op": "undo"}, "ERR - 2 "),
        ({"op_id": "a b", "op": "undo"}, "ERR - 2 "),
        ({"op_id": "x", "op": "nonsense"}, "ERR x 2 "),
        ({"op_id": "x", "op": ["undo"]}, "ERR x 2 "),
        ({"op_id": "x", "op": "undo"}, "ERR x 3 "),
        ({"op_id": "x", "op": "redo"}, "ERR x 3 "),
        (_member("x", ""), "ERR x 3 "),
        (_member("x", "周一", nonsense=1), "ERR x 2 "),
        (_member("x", "周一", phone=["1"]), "ERR x 2 "),
        (_member("x", "周一", joined="2026-13-01"), "ERR x 3 "),
        ({"op_id": "x", "op": "member.delete", "id": 77}, "ERR x 2 "),
        ({"op_id": "x", "op": "leave.add", "member": "周九", "from": "2026-12-01"}, "ERR x 2 "),
    ],
)
def test_apply_refuses_in_one_line_and_goes_on(
    apply: Apply, command: Command, operation: dict[str, Any] | bytes, answer: str
) -> None:
    command("leave", "list")
    before = command("digest", "--full").out
    (refusal,) = apply(operation, code=1)
    assert refusal.startswith(answer) and len(refusal) > len(answer)
    assert command("digest", "--full").out == before
    answers = apply(operation, _member("m1", "周一"), code=1)
    assert answers == [refusal, "ACK m1"]


def test_apply_attaches_files_and_copies_hold_them(
    apply: Apply, command: Command, tmp_path: Path, data_dir: Path
) -> None:
    picture = tmp_path / "证书.png"
    Image.new("RGB", (40, 30), "white").save(picture)
    paper = {"op_id": "c", "op": "certificate.add", "member": 1, "level": "四级"}
    attach = {"op": "attachment.add", "path": str(picture)}
    answers = apply(
        _member("m", "周一"),
        paper,
        {"op_id": "a1", **attach, "member": "周一"},
        {"op_id": "a2", **attach, "certificate": 1},
    )
    assert answers == ["ACK m", "ACK c", "ACK a1", "ACK a2"]
    refused = apply({"op_id": "a3", **attach}, {"op_id": "a4", **attach, "certificate": 7}, code=1)
    assert [one[:6] for one in refused] == ["ERR a3", "ERR a4"]
    before = command("digest").out
    assert command("backup", "--json").json["attachments"] == 1
    (kept,) = (data_dir / "attachments").glob("??/*")
    kept.unlink()
    assert command("check").code != 0
    assert command("restore", "--latest").code == 0
    assert kept.is_file()
    assert (command("check", "--deep").code, command("digest").out) == (0, before)


def test_apply_bug_in_an_operation_is_told_and_the_next_goes_on(
    apply: Apply, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: object) -> None:
        raise RuntimeError("bug")

    monkeypatch.setattr(Office, "undo", property(broken))
    answers = apply({"op_id": "x", "op": "undo"}, _member("m1", "周一"), code=1)
    assert [one[:8] for one in answers] == ["ERR x 70", "ACK m1"]


def test_apply_reads_standard_input_only(command: Command) -> None:
    assert command("apply", "file.json").code == 2
