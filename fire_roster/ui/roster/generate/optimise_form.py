"""What the optimisation needs to know: its seed, and a station to be made together with."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from fire_roster.domain.facts import RosterFacts
from fire_roster.services.roster_problem import SearchLimits
from fire_roster.services.wall_sheet import best_certificate
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.number_field import NumberField

_EXPLANATION = (
    "按证书、请假、休息、工时和上月末的班，给每个班次挑人，再把夜班、周末、节日排匀。"
    "人手不够时给出违规最少的草稿，并说明缺谁、缺几名。"
)

_TOGETHER = (
    "一起排时，两处都在的人不会同时排两个班，休息时间连着算，班次一起排匀；"
    "另一个站点没有锁定的班次也会换掉，采用后两张表一步撤销。"
)


def _supply_text(facts: RosterFacts) -> str:
    """Shifts to fill and people there are."""
    month, station = facts.month, facts.station
    shifts = month.day_count * len(facts.required_shifts)
    people = facts.station_members
    text = (
        f"{month.label}共 {shifts} 个班次，每班 {station.required_staff(month.first)} 人；"
        f"本站 {len(people)} 人"
    )
    if not station.is_control_room:
        return text + "。"
    levels = (best_certificate(member, facts)[0] for member in people)
    certified = sum(level is not None and level >= station.min_level for level in levels)
    return f"{text}，本月持有{station.min_level.label}及以上有效证书的 {certified} 人。"


class OptimiseForm(QWidget):
    """The same seed makes the same roster."""

    def __init__(
        self,
        facts: RosterFacts,
        others: Sequence[tuple[int, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.seed_field = NumberField(1, 9999)
        self.seed_field.setFixedWidth(104)
        self.other_field = ChoiceField(
            [(None, "只排本站"), *((key, f"和{name}一起排") for key, name in others)]
        )
        layout = column(self, spacing=3)
        layout.addWidget(WrappedLabel(_EXPLANATION, "muted"))
        layout.addWidget(WrappedLabel(_supply_text(facts)))
        self.other_row = FormRow("范围", self.other_field, _TOGETHER)
        self.other_row.setVisible(bool(others))
        layout.addWidget(self.other_row)
        layout.addWidget(
            FormRow("种子", self.seed_field, "同一个种子每次排出同样的表；想换一种排法就换个数。")
        )
        layout.addStretch(1)

    def other_station(self) -> int | None:
        """Key of the station to be made together with this one; None: this one alone."""
        key: int | None = self.other_field.value()
        return key

    def limits(self) -> SearchLimits:
        """What the form says."""
        return SearchLimits(seed=self.seed_field.value())
