"""`statistics`: hours, nights, weekends, each holiday and balance over a period."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading
from fire_roster.cli.text_table import text_table
from fire_roster.cli.words import read_month
from fire_roster.domain.month import Month
from fire_roster.errors import UsageProblem

if TYPE_CHECKING:
    from fire_roster.services.statistics import Period, StatisticsReport, StatisticsRow

PeriodText = Annotated[
    str,
    typer.Argument(metavar="PERIOD", help="2026-12、2026-Q4、2026 或 2025..2026、2026-02..2026-04"),
]
StationOption = Annotated[str, typer.Option("--station", metavar="站点", help="不写为全部站点")]


def statistics(context: typer.Context, period: PeriodText, station: StationOption = "") -> Reply:
    """值班统计：工时、夜班、周末、各法定节假日、加班和均衡度。"""
    wanted = read_period(period)
    with reading(context) as office:
        key = office.stations.find(station).record.id if station else None
        report = office.statistics.report(wanted, key)
    return Reply(statistics_shape(report), _lines(report))


COMMANDS = {"statistics": statistics}


def read_period(text: str) -> "Period":
    """2026-12, 2026-Q4, 2026, or two of these with .. between them."""
    from fire_roster.services.statistics import Period

    first, separator, last = text.strip().partition("..")
    if separator:
        return Period(_one_period(first).first, _one_period(last).last)
    return _one_period(first)


def _one_period(text: str) -> "Period":
    from fire_roster.services.statistics import Period

    year, _, rest = text.strip().upper().partition("-")
    if year.isdigit() and len(year) == 4 and not rest:
        return Period.year(int(year))
    if year.isdigit() and rest in ("Q1", "Q2", "Q3", "Q4"):
        return Period.quarter(int(year), int(rest[1]))
    try:
        month: Month = read_month(text)
    except UsageProblem:
        raise UsageProblem(f"看不懂的时段“{text}”，请写成 2026-12、2026-Q4 或 2026。") from None
    return Period(month, month)


def statistics_shape(report: "StatisticsReport") -> dict[str, Any]:
    """The report as JSON; hours with one decimal."""
    balance = report.balance
    return {
        "station": report.station_name or None,
        "from": str(report.period.first),
        "to": str(report.period.last),
        "balance": {
            "overall": balance.overall,
            "hours": balance.hours,
            "nights": balance.nights,
            "weekends": balance.rest_days,
            "holidays": balance.holidays,
        },
        "members": [_row_shape(row, report) for row in report.rows],
    }


def _row_shape(row: "StatisticsRow", report: "StatisticsReport") -> dict[str, Any]:
    totals, work = row.work.totals, row.work
    return {
        "member": row.member.name,
        "member_id": row.member.member_id,
        "duties": totals.duties,
        "hours": round(totals.hours, 1),
        "nights": totals.nights,
        "weekends": totals.weekends,
        "holidays": totals.holidays,
        "statutory": totals.statutory,
        "statutory_holidays": dict(zip(report.holidays, row.holiday_counts, strict=True)),
        "overtime_hours": round(work.overtime_minutes / 60, 1),
        "months_over_limit": [
            str(one.month) for one in work.months_above(report.overtime_limit_hours)
        ],
        "available_days": row.available_days,
    }


def _lines(report: "StatisticsReport") -> list[str]:
    from fire_roster.services.statistics_files import SUM_TITLES, sum_values

    rows = [
        [
            *(f"{one:g}" if isinstance(one, float) else str(one) for one in sum_values(row)),
            *map(str, row.holiday_counts),
        ]
        for row in report.rows
    ]
    balance = report.balance
    title = f"{report.station_name or '全部站点'} {report.period.label}值班统计"
    fairness = (
        f"均衡度 {balance.overall}（工时 {balance.hours}，夜班 {balance.nights}，"
        f"周末 {balance.rest_days}，节假日 {balance.holidays}；100 为完全均衡）"
    )
    return [title, *text_table((*SUM_TITLES, *report.holidays), rows), fairness]
