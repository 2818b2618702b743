"""One finding in full: sentence and clause, why and what to do, keep it or find somebody."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from fire_roster.domain.rights import Right
from fire_roster.domain.rules.base import Violation
from fire_roster.services.finding_advice import Advice
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.common.tooltip import set_tooltip

_HEIGHT = 224
_LEAST_HEIGHT = 76
"""A line of text above the buttons."""
_FEW_DAYS = 3


class FindingDetail(QFrame):
    """`keep_wanted(Violation)`, `reopen_wanted(Violation)`, `helpers_wanted(Violation)`.

    `basis_wanted(Violation)`: the card of its rule.
    """

    keep_wanted = Signal(object)
    reopen_wanted = Signal(object)
    helpers_wanted = Signal(object)
    basis_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Violation | None = None
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setMaximumHeight(_HEIGHT)
        self._text = WrappedLabel()
        self._clause = WrappedLabel(role="small")
        self._kept = WrappedLabel(role="small")
        self._title = PlainLabel("原因与办法", "strong")
        self._advice = WrappedLabel(role="small")
        body = ScrollBody()
        body.body.setSpacing(6)
        for label in (self._text, self._clause, self._kept, self._title, self._advice):
            if label is not self._title:
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            body.body.addWidget(label)
        body.body.addStretch(1)
        self.helpers_button = make_button("谁能顶", lambda: self._tell(self.helpers_wanted))
        self.basis_button = make_button("依据", lambda: self._tell(self.basis_wanted))
        set_tooltip(self.basis_button, "这条规则要求什么、写在哪里、怎么办")
        self.keep_button = make_button(
            "保留…", lambda: self._tell(self.keep_wanted), needs=Right.PLAN
        )
        self.reopen_button = make_button(
            "不再保留", lambda: self._tell(self.reopen_wanted), needs=Right.PLAN
        )
        layout = column(self, spacing=2, margin=(0, 2, 0, 0))
        layout.addWidget(body, 1)
        buttons = row(spacing=2)
        buttons.addWidget(self.helpers_button)
        buttons.addWidget(self.basis_button)
        buttons.addStretch(1)
        buttons.addWidget(self.reopen_button)
        buttons.addWidget(self.keep_button)
        layout.addLayout(buttons)
        self.hide()

    def sizeHint(self) -> QSize:
        """As high as it needs, less where the panel is low: its text scrolls."""
        return QSize(super().sizeHint().width(), _HEIGHT)

    def text(self) -> str:
        """Everything that is said about the finding."""
        labels = (self._text, self._clause, self._kept, self._advice)
        return "\n".join(label.text() for label in labels if label.text())

    def show_finding(self, finding: Violation, advice: Advice, reason: str) -> None:
        """Show a finding; `reason` says why it is kept, empty for an open one."""
        self._finding = finding
        self._text.setText(finding.message)
        self._clause.setText(f"依据：{finding.clause}")
        self._kept.setText(f"已保留，原因：{reason}" if reason else "")
        self._kept.setVisible(bool(reason))
        steps = [f"{number}. {step}" for number, step in enumerate(advice.remedies, start=1)]
        self._advice.setText("\n".join(filter(None, [advice.cause, *steps, advice.helpers])))
        self.helpers_button.setVisible(0 < len(finding.dates) <= _FEW_DAYS)
        self.keep_button.setText("改原因…" if reason else "保留…")
        self.reopen_button.setVisible(bool(reason))
        self.show()

    def _tell(self, signal: object) -> None:
        if self._finding is not None:
            signal.emit(self._finding)  # type: ignore[attr-defined]
