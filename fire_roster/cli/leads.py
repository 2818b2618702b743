"""`leads`: 带班领导 per day, and 加强值守期."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.options import takes
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.shapes import or_none
from fire_roster.cli.text_table import text_table
from fire_roster.cli.words import read_day, read_month
from fire_roster.errors import UsageProblem

if TYPE_CHECKING:
    from fire_roster.services.leads import LeadEntry, PeriodEntry

First = Annotated[str, typer.Argument(metavar="FROM", help="第一天，如 2026-10-01")]
Last = Annotated[str, typer.Argument(metavar="TO", help="最后一天，不写为同一天")]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLead:
    """The leader of some days."""

    first: First
    last: Last = ""
    name: Annotated[str, typer.Option(metavar="姓名", help="带班领导；写空为取消")] = ""
    title: Annotated[str, typer.Option(metavar="职务", help="职务")] = ""
    phone: Annotated[str, typer.Option(metavar="电话", help="24 小时能打通的电话")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPeriod:
    """A reinforced period."""

    name: Annotated[str, typer.Argument(metavar="NAME", help="名称，如 国庆安保")]
    first: First
    last: Last = ""
    extra: Annotated[int, typer.Option(metavar="N", help="每班增加几人")] = 1
    station: Annotated[str, typer.Option(metavar="站点", help="只对这个站点，不写为全部")] = ""
    basis: Annotated[str, typer.Option(metavar="依据", help="依据，如通知文号")] = ""
    no_lead: Annotated[bool, typer.Option("--no-lead", help="不要求带班领导")] = False


def list_leads(
    context: typer.Context,
    month: Annotated[str, typer.Argument(metavar="MONTH", help="月份，如 2026-10")],
) -> Reply:
    """列出一个月的带班领导，以及哪些天应有而没有。"""
    wanted = read_month(month)
    with reading(context) as office:
        found = office.leads.list_days(wanted.first, wanted.last)
    shown = [one for one in found if one.lead or one.wants_lead]
    rows = [
        (
            str(one.day),
            one.occasion,
            one.lead.name if one.lead else "未安排",
            one.lead.title if one.lead else "",
            one.lead.phone if one.lead else "",
        )
        for one in shown
    ]
    titles = ("日期", "说明", "带班领导", "职务", "电话")
    return Reply([_lead_shape(one) for one in shown], text_table(titles, rows))


@takes(NewLead)
def set_leads(context: typer.Context, options: NewLead) -> Reply:
    """登记一段日子的带班领导；不写 --name 为取消。"""
    from fire_roster.records.reinforcement import LeadFields

    first, last = _span(options.first, options.last)
    fields = None
    if options.name.strip():
        fields = LeadFields(name=options.name, title=options.title, phone=options.phone)
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    with writing(context) as office:
        office.leads.set_days(dict.fromkeys(days, fields))
        found = office.leads.list_days(first, last)
    words = f"带班领导 {fields.name}" if fields else "取消带班领导"
    return Reply([_lead_shape(one) for one in found], [f"{words}：{first} 至 {last}"])


def list_periods(context: typer.Context) -> Reply:
    """列出加强值守期。"""
    with reading(context) as office:
        found = office.leads.list_periods()
    rows = [
        (
            str(one.record.id),
            one.record.name,
            str(one.record.first),
            str(one.record.last),
            f"+{one.record.extra_staff}",
            one.station_name,
            one.record.basis,
        )
        for one in found
    ]
    titles = ("编号", "名称", "从", "到", "每班", "站点", "依据")
    return Reply([_period_shape(one) for one in found], text_table(titles, rows))


@takes(NewPeriod)
def add_period(context: typer.Context, options: NewPeriod) -> Reply:
    """登记加强值守期：每班多排几人。"""
    from fire_roster.records.reinforcement import ReinforcedPeriodFields

    first, last = _span(options.first, options.last)
    with writing(context) as office:
        station = office.stations.find(options.station).record.id if options.station else None
        fields = ReinforcedPeriodFields(
            name=options.name,
            first=first,
            last=last,
            extra_staff=options.extra,
            needs_lead=not options.no_lead,
            station_id=station,
            basis=options.basis,
        )
        key = office.leads.add_period(fields).value
        entry = next(one for one in office.leads.list_periods() if one.record.id == key)
    line = f"已登记加强值守期：{fields.name} {first} 至 {last}，每班加 {fields.extra_staff} 人"
    return Reply(_period_shape(entry), [line])


def delete_period(
    context: typer.Context,
    period_id: Annotated[int, typer.Argument(metavar="ID", help="编号，见 leads periods")],
) -> Reply:
    """删除加强值守期。"""
    with writing(context) as office:
        fields = office.leads.delete_period(period_id).value
    return Reply({"id": period_id}, [f"已删除加强值守期：{fields.name}"])


COMMANDS = {
    "list": list_leads,
    "set": set_leads,
    "periods": list_periods,
    "add-period": add_period,
    "delete-period": delete_period,
}


def _span(first: str, last: str) -> tuple[date, date]:
    start, end = read_day(first), read_day(last or first)
    if end < start:
        raise UsageProblem(f"最后一天 {end} 早于第一天 {start}，请检查。")
    return start, end


def _lead_shape(one: "LeadEntry") -> dict[str, Any]:
    return {
        "date": one.day.isoformat(),
        "occasion": or_none(one.occasion),
        "wanted": one.wants_lead,
        "name": one.lead.name if one.lead else None,
        "title": or_none(one.lead.title) if one.lead else None,
        "phone": or_none(one.lead.phone) if one.lead else None,
    }


def _period_shape(one: "PeriodEntry") -> dict[str, Any]:
    record = one.record
    return {
        "id": record.id,
        "name": record.name,
        "from": record.first.isoformat(),
        "to": record.last.isoformat(),
        "extra_staff": record.extra_staff,
        "needs_lead": record.needs_lead,
        "station": one.station_name if record.station_id else None,
        "basis": or_none(record.basis),
    }
