"""年度宣传计划: activities of a year, planned and held, and suggestions for what is missing."""

from typing import Any

from PySide6.QtWidgets import QWidget

from fire_roster.domain.month import Month
from fire_roster.domain.rights import Right
from fire_roster.services.office import Office
from fire_roster.services.practice.publicity import PublicityTopic, PublicityYear
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.inline_message import InlineMessage, MessageKind
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.common.tick_list import TickList
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.ledger_columns import Columns, one_line
from fire_roster.ui.practice.ledger_dialog import LedgerDialog
from fire_roster.ui.practice.ledger_panel import LedgerPanel
from fire_roster.ui.practice.training_dialog import TrainingDialog
from fire_roster.ui.saving import save

_YEARS_BACK = 3
_LIST_HEIGHT = 260


class PublicityPanel(LedgerPanel):
    """One year at a time; activities are records of the training ledger."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(
            context,
            "training",
            icon_name="users",
            hint="按月列出面向员工、租户、学校的宣传活动，做完再填日期和覆盖人数。",
            columns=_columns(),
            noun="宣传活动",
        )
        this_year = context.clock().year
        self.year = ChoiceField(
            [(year, f"{year} 年") for year in range(this_year + 1, this_year - _YEARS_BACK, -1)]
        )
        self.year.setAccessibleName("年度")
        self.year.set_value(this_year)
        self.plan_button = make_button(
            "制定年度计划", self.plan, icon_name="list", needs=Right.RECORD
        )
        self.print_button = make_button("打印计划", self.print_plan, icon_name="printer")
        for widget in (self.plan_button, self.print_button):
            self.table.toolbar.addWidget(widget)
        self.table.toolbar.insertWidget(0, self.year)
        self.empty.add_action("制定年度计划", self.plan, "list")
        self.summary = InlineMessage()
        layout = self.layout()
        assert layout is not None
        layout.insertWidget(0, self.summary)  # type: ignore[attr-defined]
        self.year.currentIndexChanged.connect(lambda _: self.refresh())

    def refresh(self) -> None:
        self.summary.show_message(*summary_of(self.office.publicity.year(self.year.value())))
        super().refresh()

    def list_records(self) -> tuple[Any, ...]:
        return self.office.publicity.year(self.year.value()).activities

    def plan(self) -> None:
        """Choose among the suggestions for the year."""
        PublicityPlanDialog(self.context, int(self.year.value()), self).open()

    def print_plan(self) -> None:
        """Open the plan of the year in the print centre."""
        month = Month(int(self.year.value()), 1)
        self.context.navigate("printing", form="publicity-plan", month=month)

    def make_dialog(self, record: Any) -> LedgerDialog:
        defaults = None
        if record is None:
            defaults = {"planned_on": self._today(), "kind": "消防宣传", "hours": 1}
        return TrainingDialog(self.context, record, self, defaults=defaults)

    def _order(self, record: Any) -> tuple[str, int]:
        return (str(record.held_on or record.planned_on), record.id)


class PublicityPlanDialog(FormDialog):
    """Every suggestion that the plan has not yet is ticked."""

    needs = Right.RECORD

    def __init__(self, context: AppContext, year: int, parent: QWidget | None = None) -> None:
        super().__init__(f"{year} 年消防宣传计划", "列入计划", width=680, parent=parent)
        self._context = context
        self._office: Office = context.services
        self._year = year
        topics = self._office.publicity.missing_topics(year)
        text = (
            "勾选要列入计划的活动，日期先定在当月 15 日，之后可逐项改。"
            if topics
            else "建议的活动都已列入，或者月份已过；可以直接登记宣传活动。"
        )
        self.body.addWidget(WrappedLabel(text, "muted"))
        self.topics = TickList([(one.title, _topic_text(one)) for one in topics])
        self.topics.set_values(one.title for one in topics)
        scroll = ScrollBody()
        scroll.setMinimumHeight(_LIST_HEIGHT)
        scroll.body.addWidget(self.topics)
        scroll.body.addStretch(1)
        self.body.addWidget(scroll, 1)

    def save(self) -> None:
        titles = frozenset(self.topics.values())
        keys = save(self._context, lambda: self._office.publicity.plan_year(self._year, titles))
        self._context.announce(f"已列入 {self._year} 年宣传计划 {len(keys)} 项")


def summary_of(year: PublicityYear) -> tuple[str, MessageKind]:
    """How the year stands, as a sentence; empty without any activity."""
    count = len(year.activities)
    if not count:
        return "", "info"
    text = f"{year.year} 年宣传活动 {count} 项，已开展 {year.done} 项，覆盖 {year.reached} 人"
    if year.audiences:
        text += f"；对象：{'、'.join(year.audiences)}"
    return f"{text}。", "success" if year.done == count else "info"


def _topic_text(topic: PublicityTopic) -> str:
    return f"{topic.month} 月　{topic.title}（{topic.audience}）"


def _columns() -> Columns:
    return (
        Column(
            "day",
            "日期",
            lambda one: str(one.held_on or one.planned_on),
            sort=lambda one: one.held_on or one.planned_on,
            width=104,
        ),
        Column(
            "stage",
            "状态",
            lambda one: "已开展" if one.held_on else "已计划",
            state=lambda one: "success" if one.held_on else "neutral",
            width=80,
        ),
        Column("title", "主题", lambda one: one.title, width=220),
        Column("audience", "对象", lambda one: one.audience, width=160),
        Column(
            "reached",
            "覆盖人数",
            lambda one: f"{one.reached_count} 人" if one.reached_count else "—",
            sort=lambda one: one.reached_count,
            width=96,
        ),
        Column("teacher", "负责人", lambda one: one.teacher, width=96),
        Column("content", "内容和方式", lambda one: one_line(one.content), width=320),
    )
