"""`alerts`: what is due and not yet told, the alert centre, what will be told."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.options import takes
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import options_of, reading, writing
from fire_roster.cli.shapes import minute_iso
from fire_roster.cli.text_table import text_table
from fire_roster.errors import DataBusy, UsageProblem
from fire_roster.services.clock import parse_moment

if TYPE_CHECKING:
    from fire_roster.services.alert_entries import AlertEntry
    from fire_roster.services.office import Office

_DUE_EXIT_CODE = 1
_STDIN = "-"
_MOST_DAYS = 92


@dataclass(frozen=True, slots=True, kw_only=True)
class DueOptions:
    """`alerts due`."""

    times: Annotated[
        str,
        typer.Option(metavar="-", help="从标准输入逐行读时间，每行答一行 JSON"),
    ] = ""
    deliver: Annotated[
        bool,
        typer.Option(
            "--deliver", help="记为已提醒，下次不再列出；窗口开着时由窗口提醒（仍要有人点“知道了”）"
        ),
    ] = False
    fail: Annotated[bool, typer.Option("--fail", help="有到点的提醒时退出码为 1")] = False
    notify: Annotated[
        bool, typer.Option("--notify", help="同时在桌面上弹出一条通知（计划任务用）")
    ] = False


@takes(DueOptions)
def due(context: typer.Context, options: DueOptions) -> Reply:
    """到点而还没有提醒过的事项；不加 --deliver 只看不记。"""
    if options.times not in ("", _STDIN):
        raise UsageProblem("--times 后面写 -，时间从标准输入逐行读，如 2026-12-01T08:00。")
    if not options.deliver:
        with reading(context) as office:
            return _answer(office, options, delivers=False)
    try:
        # Started by the system's clock, where nobody types a password.
        with writing(context, needs_login=False) as office:
            return _answer(office, options, delivers=True)
    except DataBusy:
        if options.times or not _is_window_open(context):
            raise
        with reading(context, needs_login=False) as office:
            found = _readable(office, office.alerts.due())
            return _reply(found, options, "窗口正开着，由窗口提醒。")


def list_alerts(
    context: typer.Context,
    history: Annotated[bool, typer.Option("--history", help="已处理和已解除的，新的在前")] = False,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="历史最多几条")] = 500,
) -> Reply:
    """提醒中心：还没有处理的提醒，或历史。"""
    with reading(context) as office:
        found = office.alerts.list_history(limit) if history else office.alerts.list_open()
    rows = [
        (one.key, one.severity.label, f"{one.due:%Y-%m-%d %H:%M}", one.message, one.state_text)
        for one in found
    ]
    lines = [*text_table(("编号", "轻重", "应提醒", "内容", "状态"), rows), f"共 {len(rows)} 条"]
    return Reply([_full_shape(one) for one in found], lines)


def ack(
    context: typer.Context,
    keys: Annotated[list[str] | None, typer.Argument(metavar="KEY…", help="提醒的编号")] = None,
    every: Annotated[bool, typer.Option("--all", help="全部未处理的")] = False,
) -> Reply:
    """知道了：不再提醒，记下是谁、什么时候。"""
    with writing(context) as office:
        wanted = _wanted(office, keys, every=every)
        count = office.alerts.acknowledge(wanted).value
    return Reply({"acknowledged": count}, [f"已处理 {count} 条提醒。"])


def snooze(
    context: typer.Context,
    keys: Annotated[list[str] | None, typer.Argument(metavar="KEY…", help="提醒的编号")] = None,
    until: Annotated[
        str, typer.Option(metavar="时间", help="到什么时候再提醒，默认 1 小时后")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="全部未处理的")] = False,
) -> Reply:
    """稍后再提醒。"""
    with writing(context) as office:
        moment = parse_moment(until) if until else office.clock.now() + timedelta(hours=1)
        count = office.alerts.snooze(_wanted(office, keys, every=every), moment).value
    line = f"{count} 条提醒到 {moment:%Y-%m-%d %H:%M} 再提醒。"
    return Reply({"snoozed": count, "until": minute_iso(moment)}, [line])


def preview(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=1, max=_MOST_DAYS, help="今后几天")] = 31,
) -> Reply:
    """照现在的资料，今后会提醒什么。"""
    with reading(context) as office:
        found = office.alerts.preview(office.clock.now() + timedelta(days=days))
    return _reply(found, DueOptions())


COMMANDS = {"due": due, "list": list_alerts, "ack": ack, "snooze": snooze, "preview": preview}


def _answer(office: "Office", options: DueOptions, *, delivers: bool) -> Reply:
    if not options.times:
        moment = office.clock.now()
        found = _readable(office, _look(office, moment, delivers=delivers))
        reply = _reply(found, options)
        if delivers:
            _tell_desktop(found, options)
            office.alerts.mark_shown([one.key for one in found])
            office.alerts.flush()
        return reply
    is_any_due = False
    for line in sys.stdin:
        if not line.strip():
            continue
        moment = parse_moment(line)
        found = _readable(office, _look(office, moment, delivers=delivers))
        is_any_due = is_any_due or bool(found)
        sys.stdout.write(json.dumps([_shape(one) for one in found], ensure_ascii=False) + "\n")
        sys.stdout.flush()
        if delivers:
            # Only what the reader has is marked: a kill in between repeats, it never loses.
            office.alerts.mark_shown([one.key for one in found], moment)
    if delivers:
        office.alerts.flush()
    code = _DUE_EXIT_CODE if options.fail and is_any_due else 0
    return Reply(None, [], code, is_told=True)


def _readable(office: "Office", found: "Iterable[AlertEntry]") -> "tuple[AlertEntry, ...]":
    """Without names where accounts are on and nobody is logged in."""
    if office.accounts.hides_names():
        return tuple(replace(one, message=one.public) for one in found)
    return tuple(found)


def _look(office: "Office", moment: datetime, *, delivers: bool) -> "Iterable[AlertEntry]":
    if not delivers:
        return office.alerts.due(moment)
    tick = office.alerts.tick(moment)
    return sorted((*tick.fresh, *tick.missed), key=lambda one: (one.due, one.key))


def _reply(found: "tuple[AlertEntry, ...]", options: DueOptions, note: str = "") -> Reply:
    rows = [
        (one.severity.label, f"{one.due:%Y-%m-%d %H:%M}", one.spec.label, one.message)
        for one in found
    ]
    lines = text_table(("轻重", "应提醒", "类别", "内容"), rows) if rows else ["没有到点的提醒。"]
    code = _DUE_EXIT_CODE if options.fail and found else 0
    return Reply([_shape(one) for one in found], [note, *lines] if note else lines, code)


def _wanted(office: "Office", keys: list[str] | None, *, every: bool) -> list[str]:
    if every:
        return [one.key for one in office.alerts.list_open()]
    if not keys:
        raise UsageProblem("请写提醒的编号（alerts list 里有），或用 --all。")
    return keys


def _is_window_open(context: typer.Context) -> bool:
    from fire_roster.services.start_options import find_data_folder, is_window_holding

    return is_window_holding(find_data_folder(options_of(context).data_dir))


def _tell_desktop(found: "tuple[AlertEntry, ...]", options: DueOptions) -> None:
    """Without names: whoever passes the screen may read it."""
    if options.notify and found:
        from fire_roster.platform import show_notification

        gravest = sorted(found, key=lambda one: one.rank)[:3]
        words = "；".join(one.public for one in gravest)
        more = f"等 {len(found)} 条" if len(found) > 3 else ""
        show_notification("消防值班提醒", f"{words}{more}。请打开“消防值班”处理。")


def _shape(one: "AlertEntry") -> dict[str, Any]:
    return {
        "key": one.key,
        "kind": one.kind.value,
        "severity": one.severity.value,
        "due": minute_iso(one.due),
        "message": one.message,
        "ended": one.ending.name.lower() if one.ending else None,
    }


def _full_shape(one: "AlertEntry") -> dict[str, Any]:
    moments = {
        "shown": one.shown_at,
        "snoozed_until": one.snoozed_until,
        "closed": one.closed_at,
    }
    return {
        **_shape(one),
        "state": one.state.value,
        **{name: minute_iso(moment) if moment else None for name, moment in moments.items()},
        "closed_by": one.closed_by or None,
    }
