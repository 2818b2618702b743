"""保留: why a finding stays as it is; the reason goes to the audit and the print."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from fire_roster.domain.rights import Right
from fire_roster.domain.rules.base import Violation
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column
from fire_roster.ui.roster.rule_groups import rule_title

_REASON_HEIGHT = 84


class KeepDialog(FormDialog):
    """Accepted with a `reason`; `findings()` are those it is for.

    `others` are further open findings of the same rule that may be kept for the same reason.
    """

    needs = Right.PLAN

    def __init__(
        self, finding: Violation, others: Sequence[Violation], reason: str, parent: QWidget | None
    ) -> None:
        super().__init__("保留这个问题", "保留", width=480, parent=parent)
        self._finding, self._others = finding, tuple(others)
        self.body.addWidget(PlainLabel(rule_title(finding.rule), "muted"))
        self.body.addWidget(WrappedLabel(finding.message))
        self.body.addWidget(WrappedLabel(f"依据：{finding.clause}", "small"))
        self.reason_edit = QPlainTextEdit(reason)
        self.reason_edit.setAccessibleName("保留的原因")
        self.reason_edit.setPlaceholderText("例如：新证正在办理，本月由持证的站长顶班。")
        self.reason_edit.setFixedHeight(_REASON_HEIGHT)
        self.reason_edit.setTabChangesFocus(True)
        self.all_box = QCheckBox(f"{finding.rule} 的其余 {len(self._others)} 处也按这个原因保留")
        entry = QWidget()
        lines = column(entry, spacing=2)
        lines.addWidget(PlainLabel("原因（记入审计，并印在值班表上）", "muted"))
        lines.addWidget(self.reason_edit)
        lines.addWidget(self.all_box)
        self.all_box.setVisible(bool(self._others))
        self.body.addWidget(entry)
        self.reason_edit.textChanged.connect(self._show_ready)
        self._show_ready()
        self.reason_edit.setFocus()

    def draft_name(self) -> str:
        return f"{self._finding.rule} {self._finding.message}"

    @property
    def reason(self) -> str:
        """What was written, without blanks around it."""
        return self.reason_edit.toPlainText().strip()

    def findings(self) -> tuple[Violation, ...]:
        """The findings that the reason is for."""
        return (self._finding, *(self._others if self.all_box.isChecked() else ()))

    def _show_ready(self) -> None:
        self.accept_button.setEnabled(bool(self.reason))
