"""值班统计 over a month, a quarter or years, with balance and files for Excel and payroll."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from fire_roster.domain.month import Month
from fire_roster.domain.rights import Right
from fire_roster.errors import FireRosterError
from fire_roster.services.changes import Kind
from fire_roster.services.statistics import Period, StatisticsReport, StatisticsRow
from fire_roster.services.statistics_files import export_payroll, export_statistics
from fire_roster.ui.common.buttons import make_button, make_icon_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.labels import ElidedLabel, PlainLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.settings.panel import SettingsPanel


class Span(StrEnum):
    """How long a period is; the value is the word on screen."""

    MONTH = "按月"
    QUARTER = "按季"
    YEAR = "按年"
    YEARS = "近三年"


_STEPS = {Span.MONTH: 1, Span.QUARTER: 3, Span.YEAR: 12, Span.YEARS: 12}


def period_of(span: Span, month: Month) -> Period:
    """The period of a kind that holds a month."""
    if span is Span.MONTH:
        return Period(month, month)
    if span is Span.QUARTER:
        return Period.quarter(month.year, (month.number + 2) // 3)
    if span is Span.YEAR:
        return Period.year(month.year)
    return Period(Month(month.year - 2, 1), Month(month.year, 12))


class StatisticsPanel(SettingsPanel):
    """Reads the final rosters; changes nothing."""

    kinds = (Kind.SWAP, Kind.ROSTER, Kind.MEMBER, Kind.LEAVE, Kind.HOLIDAY, Kind.STATION)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.month = Month.of(context.clock().date())
        self.report: StatisticsReport | None = None
        self.station = ChoiceField()
        self.station.setAccessibleName("站点")
        self.span = ChoiceField((one, one.value) for one in Span)
        self.span.setAccessibleName("时段")
        self.period_label = PlainLabel("", "strong")
        self.period_label.setMinimumWidth(112)
        self.balance = ElidedLabel("", "muted")
        self.card = Card()
        self.table: RecordTable[StatisticsRow] | None = None
        self._holidays: tuple[str, ...] | None = None
        self._lay_out()
        self.station.currentIndexChanged.connect(lambda _: self._show())
        self.span.currentIndexChanged.connect(lambda _: self._show())

    def refresh(self) -> None:
        stations = [(one.record.id, one.record.name) for one in self.office.stations.list_all()]
        self.station.set_choices([(None, "全部站点"), *stations])
        self._show()

    def step(self, direction: int) -> None:
        """One period earlier or later."""
        self.month = self.month.shifted(direction * _STEPS[self.span.value()])
        self._show()

    def period(self) -> Period:
        """What is shown now."""
        return period_of(self.span.value(), self.month)

    def export(self, *, is_payroll: bool) -> None:
        """Ask for a file and write it."""
        word = "值班工时" if is_payroll else "值班统计"
        name, _ = QFileDialog.getSaveFileName(
            self, f"导出{word}", f"{word} {self.period().label}.xlsx", "Excel (*.xlsx)"
        )
        if name:
            self.write(Path(name), is_payroll=is_payroll)

    def write(self, path: Path, *, is_payroll: bool) -> None:
        """Write the period to a file, or say why that is not possible."""
        statistics, period = self.office.statistics, self.period()
        try:
            if is_payroll:
                export_payroll(statistics, period, path)
            else:
                export_statistics(statistics, period, self.station.value(), path)
        except FireRosterError as error:
            self.message.show_message(error.message, "danger")
            return
        self.context.announce(f"已导出：{path.name}")

    def _show(self) -> None:
        report = self.office.statistics.report(self.period(), self.station.value())
        self.report = report
        self.period_label.setText(report.period.label)
        if self.table is None or report.holidays != self._holidays:
            self._make_table(report)
        assert self.table is not None
        self.table.set_records(report.rows)
        self.message.show_message(_overtime_words(report), "warning")
        balance = report.balance
        self.balance.set_full_text(
            f"均衡度 {balance.overall}：工时 {balance.hours}、夜班 {balance.nights}、"
            f"周末 {balance.rest_days}、节假日 {balance.holidays}（满分 100）"
            if report.rows
            else ""
        )

    def _make_table(self, report: StatisticsReport) -> None:
        """The holidays of the period are columns, so the table follows it."""
        if self.table is not None:
            self.card.body.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self._holidays = report.holidays
        empty = EmptyState(
            "clock", "这段时间没有值班", "换一个时段或站点；有值班表的月份才有统计。"
        )
        self.table = RecordTable(
            _columns(report),
            empty,
            search_text=lambda one: f"{one.member.name} {one.member.team}",
            name="值班统计",
        )
        self.card.body.addWidget(self.table, 1)

    def _lay_out(self) -> None:
        bar = row(spacing=2)
        bar.addWidget(self.station)
        bar.addWidget(self.span)
        bar.addWidget(make_icon_button("chevron-left", "上一个时段", partial(self.step, -1)))
        bar.addWidget(self.period_label)
        bar.addWidget(make_icon_button("chevron-right", "下一个时段", partial(self.step, 1)))
        bar.addStretch(1)
        for text, hint, is_payroll in (
            ("导出统计…", "把这张表存成 Excel", False),
            ("导出工资表…", "全部人员的工时，和法定节假日值班（300%）的每一班", True),
        ):
            run: Callable[[], None] = partial(self.export, is_payroll=is_payroll)
            button = make_button(text, run, icon_name="file-down", needs=Right.EXPORT)
            set_tooltip(button, hint)
            bar.addWidget(button)
        self.card.body.addLayout(bar)
        # A line of its own: beside the buttons it is cut off on a small screen.
        self.card.body.addWidget(self.balance)
        self.layout_column.addWidget(self.card, 1)


def _columns(report: StatisticsReport) -> tuple[Column[StatisticsRow], ...]:
    limit = report.overtime_limit_hours
    fixed = (
        Column[StatisticsRow]("name", "姓名", lambda one: one.member.name, width=120),
        Column[StatisticsRow]("team", "班组", lambda one: one.member.team, width=80),
        _number("duties", "班次", lambda one: one.work.totals.duties),
        _number("hours", "工时", lambda one: round(one.work.totals.hours, 1)),
        _number("nights", "夜班", lambda one: one.work.totals.nights),
        _number("weekends", "周末", lambda one: one.work.totals.weekends),
        _number("holidays", "节假日", lambda one: one.work.totals.holidays),
        _number("statutory", "法定节日", lambda one: one.work.totals.statutory, 88),
        _number("overtime", "加班工时", lambda one: round(one.work.overtime_minutes / 60, 1), 88),
        Column[StatisticsRow](
            "above",
            f"超 {limit:g} 小时",
            lambda one: (
                f"{len(one.work.months_above(limit))} 个月" if one.work.months_above(limit) else ""
            ),
            lambda one: len(one.work.months_above(limit)),
            lambda one: "danger" if one.work.months_above(limit) else None,
            width=104,
        ),
        _number("days", "可值天数", lambda one: one.available_days, 88),
    )
    named = tuple(
        _number(f"holiday{index}", name, partial(_holiday_count, index), 80)
        for index, name in enumerate(report.holidays)
    )
    return (*fixed, *named)


def _holiday_count(index: int, one: StatisticsRow) -> int:
    return one.holiday_counts[index]


def _number(
    key: str, title: str, value: Callable[[StatisticsRow], float], width: int = 72
) -> Column[StatisticsRow]:
    return Column(key, title, lambda one: f"{value(one):g}", value, width=width)


def _overtime_words(report: StatisticsReport) -> str:
    limit = report.overtime_limit_hours
    found = [row.member.name for row in report.rows if row.work.months_above(limit)]
    if not found:
        return ""
    names = "、".join(found[:6]) + (f"等 {len(found)} 人" if len(found) > 6 else "")
    return f"{names}有月份加班超过 {limit:g} 小时（《劳动法》第41条）。"
