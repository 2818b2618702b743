"""One station: who keeps it now, who comes next, and the coming days."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.services.duty import StationDuty
from fire_roster.services.outlook import CoverageStatus, StationOutlook
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import StateChip
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import PlainLabel, TextRole, WrappedLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.today.coverage_week import CoverageWeek
from fire_roster.ui.today.moments import moment_text, names_text

_FEW_NAMES = 4


@dataclass(frozen=True, slots=True)
class StationToday:
    """What the card shows; `following` is the duty after the next change of people."""

    duty: StationDuty
    following: StationDuty
    outlook: StationOutlook

    @property
    def has_roster(self) -> bool:
        """Whether there is any roster for this moment."""
        return self.duty.status is not None

    @property
    def is_covered(self) -> bool:
        """Whether somebody is on duty."""
        return bool(self.duty.names)


class StationCard(Card):
    """`day_chosen(date)`, `roster_wanted()` (make or see it) and `print_wanted()`."""

    day_chosen = Signal(object)
    roster_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, today: StationToday, parent: QWidget | None = None) -> None:
        super().__init__(today.duty.station.name, parent)
        self.today = today
        self.add_action(_chip(today))
        if today.has_roster:
            self._add_now()
        else:
            month = Month.of(today.duty.moment.date())
            self.body.addWidget(
                InlineMessage(f"{month.label}还没有值班表，查不到现在谁在岗。", "warning")
            )
        self.week = CoverageWeek(today.outlook)
        self.week.day_chosen.connect(self.day_chosen)
        self.body.addSpacing(4)
        self.body.addWidget(PlainLabel("今后 7 天", "small"))
        self.body.addWidget(self.week)
        for sentence in gap_sentences(today.outlook):
            self.body.addWidget(WrappedLabel(sentence, "small"))
        self.body.addStretch(1)
        self._add_buttons()

    def _add_now(self) -> None:
        duty, day = self.today.duty, self.today.duty.moment.date()
        since, until = moment_text(duty.span.start, day), moment_text(duty.span.end, day)
        shifts = "、".join(shift.name for shift in duty.shifts)
        if duty.names:
            role: TextRole = "title" if len(duty.names) <= _FEW_NAMES else "strong"
            self.body.addWidget(WrappedLabel(names_text(duty.names), role))
            draft = "（值班表还没有发布）" if duty.status is RosterStatus.DRAFT else ""
            self.body.addWidget(WrappedLabel(f"{shifts}，{since} 起，到 {until}{draft}", "muted"))
        else:
            self.body.addWidget(InlineMessage(f"现在无人在岗（{since} 至 {until}）", "danger"))
        self.body.addWidget(WrappedLabel(_next_sentence(self.today.following, day)))

    def _add_buttons(self) -> None:
        buttons = row(spacing=2)
        if self.today.has_roster:
            buttons.addWidget(
                make_button("打印本月值班表", self.print_wanted.emit, icon_name="printer")
            )
            buttons.addWidget(make_button("查看值班表", self.roster_wanted.emit, variant="quiet"))
        else:
            buttons.addWidget(
                make_button(
                    "去排班",
                    self.roster_wanted.emit,
                    variant="primary",
                    icon_name="calendar-days",
                )
            )
        buttons.addStretch(1)
        self.body.addLayout(buttons)


def gap_sentences(outlook: StationOutlook) -> list[str]:
    """The days on which people are missing, in words."""
    return [
        f"{entry.day.month}月{entry.day.day}日{entry.sentence}"
        for entry in outlook.days
        if entry.status is CoverageStatus.SHORT
    ]


def _chip(today: StationToday) -> StateChip:
    if not today.has_roster:
        return StateChip("未排班", "neutral")
    if not today.is_covered:
        return StateChip("无人在岗", "danger")
    heads = len(today.duty.names)
    missing = today.duty.need - heads
    if missing > 0:
        return StateChip(f"{heads} 人在岗，缺 {missing} 人", "danger")
    return StateChip(f"{heads} 人在岗", "success")


def _next_sentence(following: StationDuty, day: date) -> str:
    begin = moment_text(following.moment, day)
    if not following.names:
        return f"{begin} 之后还没有排人"
    shifts = "、".join(shift.name for shift in following.shifts)
    return f"{begin} {shifts}接班：{names_text(following.names)}"
