"""Each team's place in the cycle on the first counted day."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from fire_roster.services.rotations import RotationPlan
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.number_field import NumberField


class TeamRows(QWidget):
    """`heads` are people per team. `changed()` when the user moves a team in the cycle."""

    changed = Signal()

    def __init__(self, heads: Mapping[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, NumberField] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(4)
        layout.setColumnStretch(4, 1)
        for line, (team, count) in enumerate(heads.items()):
            name = PlainLabel(f"{team}（{count} 人）")
            name.setMinimumWidth(112)
            field = NumberField(1, 1)
            field.setPrefix("第 ")
            field.setSuffix(" 天")
            field.setFixedWidth(104)
            field.setAccessibleName(f"{team}轮到第几天")
            field.valueChanged.connect(self._on_value)
            self.fields[team] = field
            # Two teams to a line: the preview below needs the height.
            layout.addWidget(name, line // 2, line % 2 * 2)
            layout.addWidget(field, line // 2, line % 2 * 2 + 1)

    def offsets(self) -> dict[str, int]:
        """Day of the cycle, from 0, at which each team stands on the first counted day."""
        return {team: field.value() - 1 for team, field in self.fields.items()}

    def set_plan(self, plan: RotationPlan) -> None:
        """Show the pattern and the offsets of a plan."""
        length = len(plan.pattern.cycle)
        for team, field in self.fields.items():
            with QSignalBlocker(field):
                field.setRange(1, length)
                field.setValue(plan.team_offsets.get(team, 0) % length + 1)

    def _on_value(self) -> None:
        self.changed.emit()
