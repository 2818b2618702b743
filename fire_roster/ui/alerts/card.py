"""The alert card: a window of our own above all others, for what the system may swallow."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fire_roster.domain.rights import Right
from fire_roster.services.alert_entries import AlertEntry
from fire_roster.ui.alerts.alert_row import AlertRow
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.icon_label import IconLabel
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row

CARD_TITLE = "消防值班提醒"
_WIDTH = 400
_MOST = 4
_GAP = 16


class AlertCard(QWidget):
    """Stays until each alert is known, put off, or over; can be folded to the tray meanwhile.

    `opened(entry)`, `known(entries)`, `put_off(entries, until)`, `all_wanted()`.
    """

    opened = Signal(object)
    known = Signal(object)
    put_off = Signal(object, object)
    all_wanted = Signal()

    def __init__(self, clock: Callable[[], datetime]) -> None:
        flags = (
            Qt.WindowType.Tool
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.CustomizeWindowHint
            | Qt.WindowType.WindowTitleHint
            | Qt.WindowType.WindowCloseButtonHint
        )
        super().__init__(None, flags)
        # Somebody may be typing: the card must not take the keyboard away.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setObjectName("alertCard")
        self.setWindowTitle(CARD_TITLE)
        self.setFixedWidth(_WIDTH)
        self._clock = clock
        self._entries: tuple[AlertEntry, ...] = ()
        self._names_people = True
        self.rows: list[AlertRow] = []
        self._title = PlainLabel(role="strong")
        self._note = WrappedLabel(role="muted")
        self._rows: QVBoxLayout = column(spacing=1)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = column(self, spacing=2, margin=(4, 3, 4, 3))
        head = row(spacing=2)
        head.addWidget(IconLabel("bell", 18, "danger"))
        head.addWidget(self._title)
        head.addStretch(1)
        layout.addLayout(head)
        layout.addWidget(self._note)
        layout.addLayout(self._rows)
        foot = row(spacing=2)
        self.all_button = make_button("打开提醒页", self.all_wanted.emit)
        self.known_button = make_button("全部知道了", self._know_all, needs=Right.ALERT)
        foot.addWidget(self.all_button)
        foot.addStretch(1)
        foot.addWidget(self.known_button)
        layout.addLayout(foot)

    def hide_names(self, is_hidden: bool) -> None:
        """While nobody is logged in; they come back with the login."""
        self._names_people = not is_hidden
        self.show_entries(self._entries, note=self.note())

    def show_entries(self, entries: Sequence[AlertEntry], *, note: str = "") -> None:
        """Replace what the card shows; without any it goes away."""
        self._entries = tuple(entries)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._clear()
        now = self._clock()
        for entry in self._entries[:_MOST]:
            self._add_row(AlertRow(entry, now, names_people=self._names_people))
        rest = len(self._entries) - _MOST
        self._title.setText(f"{len(self._entries)} 条提醒待处理")
        self.all_button.setText(f"查看其余 {rest} 条" if rest > 0 else "打开提醒页")
        if not self._entries:
            self.hide()
        elif self.isVisible():
            self._place()

    def pop_up(self) -> None:
        """Bring the card before the eyes, in the lower right corner."""
        if self._entries:
            self._place()
            self.show()
            self._place()

    def note(self) -> str:
        """The sentence above the alerts."""
        return self._note.text()

    @property
    def entries(self) -> tuple[AlertEntry, ...]:
        """What the card shows or would show."""
        return self._entries

    def _add_row(self, line: AlertRow) -> None:
        line.opened.connect(self.opened)
        line.known.connect(lambda entry: self.known.emit([entry]))
        line.put_off.connect(lambda entry, until: self.put_off.emit([entry], until))
        self.rows.append(line)
        self._rows.addWidget(line)
        # A row of a card in sight counts for its size only once it is shown.
        line.show()

    def _clear(self) -> None:
        for line in self.rows:
            line.hide()
            self._rows.removeWidget(line)
            line.deleteLater()
        self.rows = []

    def _know_all(self) -> None:
        self.known.emit(list(self._entries))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The layout may find only later how high the rows are; the card grows upwards."""
        super().resizeEvent(event)
        if self.isVisible():
            self._to_corner()

    def _place(self) -> None:
        self.adjustSize()
        self._to_corner()

    def _to_corner(self) -> None:
        area = QGuiApplication.primaryScreen().availableGeometry()
        frame = self.frameGeometry()
        self.move(
            area.right() - max(frame.width(), self.width()) - _GAP,
            area.bottom() - max(frame.height(), self.height()) - _GAP,
        )
