"""历次版本: what each one changed, looked at read-only, compared with another."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.records.roster import Roster
from fire_roster.services.clock import wall_time
from fire_roster.services.office import Office
from fire_roster.services.roster_view import LiveRoster
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.roster_grid import RosterGrid

_SIZE = (1160, 640)
_SIDE_WIDTH = 320


class VersionsDialog(QDialog):
    """At the left a version as it stands on record, at the right what differs from another."""

    def __init__(
        self,
        context: AppContext,
        station_id: int,
        month: Month,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._office: Office = context.services
        self._place = (station_id, month)
        self._versions = self._office.rosters.list_versions(station_id, month)
        self.setWindowTitle("历次版本")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        texts = [(one.version, _version_text(one)) for one in reversed(self._versions)]
        self.shown = ChoiceField(texts)
        self.base = ChoiceField(texts)
        self.shown.setAccessibleName("看哪一版")
        self.base.setAccessibleName("与哪一版比较")
        self.grid = RosterGrid()
        self.sentence = WrappedLabel("", "strong")
        self.note = WrappedLabel("", "small")
        self.changes = ScrollBody()
        self._changes: tuple[str, ...] = ()
        self._lay_out()
        if len(texts) > 1:
            self.base.set_value(texts[1][0])
        self.shown.currentIndexChanged.connect(lambda _: self._show())
        self.base.currentIndexChanged.connect(lambda _: self._show_diff())
        self._show()

    def change_texts(self) -> list[str]:
        """The changes listed."""
        return list(self._changes)

    def _lay_out(self) -> None:
        layout = column(self, spacing=3, margin=6)
        bar = row(spacing=2)
        for label, field in (("看", self.shown), ("与", self.base)):
            bar.addWidget(PlainLabel(label, "muted"))
            bar.addWidget(field)
        bar.addWidget(PlainLabel("比较", "muted"))
        bar.addStretch(1)
        layout.addLayout(bar)
        body = row(spacing=3)
        body.addWidget(self.grid, 1)
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        side_column = column(side, spacing=2)
        for widget in (self.note, self.sentence):
            side_column.addWidget(widget)
        side_column.addWidget(self.changes, 1)
        body.addWidget(side)
        layout.addLayout(body, 1)
        foot = row(spacing=2)
        foot.addStretch(1)
        foot.addWidget(make_button("关闭", self.accept))
        layout.addLayout(foot)

    def _show(self) -> None:
        version = self.shown.value()
        if version is None:
            self.sentence.setText("这个月还没有值班表。")
            return
        state = self._office.rosters.open(*self._place, version)
        self.grid.set_view(replace(LiveRoster(state).view, is_read_only=True))
        record = next(one for one in self._versions if one.version == version)
        reason = record.published_reason
        self.note.setText(f"发布说明：{reason}" if reason else "")
        self.note.setVisible(bool(reason))
        self._show_diff()

    def _show_diff(self) -> None:
        self._changes = ()
        while (item := self.changes.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        version, base = self.shown.value(), self.base.value()
        if version == base:
            self.sentence.setText("选另一版来比较。")
            return
        diff = self._office.publishing.compare(*self._place, base, version)
        self.sentence.setText(f"第 {base} 版 → 第 {version} 版：{diff.sentence}")
        self._changes = tuple(one.text for one in diff.shifts)
        for text in self._changes:
            self.changes.body.addWidget(WrappedLabel(text))
        self.changes.body.addStretch(1)


def _version_text(one: Roster) -> str:
    words = f"第 {one.version} 版　{RosterStatus(one.status).label}"
    if one.published_at is None:
        return words
    return f"{words}　{wall_time(one.published_at):%Y-%m-%d %H:%M} 发布"
