"""`holidays`: the table of days off and make-up workdays."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.text_table import text_table
from fire_roster.cli.words import read_year

if TYPE_CHECKING:
    from fire_roster.records.calendar import HolidayDay


def list_holidays(
    context: typer.Context,
    year: Annotated[int | None, typer.Argument(metavar="YEAR", help="只看这一年")] = None,
    chosen: Annotated[int | None, typer.Option("--year", metavar="年份", help="只看这一年")] = None,
) -> Reply:
    """列出节假日和调休上班日。"""
    given = chosen if chosen is not None else year
    wanted = read_year(given) if given is not None else None
    with reading(context) as office:
        days = office.holidays.list_days(wanted)
        years = [one.year for one in office.holidays.list_years()]
    known = f"已有年份：{'、'.join(map(str, years)) or '无'}；其他年份按周末计算并提醒。"
    return Reply([_shape(day) for day in days], [*_table(days), known])


def import_holidays(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="holiday-cn 格式的 JSON（year、papers、days）"),
    ],
) -> Reply:
    """导入国务院办公厅公布的节假日安排，替换文件所属的年份。"""
    with writing(context) as office:
        content = office.holidays.import_file(file).value
        days = office.holidays.list_days(content.year)
    document = {"year": content.year, "papers": list(content.papers), "days": len(content.days)}
    return Reply(document, [*_table(days), f"已导入 {content.year} 年，{len(content.days)} 天"])


COMMANDS = {"list": list_holidays, "import": import_holidays}


def _table(days: "Iterable[HolidayDay]") -> list[str]:
    rows = [
        (
            day.day.isoformat(),
            "一二三四五六日"[day.day.weekday()],
            day.name,
            "休息" if day.is_off else "上班",
            "法定" if day.is_statutory else "",
        )
        for day in days
    ]
    return text_table(("日期", "星期", "名称", "安排", "三倍工资日"), rows)


def _shape(day: "HolidayDay") -> dict[str, Any]:
    return {
        "date": day.day.isoformat(),
        "name": day.name,
        "off": day.is_off,
        "statutory": day.is_statutory,
    }
