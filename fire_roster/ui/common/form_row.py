"""One field of a form: label, field, and below it a hint or what is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row

_LABEL_WIDTH = 112


class FormRow(QWidget):
    """Labels of one form line up because they share one width."""

    def __init__(
        self,
        label: str,
        field: QWidget,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        label_width: int = _LABEL_WIDTH,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint_text = hint
        layout = row(self, spacing=3)
        self._label = PlainLabel(label, "muted")
        self._label.setFixedWidth(label_width)
        self._label.setMinimumHeight(32)
        self._label.setBuddy(field)
        layout.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        right = column(spacing=1)
        right.addWidget(field)
        self._hint = WrappedLabel(hint, "small")
        self._hint.setVisible(bool(hint))
        right.addWidget(self._hint)
        layout.addLayout(right, 1)
        for part in (field, field.focusProxy()):
            if part is not None and not part.accessibleName():
                part.setAccessibleName(label)

    def set_error(self, message: str) -> None:
        """Say what is wrong with the value; an empty message brings the hint back."""
        self._hint.setText(message or self._hint_text)
        self._hint.setVisible(bool(message or self._hint_text))
        self._hint.setProperty("textRole", "danger" if message else "small")
        box = self.field.focusProxy() or self.field
        box.setProperty("invalid", "true" if message else "false")
        for widget in (self._hint, box):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def set_hint(self, hint: str) -> None:
        """Another line below the field, which it brings back after an error."""
        self._hint_text = hint
        self.set_error("")

    def hint_text(self) -> str:
        """The line below the field as shown now."""
        return self._hint.text()

    def show_problem(self, message: str) -> bool:
        """Like `set_error`; tells whether there was a problem, so that forms can count them."""
        self.set_error(message)
        return bool(message)
