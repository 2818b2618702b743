"""What an edit of many cells would change, shown before it is made."""

from PySide6.QtWidgets import QDialog, QWidget

from fire_roster.domain.rights import Right
from fire_roster.domain.rules.base import Severity
from fire_roster.services.patch_preview import CellTurn, PatchPreview
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.inline_message import InlineMessage, MessageKind
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.roster.grid_header import weekday_text
from fire_roster.ui.roster.rule_groups import group_by_rule, group_line

_WIDTH, _HEIGHT = 640, 560
_FINDINGS_HEIGHT = 150
_COLUMNS: tuple[Column[CellTurn], ...] = (
    Column("name", "姓名", lambda one: one.name, width=140),
    Column(
        "day",
        "日期",
        lambda one: f"{one.ref.day:%Y-%m-%d}（{weekday_text(one.ref.day)}）",
        sort=lambda one: one.ref.day,
        width=160,
    ),
    Column("before", "原来", lambda one: one.before, width=120),
    Column("after", "改为", lambda one: one.after, width=120),
)


class PatchDialog(QDialog):
    """Accepted when the edit is to be made. `notes` say what is left alone, and why."""

    def __init__(
        self,
        title: str,
        preview: PatchPreview,
        notes: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(_WIDTH, _HEIGHT)
        self.message = InlineMessage(*_summary(preview))
        self.table: RecordTable[CellTurn] = RecordTable(
            _COLUMNS,
            EmptyState("circle-check", "没有要改的格子", "与表里现有的班次相同。"),
            is_searchable=False,
            name="改动",
        )
        self.table.set_records(preview.turns)
        self.accept_button = make_button("应用", self.accept, variant="primary", needs=Right.PLAN)
        self.accept_button.setEnabled(bool(preview.turns))
        layout = column(self, spacing=3, margin=6)
        layout.addWidget(PlainLabel(title, "strong"))
        layout.addWidget(self.message)
        for note in notes:
            layout.addWidget(WrappedLabel(note, "muted"))
        layout.addWidget(self.table, 1)
        if preview.coming:
            layout.addWidget(_findings(preview))
        buttons = row(spacing=2)
        buttons.addStretch(1)
        buttons.addWidget(make_button("取消", self.reject))
        buttons.addWidget(self.accept_button)
        layout.addLayout(buttons)
        self.accept_button.setDefault(True)
        self.accept_button.setFocus()


def _summary(preview: PatchPreview) -> tuple[str, MessageKind]:
    errors = preview.count_coming(Severity.ERROR)
    warnings = preview.count_coming(Severity.WARN)
    solved = sum(one.severity is not Severity.INFO for one in preview.going)
    words = [f"改动 {len(preview.turns)} 格"]
    if errors:
        words.append(f"新增错误 {errors} 处")
    if warnings:
        words.append(f"新增警告 {warnings} 处")
    if solved:
        words.append(f"消除问题 {solved} 处")
    kind: MessageKind = "danger" if errors else "warning" if warnings else "info"
    return "，".join(words) + "。应用后可以撤销。", kind


def _findings(preview: PatchPreview) -> ScrollBody:
    """What the rules would find anew, gravest first."""
    shown = ScrollBody()
    shown.setFixedHeight(_FINDINGS_HEIGHT)
    shown.body.setSpacing(6)
    shown.body.addWidget(PlainLabel("新增的问题", "strong"))
    grave = [one for one in preview.coming if one.severity is not Severity.INFO]
    for group in group_by_rule(grave or preview.coming):
        shown.body.addWidget(
            WrappedLabel(f"{group[0].severity.label} {group_line(group)}", "small")
        )
    shown.body.addStretch(1)
    return shown
