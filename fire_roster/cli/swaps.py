"""`roster swap/swaps/cancel-swap`: 调班, 替班, 缺勤."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.options import takes
from fire_roster.cli.reply import Reply
from fire_roster.cli.rosters import Station
from fire_roster.cli.session import reading, writing
from fire_roster.cli.shapes import iso, violation_shape
from fire_roster.cli.text_table import text_table
from fire_roster.cli.words import read_duty_date, read_month
from fire_roster.domain.month import Month
from fire_roster.domain.roster import SeatKey
from fire_roster.errors import UsageProblem

if TYPE_CHECKING:
    from fire_roster.services.office import Office
    from fire_roster.services.swaps import SwapEntry, SwapJudgement, SwapOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSwap:
    """Who gives which seat to whom; with `--for-date` the taker gives a seat in return."""

    station: Station
    day: Annotated[str, typer.Argument(metavar="DATE", help="让出的班次的日期")]
    shift: Annotated[str, typer.Argument(metavar="SHIFT", help="让出的班次，如 夜")]
    member: Annotated[str, typer.Argument(metavar="MEMBER", help="原来值班的人")]
    taker: Annotated[
        str, typer.Argument(metavar="TAKER", help="来值班的人；不写为缺勤、无人顶")
    ] = ""
    for_date: Annotated[str, typer.Option(metavar="日期", help="调班：对方让出的班次的日期")] = ""
    for_shift: Annotated[
        str, typer.Option(metavar="班次", help="调班：对方让出的班次，不写为同一班次")
    ] = ""
    reason: Annotated[str, typer.Option(metavar="原因", help="原因")] = ""
    approver: Annotated[str, typer.Option(metavar="姓名", help="批准人；不写为尚未批准")] = ""
    keep_errors: Annotated[
        bool, typer.Option("--keep-errors", help="不符合规则也登记，要写 --reason")
    ] = False
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看能不能换，不登记")] = False


@takes(NewSwap)
def swap(context: typer.Context, options: NewSwap) -> Reply:
    """登记调班、替班或缺勤，按规则检查；没有发布的月份直接改草稿（写了 --approver 仍作登记）。"""
    from fire_roster.records.swap import SwapFields

    fields = SwapFields(reason=options.reason, approver=options.approver)
    with (reading if options.dry_run else writing)(context) as office:
        order = _order(office, options)
        station = office.stations.find(options.station).record.id
        month = Month.of(order.seat.duty_date)
        judgement = office.swaps.judge(order)
        members = office.rosters.open_final(station, month).facts.members
        is_edit = not options.approver and office.swaps.is_draft(station, month)
        entry = None
        if is_edit and not options.dry_run:
            office.swaps.edit_draft(order)
        elif not options.dry_run:
            key = office.swaps.enter(order, fields, keeps_errors=options.keep_errors).value
            entry = office.swaps.find(key)
    document = {
        **(swap_shape(entry) if entry else {"id": None, "kind": order.kind.value}),
        "as": "edit" if is_edit else "swap",
        "possible": not judgement.problem,
        "problem": judgement.problem or None,
        "findings": [violation_shape(one, members) for one in judgement.findings],
    }
    lines = [f"[{one.severity.label}] {one.rule} {one.message}" for one in judgement.findings]
    is_refused = options.dry_run and bool(judgement.problem or judgement.errors)
    title = _verdict(judgement) if options.dry_run else _done(order, entry)
    return Reply(document, [title, *lines], 1 if is_refused else 0)


def list_swaps(
    context: typer.Context,
    station: Annotated[str, typer.Argument(metavar="STATION", help="站点，不写为全部")] = "",
    month: Annotated[str, typer.Argument(metavar="MONTH", help="月份，不写为全部")] = "",
) -> Reply:
    """列出调班、替班和缺勤登记。"""
    with reading(context) as office:
        key = office.stations.find(station).record.id if station else None
        found = office.swaps.list_all(key, read_month(month) if month else None)
    rows = [
        (
            str(one.record.id),
            one.kind.label,
            one.seat.station_name,
            one.text,
            one.record.approver or "未批准",
            one.state.value,
        )
        for one in found
    ]
    titles = ("编号", "类别", "站点", "内容", "批准人", "状态")
    return Reply([swap_shape(one) for one in found], text_table(titles, rows))


def cancel_swap(
    context: typer.Context,
    swap_id: Annotated[int, typer.Argument(metavar="ID", help="登记编号，见 roster swaps")],
    reason: Annotated[str, typer.Option(metavar="原因", help="取消的原因")] = "",
) -> Reply:
    """取消一张调班、替班登记，恢复原来的班。"""
    with writing(context) as office:
        office.swaps.find(swap_id)
        office.swaps.cancel(swap_id, reason)
        entry = office.swaps.find(swap_id)
    return Reply(swap_shape(entry), [f"已取消{entry.kind.label}：{entry.text}"])


COMMANDS = {"swap": swap, "swaps": list_swaps, "cancel-swap": cancel_swap}


def swap_shape(entry: "SwapEntry") -> dict[str, Any]:
    """A swap as JSON; `return_date` and `return_shift` are the seat given in return."""
    record, back = entry.record, entry.back
    return {
        "id": record.id,
        "number": entry.number,
        "kind": entry.kind.value,
        "state": entry.state.name.lower(),
        "station": entry.seat.station_name,
        "date": record.day.isoformat(),
        "shift": entry.seat.shift.code,
        "member": entry.seat.member_name,
        "member_id": record.member_id,
        "taker": entry.taker_name or None,
        "taker_id": record.taker_id,
        "return_date": iso(record.return_day),
        "return_shift": back.shift.code if back else None,
        "reason": record.reason or None,
        "approver": record.approver or None,
        "approved_on": iso(record.approved_on),
        "cancel_reason": record.cancel_reason or None,
    }


def _order(office: "Office", options: NewSwap) -> "SwapOrder":
    from fire_roster.services.swaps import SwapOrder

    if options.for_date and not options.taker:
        raise UsageProblem(
            "调班要写明与谁调：roster swap 站点 日期 班次 姓名 对方 --for-date 日期。"
        )
    day = read_duty_date(options.day)
    member = office.members.find(options.member).record.id
    seat = SeatKey(day, _shift_id(office, options.station, day, options.shift), member)
    if not options.taker:
        return SwapOrder(seat)
    taker = office.members.find(options.taker).record.id
    if not (options.for_date or options.for_shift):
        return SwapOrder(seat, taker)
    back_day = read_duty_date(options.for_date) if options.for_date else day
    shift = options.for_shift or options.shift
    back = SeatKey(back_day, _shift_id(office, options.station, back_day, shift), taker)
    return SwapOrder(seat, taker, back)


def _shift_id(office: "Office", station: str, day: date, shift: str) -> int:
    key = office.stations.find(station).record.id
    return office.rosters.open(key, Month.of(day)).find_shift(shift).shift_type_id


def _done(order: "SwapOrder", entry: "SwapEntry | None") -> str:
    if entry is None:
        return f"值班表还是草稿，已直接在草稿上{order.kind.label}，不需要审批单。"
    return f"已登记{entry.kind.label}：{entry.text}"


def _verdict(judgement: "SwapJudgement") -> str:
    if judgement.problem:
        return f"不能这样换：{judgement.problem}"
    return "可以换，但有不符合规则的地方：" if judgement.errors else "可以换。"
