"""One ledger as a list with its buttons."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fire_roster.domain.rights import Right
from fire_roster.services.office import Office
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.ui.common.buttons import make_button, make_icon_button
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.save_path import ask_list_path
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.ledger_columns import Columns, late_column, ledger_columns
from fire_roster.ui.practice.ledger_dialog import LedgerDialog
from fire_roster.ui.saving import delete_at_once, try_save

MakeDialog = Callable[[Any], LedgerDialog]


class LedgerPanel(QWidget):
    """Adds, opens and deletes records; the newest stand on top.

    `columns` replace those of the ledger; `hint` is what an empty list says. `noun` is what one
    record is called where the ledger holds several kinds.
    """

    def __init__(
        self,
        context: AppContext,
        key: str,
        *,
        icon_name: str,
        hint: str,
        columns: Columns | None = None,
        noun: str = "",
    ) -> None:
        super().__init__()
        self.context = context
        self.office: Office = context.services
        self.ledger = LEDGERS[key]
        self.empty = EmptyState(icon_name, f"还没有{noun or self.ledger.entry}", hint)
        add_words = f"登记{noun or self.ledger.title}"
        self.empty.add_action(add_words, self.add, "plus")
        self._late: frozenset[int] = frozenset()
        shown = columns or ledger_columns(key, self._today, self._station_name)
        if "recorded_at" in self.ledger.table.model_fields:
            shown = (*shown, late_column(lambda one: one.id in self._late))
        self.table: RecordTable[Any] = RecordTable(
            shown,
            self.empty,
            name=self.ledger.title,
        )
        self._stations: Mapping[int, str] = {}
        self.add_button = make_button(add_words, self.add, icon_name="plus", needs=Right.RECORD)
        self.edit_button = make_button("打开", self.edit, icon_name="pencil")
        self.delete_button = make_button(
            "删除", self.delete, icon_name="trash-2", needs=Right.RECORD
        )
        words = f"导出{self.ledger.heading}为 Excel 或 CSV"
        self.export_button = make_icon_button("file-down", words, self.export, shortcut="Ctrl+E")
        for button in (self.export_button, self.delete_button, self.edit_button, self.add_button):
            self.table.toolbar.addWidget(button)
        self._give_keys()
        layout = column(self)
        layout.addWidget(self.table, 1)
        self.table.activated.connect(lambda _: self.edit())
        self.table.selection_changed.connect(self._on_selection)
        self._on_selection()

    def _give_keys(self) -> None:
        """Ctrl+N also where the list is empty; Delete only in the list itself."""
        for button, text, keys in (
            (self.add_button, f"登记{self.ledger.title}", "Ctrl+N"),
            (self.edit_button, "打开选中的记录", "Return"),
            (self.delete_button, "删除选中的记录", "Delete"),
        ):
            set_tooltip(button, text, keys)
        add = QShortcut(QKeySequence("Ctrl+N"), self)
        add.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        add.activated.connect(self.add_button.click)
        remove = QShortcut(QKeySequence("Delete"), self.table.view)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.delete_button.click)

    def refresh(self) -> None:
        """Read all records again; the selection stays."""
        chosen = {one.id for one in self.table.selected_records()}
        self._stations = {one.record.id: one.record.name for one in self.office.stations.list_all()}
        if "recorded_at" in self.ledger.table.model_fields:
            self._late = self.office.records.late_ids(self.ledger.key)
        records = sorted(self.list_records(), key=self._order, reverse=True)
        self.table.set_records(records)
        for one in records:
            if one.id in chosen:
                self.table.select(one)
        self._on_selection()

    def list_records(self) -> tuple[Any, ...]:
        """What is shown."""
        return self.office.records.list_all(self.ledger.key)

    def make_dialog(self, record: Any) -> LedgerDialog:
        """The dialog of a record, or (None) of a new one."""
        defaults = None if record else self.defaults()
        return LedgerDialog(self.context, self.ledger.key, record, self, defaults=defaults)

    def defaults(self) -> dict[str, Any]:
        """What a new record begins with: today, now, the only fitting station."""
        values: dict[str, Any] = {}
        for name in _TODAY_FIELDS:
            if name in self.ledger.fields.model_fields:
                values[name] = self._today()
        if "at" in self.ledger.fields.model_fields:
            values["at"] = self.context.clock().replace(second=0, microsecond=0)
        return values

    def add(self) -> None:
        """Open an empty record."""
        self.make_dialog(None).open()

    def edit(self) -> None:
        """Open the selected record."""
        for record in self.table.selected_records()[:1]:
            self.make_dialog(record).open()

    def open_record(self, record_id: int) -> None:
        """Select and open a record by its number."""
        for record in self.table.visible_records():
            if record.id == record_id:
                self.table.select(record)
                self.edit()
                return

    def delete(self) -> None:
        """Delete the selected record; one that must be kept is refused by the service."""
        for record in self.table.selected_records()[:1]:
            work = partial(self.office.records.delete, self.ledger.key, record.id)
            delete_at_once(self.context, work, f"已删除 {self.ledger.name(record)}")

    def export(self) -> None:
        """Ask for a place and write the whole ledger with all its fields."""
        name = f"{self.ledger.heading} {self._today()}"
        path = ask_list_path(self, f"导出{self.ledger.heading}", name)
        if path is not None:
            work = partial(self.office.exports.export_ledger, path, self.ledger.key)
            try_save(self.context, work, f"已导出 {path.name}")

    def _order(self, record: Any) -> tuple[str, int]:
        return (str(self.ledger.day(record) or ""), record.id)

    def _today(self) -> Any:
        return self.context.clock().date()

    def _station_name(self, station_id: int | None) -> str:
        return self._stations.get(station_id or 0, "—")

    def _on_selection(self, *_: object) -> None:
        is_one = len(self.table.selected_records()) == 1
        self.edit_button.setEnabled(is_one)
        self.delete_button.setEnabled(is_one)
        # An empty list offers the first step in its middle.
        has_records = self.table.model.rowCount() > 0
        buttons = (self.add_button, self.edit_button, self.delete_button, self.export_button)
        for button in buttons:
            button.setVisible(has_records)


def ledger_panel(key: str, icon_name: str, hint: str) -> Callable[[AppContext], LedgerPanel]:
    """Makes the panel of a ledger that needs nothing of its own."""
    return lambda context: LedgerPanel(context, key, icon_name=icon_name, hint=hint)


_TODAY_FIELDS = (
    "planned_on",
    "found_on",
    "checked_on",
    "filed_on",
    "signed_on",
    "visited_on",
    "since",
    "day",
    "started_on",
)
