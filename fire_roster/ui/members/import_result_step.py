"""What the import did, what it left out, and what the remarks ask for."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from fire_roster.services.imports import ImportOutcome, LeaveHint, NoNightHint, PreviewRow
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.inline_message import InlineMessage, MessageKind
from fire_roster.ui.common.labels import ElidedLabel, PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.members.follow_ups import FollowUp
from fire_roster.ui.members.import_words import LEFT_OUT_COLUMNS


class ImportResultStep(QWidget):
    """`followed(FollowUp)` when an offer is taken up, `undo_asked()` to take the import back,
    `saving_asked()` for the rows that were left out."""

    followed = Signal(object)
    undo_asked = Signal()
    saving_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = InlineMessage()
        self.left_out: RecordTable[PreviewRow] = RecordTable(
            LEFT_OUT_COLUMNS,
            EmptyState("circle-check", "全部行都已导入"),
            is_searchable=False,
            name="没有导入的行",
        )
        self._left_out_card = Card("没有导入的行")
        self._left_out_card.body.addWidget(self.left_out)
        self._left_out_card.add_action(
            make_button("另存为 Excel…", self.saving_asked.emit, icon_name="save")
        )
        self._offers_card = Card("备注里提到的事，要不要登记？")
        self._offers = ScrollBody()
        self._offers_card.body.addWidget(self._offers)
        self.buttons: list[QPushButton] = []
        self._nothing = Card()
        self._nothing.body.addWidget(
            EmptyState("circle-check", "导入完成", "可以关闭这个窗口，去“值班表”生成下个月的班。")
        )
        self.undo_button = make_button("撤销这次导入", self.undo_asked.emit, icon_name="undo-2")
        layout = column(self, spacing=3)
        top = row(spacing=3)
        top.addWidget(self.message, 1)
        top.addWidget(self.undo_button)
        layout.addLayout(top)
        for card in (self._offers_card, self._left_out_card, self._nothing):
            layout.addWidget(card, 1)

    def show_outcome(self, outcome: ImportOutcome, follow_ups: list[FollowUp]) -> None:
        """Show the numbers, the rows left out and the offers."""
        parts = [f"新增 {outcome.added} 人", f"更新 {outcome.changed} 人"]
        if outcome.same:
            parts.append(f"{outcome.same} 人没有变化")
        if outcome.left_out:
            parts.append(f"{len(outcome.left_out)} 行没有导入")
        kind: MessageKind = "warning" if outcome.left_out else "success"
        self.message.show_message("，".join(parts) + "。", kind)
        self.left_out.set_records(outcome.left_out)
        self._left_out_card.setVisible(bool(outcome.left_out))
        self._offers_card.setVisible(bool(follow_ups))
        self._nothing.setVisible(not outcome.left_out and not follow_ups)
        self.undo_button.setVisible(bool(outcome.added or outcome.changed))
        for follow_up in follow_ups:
            self._offers.body.addWidget(self._offer(follow_up))
        self._offers.body.addStretch(1)

    def show_undone(self, followed: int = 0) -> None:
        """Say that everything is as it was before the import and so many offers taken up since."""
        what = f"这次导入和之后登记的 {followed} 项" if followed else "这次导入"
        self.message.show_message(f"已撤销{what}，台账恢复为导入之前的样子。", "success")
        self.undo_button.setVisible(False)
        for card in (self._offers_card, self._nothing):
            card.setVisible(False)

    def _offer(self, follow_up: FollowUp) -> QWidget:
        box = QWidget()
        layout = row(box, spacing=3)
        name = PlainLabel(follow_up.member.name, "strong")
        name.setMinimumWidth(112)
        layout.addWidget(name)
        layout.addWidget(ElidedLabel(follow_up.hint.text), 1)
        button = make_button(_offer_words(follow_up), self._taker(follow_up))
        button.setAccessibleName(f"{follow_up.member.name} {button.text()}")
        self.buttons.append(button)
        layout.addWidget(button)
        return box

    def _taker(self, follow_up: FollowUp) -> Callable[[], None]:
        return lambda: self.followed.emit(follow_up)

    def mark_done(self, number: int, word: str) -> None:
        """Show that an offer (counted from 0) was taken up."""
        self.buttons[number].setText(word)
        self.buttons[number].setEnabled(False)


def _offer_words(follow_up: FollowUp) -> str:
    hint = follow_up.hint
    if isinstance(hint, LeaveHint):
        return "登记请假"
    assert isinstance(hint, NoNightHint)
    return "登记不排夜班" if hint.until else "填写日期…"
