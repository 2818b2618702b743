"""`export members`: the ledger as a file."""

from pathlib import Path
from typing import Annotated

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import writing
from fire_roster.errors import UsageProblem


def export_members(
    context: typer.Context,
    out: Annotated[str, typer.Option("--out", metavar="FILE.xlsx|.csv", help="写到哪个文件")] = "",
    unmask: Annotated[
        bool, typer.Option("--unmask", help="导出完整的电话和身份证号，记入操作记录")
    ] = False,
) -> Reply:
    """导出人员台账和证书为 .xlsx 或 .csv，末行注明导出人和时间。"""
    if not out:
        raise UsageProblem("缺少 --out，请写明文件，例如 --out 人员台账.xlsx。")
    path = Path(out).absolute()
    with writing(context) as office:
        rows = office.exports.export_members(path, is_unmasked=unmask).value
    return Reply({"file": str(path), "rows": rows}, [f"已导出 {rows} 行：{path}"])


COMMANDS = {"members": export_members}
