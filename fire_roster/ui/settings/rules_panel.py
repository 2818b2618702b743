"""Every rule's severity and parameters with their legal basis."""

from PySide6.QtWidgets import QWidget

from fire_roster.domain.rules import EVERY_RULE
from fire_roster.services.changes import Kind
from fire_roster.services.unit import SettingRow
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.filter_tabs import FilterTabs
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.settings.panel import SettingsPanel
from fire_roster.ui.settings.rule_dialog import OFF, RuleDialog, is_severity, value_text

_RULES = {rule.rule_id: rule for rule in EVERY_RULE}
_SEVERITY_KINDS: dict[str, StateKind] = {
    "error": "danger",
    "warn": "warning",
    "info": "info",
    OFF: "neutral",
}
_VIEWS = (("all", "全部"), ("parameters", "数值"), ("severities", "轻重"), ("changed", "已修改"))


def _rule_id(row: SettingRow) -> str:
    return row.key.split(".")[1]


def _item(row: SettingRow) -> str:
    return "轻重" if is_severity(row) else row.label.removeprefix(f"{_rule_id(row)} ")


def _kind(row: SettingRow) -> StateKind | None:
    return _SEVERITY_KINDS[row.value] if is_severity(row) else None


def _fits(row: SettingRow, view: str) -> bool:
    return {
        "all": True,
        "parameters": not is_severity(row),
        "severities": is_severity(row),
        "changed": row.is_changed,
    }[view]


_COLUMNS: tuple[Column[SettingRow], ...] = (
    Column("rule", "编号", _rule_id, width=64),
    Column(
        "title",
        "规则",
        lambda row: _RULES[_rule_id(row)].title,
        tooltip=lambda row: _RULES[_rule_id(row)].title,
        width=256,
    ),
    Column("item", "项目", _item, tooltip=_item, width=224),
    Column("value", "现值", lambda row: value_text(row, row.value), state=_kind, width=76),
    Column("default", "默认", lambda row: value_text(row, row.default), width=72),
    Column(
        "changed",
        "",
        lambda row: "已修改" if row.is_changed else "",
        state=lambda row: "info",
        width=76,
    ),
    Column("basis", "依据", lambda row: row.basis, tooltip=lambda row: row.basis, width=240),
)


class RulesPanel(SettingsPanel):
    """A table; each row opens its dialog."""

    kinds = (Kind.SETTING,)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.tabs = FilterTabs(_VIEWS)
        self.table: RecordTable[SettingRow] = RecordTable(
            _COLUMNS, EmptyState("settings", "没有规则参数"), name="规则参数"
        )
        self.table.filter_box.setPlaceholderText("编号、规则、依据")
        self.edit_button = make_button("修改", self.edit, icon_name="pencil")
        self.basis_button = make_button("依据", self.show_basis, icon_name="circle-help")
        set_tooltip(self.basis_button, "这条规则要求什么、为什么、写在哪里")
        self.table.toolbar.addWidget(self.basis_button)
        self.table.toolbar.addWidget(self.edit_button)
        card = Card()
        card.body.addWidget(self.tabs)
        card.body.addWidget(self.table, 1)
        self.layout_column.addWidget(card, 1)
        self.tabs.chosen.connect(self._on_view)
        self.table.activated.connect(lambda _: self.edit())
        self.table.selection_changed.connect(self._on_selection)
        self._on_selection()

    def refresh(self) -> None:
        chosen = {row.key for row in self.table.selected_records()}
        rows = [row for row in self.office.unit.list_settings() if row.key.startswith("rule.")]
        self.table.set_records(rows)
        self.tabs.set_counts({key: sum(_fits(row, key) for row in rows) for key, _ in _VIEWS})
        for row in rows:
            if row.key in chosen:
                self.table.select(row)
        self._on_selection()

    def edit(self) -> None:
        """Open the selected setting."""
        for row in self.table.selected_records()[:1]:
            RuleDialog(self.context, row, self).open()

    def show_basis(self) -> None:
        """Open the card of the selected rule."""
        for row in self.table.selected_records()[:1]:
            self.context.show_help(_rule_id(row))

    def _on_view(self, key: str) -> None:
        self.table.set_condition(lambda row: _fits(row, key))
        self._on_selection()

    def _on_selection(self, *_: object) -> None:
        for button in (self.basis_button, self.edit_button):
            button.setEnabled(len(self.table.selected_records()) == 1)
