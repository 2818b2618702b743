"""Certificates that have run out or soon will."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fire_roster.services.certificates import CertificateEntry
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import Badge, StateChip, StateKind
from fire_roster.ui.common.labels import ElidedLabel, PlainLabel
from fire_roster.ui.common.layout import row

_MOST = 8
_SOON_DAYS = 30


class CertificatesCard(Card):
    """`member_chosen(member_id)` and `all_wanted()`."""

    member_chosen = Signal(int)
    all_wanted = Signal()

    def __init__(self, entries: Sequence[CertificateEntry], parent: QWidget | None = None) -> None:
        super().__init__("证书到期", parent)
        self.add_action(Badge(len(entries), "danger" if _has_expired(entries) else "neutral"))
        if not entries:
            self.body.addWidget(PlainLabel("今后 90 天没有证书到期", "muted"))
        for entry in entries[:_MOST]:
            self._add_row(entry)
        rest = len(entries) - _MOST
        if rest > 0:
            more = make_button(f"查看其余 {rest} 本", self.all_wanted.emit, variant="quiet")
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def _add_row(self, entry: CertificateEntry) -> None:
        line = row(spacing=2)
        owner = make_button(
            entry.owner.name,
            lambda: self.member_chosen.emit(entry.owner.record.id),
            variant="quiet",
        )
        owner.setAccessibleName(f"{entry.owner.name}的证书")
        line.addWidget(owner)
        paper = " ".join(part for part in (entry.record.type, entry.record.level) if part)
        line.addWidget(ElidedLabel(f"{paper}，有效期至 {entry.validity_text}", "muted"), 1)
        line.addWidget(StateChip(*left_words(entry.days_left or 0)))
        self.body.addLayout(line)


def left_words(days_left: int) -> tuple[str, StateKind]:
    """已过期 3 天, 今天到期, 还有 12 天, with the colour that fits."""
    if days_left < 0:
        return f"已过期 {-days_left} 天", "danger"
    if days_left == 0:
        return "今天到期", "danger"
    return f"还有 {days_left} 天", "warning" if days_left <= _SOON_DAYS else "neutral"


def _has_expired(entries: Sequence[CertificateEntry]) -> bool:
    return any((entry.days_left or 0) < 0 for entry in entries)
