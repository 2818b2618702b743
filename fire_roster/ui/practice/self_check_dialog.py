"""One self-check: its items with result, finding, responsible person and evidence."""

from typing import Any

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from fire_roster.domain.rights import Right
from fire_roster.records.self_check import SelfCheckItem
from fire_roster.services.practice.self_checks import RESULTS, ItemAnswer
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.ledger_dialog import LedgerDialog
from fire_roster.ui.saving import save, try_save

_CHOICES = (("", "未填"), *((word, word) for word in RESULTS))
_HEADS = ("检查项目", "结果", "情况", "责任人", "佐证")


class SelfCheckDialog(LedgerDialog):
    """办结 turns what is open or does not comply into hazards."""

    def __init__(self, context: AppContext, record: Any, parent: QWidget | None = None) -> None:
        self.items: list[_ItemRow] = []
        super().__init__(context, "self-check", record, parent)
        self.setMinimumWidth(960)
        self.close_button = make_button(
            "保存并办结", self.finish, icon_name="check", needs=Right.RECORD
        )
        self.close_button.setVisible(record.closed_on is None)
        self.buttons.insertWidget(2, self.close_button)
        self.tabs.setCurrentIndex(1)

    def add_tabs(self) -> None:
        scroll = ScrollBody()
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 8, 8, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for place, title in enumerate(_HEADS):
            grid.addWidget(PlainLabel(title, "small"), 0, place)
        for item in self.office.self_checks.list_items(self.record.id):
            line = _ItemRow(item)
            self.items.append(line)
            for place, widget in enumerate(line.widgets()):
                grid.addWidget(widget, item.number, place)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 2)
        scroll.body.addWidget(box)
        scroll.body.addStretch(1)
        scroll.setMinimumHeight(320)
        self.tabs.setTabText(0, "概况")
        self.tabs.addTab(scroll, f"检查项目 {len(self.items)}")

    def save_more(self, record_id: int) -> None:
        answers = {line.number: line.answer() for line in self.items if line.is_edited()}
        if answers:
            save(self.context, lambda: self.office.self_checks.answer(record_id, answers))
            for line in self.items:
                line.settle()

    def finish(self) -> None:
        """Save, then end the run."""
        if not self.try_save():
            return
        record_id = self.record.id
        before = len(self.office.records.list_all("hazard"))
        if try_save(self.context, lambda: self.office.self_checks.close(record_id)):
            count = len(self.office.records.list_all("hazard")) - before
            text = f"自查已办结，{count} 项转为隐患" if count else "自查已办结，没有隐患"
            self.context.announce(text)
            self.accept()


class _ItemRow:
    """The widgets of one item."""

    def __init__(self, item: SelfCheckItem) -> None:
        self.number = item.number
        self.text = WrappedLabel(f"{item.number}. {item.text}")
        self.result = ChoiceField(_CHOICES)
        self.result.set_value(item.result)
        self.result.setFixedWidth(104)
        self.finding, self.responsible, self.evidence = (
            QLineEdit(item.finding),
            QLineEdit(item.responsible),
            QLineEdit(item.evidence),
        )
        names = ("情况", "责任人", "佐证")
        for field, name, width in zip(self._texts(), names, (1000, 60, 400), strict=True):
            limit_text(field, width)
            field.setAccessibleName(f"第 {item.number} 项{name}")
        self.result.setAccessibleName(f"第 {item.number} 项结果")
        self.responsible.setFixedWidth(104)
        self.evidence.setFixedWidth(152)
        self._done_on = item.done_on
        self._settled = self._plain()

    def widgets(self) -> tuple[QWidget, ...]:
        """In the order of the columns."""
        return (self.text, self.result, self.finding, self.responsible, self.evidence)

    def answer(self) -> ItemAnswer:
        """What the row says; the date stays that of the first result."""
        result, finding, responsible, evidence = self._plain()
        done_on = self._done_on if result else None
        return ItemAnswer(result, finding, responsible, done_on, evidence)

    def is_edited(self) -> bool:
        """Whether something differs from what is stored."""
        return self._plain() != self._settled

    def settle(self) -> None:
        """What is shown is stored now."""
        self._settled = self._plain()

    def _texts(self) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        return (self.finding, self.responsible, self.evidence)

    def _plain(self) -> tuple[str, str, str, str]:
        finding, responsible, evidence = (field.text().strip() for field in self._texts())
        return (str(self.result.value() or ""), finding, responsible, evidence)
