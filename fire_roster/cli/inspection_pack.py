"""`inspection pack` and `print inspection-pack`: everything an inspector asks for in one file."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading
from fire_roster.cli.words import read_day
from fire_roster.domain.month import Month
from fire_roster.errors import UsageProblem

if TYPE_CHECKING:
    from fire_roster.services.office import Office

NAME = "inspection-pack"
TITLE = "迎检包"
_DAYS = 30


def make_pack(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="FROM", help="第一天，默认 30 天前")] = "",
    last: Annotated[str, typer.Argument(metavar="TO", help="最后一天，默认今天")] = "",
    out: Annotated[str, typer.Option(metavar="FILE.pdf", help="PDF 文件")] = "",
    excel: Annotated[str, typer.Option(metavar="FILE.xlsx", help="表格文件（可选）")] = "",
) -> Reply:
    """制作迎检包：值班表、逐时段在岗证明、证书、演练、培训、自查、隐患等，一个 PDF。"""
    with reading(context) as office:
        until = read_day(last) if last else office.clock.today()
        since = read_day(first) if first else until - timedelta(days=_DAYS - 1)
        return write_pack(office, since, until, out, excel)


def write_pack(office: "Office", first: date, last: date, out: str, excel: str = "") -> Reply:
    """Makes the files and says where they are. UsageProblem without a PDF to write."""
    if not out:
        raise UsageProblem("缺少 --out，请写明 PDF 文件，例如 --out 迎检包.pdf。")
    pdf = office.pack.render(first, last)
    path = Path(out).absolute()
    office.reports.save(pdf, path)
    document = {
        "form": NAME,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "path": str(path),
        "bytes": len(pdf),
        "excel": None,
    }
    lines = [f"已制作迎检包（{first} 至 {last}）：{path}"]
    if excel:
        table = Path(excel).absolute()
        office.reports.save(office.pack.workbook(first, last), table)
        document["excel"] = str(table)
        lines.append(f"表格：{table}")
    return Reply(document, lines)


def pack_range(office: "Office", month: Month | None, day: date | None) -> tuple[date, date]:
    """The days of a pack that was asked for by a month, by its last day, or without either."""
    today = office.clock.today()
    if month is not None and day is None:
        return month.first, min(month.last, max(today, month.first))
    last = day or today
    return last - timedelta(days=_DAYS - 1), last
