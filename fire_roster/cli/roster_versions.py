"""`roster publish/diff/versions`."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.rosters import MonthText, Station
from fire_roster.cli.session import reading, writing
from fire_roster.cli.shapes import minute_iso
from fire_roster.cli.text_table import text_table
from fire_roster.cli.words import read_month
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.rules.base import Severity
from fire_roster.services.clock import wall_time

if TYPE_CHECKING:
    from fire_roster.services.publishing import OpenKind
    from fire_roster.services.roster_diff import RosterDiff

_OF_KIND = re.compile(r"([A-Z]\d{2})\s*[=＝：:]\s*(.+)", re.DOTALL)


def publish_roster(
    context: typer.Context,
    station: Station,
    month: MonthText,
    reason: Annotated[
        list[str] | None,
        typer.Option(metavar="原因", help="带着问题发布的原因；只对一类写成 D02=原因"),
    ] = None,
) -> Reply:
    """发布草稿，成为正式值班表；上一版转入存档。没有写原因的错误会列出来。"""
    wanted = read_month(month)
    by_kind, general = _reasons(reason or ())
    with writing(context) as office:
        key = office.stations.find(station).record.id
        kinds = office.publishing.review(key, wanted).kinds
        reasons = {kind.rule_id: by_kind.get(kind.rule_id, general) for kind in kinds}
        version = office.publishing.publish(key, wanted, reasons, general).value.version
        state = office.rosters.open_final(key, wanted, version)
        wall = office.wall_copies.state(key, wanted)
    errors = state.checker().count(Severity.ERROR)
    document = {
        "station": state.facts.station.name,
        "month": str(state.facts.month),
        "status": state.facts.status.value,
        "version": version,
        "errors": errors,
        "kinds": [_kind_shape(kind, reasons[kind.rule_id]) for kind in kinds],
        "wall_copy": wall.sentence or None,
    }
    lines = [f"已发布：{state.facts.station.name} {state.facts.month.label} 第 {version} 版"]
    lines += [_kind_line(kind, reasons[kind.rule_id]) for kind in kinds]
    if errors:
        lines.append(f"注意：这一版还有 {errors} 处错误，用 roster check 查看。")
    return Reply(document, [*lines, *([wall.sentence] if wall.sentence else [])])


def diff_roster(
    context: typer.Context,
    station: Station,
    month: MonthText,
    before: Annotated[
        int | None, typer.Option("--from", metavar="N", help="旧版，默认正式版或上一版")
    ] = None,
    after: Annotated[
        int | None, typer.Option("--to", metavar="N", help="新版，默认最新一版")
    ] = None,
) -> Reply:
    """比较两版值班表：哪些天、哪些班、换了谁。"""
    with reading(context) as office:
        key = office.stations.find(station).record.id
        diff = office.publishing.compare(key, read_month(month), before, after)
    document = {
        "station": diff.station_name,
        "month": str(diff.month),
        "from": diff.before_version,
        "to": diff.after_version,
        "days": [day.isoformat() for day in diff.days],
        "members": list(diff.names),
        "changes": diff_shapes(diff),
    }
    title = (
        f"{diff.station_name} {diff.month.label} "
        f"第 {diff.before_version} 版 → 第 {diff.after_version} 版：{diff.sentence}"
    )
    return Reply(document, [title, *(one.text for one in diff.shifts)])


def list_versions(context: typer.Context, station: Station, month: MonthText) -> Reply:
    """列出一个月的各版值班表，以及墙上贴的是哪一版。"""
    with reading(context) as office:
        key = office.stations.find(station).record.id
        versions = office.rosters.list_versions(key, read_month(month))
        wall = office.wall_copies.state(key, read_month(month))
    document = {
        "versions": [
            {
                "version": one.version,
                "status": one.status,
                "published_at": minute_iso(wall_time(one.published_at))
                if one.published_at
                else None,
                "reason": one.published_reason or None,
            }
            for one in versions
        ],
        "wall_copy": {
            "status": wall.status.name.lower(),
            "version": wall.printed_version,
            "printed_at": minute_iso(wall.printed_at) if wall.printed_at else None,
            "message": wall.sentence or None,
        },
    }
    rows = [
        (
            f"第 {one.version} 版",
            RosterStatus(one.status).label,
            f"{wall_time(one.published_at):%Y-%m-%d %H:%M}" if one.published_at else "",
            one.published_reason,
        )
        for one in versions
    ]
    lines = text_table(("版本", "状态", "发布时间", "说明"), rows)
    return Reply(
        document, [*lines, f"墙上版本：{wall.status.value}", *filter(None, [wall.sentence])]
    )


COMMANDS = {"publish": publish_roster, "diff": diff_roster, "versions": list_versions}


def diff_shapes(diff: "RosterDiff") -> list[dict[str, Any]]:
    """The shifts that differ as JSON."""
    return [
        {
            "date": one.day.isoformat(),
            "shift": one.shift.code,
            "before": list(one.before),
            "after": list(one.after),
            "left": list(one.left),
            "came": list(one.came),
        }
        for one in diff.shifts
    ]


def _reasons(texts: Iterable[str]) -> tuple[Mapping[str, str], str]:
    """Reasons by rule, and the one that holds for all others."""
    by_kind: dict[str, str] = {}
    general: list[str] = []
    for text in texts:
        match = _OF_KIND.fullmatch(text.strip())
        if match:
            by_kind[match[1]] = match[2].strip()
        else:
            general.append(text.strip())
    return by_kind, "；".join(filter(None, general))


def _kind_shape(kind: "OpenKind", reason: str) -> dict[str, Any]:
    return {
        "rule": kind.rule_id,
        "title": kind.title,
        "count": len(kind.findings),
        "reason": reason or None,
    }


def _kind_line(kind: "OpenKind", reason: str) -> str:
    words = f"保留原因：{reason}" if reason else f"没有写原因，可用 --reason {kind.rule_id}=原因"
    return f"[错误] {kind.rule_id} {kind.title} {len(kind.findings)} 处，{words}"
