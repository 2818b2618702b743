"""Last step: the rosters in force and on the wall."""

from fire_roster.domain.month import Month
from fire_roster.services.first_start import FirstStart, StationStart
from fire_roster.services.wall_copies import WallStatus
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.context import AppContext
from fire_roster.ui.first_start.people_step import clear
from fire_roster.ui.first_start.roster_work import RosterWork
from fire_roster.ui.first_start.start_step import StartStepPanel
from fire_roster.ui.first_start.station_line import StationLine

_STATES: dict[WallStatus, tuple[str, StateKind, str]] = {
    WallStatus.UNPUBLISHED: ("草稿", "warning", "核对之后发布；发布了才算正式值班表，才会提醒。"),
    WallStatus.UNPRINTED: ("已发布", "info", "打印张贴；保存 PDF 拿到别处打印也可以。"),
    WallStatus.CURRENT: ("已上墙", "success", "墙上的值班表有效；以后有改动，程序会提醒换新。"),
    WallStatus.VOID: ("要换新", "warning", "打印之后又有改动，请重新发布、打印换上。"),
}


class RosterStep(StartStepPanel):
    """Publish and print station by station; the main button always does what comes next."""

    def __init__(self, context: AppContext, work: RosterWork) -> None:
        super().__init__(
            context,
            "发布和打印",
            "还有错误的地方，发布时逐类写明原因，原因会印在表上备查。",
        )
        self._work = work
        self._start: FirstStart | None = None
        card = Card("各站点")
        self._lines = ScrollBody()
        card.body.addWidget(self._lines)
        self.body.addWidget(card, 1)

    @property
    def next_text(self) -> str:
        waiting = self._waiting()
        if waiting is None:
            return "完成，去看今日"
        word = "打印" if waiting.wall is WallStatus.UNPRINTED else "发布"
        return f"{word}{waiting.name}…"

    def show_start(self, start: FirstStart) -> None:
        self._start = start
        clear(self._lines)
        made = [one for one in start.stations if one.has_roster]
        if not made:
            self._lines.body.addWidget(WrappedLabel("还没有排好的值班表，请先回上一步。"))
        for one in made:
            self._lines.body.addWidget(self._line(one, start.month))
        if made and self._waiting() is None:
            self.message.show_message(
                f"{start.month.label}的值班表已经上墙。以后每月下旬在“值班表”里排下一个月；"
                "别的月份要补排，可以回第 4 步换月份。",
                "success",
            )
        else:
            self.message.show_message("")
        self._lines.body.addStretch(1)

    def go_on(self) -> bool:
        waiting = self._waiting()
        if waiting is None or self._start is None:
            return True
        work = (
            self._work.print_roster if waiting.wall is WallStatus.UNPRINTED else self._work.publish
        )
        work(waiting.station_id, self._start.month)
        return False

    def _waiting(self) -> StationStart | None:
        stations = self._start.stations if self._start else ()
        return next((one for one in stations if one.has_roster and not one.is_on_wall), None)

    def _line(self, one: StationStart, month: Month) -> StationLine:
        line = StationLine(one.name)
        line.show_state(*_STATES[one.wall])
        line.add_button(
            "看一看",
            lambda: self.context.navigate("roster", station_id=one.station_id, month=month),
        )
        publish = line.add_button("发布…", lambda: self._work.publish(one.station_id, month))
        publish.setEnabled(one.wall is WallStatus.UNPUBLISHED)
        line.add_button("打印…", lambda: self._work.print_roster(one.station_id, month))
        return line
