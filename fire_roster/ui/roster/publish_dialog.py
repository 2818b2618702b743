"""发布: what is still open, why each kind is kept, and what changes against the paper."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from fire_roster.domain.rights import Right
from fire_roster.services.publishing import OpenKind, PublishReview
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.inline_message import InlineMessage, MessageKind
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.drafts.draft_offer import forget_drafts, keep_drafts
from fire_roster.ui.roster.rule_groups import group_line

_WIDTH = 600
_KIND_HEIGHT, _MOST_HEIGHT = 116, 330
_MOST_REASON = 200
_MOST_CHANGES = 8


class PublishDialog(QDialog):
    """Accepted when the roster is to be published; `reasons` then says why errors are kept."""

    def __init__(self, review: PublishReview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.reason_edits: dict[str, QLineEdit] = {}
        self.setWindowTitle("发布值班表")
        self.setModal(True)
        self.setMinimumWidth(_WIDTH)
        self.publish_button = make_button(
            "发布", self.accept, variant="primary", needs=Right.PUBLISH
        )
        layout = column(self, spacing=4, margin=6)
        facts = review.state.facts
        layout.addWidget(
            PlainLabel(
                f"{facts.station.name}　{facts.month.label}　第 {facts.version} 版", "strong"
            )
        )
        layout.addWidget(InlineMessage(*_summary(review)))
        if review.kinds:
            self._add_kinds(layout)
        if review.diff is not None:
            self._add_diff(layout)
        buttons = row(spacing=2)
        self.same_button = make_button("各类都用第一条原因", self.use_first_reason, variant="quiet")
        self.same_button.setVisible(len(review.kinds) > 1)
        buttons.addWidget(self.same_button)
        buttons.addStretch(1)
        buttons.addWidget(make_button("取消", self.reject))
        buttons.addWidget(self.publish_button)
        layout.addLayout(buttons)
        self.publish_button.setDefault(True)
        self._check()
        # Reasons are long sentences: they survive a crash as the fields of a form do.
        name = f"PublishDialog {facts.station.name} {facts.month} {facts.version}"
        QTimer.singleShot(0, self, lambda: keep_drafts(self, layout, 1, name))
        self.finished.connect(lambda _: forget_drafts(self))

    @property
    def reasons(self) -> dict[str, str]:
        """What the clerk wrote for each rule, without blanks around it."""
        return {rule: edit.text().strip() for rule, edit in self.reason_edits.items()}

    def use_first_reason(self) -> None:
        """The reason of the first kind goes to all that have none."""
        first, *others = self.reason_edits.values()
        for edit in others:
            if not edit.text().strip():
                edit.setText(first.text())

    def _add_kinds(self, layout: QVBoxLayout) -> None:
        kinds = ScrollBody()
        kinds.setMinimumHeight(min(_MOST_HEIGHT, _KIND_HEIGHT * len(self._review.kinds)))
        for kind in self._review.kinds:
            kinds.body.addWidget(WrappedLabel(group_line(list(kind.findings))))
            kinds.body.addWidget(self._make_edit(kind))
        kinds.body.addStretch(1)
        layout.addWidget(kinds, 1)
        layout.addWidget(WrappedLabel("原因记入审计，并印在值班表上。", "small"))
        next(iter(self.reason_edits.values())).setFocus()

    def _make_edit(self, kind: OpenKind) -> QLineEdit:
        edit = QLineEdit(kind.suggestion)
        limit_text(edit, _MOST_REASON)
        edit.setPlaceholderText("保留的原因，例如：新证正在办理，本月由持证的站长顶班。")
        edit.setAccessibleName(f"保留 {kind.rule_id} 的原因")
        edit.textChanged.connect(self._check)
        self.reason_edits[kind.rule_id] = edit
        return edit

    def _add_diff(self, layout: QVBoxLayout) -> None:
        diff = self._review.diff
        assert diff is not None
        layout.addWidget(
            WrappedLabel(f"与第 {diff.before_version} 版相比{diff.sentence}。", "strong")
        )
        for one in diff.shifts[:_MOST_CHANGES]:
            layout.addWidget(WrappedLabel(one.text, "small"))
        rest = len(diff.shifts) - _MOST_CHANGES
        if rest > 0:
            layout.addWidget(WrappedLabel(f"另有 {rest} 处", "small"))

    def _check(self) -> None:
        self.publish_button.setEnabled(all(self.reasons.values()))


def _summary(review: PublishReview) -> tuple[str, MessageKind]:
    errors = sum(len(kind.findings) for kind in review.kinds)
    warnings = review.warning_count
    void = ""
    if review.diff is not None:
        void = f"墙上的第 {review.diff.before_version} 版随即作废，请重新打印张贴。"
    kept = f"另有 {review.kept_count} 处已写明原因保留。" if review.kept_count else ""
    if errors:
        words = f"还有 {errors} 处错误、{warnings} 处警告。可以发布，但每一类都要写明原因。"
        return f"{words}{kept}{void}", "danger"
    if warnings or kept:
        return f"没有未说明的错误，有 {warnings} 处警告，可以发布。{kept}{void}", "warning"
    return f"没有错误和警告，可以发布。{void}", "success"
