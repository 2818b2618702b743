"""What the optimisation needs to know: only its seed."""

from PySide6.QtWidgets import QWidget

from fire_roster.services.roster_problem import SearchLimits
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.number_field import NumberField

_EXPLANATION = (
    "按证书、请假、休息、工时和上月末的班，替每个班次挑人，再把夜班、周末、节日排匀。"
    "人手不够时给出违规最少的草稿，并说明缺谁、缺几名。"
)


class OptimiseForm(QWidget):
    """The same seed makes the same roster."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seed_field = NumberField(1, 9999)
        self.seed_field.setFixedWidth(104)
        layout = column(self, spacing=3)
        layout.addWidget(WrappedLabel(_EXPLANATION, "muted"))
        layout.addWidget(
            FormRow("种子", self.seed_field, "同一个种子每次排出同样的表；想换一种排法就换个数。")
        )
        layout.addStretch(1)

    def limits(self) -> SearchLimits:
        """What the form says."""
        return SearchLimits(seed=self.seed_field.value())
