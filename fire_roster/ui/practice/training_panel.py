"""All courses; above them how many people are covered and who is missing."""

from typing import Any

from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.ledger_columns import Columns, one_line
from fire_roster.ui.practice.ledger_dialog import LedgerDialog
from fire_roster.ui.practice.ledger_panel import LedgerPanel
from fire_roster.ui.practice.training_dialog import TrainingDialog

_NAMES_SHOWN = 6


class TrainingPanel(LedgerPanel):
    """Opens courses."""

    def __init__(self, context: AppContext) -> None:
        self._present: dict[int, tuple[int, int]] = {}
        super().__init__(
            context,
            "training",
            icon_name="users",
            hint="岗前培训、定期全员培训、消控室专门培训、技能训练和消防宣传都在这里登记。",
            columns=self._columns(),
        )
        self.coverage = InlineMessage()
        self.coverage.add_action("安排培训", self.plan_for_missing)
        layout = self.layout()
        assert layout is not None
        layout.insertWidget(0, self.coverage)  # type: ignore[attr-defined]

    def refresh(self) -> None:
        self._present = self.office.trainings.attendance_counts()
        report = self.office.trainings.coverage()
        missing = [one.name for part in report.departments for one in part.missing]
        if not report.total.trained_ids and not missing:
            self.coverage.show_message("")
        elif missing:
            names = "、".join(missing[:_NAMES_SHOWN])
            more = f"等 {len(missing)} 人" if len(missing) > _NAMES_SHOWN else ""
            self.coverage.show_message(
                f"全员培训覆盖率 {report.total.percent}%，"
                f"还缺{names}{more}；{report.duty.sentence}。",
                "warning",
            )
        else:
            self.coverage.show_message(f"全员培训覆盖率 100%；{report.duty.sentence}。", "success")
        super().refresh()

    def plan_for_missing(self) -> None:
        """A new course with everybody who is missing ticked."""
        missing = self.office.trainings.coverage().total.missing_ids
        defaults = {"planned_on": self._today(), "title": "消防安全培训"}
        TrainingDialog(self.context, None, self, defaults=defaults, call_first=missing).open()

    def make_dialog(self, record: Any) -> LedgerDialog:
        defaults = None if record else {"planned_on": self._today()}
        return TrainingDialog(self.context, record, self, defaults=defaults)

    def _order(self, record: Any) -> tuple[str, int]:
        return (str(record.held_on or record.planned_on), record.id)

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
                "状态",
                lambda one: "已举办" if one.held_on else "已计划",
                state=lambda one: "success" if one.held_on else "neutral",
                width=80,
            ),
            Column("title", "培训名称", lambda one: one.title, width=220),
            Column("kind", "类型", lambda one: one.kind, width=128),
            Column("hours", "课时", lambda one: f"{one.hours:g} 小时", width=88),
            Column("people", "人数", self._people, width=112),
            Column("teacher", "授课人", lambda one: one.teacher, width=96),
            Column("content", "内容", lambda one: one_line(one.content), width=148),
            Column(
                "signed",
                "签到表",
                lambda one: "已签字" if one.is_signed else "未签字",
                state=lambda one: "success" if one.is_signed else "warning",
                width=88,
            ),
        )

    def _people(self, record: Any) -> str:
        if record.reached_count:
            return f"覆盖 {record.reached_count} 人"
        came, called = self._present.get(record.id, (0, 0))
        return f"{came}/{called}" if called else "—"
