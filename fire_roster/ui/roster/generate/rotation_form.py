"""Which rotation, from which day, and where each team stands in it."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from fire_roster.domain.rotation import RotationPattern
from fire_roster.errors import FireRosterError
from fire_roster.services.rotation_outlook import PatternShift
from fire_roster.services.rotations import RotationPlan, teams_of
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.inline_message import InlineMessage, MessageKind
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.generate.rotation_preview import RotationPreview
from fire_roster.ui.roster.generate.team_rows import TeamRows
from fire_roster.ui.roster.legend_strip import Item, LegendStrip, shift_item
from fire_roster.ui.roster.place import Place

_OWN = "own"


class RotationForm(QWidget):
    """`plan` is None while an own cycle cannot be read; `changed()` whenever it may differ."""

    changed = Signal()

    def __init__(self, context: AppContext, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rotations = context.services.rotations
        self._place = place
        self._station = context.services.stations.get(place.station_id)
        facts = context.services.rosters.open(*place).facts
        self._heads = {team: len(ids) for team, ids in teams_of(facts).items()}
        self.pattern_box = ChoiceField(
            [
                *((pattern, pattern.name) for pattern in self._rotations.list_patterns()),
                (_OWN, "自定义…"),
            ]
        )
        self.cycle_edit = QLineEdit()
        self.anchor_edit = QDateEdit()
        self.team_rows = TeamRows(self._heads)
        self._verdict = InlineMessage()
        self._heads_message = InlineMessage()
        self._shifts = LegendStrip()
        self.preview = RotationPreview()
        self._pattern: RotationPattern | None = None
        self._build()
        self._choose_first()

    def plan(self) -> RotationPlan | None:
        """What the form says."""
        if self._pattern is None:
            return None
        return RotationPlan(self._pattern, self._anchor(), self.team_rows.offsets())

    def verdict_text(self) -> str:
        """The sentence about the chosen pattern."""
        return self._verdict.text()

    def _build(self) -> None:
        layout = column(self, spacing=3)
        self.pattern_box.currentIndexChanged.connect(lambda _: self._on_pattern())
        layout.addWidget(FormRow("轮班方式", self.pattern_box))
        self.cycle_edit.setPlaceholderText("例如：早早中中夜夜休休")
        self.cycle_edit.textChanged.connect(lambda _: self._on_pattern())
        self._cycle_row = FormRow("轮班顺序", self.cycle_edit, "一个字一天，休息写“休”。")
        layout.addWidget(self._cycle_row)
        layout.addWidget(self._shifts)
        layout.addWidget(self._verdict)
        layout.addWidget(self._heads_message)
        self.anchor_edit.setDisplayFormat("yyyy-MM-dd")
        self.anchor_edit.setCalendarPopup(True)
        self.anchor_edit.dateChanged.connect(lambda _: self._show_outlook())
        layout.addWidget(
            FormRow("起算日", self.anchor_edit, "各班组从这一天起，按下面的位置往后轮。")
        )
        layout.addWidget(PlainLabel("班组在起算日轮到第几天", "muted"))
        self.team_rows.changed.connect(self._show_outlook)
        layout.addWidget(self.team_rows)
        layout.addWidget(PlainLabel("往后六十天", "muted"))
        layout.addWidget(self.preview)
        layout.addStretch(1)

    def _choose_first(self) -> None:
        """Go on with the stored rotation; begin with the first pattern where there is none."""
        stored = self._rotations.stored_plan(self._place.station_id)
        with QSignalBlocker(self.pattern_box), QSignalBlocker(self.cycle_edit):
            if stored is not None:
                self.pattern_box.set_value(stored.pattern)
                if self.pattern_box.value() != stored.pattern:
                    self.pattern_box.set_value(_OWN)
                    self.cycle_edit.setText(stored.pattern.cycle_text)
        self._on_pattern()

    def _on_pattern(self) -> None:
        is_own = self.pattern_box.value() == _OWN
        self._cycle_row.setVisible(is_own)
        self._pattern = self._own_pattern() if is_own else self.pattern_box.value()
        if self._pattern is None:
            self._verdict.show_message("")
            self._heads_message.show_message("")
            self.team_rows.hide()
            self.preview.hide()
            self._shifts.hide()
            self.changed.emit()
            return
        verdict = self._rotations.judge(self._pattern, self._place.station_id)
        kind: MessageKind = "info" if verdict.is_within_limits else "warning"
        self._verdict.show_message(verdict.sentence, kind)
        plan = self._rotations.suggest_plan(*self._place, self._pattern)
        with QSignalBlocker(self.anchor_edit):
            self.anchor_edit.setDate(plan.anchor)
        self.team_rows.show()
        self.team_rows.set_plan(plan)
        self._show_outlook()

    def _own_pattern(self) -> RotationPattern | None:
        text = self.cycle_edit.text().strip()
        self._cycle_row.set_error("")
        if not text:
            return None
        try:
            pattern: RotationPattern = self._rotations.own_pattern(text, self._station)
        except FireRosterError as error:
            self._cycle_row.set_error(error.message)
            return None
        return pattern

    def _anchor(self) -> date:
        chosen = self.anchor_edit.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def heads_text(self) -> str:
        """The sentence about the people it needs."""
        return self._heads_message.text()

    def _show_outlook(self) -> None:
        """Shifts, people and sixty days as the plan stands now."""
        plan = self.plan()
        if plan is not None:
            outlook = self._rotations.outlook(*self._place, plan)
            kind: MessageKind = "warning" if outlook.heads.missing else "success"
            self._heads_message.show_message(outlook.heads.sentence, kind)
            self._shifts.show_items([_item(one) for one in outlook.shifts])
            self._shifts.show()
            self.preview.show_days(outlook.days, outlook.teams, outlook.shifts)
            self.preview.show()
        self.changed.emit()


def _item(one: PatternShift) -> Item:
    added = "（采用时加到本站）" if one.is_new else ""
    return shift_item(one.shift, f"{one.shift.name} {one.shift.time_text}{added}")
