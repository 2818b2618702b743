"""The leaders of the four groups of a drill plan (公安部令第61号 第39条)."""

import json

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from fire_roster.domain.drill import PLAN_GROUPS
from fire_roster.services.practice.ledger_checks import read_groups
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.text_limit import limit_text

_NAME_LENGTH = 60


class GroupsField(QWidget):
    """One field for each group, two a line; the value is the stored text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self.fields: dict[str, QLineEdit] = {}
        for place, group in enumerate(PLAN_GROUPS):
            field = QLineEdit()
            limit_text(field, _NAME_LENGTH)
            field.setAccessibleName(f"{group}组长")
            label = PlainLabel(group, "small")
            label.setBuddy(field)
            grid.addWidget(label, place // 2, place % 2 * 2)
            grid.addWidget(field, place // 2, place % 2 * 2 + 1)
            self.fields[group] = field
        self.setFocusProxy(self.fields[PLAN_GROUPS[0]])

    def value(self) -> str:
        """The groups that have a leader, as they are stored."""
        named = {group: field.text().strip() for group, field in self.fields.items()}
        return json.dumps(
            {group: leader for group, leader in named.items() if leader}, ensure_ascii=False
        )

    def set_value(self, text: str) -> None:
        """Show the stored leaders."""
        leaders = read_groups(text)
        for group, field in self.fields.items():
            field.setText(leaders.get(group, ""))
