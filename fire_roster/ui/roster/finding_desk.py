"""Explains the finding that is chosen, and keeps it where the clerk gives a reason."""

from PySide6.QtCore import QObject, Signal

from fire_roster.domain.kept_finding import KeptReasons
from fire_roster.domain.rules.base import Violation
from fire_roster.services.changes import Done
from fire_roster.services.finding_advice import advise
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.findings_panel import FindingsPanel
from fire_roster.ui.roster.keep_dialog import KeepDialog
from fire_roster.ui.roster.roster_editor import RosterEditor
from fire_roster.ui.undo import UndoHistory


class FindingDesk(QObject):
    """`kept` are the reasons of the month on screen; `changed()` when they are others now."""

    changed = Signal()

    def __init__(
        self,
        context: AppContext,
        editor: RosterEditor,
        history: UndoHistory,
        panel: FindingsPanel,
    ) -> None:
        super().__init__(panel)
        self._service = context.services.kept_findings
        self._editor = editor
        self._history = history
        self._panel = panel
        self.kept = KeptReasons()
        self.dialog: KeepDialog | None = None
        editor.opened.connect(self._read)
        panel.chosen.connect(self._explain)
        panel.detail.keep_wanted.connect(self._ask_reason)
        panel.detail.reopen_wanted.connect(self._reopen)
        panel.detail.basis_wanted.connect(lambda finding: context.show_help(finding.rule))

    def _read(self) -> None:
        place = self._editor.place
        assert place is not None
        self.kept = self._service.list_all(*place)

    def _explain(self, finding: Violation) -> None:
        if self._editor.live is not None:
            self._panel.explain(finding, advise(self._editor.live.state, finding))

    def _ask_reason(self, finding: Violation) -> None:
        live = self._editor.live
        assert live is not None
        others = [
            one
            for one in self.kept.open_of(live.violations)
            if one.rule == finding.rule and one != finding
        ]
        dialog = KeepDialog(finding, others, self.kept.reason_for(finding), self._panel.window())
        dialog.accepted.connect(lambda: self._keep(dialog.findings(), dialog.reason))
        self.dialog = dialog
        dialog.open()

    def _keep(self, findings: tuple[Violation, ...], reason: str) -> None:
        place, before = self._editor.place, self.kept
        assert place is not None
        service = self._service
        self._history.do(
            f"保留 {findings[0].rule} {len(findings)} 处：{reason}",
            lambda: self._take(service.keep(*place, findings, reason)),
            lambda: self._take(service.restore(*place, findings, before)),
        )

    def _reopen(self, finding: Violation) -> None:
        place, before = self._editor.place, self.kept
        assert place is not None
        service = self._service
        self._history.do(
            f"不再保留 {finding.rule}：{finding.message}",
            lambda: self._take(service.restore(*place, [finding], KeptReasons())),
            lambda: self._take(service.restore(*place, [finding], before)),
        )

    def _take(self, done: Done[KeptReasons]) -> None:
        """Show the reasons of the month that is on screen, whichever month was written."""
        self._read()
        self.changed.emit()
        current = self._panel.current_finding()
        if current is not None:
            self._explain(current)
        self._editor.announce(done.changes)
