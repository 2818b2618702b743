"""`export audit`: the actions on record as a file."""

from pathlib import Path
from typing import Annotated

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import writing
from fire_roster.cli.words import read_day
from fire_roster.errors import UsageProblem


def export_audit(
    context: typer.Context,
    out: Annotated[str, typer.Option("--out", metavar="FILE.xlsx|.csv", help="写到哪个文件")] = "",
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="从这一天起")] = "",
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="到这一天为止")] = "",
    text: Annotated[
        str, typer.Option("--text", help="只要含这些字的（姓名、操作、改后的值）")
    ] = "",
) -> Reply:
    """导出操作记录（谁、何时、做了什么、原值和新值）为 .xlsx 或 .csv，电话和身份证号已打码。"""
    if not out:
        raise UsageProblem("缺少 --out，请写明文件，例如 --out 操作记录.xlsx。")
    from fire_roster.services.logbook import LogFilter

    wanted = LogFilter(
        first=read_day(first) if first else None,
        last=read_day(last) if last else None,
        text=text,
    )
    path = Path(out).absolute()
    with writing(context) as office:
        entries = office.logbook.list_newest(None, wanted)
        rows = office.exports.export_audit(path, entries).value
    return Reply({"file": str(path), "rows": rows}, [f"已导出 {rows} 行：{path}"])


COMMANDS = {"audit": export_audit}
