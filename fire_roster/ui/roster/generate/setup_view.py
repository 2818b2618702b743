"""First step of the dialog: by rotation or by optimisation."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QStackedWidget, QWidget

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.roster import RosterStatus
from fire_roster.services.rotations import RotationPlan
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.generate.optimise_form import OptimiseForm
from fire_roster.ui.roster.generate.rotation_form import RotationForm
from fire_roster.ui.roster.place import Place


class SetupView(QWidget):
    """`changed()` when it becomes ready or stops being so."""

    changed = Signal()

    def __init__(
        self,
        context: AppContext,
        place: Place,
        facts: RosterFacts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.by_rotation = QRadioButton("按轮班")
        self.by_search = QRadioButton("智能排班")
        self.rotation = RotationForm(context, place)
        self.optimise = OptimiseForm(facts, _other_stations(context, place))
        self._forms = QStackedWidget()
        layout = column(self, spacing=4)
        group = QButtonGroup(self)
        choices = row(spacing=6)
        for button in (self.by_rotation, self.by_search):
            group.addButton(button)
            choices.addWidget(button)
            button.toggled.connect(lambda _: self._show_form())
        choices.addStretch(1)
        layout.addLayout(choices)
        layout.addWidget(InlineMessage(_consequence(facts), "info"))
        for form in (self.rotation, self.optimise):
            scroll = ScrollBody()
            scroll.body.addWidget(form)
            self._forms.addWidget(scroll)
        layout.addWidget(self._forms, 1)
        self.rotation.changed.connect(self.changed)
        self.by_search.setChecked(True)

    def is_ready(self) -> bool:
        """Whether there is something to make."""
        return self.by_search.isChecked() or self.rotation.plan() is not None

    def plan(self) -> RotationPlan | None:
        """The rotation to use; None for the optimisation."""
        return self.rotation.plan() if self.by_rotation.isChecked() else None

    def _show_form(self) -> None:
        self._forms.setCurrentIndex(0 if self.by_rotation.isChecked() else 1)
        self.changed.emit()


def _other_stations(context: AppContext, place: Place) -> list[tuple[int, str]]:
    """Keys and names of the stations that have shifts to fill."""
    return [
        (entry.record.id, entry.record.name)
        for entry in context.services.stations.list_all()
        if entry.record.id != place[0] and entry.required_shifts
    ]


def _consequence(facts: RosterFacts) -> str:
    """What happens to the seats there are; empty for an empty month."""
    seats = facts.assignments.values()
    locked = sum(seat.is_locked for seat in seats)
    if facts.status is RosterStatus.PUBLISHED:
        begin = (
            f"{facts.month.label}第 {facts.version} 版已经发布，"
            f"采用后另存为第 {facts.version + 1} 版草稿。"
        )
    elif seats:
        begin = f"采用后会替换现有的 {len(seats) - locked} 个未锁定班次，可以撤销。"
    else:
        return ""
    return begin + (f"已锁定的 {locked} 个班次保留不动。" if locked else "")
