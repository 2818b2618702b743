"""带班领导 of a month day by day, and the reinforced periods."""

from functools import partial

from PySide6.QtWidgets import QWidget

from fire_roster.domain.month import Month
from fire_roster.domain.rights import Right
from fire_roster.services.changes import Kind
from fire_roster.services.leads import LeadEntry, PeriodEntry
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.month_navigator import MonthNavigator
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save, try_save
from fire_roster.ui.settings.panel import SettingsPanel
from fire_roster.ui.swaps.lead_dialogs import LeadDialog, PeriodDialog

_WEEKDAYS = "一二三四五六日"
_DAYS: tuple[Column[LeadEntry], ...] = (
    Column("day", "日期", lambda one: one.day.isoformat(), width=112),
    Column("weekday", "星期", lambda one: f"周{_WEEKDAYS[one.day.weekday()]}", width=64),
    Column("occasion", "说明", lambda one: one.occasion, width=160),
    Column(
        "name",
        "带班领导",
        lambda one: one.lead.name if one.lead else ("未安排" if one.wants_lead else ""),
        state=lambda one: "warning" if one.wants_lead and one.lead is None else None,
        width=112,
    ),
    Column("title", "职务", lambda one: one.lead.title if one.lead else "", width=120),
    Column("phone", "带班电话", lambda one: one.lead.phone if one.lead else "", width=136),
)
_PERIODS: tuple[Column[PeriodEntry], ...] = (
    Column("name", "名称", lambda one: one.record.name, width=136),
    Column("days", "日期", lambda one: f"{one.record.first} 至 {one.record.last}", width=208),
    Column("extra", "每班", lambda one: f"加 {one.record.extra_staff} 人", width=80),
    Column("station", "站点", lambda one: one.station_name, width=120),
    Column("basis", "依据", lambda one: one.record.basis, width=160),
)


class LeadsPanel(SettingsPanel):
    """Above the days of a month, below the periods."""

    kinds = (Kind.LEAD, Kind.HOLIDAY, Kind.STATION)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        today = context.clock().date()
        self.navigator = MonthNavigator(today, today)
        self.days: RecordTable[LeadEntry] = RecordTable(
            _DAYS,
            EmptyState("calendar-days", "这个月没有日子", ""),
            is_searchable=False,
            name="带班领导",
        )
        empty = EmptyState(
            "shield-check", "没有加强值守期", "春节、国庆、重大活动需要每班多排人时在这里添加。"
        )
        self.periods: RecordTable[PeriodEntry] = RecordTable(
            _PERIODS, empty, is_searchable=False, name="加强值守期"
        )
        self.lead_button = make_button(
            "安排带班领导…", self.set_lead, icon_name="pencil", needs=Right.PLAN
        )
        self.edit_button = make_button(
            "修改", self.edit_period, icon_name="pencil", needs=Right.PLAN
        )
        self.delete_button = make_button(
            "删除", self.delete_period, icon_name="trash-2", needs=Right.PLAN
        )
        self._lay_out()
        self.navigator.month_changed.connect(lambda _: self._show_days())
        self.days.activated.connect(lambda _: self.set_lead())
        self.periods.activated.connect(lambda _: self.edit_period())
        self.periods.selection_changed.connect(self._on_selection)

    def refresh(self) -> None:
        self._show_days()
        self.periods.set_records(self.office.leads.list_periods()[::-1])
        self._on_selection()

    def set_lead(self) -> None:
        """Open the selected days, without a selection those that still need a leader."""
        chosen = self.days.selected_records()
        if not chosen:
            chosen = [one for one in self.days.visible_records() if one.wants_lead and not one.lead]
        LeadDialog(self.context, chosen, self).open()

    def add_period(self) -> None:
        """Open an empty period."""
        PeriodDialog(self.context, None, self).open()

    def edit_period(self) -> None:
        """Open the selected period."""
        for entry in self.periods.selected_records()[:1]:
            PeriodDialog(self.context, entry.record, self).open()

    def delete_period(self) -> None:
        """Remove the selected period; the toast takes it back."""
        leads = self.office.leads
        for entry in self.periods.selected_records()[:1]:
            fields = save(self.context, partial(leads.delete_period, entry.record.id))
            again = partial(leads.add_period, fields)
            self.context.announce(
                f"已删除加强值守期 {fields.name}", "撤销", partial(try_save, self.context, again)
            )

    def _show_days(self) -> None:
        month = Month.of(self.navigator.month)
        found = self.office.leads.list_days(month.first, month.last)
        self.days.set_records(found)
        missing = sum(one.wants_lead and one.lead is None for one in found)
        self.message.show_message(
            f"{month.label}有 {missing} 天应安排带班领导，还没有安排。" if missing else "",
            "warning",
        )

    def _on_selection(self, *_: object) -> None:
        is_chosen = len(self.periods.selected_records()) == 1
        self.edit_button.setEnabled(is_chosen)
        self.delete_button.setEnabled(is_chosen)

    def _lay_out(self) -> None:
        days, bar = Card(), row(spacing=2)
        bar.addWidget(self.navigator)
        bar.addStretch(1)
        bar.addWidget(self.lead_button)
        days.body.addLayout(bar)
        days.body.addWidget(self.days, 1)
        periods, head = Card(), row(spacing=2)
        head.addWidget(PlainLabel("加强值守期", "strong"))
        head.addStretch(1)
        for button in (self.edit_button, self.delete_button):
            head.addWidget(button)
        head.addWidget(make_button("添加…", self.add_period, icon_name="plus", needs=Right.PLAN))
        periods.body.addLayout(head)
        periods.body.addWidget(self.periods, 1)
        self.layout_column.addWidget(days, 3)
        self.layout_column.addWidget(periods, 2)
