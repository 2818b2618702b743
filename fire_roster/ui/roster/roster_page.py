"""The duty roster: month grid, findings, and who could take a seat."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget

from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.rules.base import Violation
from fire_roster.services.changes import Changes
from fire_roster.services.grid_view import CellRef
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.split_panel import SplitPanel
from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page
from fire_roster.ui.roster.empty_month import EmptyMonth
from fire_roster.ui.roster.excel_desk import ExcelDesk
from fire_roster.ui.roster.finding_desk import FindingDesk
from fire_roster.ui.roster.finding_places import places_of
from fire_roster.ui.roster.grid_commands import GridCommands
from fire_roster.ui.roster.panel_switch import PanelSwitch
from fire_roster.ui.roster.place import Place
from fire_roster.ui.roster.roster_bar import RosterBar
from fire_roster.ui.roster.roster_dialogs import RosterDialogs
from fire_roster.ui.roster.roster_editor import RosterEditor
from fire_roster.ui.roster.roster_views import VIEWS, RosterViews
from fire_roster.ui.roster.seat_desk import SeatDesk
from fire_roster.ui.roster.side_panel import SidePanel
from fire_roster.ui.roster.wall_notice import WallNotice
from fire_roster.ui.undo import UndoHistory

_SETTLE_MS = 30


class RosterPage(Page):
    """One station and one month at a time."""

    is_kept = True

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self.history: UndoHistory = UndoHistory(self)
        self.editor = RosterEditor(context, self.history, self)
        self.bar = RosterBar(context.clock().date(), self.history, self)
        self.views = RosterViews(context, self.editor)
        self.grid = self.views.grid
        self.kept_look = self.views
        self.side = SidePanel()
        self.notice = InlineMessage()
        self.wall = WallNotice(context)
        self.empty = EmptyMonth()
        self.dialogs = RosterDialogs(context, self.editor, self)
        self.excel = ExcelDesk(context, self.editor, self)
        self.commands = GridCommands(context, self.editor, self.grid)
        self.desk = SeatDesk(context, self.editor, self.grid, self.side)
        self.judge = FindingDesk(context, self.editor, self.history, self.side.findings)
        self._by_hand: Place | None = None
        self._lay_out()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.show_findings)
        self._connect()

    def refresh(self) -> None:
        self.bar.set_stations(self.context.services.stations.list_all())
        place = self.bar.place()
        if place is not None:
            self.editor.open(place)

    def focus_on(self, **focus: object) -> None:
        """`station_id`, `month` (Month), `day` (date), `member_id` and `action`, all optional.

        `action` is generate or print.
        """
        place = self.bar.place()
        if place is None:
            return
        day = focus.get("day")
        month = focus.get("month", Month.of(day) if isinstance(day, date) else place.month)
        station_id = focus.get("station_id", place.station_id)
        if isinstance(station_id, int) and isinstance(month, Month):
            self._go(Place(station_id, month))
        if isinstance(day, date):
            self.grid.select_cells(self._refs_on(day, focus.get("member_id")))
        if focus.get("action") == "print":
            self.dialogs.print_roster()
        elif focus.get("action") == "generate":
            self.dialogs.generate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.fit(self.width())

    def show_findings(self) -> None:
        """Bring the side panel up to date with the roster."""
        self._settle.stop()
        live = self.editor.live
        if live is not None:
            if live.judge():
                self.views.show_live(live)
            found, kept = live.violations, self.judge.kept
            names = {key: one.name for key, one in self.editor.facts.members.items()}
            self.side.set_findings(found, kept, names)
            self.bar.show_findings(kept.open_of(found))
            self.desk.show_candidates()

    def choose_finding(self, finding: Violation) -> None:
        """Select the cells of a finding and scroll to them."""
        refs = places_of(self.editor.facts, finding)
        if refs:
            self.desk.point_at(refs, finding.shift or "")

    def _lay_out(self) -> None:
        self.header.addWidget(self.bar, 1)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.wall)
        card = Card()
        card.body.addWidget(self.views)
        self._split = SplitPanel(card, self.side, 320)
        self.panel = PanelSwitch(self._split, self.bar.panel_button)
        empty_card = Card()
        empty_card.body.addWidget(self.empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(empty_card)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.editor.opened.connect(self._show_opened)
        self.editor.edited.connect(self._show_edited)
        self.editor.told.connect(lambda text: self.context.announce(text))
        self.editor.renewed.connect(lambda text: self.notice.show_message(text, "info"))
        self.bar.place_chosen.connect(self._go)
        self.bar.actions_bar.generate_wanted.connect(self.dialogs.generate)
        self.bar.actions_bar.publish_wanted.connect(self.dialogs.publish)
        self.bar.actions_bar.print_wanted.connect(self.dialogs.print_roster)
        self.bar.actions_bar.export_wanted.connect(self.excel.ask_export)
        self.bar.actions_bar.import_wanted.connect(self.excel.ask_import)
        self.excel.place_wanted.connect(self._go)
        self.bar.panel_toggled.connect(self.panel.toggle)
        self.bar.view_chosen.connect(self.views.choose)
        self.views.pointed.connect(self.desk.point_at)
        self.views.helpers_wanted.connect(self._explain)
        self.views.roster_wanted.connect(self._go_to_seat)
        self.dialogs.settled.connect(self.views.take_focus)
        self.bar.actions_bar.versions_wanted.connect(self.dialogs.show_versions)
        self.wall.print_wanted.connect(self.dialogs.print_roster)
        self.empty.generate_wanted.connect(self.dialogs.generate)
        self.empty.members_wanted.connect(lambda: self.context.navigate("members"))
        self.empty.by_hand_wanted.connect(self._start_by_hand)
        self.side.findings.chosen.connect(self.choose_finding)
        self.side.findings.entered.connect(self.views.take_focus)
        self.side.findings.detail.helpers_wanted.connect(self._find_helpers)
        self.judge.changed.connect(self.show_findings)
        self.grid.explain_requested.connect(self._explain)
        self.context.changes.changed.connect(self._on_changes)
        for keys, run in (
            ("F8", lambda: self._step(1)),
            ("Shift+F8", lambda: self._step(-1)),
            ("F7", self._next_view),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _next_view(self) -> None:
        keys = [key for key, _ in VIEWS]
        self._show_view(keys[(keys.index(self.views.key) + 1) % len(keys)])

    def _show_view(self, key: str) -> None:
        self.bar.view_box.set_value(key)
        self.views.choose(key)

    def _go_to_seat(self, station_id: int, ref: CellRef) -> None:
        self._show_view("grid")
        self._go(Place(station_id, Month.of(ref.day)))
        self.grid.select_cells([ref])

    def _go(self, place: Place) -> None:
        self.notice.show_message("")
        self.bar.show_place(place)
        self.editor.open(place)

    def _show_opened(self) -> None:
        live, place = self.editor.live, self.editor.place
        assert live is not None
        assert place is not None
        self.bar.show_place(place)
        self.bar.show_state(live.state)
        if live.facts.status is RosterStatus.PUBLISHED:
            # What was said about a new version is over once that version is in force.
            self.notice.show_message("")
        self.wall.show_place(place)
        is_empty = live.state.is_empty and self._by_hand != place
        self.views.show_live(live)
        self.empty.show_month(live.facts)
        self._stack.setCurrentIndex(1 if is_empty else 0)
        self.bar.panel_button.setEnabled(not is_empty)
        if live.is_judged:
            self.show_findings()
        else:
            self._settle.start()

    def _show_edited(self) -> None:
        assert self.editor.live is not None
        self._by_hand = self.editor.place
        self.views.show_live(self.editor.live)
        # The cell is seen before the disk is asked: writing takes a frame of its own.
        QCoreApplication.sendEvent(self.window(), QEvent(QEvent.Type.UpdateRequest))
        self.bar.show_state(self.editor.live.state)
        self._settle.start()

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible() and not self.editor.is_announcing and changes.kinds:
            self.visit()

    def _start_by_hand(self) -> None:
        self._by_hand = self.editor.place
        self._show_opened()
        first = self.editor.facts.month.first
        self.grid.select_cells(self._refs_on(first, None)[:1])

    def _refs_on(self, day: date, member_id: object) -> list[CellRef]:
        """The member's cell; without a member that of somebody on duty, else the first line."""
        rows = [row.member_id for row in self.grid.model.view.rows]
        standing = [key.member_id for key in self.editor.facts.assignments if key.duty_date == day]
        wanted = [member_id] if member_id in rows else [*standing, *rows]
        return [CellRef(int(str(key)), day) for key in wanted[:1]]

    def _step(self, direction: int) -> None:
        self.panel.open()
        self.side.tabs.setCurrentWidget(self.side.findings)
        self.side.findings.step(direction)

    def _find_helpers(self, finding: Violation) -> None:
        self.choose_finding(finding)
        self._explain()

    def _explain(self) -> None:
        self.panel.open()
        self.side.show_candidates()
        self.desk.show_candidates()
