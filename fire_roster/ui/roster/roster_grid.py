"""The month grid: frozen names and totals, day cells between, coverage below."""

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QScrollBar,
    QWidget,
)

from fire_roster.services.grid_view import CellRef, GridView
from fire_roster.ui.roster.cell_menu import CellMenu
from fire_roster.ui.roster.cells_view import CellsView
from fire_roster.ui.roster.coverage_strip import CoverageStrip
from fire_roster.ui.roster.edge_view import EdgeView
from fire_roster.ui.roster.find_bar import FindBar
from fire_roster.ui.roster.find_seats import find_seats
from fire_roster.ui.roster.grid_model import FIRST_DAY_COLUMN, NAME_COLUMN, GridModel
from fire_roster.ui.roster.legend_strip import LegendStrip

_NAME_WIDTH = 148
_TOTAL_WIDTH = 40
_DAY_WIDTHS = (26, 48)
_LINE_HEIGHT = 30
_HEADING_HEIGHT = 26
_BAR = 12
_ZOOMS = (70, 80, 90, 100, 115, 130, 150, 175)


class RosterGrid(QWidget):
    """Show a month with `set_view`; connect to the signals of `cells` for what the user wants.

    `explain_requested(CellRef)` asks who could take a seat; `zoomed(percent)`.
    """

    explain_requested = Signal(object)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GridModel(self)
        self.cells = CellsView(self.model, self)
        self._names = EdgeView(self.model, self)
        self._totals = EdgeView(self.model, self)
        self._coverage = CoverageStrip(self.model, self.cells, self)
        self._sideways = QScrollBar(Qt.Orientation.Horizontal, self)
        self._legend = LegendStrip(self)
        self.find_bar = FindBar(self._find, self)
        self.zoom = 100
        self._set_up_views()
        self._lay_out()
        self._link_scrolling()
        self.cells.menu_requested.connect(self._show_menu)
        self.cells.heading.picked.connect(self.cells.pick_day)
        self._names.picked.connect(self.cells.pick_line)
        self._names.heading.picked.connect(lambda *_: self.cells.pick_all())
        for edge in (self._names, self._totals):
            self.cells.selectionModel().currentChanged.connect(edge.mark_line)
        self.model.modelReset.connect(self._arrange_columns)
        self.find_bar.found.connect(lambda ref: self.cells.select_refs([ref]))
        self.find_bar.closed.connect(self.cells.setFocus)
        for keys, run in (
            ("Ctrl+F", self.find_bar.open_bar),
            ("Ctrl+=", lambda: self.step_zoom(1)),
            ("Ctrl++", lambda: self.step_zoom(1)),
            ("Ctrl+-", lambda: self.step_zoom(-1)),
            ("Ctrl+0", lambda: self.set_zoom(100)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def set_view(self, view: GridView) -> None:
        """Show `view`; only what differs from the present one is painted again.

        The keyboard stays on its seats while they are shown and else starts at the first one:
        without any, the arrow keys would have nowhere to start from.
        """
        old, held = self.model.view, self.cells.selected_refs()
        self.model.set_view(view)
        if not self.cells.currentIndex().isValid():
            for table in (self._names, self._totals):
                table.doItemsLayout()
            first = [CellRef(row.member_id, view.days[0].day) for row in view.rows[:1]]
            if not self.cells.take_up(held):
                self.cells.take_up(first)
        if view.coverage != old.coverage:
            self._coverage.show_changes(old.coverage)
        self._legend.show_view(view)

    def select_cells(self, refs: list[CellRef]) -> None:
        """Jump to these seats, for example from a violation."""
        self.cells.select_refs(refs)
        self.cells.setFocus()

    def set_zoom(self, percent: int) -> None:
        """Draw lines, days and letters larger or smaller; 100 is the usual size."""
        self.zoom = max(_ZOOMS[0], min(percent, _ZOOMS[-1]))
        self._set_heights()
        self._arrange_columns()
        self.zoomed.emit(self.zoom)

    def step_zoom(self, step: int) -> None:
        """To the next larger (1) or smaller (-1) size."""
        nearest = min(range(len(_ZOOMS)), key=lambda place: abs(_ZOOMS[place] - self.zoom))
        self.set_zoom(_ZOOMS[max(0, min(nearest + step, len(_ZOOMS) - 1))])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_days()

    def _set_up_views(self) -> None:
        self._set_heights()
        self._totals.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _set_heights(self) -> None:
        for view in (self._names, self.cells, self._totals):
            view.verticalHeader().setMinimumSectionSize(self._scaled(_HEADING_HEIGHT))
            view.verticalHeader().setDefaultSectionSize(self._scaled(_LINE_HEIGHT))
        self._names.setFixedWidth(self._scaled(_NAME_WIDTH))

    def _scaled(self, pixels: int) -> int:
        return round(pixels * self.zoom / 100)

    def _find(self, text: str) -> list[CellRef]:
        day = max(0, self.cells.currentIndex().column() - FIRST_DAY_COLUMN)
        return find_seats(self.model.view, text, day)

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_bar, 0, 0, 1, 3)
        layout.addWidget(self._names, 1, 0)
        layout.addWidget(self.cells, 1, 1)
        layout.addWidget(self._totals, 1, 2)
        layout.addWidget(self._coverage, 2, 0, 1, 3)
        layout.addWidget(self._sideways, 3, 1)
        layout.addWidget(self._legend, 4, 0, 1, 3)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(1, 1)
        self.setFocusProxy(self.cells)

    def _link_scrolling(self) -> None:
        vertical = [view.verticalScrollBar() for view in (self.cells, self._names, self._totals)]
        for source in vertical:
            for target in vertical:
                if source is not target:
                    source.valueChanged.connect(target.setValue)
            source.rangeChanged.connect(self._align_lines)
        inner = self.cells.horizontalScrollBar()
        inner.rangeChanged.connect(self._copy_range)
        inner.valueChanged.connect(self._sideways.setValue)
        self._sideways.valueChanged.connect(inner.setValue)

    def _align_lines(self) -> None:
        """A table learns its range late; a position set before that was lost on it."""
        place = self.cells.verticalScrollBar().value()
        for edge in (self._names, self._totals):
            edge.verticalScrollBar().setValue(place)

    def _copy_range(self, low: int, high: int) -> None:
        inner = self.cells.horizontalScrollBar()
        with QSignalBlocker(self._sideways):
            self._sideways.setRange(low, high)
            self._sideways.setPageStep(inner.pageStep())
            self._sideways.setSingleStep(inner.singleStep())
        self._sideways.setVisible(high > low)

    def _arrange_columns(self) -> None:
        first_total = self.model.first_total_column
        for column in range(self.model.columnCount()):
            is_day = FIRST_DAY_COLUMN <= column < first_total
            self._names.setColumnHidden(column, column != NAME_COLUMN)
            self.cells.setColumnHidden(column, not is_day)
            self._totals.setColumnHidden(column, column < first_total)
            if column >= first_total:
                self._totals.setColumnWidth(column, self._scaled(_TOTAL_WIDTH))
        for number, line in enumerate(self.model.lines):
            if isinstance(line, str):
                for view in (self._names, self.cells, self._totals):
                    view.setRowHeight(number, self._scaled(_HEADING_HEIGHT))
        self._names.setColumnWidth(NAME_COLUMN, self._scaled(_NAME_WIDTH))
        self._coverage.show_model()
        self._fit_days()

    def _fit_days(self) -> None:
        """Days share the width evenly, in whole pixels, within readable limits.

        Where room is short the totals give way, the hours last, so that the whole month is seen.
        """
        count = len(self.model.view.days)
        if not count:
            return
        least, most = map(self._scaled, _DAY_WIDTHS)
        total, names = self._scaled(_TOTAL_WIDTH), self._scaled(_NAME_WIDTH)
        spare_for_totals = self.width() - names - _BAR - count * least
        totals = max(0, min(len(self.model.view.total_titles), spare_for_totals // total))
        totals_width = totals * total + _BAR
        self._totals.setFixedWidth(totals_width)
        for position in range(len(self.model.view.total_titles)):
            column = self.model.first_total_column + position
            self._totals.setColumnHidden(column, position >= totals)
        room = self.width() - names - totals_width
        width = max(least, min(most, room // count))
        spare = room - width * count if least < width < most else 0
        for position in range(count):
            extra = 1 if position < spare else 0
            self.cells.setColumnWidth(FIRST_DAY_COLUMN + position, width + extra)

    def _show_menu(self, point: QPoint) -> None:
        if not self.cells.selected_refs():
            return
        menu = CellMenu(self.cells, self._explain)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.cells.viewport().mapToGlobal(point))

    def _explain(self) -> None:
        ref = self.cells.current_ref()
        if ref is not None:
            self.explain_requested.emit(ref)
