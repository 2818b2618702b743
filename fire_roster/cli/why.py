"""`why`: who can take a seat, and who cannot, with the exact reasons."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading
from fire_roster.cli.shapes import reason_shapes
from fire_roster.cli.words import read_duty_date
from fire_roster.domain.month import Month

if TYPE_CHECKING:
    from fire_roster.domain.eligibility import Candidate


def why(
    context: typer.Context,
    station: Annotated[str, typer.Argument(metavar="STATION", help="站点名称或编号")],
    day: Annotated[str, typer.Argument(metavar="DATE", help="日期，如 2026-12-01")],
    shift: Annotated[str, typer.Argument(metavar="SHIFT", help="班次简称或名称，如 夜")],
) -> Reply:
    """这一班每个人能不能上：✓ 或全部理由和依据。"""
    duty_date = read_duty_date(day)
    with reading(context) as office:
        key = office.stations.find(station).record.id
        state = office.rosters.open(key, Month.of(duty_date))
        chosen = state.find_shift(shift)
        found = office.rosters.candidates(state, duty_date, chosen.shift_type_id)
    document = [
        {
            "member": one.member.name,
            "member_id": one.member.member_id,
            "eligible": one.is_eligible,
            "assigned": one.is_assigned,
            "station_member": one.is_station_member,
            "reasons": reason_shapes(one.reasons),
        }
        for one in found
    ]
    return Reply(document, [line for one in found for line in _lines(one)])


COMMANDS = {"why": why}


def _lines(one: "Candidate") -> Iterator[str]:
    place = "已排" if one.is_assigned else ("本站" if one.is_station_member else "外站")
    yield f"{'✓' if one.is_eligible else '×'} {one.member.name}（{place}）"
    for reason in one.reasons:
        yield f"    [{reason.severity.label}] {reason.rule} {reason.message}（{reason.clause}）"
