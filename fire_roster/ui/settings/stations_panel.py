"""The stations: a list, and the form of the chosen one."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QListWidget, QWidget

from fire_roster.domain.rights import Right
from fire_roster.records.station import StationFields
from fire_roster.services.changes import Done, Kind
from fire_roster.services.stations import StationEntry
from fire_roster.ui.common.buttons import make_button, make_save_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.common.type_to_find import TypeToFind
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import delete_at_once
from fire_roster.ui.settings.panel import SettingsPanel
from fire_roster.ui.settings.station_form import StationForm, new_station

_LIST_WIDTH = 200
_FORM_WIDTH = 720


class StationsPanel(SettingsPanel):
    """A station is changed or added here; the roster is judged by it at once."""

    kinds = (Kind.STATION,)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = QListWidget()
        self.list.setAccessibleName("站点")
        TypeToFind(self.list)
        self.form = StationForm()
        self.form.setMaximumWidth(_FORM_WIDTH)
        self._stations: tuple[StationEntry, ...] = ()
        self._loaded: dict[str, Any] = {}
        self._key: int | None = None
        self.save_button = make_save_button(self.save)
        self.delete_button = make_button(
            "删除站点", self.delete, icon_name="trash-2", needs=Right.SETTINGS
        )
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row)

    def refresh(self) -> None:
        if self.is_edited():
            return
        self._stations = self.office.stations.list_all()
        keys = [station.record.id for station in self._stations]
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([station.record.name for station in self._stations])
        self.list.setCurrentRow(keys.index(self._key) if self._key in keys else 0)
        self.list.blockSignals(False)
        self._on_row(self.list.currentRow())

    def is_edited(self) -> bool:
        return bool(self._loaded) and self.form.values() != self._loaded

    def begin_new(self) -> None:
        """Empty form for another station."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self._key = None
        self.delete_button.setEnabled(False)
        self.form.show_station(new_station())
        self._loaded = self.form.values()
        self.form.name.setFocus()

    def save(self) -> bool:
        """Store the form; False when something is wrong or was refused."""
        if not self.form.check():
            return False
        values, before = self.form.values(), self._loaded
        self._loaded = values
        is_done = self.store(lambda: self._write(values), f"已保存站点 {values['name']}")
        if not is_done:
            self._loaded = before
        return is_done

    def delete(self) -> None:
        """Take the chosen station away, to be brought back by the toast; a used one is refused."""
        key, name = self._key, self.list.currentItem().text() if self.list.currentItem() else ""
        if key is None:
            return
        before, self._loaded = self._loaded, {}
        work = partial(self.office.stations.delete, key)
        if not delete_at_once(self.context, work, f"已删除站点 {name}"):
            self._loaded = before

    def _write(self, values: dict[str, Any]) -> Done[Any]:
        if self._key is not None:
            return self.office.stations.update(self._key, **values)
        done = self.office.stations.add(StationFields(**values))
        self._key = done.value
        return done

    def _on_row(self, number: int) -> None:
        if 0 <= number < len(self._stations):
            self._key = self._stations[number].record.id
            self.form.show_station(self._stations[number].record)
            self._loaded = self.form.values()
        self.delete_button.setEnabled(self._key is not None and len(self._stations) > 1)

    def _lay_out(self) -> None:
        sides = row(spacing=3)
        card = Card("站点")
        card.setFixedWidth(_LIST_WIDTH)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(
            make_button("新增站点", self.begin_new, icon_name="plus", needs=Right.SETTINGS)
        )
        card.body.addWidget(self.delete_button)
        sides.addWidget(card)
        right = column(spacing=3)
        scroll = ScrollBody()
        scroll.body.addWidget(self.form)
        right.addWidget(scroll, 1)
        buttons = row()
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        right.addLayout(buttons)
        sides.addLayout(right, 1)
        self.layout_column.addLayout(sides, 1)
