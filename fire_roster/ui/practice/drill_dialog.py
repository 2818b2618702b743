"""One drill: plan, holding, people, stop-watch, evaluation."""

from datetime import datetime, time
from typing import Any

from PySide6.QtWidgets import QWidget

from fire_roster.domain.drill import DrillMark
from fire_roster.errors import FireRosterError
from fire_roster.services.practice.ledger_checks import read_timeline
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.hazard_lines import HazardLinesDialog
from fire_roster.ui.practice.ledger_dialog import LedgerDialog
from fire_roster.ui.practice.people_picker import PeoplePicker
from fire_roster.ui.practice.timeline_tab import TimelineTab
from fire_roster.ui.saving import save

TABS = ("plan", "held", "evaluation", "people", "timeline")


class DrillDialog(LedgerDialog):
    """The stop-watch writes at once: what was pressed is kept whatever happens to the form."""

    def __init__(
        self,
        context: AppContext,
        record: Any = None,
        parent: QWidget | None = None,
        *,
        defaults: dict[str, Any] | None = None,
    ) -> None:
        self.people = PeoplePicker()
        self.timeline = TimelineTab(context.clock)
        super().__init__(context, "drill", record, parent, defaults=defaults)
        self._has_people_changed = False
        self.hazards_button = make_button(
            "问题转为隐患", self.raise_hazards, icon_name="triangle-alert"
        )
        self.buttons.insertWidget(0, self.hazards_button)
        self._show_people()
        self._show_timeline()
        self._follow_record()
        self.people.model.changed.connect(self._on_people)

    def show_tab(self, key: str) -> None:
        """Bring plan, held, evaluation, people or timeline to the front."""
        self.tabs.setCurrentIndex(TABS.index(key))

    def add_tabs(self) -> None:
        on_duty = make_button("取当时在岗人员", self.take_people_on_duty, icon_name="users")
        set_tooltip(on_duty, "按开始时间从值班表取当时在岗的人")
        self.people.add_tool(on_duty)
        self.tabs.addTab(self.people, "参加人员")
        self.tabs.addTab(self.timeline, "时间线")
        self.timeline.marked.connect(self._on_mark)

    def save_more(self, record_id: int) -> None:
        if self._has_people_changed:
            present = {one.entry.record.id: one.is_present for one in self.people.called()}
            save(self.context, lambda: self.office.drills.set_participants(record_id, present))
            self.record = self.office.records.get("drill", record_id)

    def take_people_on_duty(self) -> None:
        """Tick who stood on the rosters when the drill began (now, where no time is given)."""
        self.people.call(self.office.drills.people_of(self._begin()))

    def raise_hazards(self) -> None:
        """Turn the problems written down into hazards, one a line."""
        text = str(self.forms[2].values()["problems"])
        HazardLinesDialog(self.context, self.record.id, text, self).open()

    def _begin(self) -> datetime:
        values = self.forms[1].values()
        day, clock = values["held_on"], str(values["begins_at"])
        if day is None:
            return self.context.clock()
        try:
            return datetime.combine(day, time.fromisoformat(clock))
        except ValueError:
            return datetime.combine(day, time(10))

    def _on_people(self) -> None:
        self._has_people_changed = True

    def _on_mark(self, mark: DrillMark, moment: datetime | None) -> None:
        if self.record is None and not self.try_save():
            self.tabs.setCurrentIndex(0)
            return
        record_id = self.record.id
        try:
            save(self.context, lambda: self.office.drills.mark(record_id, mark, moment))
        except FireRosterError as error:
            self.message.show_message(error.message, "danger")
            return
        self.record = self.office.records.get("drill", record_id)
        values = self.record.model_dump()
        self.forms[1].show_values({name: values[name] for name in ("held_on", "begins_at")})
        self._show_timeline()
        self._follow_record()

    def _show_people(self) -> None:
        entries = self.office.members.list_all()
        marked: dict[int, tuple[bool, str]] = {}
        if self.record is not None:
            rows = self.office.drills.list_participants(self.record.id)
            marked = {row.member_id: (row.is_present, "") for row in rows}
        today = self.context.clock().date()
        shown = [one for one in entries if one.is_active_on(today) or one.record.id in marked]
        self.people.show_people(shown, marked)
        self._has_people_changed = False

    def _show_timeline(self) -> None:
        if self.record is None:
            self.timeline.show_timeline({}, ())
            return
        timeline = read_timeline(self.record.timeline)
        self.timeline.show_timeline(timeline, self.office.drills.times(self.record.id))

    def _follow_record(self) -> None:
        self.hazards_button.setVisible(self.record is not None)
