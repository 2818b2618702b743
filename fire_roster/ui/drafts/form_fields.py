"""The fields of a form as plain values, read and filled in again."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, runtime_checkable

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

Field = tuple[str, Any]


@runtime_checkable
class DraftPart(Protocol):
    """A part of a form that tells its own value; what stands inside it is not looked at."""

    def draft_value(self) -> Any:
        """The value as JSON can hold it, in tuples."""

    def restore_draft(self, value: Any) -> None:
        """Show such a value."""


def read_fields(form: QWidget) -> tuple[Field, ...]:
    """Kind and value of every field in the order of the form. Passwords are never read."""
    return tuple((type(field).__name__, _value(field)) for field in _fields(form))


def fill_fields(form: QWidget, values: Sequence[Field]) -> None:
    """Show values that `read_fields` gave for as many fields of the same kinds."""
    # Twice: a choice may propose other fields anew, or show and hide them.
    for _ in range(2):
        for field, (kind, value) in zip(_fields(form), values, strict=False):
            if type(field).__name__ == kind and _value(field) != value:
                _fill(field, value)


def _fields(form: QWidget) -> Iterator[QWidget]:
    for child in form.children():
        if not isinstance(child, QWidget) or child.isWindow():
            continue
        if isinstance(child, DraftPart) or _is_field(child):
            yield child
        elif not isinstance(child, QAbstractSpinBox | QComboBox):
            yield from _fields(child)


def _is_field(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.echoMode() == QLineEdit.EchoMode.Normal and not widget.isReadOnly()
    if isinstance(widget, QPlainTextEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QAbstractButton):
        # A tick or one of a choice; a button that opens something is pressed, not filled in.
        return widget.isCheckable() and bool(widget.text())
    return isinstance(widget, QComboBox | QSpinBox | QDateTimeEdit)


def _value(field: QWidget) -> Any:
    if isinstance(field, DraftPart):
        return field.draft_value()
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QAbstractButton):
        return field.isChecked()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QSpinBox):
        return field.value()
    assert isinstance(field, QLineEdit | QDateTimeEdit)
    return field.text()


def _fill(field: QWidget, value: Any) -> None:
    if isinstance(field, DraftPart):
        field.restore_draft(value)
    elif isinstance(field, QComboBox):
        place = field.findText(str(value))
        field.setCurrentIndex(place)
        if field.isEditable():
            field.setEditText(str(value))
    elif isinstance(field, QAbstractButton):
        field.setChecked(bool(value))
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(str(value))
    elif isinstance(field, QSpinBox):
        field.setValue(int(value))
    elif isinstance(field, QDateTimeEdit):
        field.setDateTime(field.dateTimeFromText(str(value)))
    elif isinstance(field, QLineEdit):
        field.setText(str(value))
