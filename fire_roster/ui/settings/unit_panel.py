"""The unit: name, kind, people in charge, phones, averaged hours."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from fire_roster.domain.drill import drill_duties
from fire_roster.domain.training import training_duty
from fire_roster.domain.unit import UnitTrait
from fire_roster.services.changes import Kind
from fire_roster.services.translation import split_words
from fire_roster.services.unit import UNIT_LABELS
from fire_roster.ui.common.buttons import make_button, make_save_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.common.tick_list import TickList
from fire_roster.ui.context import AppContext
from fire_roster.ui.settings.panel import SettingsPanel

_LABEL_WIDTH = 144
_FORM_WIDTH = 720
_TEXTS: dict[str, tuple[str, int, str]] = {
    "name": ("单位名称", 100, "印在值班表和各种表格的表头。"),
    "address": ("地址", 200, ""),
    "responsible_person": ("消防安全责任人", 60, ""),
    "safety_manager": ("消防安全管理人", 60, ""),
    "safety_manager_phone": ("管理人电话", 40, "高层公共建筑须公布（应急管理部令第5号 第8条）。"),
    "duty_phone": ("值班电话", 40, ""),
    "maintenance_contact": ("维保单位及电话", 100, ""),
}


class UnitPanel(SettingsPanel):
    """One form."""

    kinds = (Kind.UNIT,)
    keeps_draft = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.texts: dict[str, QLineEdit] = {}
        self.traits = TickList([(trait.value, trait.value) for trait in UnitTrait])
        self._traits_row = FormRow("单位类型", self.traits, label_width=_LABEL_WIDTH)
        self.is_averaged = QCheckBox("实行综合计算工时工作制（须经人社部门批准）")
        self.number = QLineEdit()
        limit_text(self.number, 60)
        self.until = DateField()
        self._number_row = FormRow(
            "批准文号", self.number, "文号和有效期都填写后，才按综合工时检查。", label_width=144
        )
        self._until_row = FormRow("批准有效期至", self.until, label_width=_LABEL_WIDTH)
        self._loaded: dict[str, Any] = {}
        self.save_button = make_save_button(self.save)
        self.guide_button = make_button(
            "打开“开始使用”", lambda: context.navigate("start"), variant="quiet"
        )
        self._lay_out()
        self.is_averaged.toggled.connect(self._on_averaged)
        self.traits.changed.connect(self._show_duties)
        self._show_duties()

    def refresh(self) -> None:
        if self.is_edited():
            return
        unit = self.office.unit.get()
        for name, field in self.texts.items():
            field.setText(getattr(unit, name))
            field.setCursorPosition(0)
        self.traits.set_values(split_words(unit.traits))
        self.is_averaged.setChecked(unit.is_averaged_hours)
        self.number.setText(unit.averaged_hours_number)
        self.until.set_value(unit.averaged_hours_until)
        self._on_averaged(unit.is_averaged_hours)
        self._loaded = self.values()

    def is_edited(self) -> bool:
        return bool(self._loaded) and self.values() != self._loaded

    def values(self) -> dict[str, Any]:
        """What the form says, by the names of the record."""
        return {
            **{name: field.text().strip() for name, field in self.texts.items()},
            "traits": "、".join(self.traits.values()),
            "is_averaged_hours": self.is_averaged.isChecked(),
            "averaged_hours_number": self.number.text().strip(),
            "averaged_hours_until": self.until.value(),
        }

    def save(self) -> bool:
        """Store the form; False when something is wrong or was refused."""
        if self._until_row.show_problem(self.until.problem()):
            return False
        values = self.values()
        changed = [name for name, value in values.items() if value != self._loaded.get(name)]
        if not changed:
            self.context.announce("没有修改")
            return True
        words = "、".join(UNIT_LABELS[name] for name in changed)
        before, self._loaded = self._loaded, values
        is_done = self.store(lambda: self.office.unit.update(**values), f"已保存：{words}")
        if not is_done:
            self._loaded = before
        return is_done

    def _lay_out(self) -> None:
        scroll = ScrollBody()
        card = Card("单位资料")
        for name, (label, length, hint) in _TEXTS.items():
            field = QLineEdit()
            limit_text(field, length)
            self.texts[name] = field
            card.body.addWidget(FormRow(label, field, hint, label_width=_LABEL_WIDTH))
            if name == "name":
                card.body.addWidget(self._traits_row)
        hours = Card("综合计算工时")
        hours.body.addWidget(self.is_averaged)
        hours.body.addWidget(self._number_row)
        hours.body.addWidget(self._until_row)
        for part in (card, hours):
            part.setMaximumWidth(_FORM_WIDTH)
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        self.layout_column.addWidget(scroll, 1)
        buttons = row()
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        buttons.addWidget(self.guide_button)
        self.layout_column.addLayout(buttons)

    def _show_duties(self) -> None:
        """What the kind of unit asks for, with the clauses."""
        traits = frozenset(UnitTrait(value) for value in self.traits.values())
        duties = [*(one.sentence for one in drill_duties(traits)), training_duty(traits).sentence]
        self._traits_row.set_hint(f"可多选，程序据此提醒：{'；'.join(duties)}。")

    def _on_averaged(self, is_averaged: bool) -> None:
        self.number.setEnabled(is_averaged)
        self.until.setEnabled(is_averaged)
