"""责任书: what is to be renewed, who has not signed, renewing with one press."""

from functools import partial
from typing import Any

from fire_roster.domain.commitment import CommitmentState
from fire_roster.domain.rights import Right
from fire_roster.services.practice.commitments import CommitmentOutlook
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.inline_message import InlineMessage, MessageKind
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.ledger_columns import Columns, ledger_columns
from fire_roster.ui.practice.ledger_panel import LedgerPanel
from fire_roster.ui.saving import try_save

_KINDS: dict[CommitmentState, StateKind] = {
    CommitmentState.VALID: "success",
    CommitmentState.SOON: "warning",
    CommitmentState.OVER: "danger",
    CommitmentState.REPLACED: "neutral",
}
_NAMES_SHOWN = 5


class CommitmentPanel(LedgerPanel):
    """A paper that was renewed stays in the list as 已续签."""

    def __init__(self, context: AppContext) -> None:
        self._states: dict[int, CommitmentState] = {}
        super().__init__(
            context,
            "commitment",
            icon_name="pencil",
            hint="从责任人、管理人到部门、岗位逐级签订，每年续签。",
            columns=self._columns(context),
        )
        self.renew_button = make_button(
            "续签一年", self.renew, icon_name="refresh-cw", needs=Right.RECORD
        )
        set_tooltip(self.renew_button, "按今天签订登记一份新的，原来的留作记录")
        self.table.toolbar.addWidget(self.renew_button)
        self.summary = InlineMessage()
        layout = self.layout()
        assert layout is not None
        layout.insertWidget(0, self.summary)  # type: ignore[attr-defined]
        self._follow_selection()
        self.table.selection_changed.connect(lambda _: self._follow_selection())

    def refresh(self) -> None:
        outlook = self.office.commitments.outlook()
        self._states = outlook.states
        self.summary.show_message(*summary_of(outlook))
        super().refresh()
        self._follow_selection()

    def renew(self) -> None:
        """Another year for the selected paper, signed today."""
        for record in self.table.selected_records()[:1]:
            work = partial(self.office.commitments.renew, record.id, self._today())
            try_save(self.context, work, f"已续签：{self.ledger.name(record)}")

    def _columns(self, context: AppContext) -> Columns:
        state: Column[Any] = Column(
            "renewal",
            "状态",
            lambda one: self._state(one).value,
            state=lambda one: _KINDS[self._state(one)],
            width=96,
        )
        first, *rest = ledger_columns("commitment", lambda: context.clock().date(), lambda _: "")
        return (first, *rest[:5], state)

    def _state(self, record: Any) -> CommitmentState:
        return self._states.get(record.id, CommitmentState.VALID)

    def _follow_selection(self) -> None:
        chosen = self.table.selected_records()
        can_renew = len(chosen) == 1 and self._state(chosen[0]) is not CommitmentState.REPLACED
        self.renew_button.setEnabled(can_renew)
        self.renew_button.setVisible(self.table.model.rowCount() > 0)


def summary_of(outlook: CommitmentOutlook) -> tuple[str, MessageKind]:
    """How the papers stand, as a sentence, and how grave that is; empty without any paper."""
    if not outlook.states:
        return "", "info"
    over, soon = (outlook.count(one) for one in (CommitmentState.OVER, CommitmentState.SOON))
    parts = []
    if over:
        parts.append(f"{over} 份已过期")
    if soon:
        parts.append(f"{soon} 份 30 天内该续签")
    if outlook.unsigned:
        shown = "、".join(outlook.unsigned[:_NAMES_SHOWN])
        more = "等" if len(outlook.unsigned) > _NAMES_SHOWN else ""
        parts.append(f"还没有签订（或已失效）：{shown}{more}")
    if not parts:
        return "责任书都在有效期内，各级都已签订。", "success"
    return "；".join(parts) + "。", "danger" if over else "warning"
