"""What an inspector would find today: every finding about drills, training and records."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fire_roster.domain.rules.base import Severity
from fire_roster.services.office import Office
from fire_roster.services.practice.review import Verdict
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.pack_dialog import PackDialog

_KINDS: dict[Severity, StateKind] = {
    Severity.ERROR: "danger",
    Severity.WARN: "warning",
    Severity.INFO: "info",
}


def _state(verdict: Verdict) -> StateKind:
    if verdict.finding:
        return _KINDS[verdict.finding.severity]
    return "neutral" if verdict.is_idle else "success"


_COLUMNS: tuple[Column[Verdict], ...] = (
    Column(
        "word",
        "结果",
        lambda one: one.word,
        sort=lambda one: one.order,
        state=_state,
        width=72,
    ),
    Column("rule", "编号", lambda one: one.rule.rule_id, width=56),
    Column("title", "检查内容", lambda one: one.rule.title, width=208),
    Column("text", "情况", lambda one: one.text, tooltip=lambda one: one.text, width=520),
    Column(
        "clause",
        "依据",
        lambda one: one.rule.clause,
        tooltip=lambda one: one.rule.clause,
        width=280,
    ),
)


class OverviewPanel(QWidget):
    """`wanted(rule)` when a line is opened: the page knows where it can be solved."""

    wanted = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        empty = EmptyState("shield-check", "没有可检查的内容")
        self.table: RecordTable[Verdict] = RecordTable(_COLUMNS, empty, name="自查结果")
        self.table.filter_box.setPlaceholderText("规则、情况")
        self.pack_button = make_button(
            "制作迎检包", self.make_pack, variant="primary", icon_name="file-down"
        )
        self.table.toolbar.addWidget(self.pack_button)
        layout = column(self)
        layout.addWidget(self.table, 1)
        self.table.activated.connect(lambda verdict: self.wanted.emit(verdict.rule.rule_id))

    def refresh(self) -> None:
        """Judge again."""
        office: Office = self._context.services
        self.table.set_records(office.review.verdicts())

    def make_pack(self) -> None:
        """Open the dialog of the pack."""
        PackDialog(self._context, self).open()

    def counts(self) -> dict[str, int]:
        """Number of findings by severity, and of rules that are kept."""
        found: dict[str, int] = {}
        for one in self.table.model.records():
            found[one.word] = found.get(one.word, 0) + 1
        return found
