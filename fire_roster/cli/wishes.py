"""`wishes`: days on which a member would rather, or rather not, be on duty."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.options import takes
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.shapes import or_none
from fire_roster.cli.text_table import text_table
from fire_roster.cli.words import read_day, read_month_days

if TYPE_CHECKING:
    from fire_roster.services.wishes import WishEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWish:
    """Whole days."""

    member: Annotated[str, typer.Argument(metavar="MEMBER", help="编号或不重名的姓名")]
    first: Annotated[str, typer.Argument(metavar="FROM", help="第一天")]
    last: Annotated[str, typer.Argument(metavar="TO", help="最后一天，不写为同一天")] = ""
    shift: Annotated[str, typer.Option(metavar="班次", help="只说这个班次，如 夜班")] = ""
    want: Annotated[bool, typer.Option("--want", help="希望值班；不写为不想值班")] = False
    remark: Annotated[str, typer.Option(metavar="备注", help="备注")] = ""


@takes(NewWish)
def add_wish(context: typer.Context, options: NewWish) -> Reply:
    """登记排班意愿；自动排班尽量照顾。"""
    from fire_roster.records.wish import WishFields

    fields = WishFields(
        first=read_day(options.first),
        last=read_day(options.last or options.first),
        shift_name=options.shift.strip(),
        is_wanted=options.want,
        remark=options.remark,
    )
    with writing(context) as office:
        key = office.wishes.add(office.members.find(options.member), fields).value
        entry = next(one for one in office.wishes.list_all() if one.record.id == key)
    line = f"已登记：{entry.member_name} {entry.text} {fields.first} 至 {fields.last}"
    return Reply(_shape(entry), [line])


def list_wishes(
    context: typer.Context,
    month: Annotated[str, typer.Argument(metavar="MONTH", help="只看涉及该月的")] = "",
) -> Reply:
    """列出排班意愿。"""
    with reading(context) as office:
        found = office.wishes.list_all(*read_month_days(month))
    rows = [
        (
            str(one.record.id),
            one.member_name,
            one.text,
            str(one.record.first),
            str(one.record.last),
            one.record.remark,
        )
        for one in found
    ]
    titles = ("编号", "姓名", "意愿", "从", "到", "备注")
    return Reply([_shape(one) for one in found], text_table(titles, rows))


def delete_wish(
    context: typer.Context,
    wish_id: Annotated[int, typer.Argument(metavar="ID", help="编号，见 wishes list")],
) -> Reply:
    """取消排班意愿。"""
    with writing(context) as office:
        office.wishes.delete(wish_id)
    return Reply({"id": wish_id}, ["已取消排班意愿"])


COMMANDS = {"list": list_wishes, "add": add_wish, "delete": delete_wish}


def _shape(one: "WishEntry") -> dict[str, Any]:
    record = one.record
    return {
        "id": record.id,
        "member": one.member_name,
        "member_id": record.member_id,
        "from": record.first.isoformat(),
        "to": record.last.isoformat(),
        "shift": or_none(record.shift_name),
        "wanted": record.is_wanted,
        "remark": or_none(record.remark),
    }
