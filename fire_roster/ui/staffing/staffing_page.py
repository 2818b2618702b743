"""人手预测: whether each station can be staffed in the months to come."""

from typing import cast

from fire_roster.domain.staffing_forecast import StaffingMonth
from fire_roster.domain.staffing_outlook import StaffingOutlook
from fire_roster.services.changes import Changes, Kind
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page
from fire_roster.ui.staffing.staffing_chart import StaffingChart, kind_of

_TABLE_HEIGHT = 250
_WORDS = {"success": "够用", "warning": "偏紧", "danger": "缺人"}


def _state(month: StaffingMonth) -> StateKind:
    return cast(StateKind, kind_of(month))


MONTH_COLUMNS: tuple[Column[StaffingMonth], ...] = (
    Column("month", "月份", lambda m: m.month.label, sort=lambda m: m.month.first, width=104),
    Column("state", "状态", lambda m: _WORDS[kind_of(m)], state=_state, width=84),
    Column("needed", "需要", lambda m: f"{m.needed} 名", sort=lambda m: m.needed, width=76),
    Column(
        "certified", "最少时有", lambda m: f"{m.certified} 名", sort=lambda m: m.certified, width=92
    ),
    Column("spare", "多或缺", lambda m: _signed(m.spare), sort=lambda m: m.spare, width=84),
    Column(
        "without",
        "走一人后",
        lambda m: _signed(m.spare_if_one_leaves),
        sort=lambda m: m.spare_if_one_leaves,
        width=92,
    ),
    Column(
        "training",
        "在考证",
        lambda m: f"{m.in_training} 名" if m.in_training else "—",
        sort=lambda m: m.in_training,
        width=80,
    ),
    Column(
        "gap",
        "最早缺口",
        lambda m: m.first_gap.isoformat() if m.first_gap else "—",
        sort=lambda m: m.first_gap,
        width=104,
    ),
    Column("advice", "建议", lambda m: m.advice, tooltip=lambda m: m.advice, width=520),
)


def _signed(count: int) -> str:
    if count == 0:
        return "正好"
    return f"多 {count}" if count > 0 else f"缺 {-count}"


class StaffingPage(Page):
    """One station at a time: a sentence, a chart, and the months as a list."""

    is_kept = True

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self.station = ChoiceField()
        self.station.setAccessibleName("站点")
        self.verdict = InlineMessage()
        self.chart = StaffingChart()
        empty = EmptyState("users", "还没有预测", "先在“设置”里添加站点，再导入人员。")
        self.table: RecordTable[StaffingMonth] = RecordTable(
            MONTH_COLUMNS, empty, is_searchable=False, name="人手预测"
        )
        self._lay_out()
        self.station.currentIndexChanged.connect(lambda _: self._read())
        context.changes.changed.connect(self._on_changes)

    def refresh(self) -> None:
        stations = self.context.services.stations.list_all()
        self.station.set_choices([(one.record.id, one.record.name) for one in stations])
        self._read()

    def focus_on(self, **focus: object) -> None:
        """`station_id`."""
        if "station_id" in focus:
            self.station.set_value(focus["station_id"])

    def _read(self) -> None:
        """Look ahead at the station that is chosen."""
        station = self.station.value()
        if station is not None:
            outlook = self.context.services.staffing.outlook
            self.read(lambda: outlook(station), self._show)

    def _show(self, outlook: StaffingOutlook) -> None:
        if outlook.is_short:
            self.verdict.show_message(outlook.sentence, "danger")
        else:
            is_thin = outlook.is_thin or any(month.first_gap for month in outlook.months)
            self.verdict.show_message(outlook.sentence, "warning" if is_thin else "success")
        self.chart.show_outlook(outlook)
        self.table.set_records(outlook.months)

    def _lay_out(self) -> None:
        self.header.addWidget(self.station)
        self.header.addStretch(1)
        self.body.addWidget(self.verdict)
        scroll = ScrollBody()
        scroll.body.setSpacing(16)
        chart = Card()
        chart.body.addWidget(self.chart)
        scroll.body.addWidget(chart)
        months = Card()
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        months.body.addWidget(self.table)
        scroll.body.addWidget(months, 1)
        self.body.addWidget(scroll, 1)

    def _on_changes(self, changes: Changes) -> None:
        kinds = (
            Kind.MEMBER,
            Kind.CERTIFICATE,
            Kind.LEAVE,
            Kind.STATION,
            Kind.SETTING,
            Kind.TRAINING,
        )
        if self.isVisible() and changes.touches(*kinds):
            self.visit()
