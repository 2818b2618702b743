"""`print`: a form as PDF."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.options import takes
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.text_table import text_table
from fire_roster.domain.month import Month
from fire_roster.errors import DataBusy, StorageUnavailable, UsageProblem

if TYPE_CHECKING:
    from fire_roster.services.forms.base import PaperForm, PrintOrder
    from fire_roster.services.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """What is printed, how and where to."""

    form: Annotated[
        str, typer.Argument(metavar="FORM", help="表格名称，如 wall-roster；用 --list 查看全部")
    ] = ""
    station: Annotated[
        str,
        typer.Argument(metavar="STATION", help="站点名称或编号，默认第一个适用的站点；可以省略"),
    ] = ""
    when: Annotated[
        str,
        typer.Argument(
            metavar="MONTH|DATE|ID",
            help="月份（2026-12）、日期（2026-12-01）或记录编号，默认本月、今天、最近一条",
        ),
    ] = ""
    is_list: Annotated[bool, typer.Option("--list", help="列出全部表格")] = False
    out: Annotated[str, typer.Option("--out", metavar="FILE.pdf", help="PDF 文件")] = ""
    paper: Annotated[
        str, typer.Option(metavar="A3|A4", help="纸张，默认值班表用 A3，其余用 A4")
    ] = ""
    orientation: Annotated[
        str,
        typer.Option(metavar="auto|landscape|portrait", help="方向：auto 自动、横向或纵向"),
    ] = "auto"
    edition: Annotated[
        str,
        typer.Option(metavar="wall|internal", help="wall 张贴版（电话打码）或 internal 内部版"),
    ] = "wall"
    version: Annotated[int | None, typer.Option(metavar="N", help="第几版，默认最新一版")] = None
    without: Annotated[
        str, typer.Option(metavar="PARTS", help="不印的部分，如 legend,contacts")
    ] = ""


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
        order = office.reports.resolved(_order(office, options))
        paper = office.reports.prepare(order)
        path = Path(options.out).absolute()
        office.reports.save(paper.pdf, path)
        warnings = paper.warnings
        document = {**_described(office, order), "path": str(path), "bytes": len(paper.pdf)}
        title = office.reports.find_form(order.form).title
    document["posted"] = _note_wall(context, order)
    words = "　".join(str(document[key]) for key in ("station", "month") if document[key])
    lines = [f"已打印：{' '.join(part for part in (title, words) if part)}，{path}", *warnings]
    if document["posted"]:
        lines.append("已登记为墙上版本。")
    return Reply({**document, "warnings": list(warnings)}, lines)


COMMANDS = {"print": print_form}


def _note_wall(context: typer.Context, order: "PrintOrder") -> bool:
    """Takes the print of a roster in force for the wall on record, unless the window holds it."""
    from fire_roster.services.wall_copies import WALL_FORMS

    if order.form not in WALL_FORMS or order.edition != "wall":
        return False
    assert order.station_id is not None
    assert order.month is not None
    try:
        with writing(context) as office:
            return office.wall_copies.note_print(order.station_id, order.month, order.version).value
    except (DataBusy, StorageUnavailable):
        return False


def _described(office: "Office", order: "PrintOrder") -> dict[str, Any]:
    station = order.station_id
    return {
        "form": order.form,
        "station": None if station is None else office.stations.get(station).record.name,
        "month": str(order.month),
        "date": str(order.day),
        "record": order.record_id,
        "paper": order.paper,
        "edition": order.edition,
    }


def _forms(office: "Office") -> Reply:
    forms = office.reports.list_forms()
    document = {"forms": [{"name": one.name, "title": one.title} for one in forms]}
    return Reply(document, text_table(("名称", "表格"), [(one.name, one.title) for one in forms]))


def _order(office: "Office", options: PrintOptions) -> "PrintOrder":
    from fire_roster.services.forms.base import PrintOrder, StationNeed

    form = office.reports.find_form(options.form)
    station, when = options.station, options.when
    names = {one.record.name for one in office.stations.list_all()}
    is_time = form.subject.station is StationNeed.NONE or _reads(form, station)
    if station and not when and station not in names and is_time:
        station, when = "", station
    month, day, record = _subject(form, when)
    return PrintOrder(
        form=form.name,
        station_id=office.stations.find(station).record.id if station else None,
        month=month,
        day=day,
        record_id=record,
        paper=options.paper.upper(),
        orientation=options.orientation,
        edition=options.edition,
        version=options.version,
        omitted=frozenset(part.strip() for part in options.without.split(",") if part.strip()),
    )


def _reads(form: "PaperForm", text: str) -> bool:
    try:
        return any(part is not None for part in _subject(form, text))
    except UsageProblem:
        return False


def _subject(form: "PaperForm", text: str) -> tuple[Month | None, date | None, int | None]:
    """Month, day and record of the last word; a day also stands for its month. UsageProblem."""
    word = text.strip()
    if not word:
        return None, None, None
    if form.subject.record:
        if word.isdecimal():
            return None, None, int(word)
        raise UsageProblem(f"看不懂的编号“{text}”，请写{form.subject.record}的编号。")
    day = _find_day(word)
    month = Month.of(day) if day else _find_month(word)
    if month is None:
        raise UsageProblem(f"看不懂的月份“{text}”，请写成 2026-12 或 2026-12-01 的样子。")
    return month, day, None


def _find_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _find_month(text: str) -> Month | None:
    try:
        return Month.parse(text)
    except ValueError:
        return None
