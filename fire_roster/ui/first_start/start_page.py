"""开始使用: five steps from an empty folder to a roster on the wall."""

from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from fire_roster.domain.month import Month
from fire_roster.services.changes import Changes, Kind
from fire_roster.services.first_start import FirstStart, FirstStartService, StartStep
from fire_roster.ui.common.buttons import make_button, make_icon_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.filter_tabs import FilterTabs
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.first_start.people_step import PeopleStep
from fire_roster.ui.first_start.roster_step import RosterStep
from fire_roster.ui.first_start.roster_work import RosterWork
from fire_roster.ui.first_start.rotation_step import RotationStep
from fire_roster.ui.first_start.start_step import StartStepPanel
from fire_roster.ui.first_start.stations_step import StationsStep
from fire_roster.ui.first_start.unit_step import UnitStep
from fire_roster.ui.icons import icon
from fire_roster.ui.page import Page

_STEPS = tuple(StartStep)
_READ = (
    Kind.UNIT,
    Kind.STATION,
    Kind.MEMBER,
    Kind.CERTIFICATE,
    Kind.LEAVE,
    Kind.ROSTER,
    Kind.SWAP,
    Kind.WALL_COPY,
    Kind.SETTING,
)
_NEXT_KEY = "Ctrl+Return"
_ROOMY = 960


class StartPage(Page):
    """Where the user stands is read from the data; every step can be left and come back to."""

    is_kept = True

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self._service: FirstStartService = context.services.first_start
        self._month = self._service.first_month()
        self._start: FirstStart | None = None
        self._has_seen_stations = False
        self._is_led = False
        work = RosterWork(context, self)
        rotation = RotationStep(context, work, Month.of(context.clock().date()))
        rotation.month_chosen.connect(self._choose_month)
        self.panels: dict[StartStep, StartStepPanel] = {
            StartStep.UNIT: UnitStep(context),
            StartStep.STATIONS: StationsStep(context),
            StartStep.PEOPLE: PeopleStep(context),
            StartStep.ROTATION: rotation,
            StartStep.ROSTER: RosterStep(context, work),
        }
        self.tabs = FilterTabs(
            [(step.name, f"{number} {step.value}") for number, step in enumerate(_STEPS, start=1)]
        )
        self.tabs.setAccessibleName("步骤")
        self._stack = QStackedWidget()
        self.back_button = make_icon_button("chevron-left", "上一步", self.go_back)
        self.later_button = make_button("以后再继续", self._leave, variant="quiet")
        self.next_button = make_button("下一步", self.go_on, variant="primary")
        self._lay_out()
        self.tabs.chosen.connect(lambda _: self._show_step())
        context.changes.changed.connect(self._on_changes)

    @property
    def step(self) -> StartStep:
        """The step shown."""
        return StartStep[self.tabs.key()]

    def refresh(self) -> None:
        # A window may be open over the end of a month.
        self._month = max(self._month, Month.of(self.context.clock().date()))
        self._start = self._service.read(self._month)
        if not self._is_led:
            self._is_led = True
            self.tabs.choose(self._start.step(has_seen_stations=False).name)
        self._show_step()

    def visit(self) -> None:
        super().visit()
        self.panels[self.step].take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Leaving needs no button of its own: every other page is one click away.
        self.later_button.setVisible(self.width() >= _ROOMY)

    def focus_on(self, **focus: object) -> None:
        """`step`: the name of a `StartStep`."""
        if focus.get("step") in StartStep.__members__:
            self.tabs.choose(str(focus["step"]))

    def unsaved(self) -> tuple[str, ...]:
        title = self.accessibleName()
        return tuple(
            f"{title} → {step.value}" for step, panel in self.panels.items() if panel.is_edited()
        )

    def go_on(self) -> None:
        """Do what the main button says."""
        if not self.panels[self.step].go_on():
            return
        if self.step is StartStep.STATIONS:
            self._has_seen_stations = True
        if self.step is _STEPS[-1]:
            self._leave()
        else:
            self._go(1)

    def go_back(self) -> None:
        """To the step before; what was typed stays."""
        self._go(-1)

    def _go(self, way: int) -> None:
        self.tabs.choose(_STEPS[_STEPS.index(self.step) + way].name)
        self.panels[self.step].take_focus()

    def _leave(self) -> None:
        self.context.navigate("today")

    def _choose_month(self, month: Month) -> None:
        self._month = month
        self._start = self._service.read(month)
        self._show_step()

    def _show_step(self) -> None:
        """Ticks, content and words of the step as the data are now."""
        start = self._start
        if start is None:
            return
        seen = self._has_seen_stations
        for number, step in enumerate(_STEPS):
            is_done = start.is_done(step, has_seen_stations=seen)
            self.tabs.setTabIcon(number, icon("circle-check", "success") if is_done else QIcon())
        panel = self.panels[self.step]
        panel.show_start(start)
        self._stack.setCurrentWidget(panel)
        self.back_button.setVisible(self.step is not _STEPS[0])
        self.next_button.setText(panel.next_text)
        self.next_button.setAccessibleName(panel.next_text)
        # Qt drops the key with every new text.
        self.next_button.setShortcut(_NEXT_KEY)
        set_tooltip(self.next_button, panel.next_text, _NEXT_KEY)

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches(*_READ):
            self._start = self._service.read(self._month)
            self._show_step()

    def _lay_out(self) -> None:
        # At the top: the card of an alert comes up over the lower right corner.
        self.header.addWidget(self.tabs, 1)
        for button in (self.later_button, self.back_button, self.next_button):
            self.header.addWidget(button)
        card = Card()
        for panel in self.panels.values():
            self._stack.addWidget(panel)
        card.body.addWidget(self._stack, 1)
        self.body.addWidget(card, 1)
