"""One course: its fields and who attended."""

from typing import Any

from PySide6.QtWidgets import QWidget

from fire_roster.services.practice.trainings import Attended
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.ledger_dialog import LedgerDialog
from fire_roster.ui.practice.people_picker import PeoplePicker
from fire_roster.ui.saving import save


class TrainingDialog(LedgerDialog):
    """`call_first` ticks people who are missing from the periodic training."""

    def __init__(
        self,
        context: AppContext,
        record: Any = None,
        parent: QWidget | None = None,
        *,
        defaults: dict[str, Any] | None = None,
        call_first: frozenset[int] = frozenset(),
    ) -> None:
        self.people = PeoplePicker(has_scores=True)
        super().__init__(context, "training", record, parent, defaults=defaults)
        self._show_people()
        if call_first:
            self.people.call(call_first)
        self._has_people_changed = bool(call_first)
        self.people.model.changed.connect(self._on_people)

    def add_tabs(self) -> None:
        self.people.add_tool(make_button("取未培训人员", self.take_missing, icon_name="users"))
        self.tabs.addTab(self.people, "签到与成绩")

    def take_missing(self) -> None:
        """Tick who was not trained within the interval."""
        self.people.call(self.office.trainings.coverage().total.missing_ids)

    def save_more(self, record_id: int) -> None:
        if not self._has_people_changed:
            return
        people = {
            one.entry.record.id: Attended(one.is_present, int(one.score) if one.score else None)
            for one in self.people.called()
        }
        save(self.context, lambda: self.office.trainings.set_attendance(record_id, people))

    def _on_people(self) -> None:
        self._has_people_changed = True

    def _show_people(self) -> None:
        marked: dict[int, tuple[bool, str]] = {}
        if self.record is not None:
            for one in self.office.trainings.list_attendance(self.record.id):
                score = "" if one.score is None else str(one.score)
                marked[one.member_id] = (one.is_present, score)
        today = self.context.clock().date()
        entries = [
            one
            for one in self.office.members.list_all()
            if one.is_active_on(today) or one.record.id in marked
        ]
        self.people.show_people(entries, marked)
