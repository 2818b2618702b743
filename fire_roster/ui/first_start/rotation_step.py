"""Fourth step: the month of each station, by rotation or by search."""

from functools import partial

from PySide6.QtCore import Signal

from fire_roster.domain.month import Month
from fire_roster.services.first_start import FirstStart, StationStart
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.context import AppContext
from fire_roster.ui.first_start.people_step import clear
from fire_roster.ui.first_start.roster_work import RosterWork
from fire_roster.ui.first_start.start_step import StartStepPanel
from fire_roster.ui.first_start.station_line import StationLine

_BOX_WIDTH = 200
_STATES: dict[bool, tuple[str, StateKind]] = {
    True: ("已排", "success"),
    False: ("未排", "warning"),
}


class RotationStep(StartStepPanel):
    """`month_chosen(Month)` when the first roster is to be that of another month."""

    month_chosen = Signal(object)

    def __init__(self, context: AppContext, work: RosterWork, today: Month) -> None:
        super().__init__(
            context,
            "怎么轮班",
            "有固定班组、按“早早中中夜夜休休”这样轮的，选“按轮班”；没有班组或人手紧的，选“智能排班”，"
            "由程序按证书、请假、休息和工时挑人。两种都先给结果看，采用之后还能改、能撤销。",
        )
        self._work = work
        self._start: FirstStart | None = None
        self.month_box = ChoiceField(
            (month, month.label) for month in (today, today.shifted(1), today.shifted(2))
        )
        self.month_box.currentIndexChanged.connect(
            lambda _: self.month_chosen.emit(self.month_box.value())
        )
        self.month_box.setFixedWidth(_BOX_WIDTH)
        line = row()
        line.addWidget(FormRow("第一张表", self.month_box, label_width=72))
        line.addStretch(1)
        self.body.addLayout(line)
        card = Card("各站点")
        self._lines = ScrollBody()
        card.body.addWidget(self._lines)
        self.body.addWidget(card, 1)

    @property
    def next_text(self) -> str:
        waiting = self._waiting()
        return f"排{waiting.name}…" if waiting else "下一步"

    def show_start(self, start: FirstStart) -> None:
        self._start = start
        self.month_box.blockSignals(True)
        self.month_box.set_value(start.month)
        self.month_box.blockSignals(False)
        clear(self._lines)
        if not start.manned:
            self._lines.body.addWidget(WrappedLabel("还没有人员，请先回上一步。"))
        for one in start.manned:
            self._lines.body.addWidget(self._line(one, start.month))
        self._lines.body.addStretch(1)

    def go_on(self) -> bool:
        waiting = self._waiting()
        if waiting is None or self._start is None:
            return self._start is not None and bool(self._start.manned)
        self._work.generate(
            waiting.station_id, self._start.month, by_rotation=_suits_rotation(waiting)
        )
        return False

    def _waiting(self) -> StationStart | None:
        stations = self._start.manned if self._start else ()
        return next((one for one in stations if not one.has_roster), None)

    def _line(self, one: StationStart, month: Month) -> StationLine:
        line = StationLine(one.name)
        teams = f"分 {one.teams} 个班组" if one.teams else "没有分班组"
        advice = "建议按轮班。" if _suits_rotation(one) else "建议智能排班。"
        line.show_state(*_STATES[one.has_roster], f"{one.heads} 人，{teams}，{advice}")
        for text, by_rotation in (("按轮班…", True), ("智能排班…", False)):
            line.add_button(
                text, partial(self._work.generate, one.station_id, month, by_rotation=by_rotation)
            )
        return line


def _suits_rotation(one: StationStart) -> bool:
    """A rotation gives each team's people the same shifts: they must suffice for all of them."""
    return one.teams > 1 and not one.is_short
