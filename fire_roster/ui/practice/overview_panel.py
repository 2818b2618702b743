"""What an inspector would find today: every finding about drills, training and records."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fire_roster.domain.rules import UNIT_RULES
from fire_roster.domain.rules.base import Severity, UnitRule, Violation
from fire_roster.services.office import Office
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.context import AppContext

_KINDS: dict[Severity, StateKind] = {
    Severity.ERROR: "danger",
    Severity.WARN: "warning",
    Severity.INFO: "info",
}
_TITLES = {rule.rule_id: rule.title for rule in UNIT_RULES}


class Verdict:
    """One line: a rule that is kept, or one finding about it."""

    def __init__(self, rule: str, clause: str, finding: Violation | None = None) -> None:
        self.rule = rule
        self.clause = clause
        self.finding = finding

    @property
    def word(self) -> str:
        """符合, 错误, 警告 or 提示."""
        return self.finding.severity.label if self.finding else "符合"

    @property
    def state(self) -> StateKind:
        """The colour that goes with the word."""
        return _KINDS[self.finding.severity] if self.finding else "success"

    @property
    def text(self) -> str:
        """What was found."""
        return self.finding.message if self.finding else "未发现问题。"

    @property
    def order(self) -> int:
        """Gravest first, what is kept last."""
        return self.finding.severity.rank if self.finding else len(_KINDS)


_COLUMNS: tuple[Column[Verdict], ...] = (
    Column(
        "word",
        "结果",
        lambda one: one.word,
        sort=lambda one: one.order,
        state=lambda one: one.state,
        width=72,
    ),
    Column("rule", "编号", lambda one: one.rule, width=56),
    Column("title", "检查内容", lambda one: _TITLES[one.rule], width=208),
    Column("text", "情况", lambda one: one.text, tooltip=lambda one: one.text, width=520),
    Column("clause", "依据", lambda one: one.clause, tooltip=lambda one: one.clause, width=280),
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
        layout = column(self)
        layout.addWidget(self.table, 1)
        self.table.activated.connect(lambda verdict: self.wanted.emit(verdict.rule))

    def refresh(self) -> None:
        """Judge again."""
        office: Office = self._context.services
        self.table.set_records(list_verdicts(office))

    def counts(self) -> dict[str, int]:
        """Number of findings by severity, and of rules that are kept."""
        found: dict[str, int] = {}
        for one in self.table.model.records():
            found[one.word] = found.get(one.word, 0) + 1
        return found


def list_verdicts(office: Office) -> list[Verdict]:
    """Every active rule about the unit's practice: its findings, or that it is kept."""
    settings = office.unit.rule_settings()
    kinds = {station.facts.kind for station in office.stations.list_all()}
    findings: dict[str, list[Violation]] = {}
    for one in office.review.findings():
        findings.setdefault(one.rule, []).append(one)
    verdicts: list[Any] = []
    for rule in UNIT_RULES:
        is_active = any(rule.is_active(settings, kind) for kind in kinds)
        if not isinstance(rule, UnitRule) or not is_active:
            continue
        own: list[Violation | None] = [*findings.get(rule.rule_id, ())]
        verdicts += [Verdict(rule.rule_id, rule.clause, one) for one in own or [None]]
    return sorted(verdicts, key=lambda one: one.order)
