"""`print`: a form as PDF."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fire_roster.cli.options import takes
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading
from fire_roster.cli.text_table import text_table
from fire_roster.domain.month import Month
from fire_roster.errors import UsageProblem

if TYPE_CHECKING:
    from fire_roster.services.office import Office
    from fire_roster.services.reports import PrintOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """What is printed, how and where to."""

    form: Annotated[
        str, typer.Argument(metavar="FORM", help="表格名称，如 wall-roster；用 --list 查看全部")
    ] = ""
    station: Annotated[
        str, typer.Argument(metavar="STATION", help="站点名称或编号，默认第一个站点")
    ] = ""
    month: Annotated[str, typer.Argument(metavar="MONTH", help="月份，如 2026-12，默认本月")] = ""
    is_list: Annotated[bool, typer.Option("--list", help="列出全部表格")] = False
    out: Annotated[str, typer.Option("--out", metavar="FILE.pdf", help="PDF 文件")] = ""
    paper: Annotated[str, typer.Option(metavar="A3|A4", help="纸张，横向")] = "A3"
    edition: Annotated[
        str,
        typer.Option(metavar="wall|internal", help="wall 张贴版（电话打码）或 internal 内部版"),
    ] = "wall"
    version: Annotated[int | None, typer.Option(metavar="N", help="第几版，默认最新一版")] = None


@takes(PrintOptions)
def print_form(context: typer.Context, options: PrintOptions) -> Reply:
    """打印表格为 PDF；草稿也能打印，印有“草稿”。"""
    with reading(context) as office:
        if options.is_list:
            return _forms(office)
        if not options.form:
            raise UsageProblem("缺少表格名称，用 print --list 查看全部表格。")
        if not options.out:
            raise UsageProblem("缺少 --out，请写明 PDF 文件，例如 --out 值班表.pdf。")
        order = _order(office, options)
        pdf = office.reports.render(order)
        path = Path(options.out).absolute()
        office.reports.save(pdf, path)
        station = office.stations.get(order.station_id).record.name
    document = {
        "form": order.form,
        "station": station,
        "month": str(order.month),
        "paper": order.paper,
        "edition": order.edition,
        "path": str(path),
        "bytes": len(pdf),
    }
    return Reply(document, [f"已打印：{station} {order.month.label}，{path}"])


COMMANDS = {"print": print_form}


def _forms(office: "Office") -> Reply:
    forms = office.reports.list_forms()
    document = {"forms": [{"name": one.name, "title": one.title} for one in forms]}
    return Reply(document, text_table(("名称", "表格"), [(one.name, one.title) for one in forms]))


def _order(office: "Office", options: PrintOptions) -> "PrintOrder":
    from fire_roster.services.reports import PrintOrder

    station, month = options.station, _find_month(options.month)
    if options.month and month is None:
        raise UsageProblem(f"看不懂的月份“{options.month}”，请写成 2026-12 的样子。")
    names = {one.record.name for one in office.stations.list_all()}
    if station and not options.month and station not in names:
        month = _find_month(station)
        station = "" if month else station
    entry = office.stations.find(station) if station else office.stations.list_all()[0]
    return PrintOrder(
        form=options.form,
        station_id=entry.record.id,
        month=month or Month.of(office.clock.today()),
        paper=options.paper.upper(),
        edition=options.edition,
        version=options.version,
    )


def _find_month(text: str) -> Month | None:
    """The month of 2026-12 or of a day in it."""
    try:
        return Month.parse(text.strip()[:7]) if text.strip()[7:8] in ("", "-") else None
    except ValueError:
        return None
