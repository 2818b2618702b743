"""Statistics and the hours list for payroll (L07) as Excel files."""

from pathlib import Path

from fire_roster.exchange.table_file import TableFile, as_workbook
from fire_roster.printing.output import write_pdf
from fire_roster.services.statistics import (
    PayrollReport,
    Period,
    StatisticsReport,
    StatisticsRow,
    StatisticsService,
)

SUM_TITLES = (
    "姓名",
    "班组",
    "班次",
    "工时",
    "夜班",
    "周末",
    "节假日",
    "法定节假日",
    "加班工时",
)
"""Columns of the statistics, before one for each holiday."""

_PAYROLL_TITLES = ("日期", "节日", "姓名", "班组", "站点", "班次", "开始", "结束", "工时", "计发")


def sum_values(row: StatisticsRow) -> tuple[str | int | float, ...]:
    """The values under `SUM_TITLES`; hours with one decimal."""
    totals = row.work.totals
    return (
        row.member.name,
        row.member.team,
        totals.duties,
        round(totals.hours, 1),
        totals.nights,
        totals.weekends,
        totals.holidays,
        totals.statutory,
        round(row.work.overtime_minutes / 60, 1),
    )


def export_statistics(
    statistics: StatisticsService, period: Period, station_id: int | None, path: Path
) -> StatisticsReport:
    """Writes the sums; the value is what was written. StorageUnavailable where it cannot be."""
    statistics.permit_export()
    report = statistics.report(period, station_id)
    write_pdf(path, as_workbook(_sums(report)))
    return report


def export_payroll(statistics: StatisticsService, period: Period, path: Path) -> PayrollReport:
    """Writes the hours of everybody and all work on statutory days (劳动法 44: 300 %)."""
    statistics.permit_export()
    report = statistics.payroll(period)
    write_pdf(path, as_workbook(_sums(report.statistics), _statutory(report)))
    return report


def _sums(report: StatisticsReport) -> TableFile:
    limit = f"超{report.overtime_limit_hours:g}小时的月份"
    place = report.station_name or "全部站点"
    return TableFile(
        title="工时统计",
        heading=f"{report.unit_name} {place} {report.period.label}值班统计".strip(),
        columns=(*SUM_TITLES, limit, *report.holidays),
        rows=tuple(
            (*sum_values(row), _months_above(row, report), *row.holiday_counts)
            for row in report.rows
        ),
    )


def _months_above(row: StatisticsRow, report: StatisticsReport) -> str:
    found = row.work.months_above(report.overtime_limit_hours)
    return "、".join(one.month.label for one in found)


def _statutory(report: PayrollReport) -> TableFile:
    return TableFile(
        title="法定节假日加班",
        heading=f"{report.statistics.period.label}法定节假日值班工时"
        "（《劳动法》第44条：不低于工资的300%）",
        columns=_PAYROLL_TITLES,
        rows=tuple(
            (
                f"{line.work.day}",
                line.work.holiday,
                line.member.name,
                line.member.team,
                line.work.duty.station_name,
                line.work.duty.shift.name,
                f"{line.work.span.start:%Y-%m-%d %H:%M}",
                f"{line.work.span.end:%Y-%m-%d %H:%M}",
                round(line.work.span.hours, 1),
                "300%",
            )
            for line in report.lines
        ),
    )
