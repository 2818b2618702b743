"""`alerts`: what is due, delivered, acknowledged; many times from stdin; beside a window."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from fire_roster.services.start_options import WINDOW_PROGRAM
from tests.integration.cli.conftest import Answer, Command

DUE = ("--json", "alerts", "due")


def _keys(answer: Answer) -> list[str]:
    return [one["key"] for one in answer.json]


def _feed(monkeypatch: pytest.MonkeyPatch, *times: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(times) + "\n"))


def _lines(answer: Answer) -> list[list[dict[str, Any]]]:
    return [json.loads(line) for line in answer.out.splitlines()]


def test_due_lists_shape_and_changes_nothing(demo: Command) -> None:
    first = demo(*DUE)
    assert first.code == 0 and _keys(demo(*DUE)) == _keys(first)
    assert {"key", "kind", "severity", "due", "message"} <= set(first.json[0])
    assert demo(*DUE, "--fail").code == 1
    assert "证书" in demo("alerts", "due").out


def test_deliver_tells_once_and_leaves_them_open(demo: Command) -> None:
    keys = _keys(demo(*DUE, "--deliver"))
    assert keys and _keys(demo(*DUE, "--deliver", "--fail")) == []
    assert "没有到点" in demo("alerts", "due").out
    listed = demo("--json", "alerts", "list").json
    assert {one["key"] for one in listed} == set(keys)
    assert {one["state"] for one in listed} == {"shown"}


def test_times_answer_line_by_line(demo: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    times = ("2026-11-20T09:00", "", "2026-11-25T08:29", "2026-11-25T08:30", "2026-11-25T08:30:30")
    _feed(monkeypatch, *times)
    told = _lines(demo("alerts", "due", "--times", "-", "--deliver"))
    kinds = [{one["kind"] for one in line} for line in told]
    assert ["roster_missing" in line for line in kinds] == [False, False, True, False]
    assert told[0] and not told[3]


def test_times_without_deliver_only_look(demo: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    _feed(monkeypatch, "2026-11-20T09:00", "2026-11-20T09:00")
    answer = demo("alerts", "due", "--times", "-", "--fail")
    first, second = _lines(answer)
    assert first == second and answer.code == 1


def test_times_that_cannot_be_read_are_a_usage_error(
    demo: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    _feed(monkeypatch, "昨天")
    assert demo("alerts", "due", "--times", "-").code == 2
    assert demo("alerts", "due", "--times", "2026-11-20").code == 2


def test_ack_and_snooze_are_in_the_history(demo: Command) -> None:
    keys = _keys(demo(*DUE, "--deliver"))
    assert demo("--json", "alerts", "ack", keys[0]).json == {"acknowledged": 1}
    later = demo("--json", "alerts", "snooze", keys[1], "--until", "2026-11-21T08:30").json
    assert later == {"snoozed": 1, "until": "2026-11-21T08:30"}
    assert "1 小时" in demo("alerts", "snooze", "--help").out
    assert demo("--json", "alerts", "snooze", keys[2]).json["until"] == "2026-11-20T10:00"
    assert "11-21 08:30 再提醒" in demo("alerts", "list").out
    (closed,) = demo("--json", "alerts", "list", "--history").json
    assert (closed["state"], closed["closed"]) == ("acknowledged", "2026-11-20T09:00")
    assert "已处理" in demo("alerts", "list", "--history").out
    assert keys[1] in _keys(demo(*DUE, now="2026-11-21T08:30"))
    assert demo("--json", "alerts", "ack", "--all").json["acknowledged"] == len(keys) - 1
    assert demo("--json", "alerts", "list").json == []


def test_settings_reach_alerts_too(demo: Command, tmp_path: Path) -> None:
    demo("settings", "set", "alert.certificate.leads", "45、10")
    (row,) = demo("settings", "list", "alert.certificate.leads", "--json").json
    assert (row["value"], row["default"], row["changed"]) == ("45,10", "90,60,30,7,0", True)
    assert demo("settings", "set", "alert.nothing.on", "yes").code == 2
    assert demo("settings", "set", "alert.certificate.on", "perhaps").code == 3
    out = tmp_path / "提醒.csv"
    demo("alerts", "due", "--deliver")
    rows = demo("export", "alerts", "--out", str(out), "--json").json["rows"]
    assert rows > 0 and len(out.read_text(encoding="utf-8-sig").splitlines()) == rows + 2


def test_ack_needs_a_known_key(demo: Command) -> None:
    assert demo("alerts", "ack").code == 2
    assert demo("alerts", "ack", "cert:0:x").code == 2


def test_preview_names_what_comes(demo: Command) -> None:
    found = demo("--json", "alerts", "preview", "--days", "10").json
    assert {"roster_missing", "certificate"} <= {one["kind"] for one in found}


def test_deliver_beside_the_window_leaves_it_to_the_window(demo: Command, data_dir: Path) -> None:
    window = Office.open(data_dir, Clock(), is_writing=True, program=WINDOW_PROGRAM)
    try:
        answer = demo("alerts", "due", "--deliver")
        assert answer.code == 0 and answer.out.startswith("窗口正开着")
        assert demo("alerts", "ack", "--all").code == 5
    finally:
        window.close()
    assert _keys(demo(*DUE))


def test_deliver_beside_another_command_waits_for_nobody(demo: Command, data_dir: Path) -> None:
    other = Office.open(data_dir, Clock(), is_writing=True, program="fire-roster import")
    try:
        assert demo("alerts", "due", "--deliver").code == 5
    finally:
        other.close()


def test_notify_names_nobody(demo: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "fire_roster.platform.show_notification", lambda *words: told.append(words) or True
    )
    demo("alerts", "due", "--deliver", "--notify")
    ((title, text),) = told
    assert title == "消防值班提醒" and "有 1 人的" in text and "苗若兰" not in text
    demo("alerts", "due", "--deliver", "--notify")
    assert len(told) == 1


def test_a_kill_between_commit_and_answer_loses_nothing(data_dir: Path, demo: Command) -> None:
    """The reader goes away, the process is killed: what it did not read comes again."""
    process = subprocess.Popen(
        [sys.executable, "-m", "fire_roster", "alerts", "due", "--times", "-", "--deliver"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "FIRE_ROSTER_DATA_DIR": str(data_dir)},
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write("2026-11-20T09:00\n")
    process.stdin.flush()
    first = [one["key"] for one in json.loads(process.stdout.readline())]
    process.stdin.write("2026-11-25T08:30\n")
    process.stdin.flush()
    process.kill()
    process.wait(10)
    process.stdin.close()
    process.stdout.close()
    second = _keys(demo(*DUE, "--deliver", now="2026-11-25T08:31"))
    assert first and len([key for key in second if key.startswith("roster:")]) == 3
