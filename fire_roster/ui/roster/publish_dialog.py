"""发布: what is still open, and why it is published all the same."""

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from fire_roster.domain.rules.base import Severity
from fire_roster.services.roster_view import LiveRoster
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.inline_message import InlineMessage, MessageKind
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.roster.rule_groups import group_by_rule, group_line

_WIDTH = 560
_GROUP_HEIGHT, _MOST_HEIGHT, _REASON_HEIGHT = 80, 240, 72


class PublishDialog(QDialog):
    """Accepted when the roster is to be published; `reason` then says why errors are kept."""

    def __init__(self, live: LiveRoster, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._errors = [one for one in live.violations if one.severity is Severity.ERROR]
        self.setWindowTitle("发布值班表")
        self.setModal(True)
        self.setMinimumWidth(_WIDTH)
        self.reason_edit = QPlainTextEdit()
        self.publish_button = make_button("发布", self.accept, variant="primary")
        layout = column(self, spacing=4, margin=6)
        facts = live.facts
        layout.addWidget(
            PlainLabel(
                f"{facts.station.name}　{facts.month.label}　第 {facts.version} 版", "strong"
            )
        )
        layout.addWidget(InlineMessage(*_summary(live, len(self._errors))))
        if self._errors:
            self._add_errors(layout)
        buttons = row(spacing=2)
        buttons.addStretch(1)
        buttons.addWidget(make_button("取消", self.reject))
        buttons.addWidget(self.publish_button)
        layout.addLayout(buttons)
        self.publish_button.setDefault(True)
        self._check()

    @property
    def reason(self) -> str:
        """What the clerk wrote, without blanks around it."""
        return self.reason_edit.toPlainText().strip()

    def _add_errors(self, layout: QVBoxLayout) -> None:
        details = ScrollBody()
        groups = group_by_rule(self._errors)
        details.setMinimumHeight(min(_MOST_HEIGHT, _GROUP_HEIGHT * len(groups)))
        for group in groups:
            details.body.addWidget(WrappedLabel(group_line(group)))
        details.body.addStretch(1)
        layout.addWidget(details, 1)
        layout.addWidget(PlainLabel("保留这些错误的原因（记入审计，并印在值班表上）", "muted"))
        self.reason_edit.setAccessibleName("保留错误的原因")
        self.reason_edit.setPlaceholderText("例如：新证正在办理，本月由持证的站长顶班。")
        self.reason_edit.setFixedHeight(_REASON_HEIGHT)
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.textChanged.connect(self._check)
        layout.addWidget(self.reason_edit)
        self.reason_edit.setFocus()

    def _check(self) -> None:
        self.publish_button.setEnabled(not self._errors or bool(self.reason))


def _summary(live: LiveRoster, errors: int) -> tuple[str, MessageKind]:
    warnings = sum(one.severity is Severity.WARN for one in live.violations)
    version = live.facts.version
    void = f"墙上的第 {version - 1} 版随即作废，请重新打印张贴。" if version > 1 else ""
    if errors:
        return f"还有 {errors} 处错误、{warnings} 处警告。可以发布，但要写明原因。{void}", "danger"
    if warnings:
        return f"没有错误，有 {warnings} 处警告，可以发布。{void}", "warning"
    return f"没有错误和警告，可以发布。{void}", "success"
