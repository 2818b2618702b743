"""All drills: when, of what kind, how quick, at what stage; above them when the next is due."""

from datetime import date
from typing import Any

from fire_roster.domain.drill import DrillDeadline, DrillFacts, DrillMark, DrillStage
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.inline_message import InlineMessage, MessageKind
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.drill_dialog import DrillDialog
from fire_roster.ui.practice.ledger_columns import Columns, one_line
from fire_roster.ui.practice.ledger_dialog import LedgerDialog
from fire_roster.ui.practice.ledger_panel import LedgerPanel

_STAGES: dict[DrillStage, StateKind] = {
    DrillStage.PLANNED: "neutral",
    DrillStage.ANNOUNCED: "info",
    DrillStage.HELD: "warning",
    DrillStage.EVALUATED: "info",
    DrillStage.CLOSED: "success",
}
_SOON_DAYS = 30


class DrillPanel(LedgerPanel):
    """Opens drills; `next_place` fills in what is best drilled next."""

    def __init__(self, context: AppContext) -> None:
        self._facts: dict[int, DrillFacts] = {}
        self._next_place = ""
        self._arrive_limit = 0
        super().__init__(
            context,
            "drill",
            icon_name="flame",
            hint="先登记计划，演练当天用秒表记时间线，之后评估、整改、办结。",
            columns=self._columns(),
        )
        self.deadline = InlineMessage()
        layout = self.layout()
        assert layout is not None
        layout.insertWidget(0, self.deadline)  # type: ignore[attr-defined]

    def refresh(self) -> None:
        self._facts = {one.drill_id: one for one in self.office.drills.list_facts()}
        _, self._arrive_limit = self.office.drills.time_limits()
        outlook = self.office.drills.outlook()
        self._next_place = outlook.next_place
        text, kind = deadline_text(outlook.next_due, self._today(), outlook.next_place)
        self.deadline.show_message(text, kind)
        super().refresh()

    def make_dialog(self, record: Any) -> LedgerDialog:
        defaults = {"planned_on": self._today(), "key_place": self._next_place}
        return DrillDialog(self.context, record, self, defaults=None if record else defaults)

    def _columns(self) -> Columns:
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
                "阶段",
                lambda one: self._stage(one).value,
                state=lambda one: _STAGES[self._stage(one)],
                width=88,
            ),
            Column("title", "演练名称", lambda one: one.title, width=220),
            Column("kind", "类型", lambda one: one.kind, width=112),
            Column("place", "地点（起火部位）", lambda one: one.key_place, width=160),
            Column(
                "present",
                "实到/应到",
                lambda one: f"{one.present_count}/{one.expected_count}" if one.held_on else "—",
                sort=lambda one: one.present_count,
                width=96,
            ),
            Column(
                "arrival",
                "首人到场",
                self._arrival,
                sort=self._arrival_seconds,
                state=self._arrival_state,
                width=104,
            ),
            Column("grade", "评估", lambda one: one.grade or "—", width=64),
            Column("problems", "存在问题", lambda one: one_line(one.problems), width=136),
        )

    def _order(self, record: Any) -> tuple[str, int]:
        return (str(record.held_on or record.planned_on), record.id)

    def _stage(self, record: Any) -> DrillStage:
        return self._facts[record.id].stage if record.id in self._facts else DrillStage.PLANNED

    def _arrival_seconds(self, record: Any) -> int | None:
        facts = self._facts.get(record.id)
        timeline = facts.timeline if facts else {}
        alarm, arrival = timeline.get(DrillMark.ALARM), timeline.get(DrillMark.FIRST_ARRIVAL)
        if alarm is None or arrival is None:
            return None
        return round((arrival - alarm).total_seconds())

    def _arrival(self, record: Any) -> str:
        seconds = self._arrival_seconds(record)
        return "—" if seconds is None else f"{seconds} 秒"

    def _arrival_state(self, record: Any) -> StateKind | None:
        seconds = self._arrival_seconds(record)
        if seconds is None:
            return None
        return "danger" if seconds > self._arrive_limit else "success"


def deadline_text(
    deadline: DrillDeadline, today: date, next_place: str = ""
) -> tuple[str, MessageKind]:
    """When the next drill is due, as a sentence, and how grave that is."""
    often, plan = deadline.duty.sentence, deadline.plan_sentence
    has_place = deadline.planned is None and next_place
    place = f"，宜选{next_place}" if has_place else ""
    if deadline.last is None:
        return f"还没有演练记录；{often}；{plan}{place}。", "danger"
    left = (deadline.due - today).days
    if left < 0:
        return f"演练已超期 {-left} 天；{often}；{plan}{place}。", "danger"
    kind: MessageKind = (
        "warning" if left <= _SOON_DAYS and not deadline.is_planned_in_time else "info"
    )
    return f"距下次演练期限还有 {left} 天（{deadline.due}）；{often}；{plan}{place}。", kind
