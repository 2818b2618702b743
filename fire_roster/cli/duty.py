"""`duty`: who is on duty at a moment, at every station."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading
from fire_roster.cli.shapes import minute_iso
from fire_roster.cli.text_table import text_table
from fire_roster.services.clock import parse_moment

if TYPE_CHECKING:
    from fire_roster.services.duty import StationDuty


def duty(
    context: typer.Context,
    at: Annotated[
        str, typer.Option("--at", metavar="时间", help="哪一刻，如 2026-12-01T08:00，默认现在")
    ] = "",
) -> Reply:
    """某一刻各站点谁在岗（以正式值班表为准，没有发布时看草稿）。"""
    with reading(context) as office:
        moment = parse_moment(at) if at else office.clock.now()
        found = office.duty.at(moment)
    return Reply([_shape(one) for one in found], _lines(found, moment))


COMMANDS = {"duty": duty}


def _shape(one: "StationDuty") -> dict[str, Any]:
    return {
        "station": one.station.name,
        "station_id": one.station.station_id,
        "shift": _codes(one) or None,
        "since": minute_iso(one.span.start),
        "until": minute_iso(one.span.end),
        "members": list(one.names),
        "member_ids": list(one.member_ids),
        "status": one.status.value if one.status else None,
    }


def _codes(one: "StationDuty") -> str:
    """The shifts that run; at an uncovered moment the one that should."""
    return "、".join(shift.code for shift in one.shifts or ((one.due,) if one.due else ()))


def _lines(found: "tuple[StationDuty, ...]", moment: datetime) -> list[str]:
    rows = [
        (
            one.station.name,
            _codes(one),
            f"{one.span.start:%m-%d %H:%M} 至 {one.span.end:%m-%d %H:%M}",
            "、".join(one.names) or "无人在岗",
            one.status.label if one.status else "未排班",
        )
        for one in found
    ]
    titles = ("站点", "班次", "起止", "值班人员", "值班表")
    return [f"{moment:%Y-%m-%d %H:%M} 在岗：", *text_table(titles, rows)]
