"""A row of tools that goes on in a further line where the window is too narrow for all."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QChildEvent, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

_SPACING = 8


class FlowRow(QWidget):
    """What is added before the stretch keeps to the left, the rest to the right.

    Widgets have the size of their hint and are centred in the height of their line. A widget and
    no layout: Qt deletes the items of a layout written in Python behind its back.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._stretch: int | None = None
        # Fixed would keep the height of one line.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def addWidget(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._take(len(self._widgets), widget)

    def insertWidget(self, position: int, widget: QWidget) -> None:
        """Put a widget before the one at `position`, left of the stretch if it can be."""
        if self._stretch is not None and position <= self._stretch:
            self._stretch += 1
        self._take(position, widget)

    def addStretch(self) -> None:
        """Everything added from now on keeps to the right."""
        self._stretch = len(self._widgets)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(_height, lines)) + _SPACING * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        return QSize(_width(shown), _height(shown))

    def minimumSizeHint(self) -> QSize:
        shown = self._shown()
        return QSize(max((_size(one).width() for one in shown), default=0), _height(shown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Qt asks for no new layout where a text changed while nobody saw it.
        self._arrange()

    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        if event.removed():
            gone = event.child()
            place = next((at for at, one in enumerate(self._widgets) if one is gone), None)
            if place is not None:
                del self._widgets[place]
                if self._stretch is not None and place < self._stretch:
                    self._stretch -= 1
                self._arrange()

    def event(self, event: QEvent) -> bool:
        # Of a child that was shown, hidden, or wants another size.
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _take(self, position: int, widget: QWidget) -> None:
        """Tab follows the order on the screen."""
        self._widgets.insert(position, widget)
        is_hidden = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        is_hidden = is_hidden and widget.isHidden()
        widget.setParent(self)
        widget.setVisible(not is_hidden)
        stops = [stop for one in self._widgets for stop in _tab_stops(one)]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)
        self._arrange()

    def _arrange(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        top, room = 0, self.width()
        right = set(map(id, self._widgets[self._stretch :])) if self._stretch is not None else set()
        for line in self._lines(room):
            height, left = _height(line), 0
            free = max(0, room - _width(line))
            is_pushed = False
            for widget in line:
                if id(widget) in right and not is_pushed:
                    left, is_pushed = left + free, True
                size = _size(widget)
                widget.setGeometry(
                    QRect(left, top + (height - size.height()) // 2, *size.toTuple())
                )
                left += size.width() + _SPACING
            top += height + _SPACING

    def _shown(self) -> list[QWidget]:
        return [one for one in self._widgets if isValid(one) and not one.isHidden()]

    def _lines(self, width: int) -> list[list[QWidget]]:
        """As many widgets in each line as fit."""
        lines: list[list[QWidget]] = []
        for widget in self._shown():
            if lines and _width([*lines[-1], widget]) <= width:
                lines[-1].append(widget)
            else:
                lines.append([widget])
        return lines


def _tab_stops(widget: QWidget) -> list[QWidget]:
    """What Tab reaches in a widget; Qt ignores a pair with anything else in it."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return [widget]
    within = widget.findChildren(QWidget)
    return [one for one in within if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _size(widget: QWidget) -> QSize:
    wanted = widget.sizeHint().expandedTo(widget.minimumSizeHint())
    return wanted.expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def _width(line: Sequence[QWidget]) -> int:
    return sum(_size(one).width() for one in line) + _SPACING * max(0, len(line) - 1)


def _height(line: Sequence[QWidget]) -> int:
    return max((_size(one).height() for one in line), default=0)
