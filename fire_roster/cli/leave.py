"""`leave`: days on which a member cannot be on duty."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.options import takes
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.text_table import text_table
from fire_roster.cli.words import read_day, read_month_days
from fire_roster.errors import UsageProblem

if TYPE_CHECKING:
    from fire_roster.services.leaves import LeaveEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLeave:
    """Whole days; the days as arguments or as options."""

    member: Annotated[str, typer.Argument(metavar="MEMBER", help="编号或不重名的姓名")]
    first: Annotated[str, typer.Argument(metavar="FROM", help="第一天（也可写 --from）")] = ""
    last: Annotated[
        str, typer.Argument(metavar="TO", help="最后一天（也可写 --to），不写为同一天")
    ] = ""
    from_day: Annotated[str, typer.Option("--from", metavar="日期", help="第一天")] = ""
    to_day: Annotated[str, typer.Option("--to", metavar="日期", help="最后一天")] = ""
    kind: Annotated[str, typer.Option(metavar="类别", help="年休假、病假、事假、培训……")] = "年休假"
    remark: Annotated[str, typer.Option(metavar="备注", help="备注")] = ""


@takes(NewLeave)
def add_leave(context: typer.Context, options: NewLeave) -> Reply:
    """登记请假（整天，首尾都算）。"""
    from fire_roster.records.leave import LeaveFields

    first = options.from_day or options.first
    if not first:
        raise UsageProblem("缺少请假的第一天，例如：leave add 张三 2026-12-01 2026-12-03。")
    last = options.to_day or options.last or first
    fields = LeaveFields(
        first=read_day(first), last=read_day(last), kind=options.kind, remark=options.remark
    )
    with writing(context) as office:
        key = office.leaves.add(office.members.find(options.member), fields).value
        entry = next(one for one in office.leaves.list_all() if one.record.id == key)
    line = f"已登记：{entry.member_name} {fields.kind} {fields.first} 至 {fields.last}"
    return Reply(_shape(entry), [line])


def list_leave(
    context: typer.Context,
    month: Annotated[str, typer.Argument(metavar="MONTH", help="只看涉及该月的，如 2026-12")] = "",
) -> Reply:
    """列出请假。"""
    with reading(context) as office:
        entries = office.leaves.list_all(*read_month_days(month))
    rows = [
        (
            str(entry.record.id),
            entry.member_name,
            entry.record.kind,
            str(entry.record.first),
            str(entry.record.last),
            entry.record.remark,
        )
        for entry in entries
    ]
    lines = [*text_table(("编号", "姓名", "类别", "从", "到", "备注"), rows), f"共 {len(rows)} 条"]
    return Reply([_shape(entry) for entry in entries], lines)


COMMANDS = {"list": list_leave, "add": add_leave}


def _shape(entry: "LeaveEntry") -> dict[str, Any]:
    return {
        "id": entry.record.id,
        "member": entry.member_name,
        "member_id": entry.record.member_id,
        "from": entry.record.first.isoformat(),
        "to": entry.record.last.isoformat(),
        "kind": entry.record.kind,
        "remark": entry.record.remark or None,
    }
