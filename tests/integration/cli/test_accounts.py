"""`accounts` and what a login means for the other commands, with the exit codes of the contract."""

import argon2
import pytest

from tests.integration.cli.conftest import Command

WORD, OTHER = "长长的登录口令一", "全新的登录口令二"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real hashing takes a tenth of a second each time."""
    defaults = argon2.PasswordHasher.__init__.__defaults__
    assert defaults is not None
    monkeypatch.setattr(argon2.PasswordHasher.__init__, "__defaults__", (1, 8, 1, *defaults[3:]))


def test_login_guards_every_command_that_shows_or_changes_data(
    demo: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert demo("accounts", "list", "--json").json == []
    assert demo("accounts", "add", "赵主任").code == 2
    monkeypatch.setenv("FIRE_ROSTER_NEW_PASSWORD", WORD)
    first = demo("accounts", "add", "赵主任", "--json").json
    assert first == [{"name": "赵主任", "role": "管理员", "unmask": True, "export": True}]
    for words in (["members", "list"], ["duty"], ["alerts", "list"], ["restore", "--latest"]):
        refused = demo(*words, "--json")
        assert (refused.code, refused.json["error"]["code"]) == (4, "locked")
    # What shows nobody's data, and the alerts of the system's clock, go on.
    assert demo("check").code == 0 and demo("backup").code == 0
    due = demo("alerts", "due", "--deliver")
    assert due.code == 0 and "证书" in due.out
    names = {one["name"] for one in _members(demo, monkeypatch)}
    assert not any(name in due.out for name in names)
    monkeypatch.setenv("FIRE_ROSTER_NEW_PASSWORD", OTHER)
    assert demo("accounts", "add", "李看看", "--role", "只读").code == 0
    assert demo("accounts", "set", "赵主任", "--role", "只读").code == 3
    monkeypatch.setenv("FIRE_ROSTER_PASSPHRASE", OTHER)
    assert demo("members", "list").code == 0
    for words in (
        ["members", "list", "--unmask"],
        ["export", "members", "--out", "名单.csv"],
        ["restore", "--latest"],
        ["accounts", "off"],
        ["settings", "set", "unit.name", "新名"],
    ):
        refused = demo(*words, "--json")
        assert (refused.code, refused.json["error"]["code"]) == (4, "not_allowed"), words
    monkeypatch.setenv("FIRE_ROSTER_PASSPHRASE", "不是这个登录口令")
    assert demo("members", "list").code == 4
    monkeypatch.setenv("FIRE_ROSTER_PASSPHRASE", WORD)
    assert demo("restore", "--latest").code == 0
    assert demo("accounts", "remove", "李看看").code in (0, 2)
    assert demo("accounts", "off").code == 0
    monkeypatch.delenv("FIRE_ROSTER_PASSPHRASE")
    assert demo("members", "list").code == 0


def _members(demo: Command, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    monkeypatch.setenv("FIRE_ROSTER_PASSPHRASE", WORD)
    found: list[dict[str, object]] = demo("members", "list", "--json").json
    return found
