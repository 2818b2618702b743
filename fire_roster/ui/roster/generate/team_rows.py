"""One row per team: its place in the cycle, and the first days that follow from it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from fire_roster.domain.rotation import REST, RotationPattern
from fire_roster.domain.rules.base import date_text
from fire_roster.services.rotations import RotationPlan
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.number_field import NumberField

_PREVIEW_DAYS = 16


class TeamRows(QWidget):
    """`heads` are people per team. `changed()` when the user moves a team in the cycle."""

    changed = Signal()

    def __init__(self, heads: Mapping[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pattern: RotationPattern | None = None
        self._first, self._shift_days = date.min, 0
        self.fields: dict[str, NumberField] = {}
        self._previews: dict[str, PlainLabel] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(4)
        layout.setColumnStretch(2, 1)
        for line, (team, count) in enumerate(heads.items()):
            name = PlainLabel(f"{team}（{count} 人）")
            name.setMinimumWidth(112)
            field = NumberField(1, 1)
            field.setPrefix("第 ")
            field.setSuffix(" 天")
            field.setFixedWidth(104)
            field.setAccessibleName(f"{team}轮到第几天")
            field.valueChanged.connect(self._on_value)
            preview = PlainLabel(role="muted")
            self.fields[team], self._previews[team] = field, preview
            for place, widget in enumerate((name, field, preview)):
                layout.addWidget(widget, line, place)

    def offsets(self) -> dict[str, int]:
        """Day of the cycle, from 0, at which each team stands on the first counted day."""
        return {team: field.value() - 1 for team, field in self.fields.items()}

    def set_plan(self, plan: RotationPlan) -> None:
        """Show the pattern and the offsets of a plan."""
        self._pattern = plan.pattern
        length = len(plan.pattern.cycle)
        for team, field in self.fields.items():
            with QSignalBlocker(field):
                field.setRange(1, length)
                field.setValue(plan.team_offsets.get(team, 0) % length + 1)

    def show_days(self, first: date, days_since_anchor: int) -> None:
        """Write the shifts of each team's first days from `first` on."""
        self._first, self._shift_days = first, days_since_anchor
        pattern = self._pattern
        if pattern is None:
            return
        for team, offset in self.offsets().items():
            codes = [
                pattern.code_at(days_since_anchor + offset + index) or REST
                for index in range(_PREVIEW_DAYS)
            ]
            gap = "" if all(len(code) == 1 for code in codes) else " "
            self._previews[team].setText(f"{date_text(first)}起 {gap.join(codes)}…")

    def _on_value(self) -> None:
        self.show_days(self._first, self._shift_days)
        self.changed.emit()
