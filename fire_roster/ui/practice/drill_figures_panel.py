"""统计: how quick the drills were, who has drilled how often, which team."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from fire_roster.services.office import Office
from fire_roster.services.practice.drill_figures import PersonDrills, TeamDrills
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.filter_tabs import FilterTabs
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.arrival_chart import ArrivalChart
from fire_roster.ui.practice.ledger_columns import day_text

_PEOPLE, _TEAMS = "people", "teams"
_LEAST_LIST = 240


def _drilled(count: int) -> StateKind:
    return "success" if count else "warning"


_PEOPLE_COLUMNS: tuple[Column[PersonDrills], ...] = (
    Column("name", "姓名", lambda one: one.entry.name, width=152),
    Column("position", "岗位", lambda one: one.entry.record.position, width=120),
    Column("team", "班组", lambda one: one.entry.team or "—", width=96),
    Column(
        "count",
        "参加次数",
        lambda one: f"{one.count} 次" if one.count else "从未",
        sort=lambda one: one.count,
        state=lambda one: _drilled(one.count),
        width=96,
    ),
    Column(
        "called", "应到次数", lambda one: str(one.called), sort=lambda one: one.called, width=88
    ),
    Column(
        "last", "最近一次", lambda one: day_text(one.last), sort=lambda one: one.last, width=112
    ),
)
_TEAM_COLUMNS: tuple[Column[TeamDrills], ...] = (
    Column("team", "班组", lambda one: one.team, width=128),
    Column(
        "count",
        "参加次数",
        lambda one: f"{one.count} 次" if one.count else "从未",
        sort=lambda one: one.count,
        state=lambda one: _drilled(one.count),
        width=96,
    ),
    Column(
        "people", "到场人次", lambda one: str(one.people), sort=lambda one: one.people, width=88
    ),
    Column(
        "last", "最近一次", lambda one: day_text(one.last), sort=lambda one: one.last, width=112
    ),
    Column(
        "undrilled",
        "还没有参加过的人",
        lambda one: "、".join(one.undrilled) or "—",
        tooltip=lambda one: "、".join(one.undrilled),
        width=420,
    ),
)


class DrillFiguresPanel(QWidget):
    """Reads only; a line opens the person."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._office: Office = context.services
        self.chart = ArrivalChart()
        self.tabs = FilterTabs([(_PEOPLE, "按人员"), (_TEAMS, "按班组")])
        hint = "演练登记实到人员后，这里会统计。"
        self.people: RecordTable[PersonDrills] = RecordTable(
            _PEOPLE_COLUMNS, EmptyState("users", "还没有人员", hint), name="演练按人员统计"
        )
        self.teams: RecordTable[TeamDrills] = RecordTable(
            _TEAM_COLUMNS, EmptyState("users", "还没有班组", hint), name="演练按班组统计"
        )
        self._tables = QStackedWidget()
        self._tables.addWidget(self.people)
        self._tables.addWidget(self.teams)
        # In a low window the lists keep a few lines, and the panel scrolls.
        self._tables.setMinimumHeight(_LEAST_LIST)
        scroll = ScrollBody()
        for widget in (self.chart, self.tabs):
            scroll.body.addWidget(widget)
        scroll.body.addWidget(self._tables, 1)
        column(self).addWidget(scroll)
        self.tabs.chosen.connect(lambda _: self._show_table())
        self.people.activated.connect(
            lambda one: context.navigate("members", member_id=one.entry.record.id)
        )

    def refresh(self) -> None:
        """Count again."""
        figures = self._office.drill_figures.load()
        self.chart.show_figures(figures)
        self.chart.setVisible(bool(figures.times))
        self.people.set_records(
            sorted(figures.people, key=lambda one: (one.count, str(one.last or "")))
        )
        self.teams.set_records(figures.teams)

    def _show_table(self) -> None:
        is_people = self.tabs.key() == _PEOPLE
        self._tables.setCurrentWidget(self.people if is_people else self.teams)
