"""Adds or changes one record of a ledger."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QTabWidget, QWidget

from fire_roster.domain.attachment import AttachmentPurpose
from fire_roster.domain.rights import Right
from fire_roster.services.office import Office
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.ui.attachments.attachment_panel import AttachmentPanel
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.field_specs import FORM_SPECS
from fire_roster.ui.practice.ledger_form import LedgerForm
from fire_roster.ui.saving import save

_WIDTH = 820


class LedgerDialog(FormDialog):
    """Without a record a new one is made; `defaults` then fill in what is known already.

    A form of several sections shows them as tabs; `extra_tabs` of a subclass follow them.
    """

    needs = Right.RECORD

    def __init__(
        self,
        context: AppContext,
        key: str,
        record: Any = None,
        parent: QWidget | None = None,
        *,
        defaults: Mapping[str, Any] | None = None,
    ) -> None:
        self.ledger = LEDGERS[key]
        name = f"{self.ledger.title} · {self.ledger.name(record)}" if record else ""
        super().__init__(name or f"登记{self.ledger.title}", width=_WIDTH, parent=parent)
        self.context = context
        self.office: Office = context.services
        self.record = record
        stations = [(one.record.id, one.record.name) for one in self.office.stations.list_all()]
        self.forms = [
            LedgerForm(self.ledger, names, self._fitting(stations))
            for _, names in FORM_SPECS[key].sections
        ]
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for (title, _), form in zip(FORM_SPECS[key].sections, self.forms, strict=True):
            self.tabs.addTab(form, title)
        self.add_tabs()
        self.files = AttachmentPanel(context, (AttachmentPurpose.PHOTO, AttachmentPurpose.SCAN))
        self._files_tab = self.tabs.addTab(self.files, "照片与附件")
        self.files.counted.connect(self._count_files)
        self._show_files()
        self.body.addWidget(self.tabs)
        values = record.model_dump() if record else self._first_values(defaults or {})
        for form in self.forms:
            form.show_values(values)

    def add_tabs(self) -> None:
        """More tabs behind the sections."""

    def check(self) -> bool:
        results = [form.check() for form in self.forms]
        if not all(results):
            self.tabs.setCurrentIndex(results.index(False))
        return all(results)

    def save(self) -> None:
        values = {name: value for form in self.forms for name, value in form.values().items()}
        key = self.ledger.key
        if self.record is None:
            record_id = save(self.context, lambda: self.office.records.add(key, **values))
        else:
            record_id = self.record.id
            save(self.context, lambda: self.office.records.update(key, record_id, **values))
        self.record = self.office.records.get(key, record_id)
        self.save_more(record_id)
        self._show_files()
        self.context.announce(f"已保存{self.ledger.title}：{self.ledger.name(self.record)}")

    def save_more(self, record_id: int) -> None:
        """What a subclass saves besides the fields."""

    def _show_files(self) -> None:
        """Files belong to a record that is there: a new one gets its tab once it is saved."""
        self.tabs.setTabVisible(self._files_tab, self.record is not None)
        self.tabs.tabBar().setVisible(self.record is not None or self.tabs.count() > 2)
        if self.record is not None:
            self.files.show_owner(str(self.ledger.table.__tablename__), self.record.id)

    def _count_files(self, count: int) -> None:
        title = f"照片与附件 {count}" if count else "照片与附件"
        self.tabs.setTabText(self._files_tab, title)

    def _first_values(self, defaults: Mapping[str, Any]) -> dict[str, Any]:
        fields = self.ledger.fields.model_fields
        known = {name: info.default for name, info in fields.items() if not info.is_required()}
        return {**known, **defaults}

    def _fitting(self, stations: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Control rooms for the duty log, micro stations for equipment, all for the rest."""
        wanted = _STATION_KINDS.get(self.ledger.key)
        if wanted is None:
            return stations
        kinds = {one.record.id: one.record.kind for one in self.office.stations.list_all()}
        return [(key, name) for key, name in stations if kinds[key] == wanted] or stations


_STATION_KINDS = {
    "duty-log": "control_room",
    "equipment": "micro_station",
    "equipment-check": "micro_station",
    "filing": "micro_station",
    "drill": "micro_station",
}
