"""`export members/alerts/ledger`: ledgers and the alert centre as files."""

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
    path = _path(out, "人员台账.xlsx")
    with writing(context) as office:
        rows = office.exports.export_members(path, is_unmasked=unmask).value
    return Reply({"file": str(path), "rows": rows}, [f"已导出 {rows} 行：{path}"])


def export_alerts(
    context: typer.Context,
    out: Annotated[str, typer.Option("--out", metavar="FILE.xlsx|.csv", help="写到哪个文件")] = "",
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="历史最多几条")] = 10_000,
) -> Reply:
    """导出提醒：还没有处理的和历史，含何时由谁处理，末行注明导出人和时间。"""
    path = _path(out, "提醒记录.xlsx")
    with writing(context) as office:
        found = (*office.alerts.list_open(), *office.alerts.list_history(limit))
        rows = office.exports.export_alerts(path, found).value
    return Reply({"file": str(path), "rows": rows}, [f"已导出 {rows} 行：{path}"])


def export_ledger(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="台账", help="drill、hazard、equipment …")],
    out: Annotated[str, typer.Option("--out", metavar="FILE.xlsx|.csv", help="写到哪个文件")] = "",
) -> Reply:
    """导出一种台账（隐患、器材、演练……）为 .xlsx 或 .csv，末行注明导出人和时间。"""
    path = _path(out, "隐患台账.xlsx")
    with writing(context) as office:
        rows = office.exports.export_ledger(path, key).value
    return Reply({"file": str(path), "rows": rows}, [f"已导出 {rows} 行：{path}"])


def _path(out: str, example: str) -> Path:
    if not out:
        raise UsageProblem(f"缺少 --out，请写明文件，例如 --out {example}。")
    return Path(out).absolute()


COMMANDS = {"members": export_members, "alerts": export_alerts, "ledger": export_ledger}
