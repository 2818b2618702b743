"""`protection`: the whole way from outside, with the exit codes of the contract."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.integration.cli.conftest import Command
from tests.key_stores import on_a_pc


def test_sheet_confirm_lock_and_unlock(
    command: Command, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "恢复单.pdf"
    digest = command("digest", "--json").json["digest"]
    with on_a_pc(has_store=False):
        assert command("protection", "status", "--json").json["encrypted"] is False
        assert command("protection", "confirm").code == 2
        assert command("protection", "sheet", "--out", str(out)).code == 0
        text = PdfReader(out).pages[0].extract_text()
        code = "".join(re.findall(r"\b[0-9A-Z]{5}\b", text))
        assert len(code) == 30
        refused = command("protection", "confirm", "--code", code, "--json")
        assert (refused.code, refused.json["error"]["code"]) == (3, "input_refused")
        done = command("protection", "confirm", "--code", code, "--without-key-store", "--json")
        assert (done.code, done.json["encrypted"], done.json["key_kept"]) == (0, True, False)
    with on_a_pc(has_store=False):
        for words in (["digest"], ["members", "list"], ["backup"], ["restore", "--latest"]):
            locked = command(*words, "--json")
            assert (locked.code, locked.json["error"]["code"]) == (4, "locked")
        monkeypatch.setenv("FIRE_ROSTER_PASSPHRASE", "不对的口令")
        assert command("digest").code == 4
        monkeypatch.setenv("FIRE_ROSTER_PASSPHRASE", code)
        assert command("digest", "--json").json["digest"] == digest
        assert command("doctor", "--json").json["encrypted"] is True
        assert command("backups", "verify", "--json").json["ok"] is True
    with on_a_pc() as store:
        assert command("protection", "keep").code == 0
        assert len(store.keys) == 1
        monkeypatch.delenv("FIRE_ROSTER_PASSPHRASE")
        assert command("digest", "--json").json["digest"] == digest
        off = command("protection", "remove", "--code", code, "--json")
        assert (off.code, off.json["encrypted"]) == (0, False)
    assert command("digest", "--json").json["digest"] == digest
