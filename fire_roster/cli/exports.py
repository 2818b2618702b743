"""`export roster/calendar/statistics/payroll`: files for Excel, phones and the pay office."""

from pathlib import Path
from typing import Annotated

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.rosters import MonthText, Station, Version
from fire_roster.cli.session import reading
from fire_roster.cli.statistics import PeriodText, StationOption, read_period
from fire_roster.cli.words import read_month

Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="写到哪个文件")]


def export_roster(
    context: typer.Context, station: Station, month: MonthText, out: Out, version: Version = None
) -> Reply:
    """把值班表存成 Excel，样子与打印一样；改好后用 import roster 读回。"""
    with reading(context) as office:
        key = office.stations.find(station).record.id
        office.roster_files.export_roster(key, read_month(month), out, version)
    return Reply({"file": str(out)}, [f"已导出：{out}"])


def export_calendar(
    context: typer.Context,
    member: Annotated[str, typer.Argument(metavar="MEMBER", help="编号或不重名的姓名")],
    out: Out,
) -> Reply:
    """把一个人从本月起的值班存成日历文件（.ics），手机和 Outlook 都能读。"""
    with reading(context) as office:
        count = office.roster_files.export_calendar(office.members.find(member), out)
    return Reply({"file": str(out), "events": count}, [f"已导出 {count} 个班：{out}"])


def export_statistics(
    context: typer.Context, period: PeriodText, out: Out, station: StationOption = ""
) -> Reply:
    """把值班统计存成 Excel。"""
    from fire_roster.services import statistics_files

    with reading(context) as office:
        key = office.stations.find(station).record.id if station else None
        report = statistics_files.export_statistics(
            office.statistics, read_period(period), key, out
        )
    return Reply({"file": str(out), "rows": len(report.rows)}, [f"已导出：{out}"])


def export_payroll(context: typer.Context, period: PeriodText, out: Out) -> Reply:
    """把工时和法定节假日加班（300%）存成 Excel，交工资核算。"""
    from fire_roster.services import statistics_files

    with reading(context) as office:
        report = statistics_files.export_payroll(office.statistics, read_period(period), out)
    document = {
        "file": str(out),
        "rows": len(report.statistics.rows),
        "statutory_lines": len(report.lines),
    }
    return Reply(document, [f"已导出：{out}，法定节假日值班 {len(report.lines)} 条"])


COMMANDS = {
    "roster": export_roster,
    "calendar": export_calendar,
    "statistics": export_statistics,
    "payroll": export_payroll,
}
