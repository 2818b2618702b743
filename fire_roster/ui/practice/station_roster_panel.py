"""队员与岗位: the people of a micro station, its positions, what the standard still asks for."""

from PySide6.QtWidgets import QWidget

from fire_roster.domain.unit import StationKind
from fire_roster.services.office import Office
from fire_roster.services.personal_data import mask_phone
from fire_roster.services.practice.station_rosters import StationMember, StationRoster
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.inline_message import InlineMessage, MessageKind
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.ledger_columns import day_text

_NAMES_SHOWN = 4

_COLUMNS: tuple[Column[StationMember], ...] = (
    Column("name", "姓名", lambda one: one.entry.name, width=152),
    Column("position", "岗位", lambda one: one.entry.record.position or "未定", width=112),
    Column("team", "班组", lambda one: one.entry.team or "—", width=80),
    Column("department", "所属部门", lambda one: one.entry.record.department or "—", width=112),
    Column("phone", "联系电话", lambda one: mask_phone(one.entry.record.phone), width=120),
    Column(
        "trained",
        "岗前培训",
        lambda one: day_text(one.trained_on) if one.trained_on else "没有记录",
        sort=lambda one: one.trained_on,
        state=lambda one: "success" if one.trained_on else "danger",
        width=112,
    ),
    Column(
        "drilled",
        "最近演练",
        lambda one: day_text(one.drilled_on),
        sort=lambda one: one.drilled_on,
        width=104,
    ),
    Column(
        "joined",
        "入职日期",
        lambda one: day_text(one.entry.record.joined),
        sort=lambda one: one.entry.record.joined,
        width=104,
    ),
    Column(
        "papers",
        "证书",
        lambda one: "、".join(f"{paper.type}{paper.level}" for paper in one.entry.certificates),
        width=220,
    ),
)


class StationRosterPanel(QWidget):
    """One station at a time; a line opens the person."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._office: Office = context.services
        self.station = ChoiceField()
        self.station.setAccessibleName("微型消防站")
        self.verdict = InlineMessage()
        self.posts = WrappedLabel()
        empty = EmptyState("users", "这个站还没有队员", "在“人员”里把值班站点选为微型消防站。")
        empty.add_action("到人员", lambda: context.navigate("members"), "users")
        self.table: RecordTable[StationMember] = RecordTable(_COLUMNS, empty, name="队员与岗位")
        self.print_button = make_button("打印名册", self.print_ledger, icon_name="printer")
        self.table.toolbar.addWidget(self.print_button)
        head = row(spacing=2)
        head.addWidget(self.station)
        head.addWidget(self.posts, 1)
        layout = column(self)
        layout.addWidget(self.verdict)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.station.currentIndexChanged.connect(lambda _: self._show())
        self.table.activated.connect(
            lambda one: context.navigate("members", member_id=one.entry.record.id)
        )

    def refresh(self) -> None:
        """Read the stations and the people of the one chosen."""
        stations = [
            (one.record.id, one.record.name)
            for one in self._office.stations.list_all()
            if one.facts.kind is StationKind.MICRO_STATION
        ]
        self.station.set_choices(stations)
        self.station.setVisible(len(stations) > 1)
        self._show()

    def print_ledger(self) -> None:
        """Open the 名册 in the print centre."""
        self._context.navigate("printing", form="micro-ledger", station_id=self.station.value())

    def _show(self) -> None:
        station = self.station.value()
        if station is None:
            self.verdict.show_message("还没有微型消防站，请先在“设置 → 站点”里添加。")
            self.table.set_records(())
            return
        roster = self._office.station_rosters.load(station)
        self.verdict.show_message(*verdict_of(roster))
        self.posts.setText("　".join(_post_text(roster)))
        self.table.set_records(roster.members)


def verdict_of(roster: StationRoster) -> tuple[str, MessageKind]:
    """What S01–S03 say, each with its clause, and how grave that is."""
    if not roster.findings:
        count = len(roster.members)
        return (
            f"{roster.station.name}在册 {count} 人，人数和岗位符合建站标准（S01–S03）。",
            "success",
        )
    worst = min(one.severity.rank for one in roster.findings)
    lines = [f"{one.rule} {one.message}（{one.clause}）" for one in roster.findings]
    return "\n".join(lines), "danger" if worst == 0 else "warning"


def _post_text(roster: StationRoster) -> list[str]:
    texts = []
    for post in roster.posts:
        names = "、".join(post.names[:_NAMES_SHOWN])
        more = f"等 {len(post.names)} 人" if len(post.names) > _NAMES_SHOWN else ""
        texts.append(f"{post.position.value}：{names + more or '空缺'}")
    return texts
