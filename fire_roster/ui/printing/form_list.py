"""All forms in their groups."""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from fire_roster.ui.common.type_to_find import TypeToFind

if TYPE_CHECKING:
    from fire_roster.services.forms.base import PaperForm

_NAME = Qt.ItemDataRole.UserRole


class FormList(QListWidget):
    """`chosen(name)` when another form is to be printed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("表格")
        TypeToFind(self)
        self.currentItemChanged.connect(lambda item, _: self._tell(item))

    def set_forms(self, forms: "Iterable[PaperForm]") -> None:
        """Show these, group by group."""
        self.clear()
        for group, members in groupby(forms, key=lambda form: form.group):
            self._add_heading(group)
            for form in members:
                item = QListWidgetItem(form.title)
                item.setData(_NAME, form.name)
                self.addItem(item)

    def choose(self, name: str) -> None:
        """Show the form of that name as chosen; an unknown one changes nothing."""
        for row in range(self.count()):
            if self.item(row).data(_NAME) == name:
                self.setCurrentRow(row)

    def name(self) -> str:
        """The chosen form; empty before the first choice."""
        item = self.currentItem()
        return str(item.data(_NAME) or "") if item else ""

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.addItem(item)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_NAME):
            self.chosen.emit(str(item.data(_NAME)))
