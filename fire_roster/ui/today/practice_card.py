"""Drills, training and hazards: the next deadline, who is missing, what is overdue."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fire_roster.services.practice.drills import DrillOutlook
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import StateChip, StateKind
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.layout import row

_SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class PracticeToday:
    """What the card shows; `coverage` is of the periodic training, in percent."""

    drills: DrillOutlook
    coverage: int
    untrained: int
    open_hazards: int
    late_hazards: int


class PracticeCard(Card):
    """`wanted(page, panel)` when a line is followed."""

    wanted = Signal(str, str)

    def __init__(self, today: PracticeToday, day: date, parent: QWidget | None = None) -> None:
        super().__init__("演练与隐患", parent)
        deadline = today.drills.next_due
        plan = deadline.plan_sentence
        left = None if deadline.last is None else (deadline.due - day).days
        words, kind = drill_words(left, is_planned=deadline.is_planned_in_time)
        self._add_line("演练", f"{plan}。", words, kind, ("drills", "drill"))
        place = today.drills.next_place
        if place and deadline.planned is None:
            self.body.addWidget(WrappedLabel(f"下次宜选{place}。", "small"))
        training = (
            f"还有 {today.untrained} 人没有培训。" if today.untrained else "全员培训在有效期内。"
        )
        share: StateKind = "warning" if today.untrained else "success"
        self._add_line("培训", training, f"覆盖 {today.coverage}%", share, ("drills", "training"))
        hazards = (
            f"未销号 {today.open_hazards} 条。" if today.open_hazards else "没有未销号的隐患。"
        )
        late = f"逾期 {today.late_hazards} 条" if today.late_hazards else "没有逾期"
        grave: StateKind = "danger" if today.late_hazards else "success"
        self._add_line("隐患", hazards, late, grave, ("inspection", "hazard"))
        pack = make_button(
            "制作迎检包",
            lambda: self.wanted.emit("inspection", "overview"),
            icon_name="file-down",
        )
        self.body.addStretch(1)
        self.body.addWidget(pack, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_line(
        self, title: str, text: str, chip: str, kind: StateKind, target: tuple[str, str]
    ) -> None:
        line = row(spacing=2)
        page, panel = target
        link = make_button(title, lambda: self.wanted.emit(page, panel), variant="quiet")
        line.addWidget(link)
        line.addWidget(WrappedLabel(text, "muted"), 1)
        line.addWidget(StateChip(chip, kind))
        self.body.addLayout(line)


def drill_words(left: int | None, *, is_planned: bool) -> tuple[str, StateKind]:
    """还没有演练, 已超期 3 天, 最迟今天, 还有 12 天, with the colour that fits."""
    if left is None:
        return "还没有演练", "danger"
    if left < 0:
        return f"已超期 {-left} 天", "danger"
    words = f"还有 {left} 天" if left else "最迟今天"
    return words, "warning" if left <= _SOON_DAYS and not is_planned else "neutral"
