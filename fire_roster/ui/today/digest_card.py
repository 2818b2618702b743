"""What would have been told while the computer was off or asleep."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fire_roster.services.alert_entries import AlertEntry, Digest
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import StateChip
from fire_roster.ui.common.labels import ElidedLabel, PlainLabel
from fire_roster.ui.common.layout import row

_MOST = 3


class DigestCard(Card):
    """`all_wanted()`, `read()` when somebody has read it."""

    all_wanted = Signal()
    read = Signal()

    def __init__(self, digest: Digest, parent: QWidget | None = None) -> None:
        super().__init__("电脑关机期间", parent)
        began, ended = f"{digest.began:%m-%d %H:%M}", f"{digest.ended:%m-%d %H:%M}"
        open_words = f"，{digest.open_count} 条还没有处理" if digest.open_count else "，都已过去"
        self.body.addWidget(
            PlainLabel(
                f"{began} 至 {ended} 没有开着，错过 {len(digest.entries)} 条提醒{open_words}。",
                "muted",
            )
        )
        ordered = sorted(digest.entries, key=lambda one: (not one.is_open, one.due))
        for entry in ordered[:_MOST]:
            self._add_row(entry)
        buttons = row(spacing=2)
        buttons.addWidget(make_button(f"查看全部 {len(ordered)} 条", self.all_wanted.emit))
        self.read_button = make_button("知道了", self.read.emit, variant="quiet")
        buttons.addWidget(self.read_button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def _add_row(self, entry: AlertEntry) -> None:
        line = row(spacing=2)
        line.addWidget(PlainLabel(f"{entry.due:%m-%d %H:%M}", "small"))
        line.addWidget(ElidedLabel(entry.message), 1)
        state = "待处理" if entry.is_open else entry.ending.value if entry.ending else "已处理"
        line.addWidget(StateChip(state, "danger" if entry.is_open else "neutral"))
        self.body.addLayout(line)
