"""The scans and pictures of one record: add, look at, save elsewhere, take away."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from fire_roster.domain.attachment import AttachmentPurpose
from fire_roster.domain.rights import Right
from fire_roster.errors import FireRosterError
from fire_roster.platform import open_with_system_viewer
from fire_roster.records.attachment import Attachment
from fire_roster.services.changes import Done
from fire_roster.services.clock import wall_time
from fire_roster.services.office import Office
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import delete_at_once
from fire_roster.ui.tasks import TaskControl

_FILTER = "图片和 PDF (*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.webp *.gif *.pdf)"
_KINDS = {"application/pdf": "PDF", "image/jpeg": "图片", "image/png": "图片"}


def size_text(size_bytes: int) -> str:
    """340 KB, 1.2 MB."""
    if size_bytes < 1024 * 1024:
        return f"{max(1, round(size_bytes / 1024))} KB"
    return f"{size_bytes / 1024 / 1024:.1f} MB"


_COLUMNS: tuple[Column[Attachment], ...] = (
    Column("purpose", "内容", lambda one: one.purpose, state=lambda one: "neutral", width=96),
    Column("name", "文件", lambda one: one.name, tooltip=lambda one: one.name, width=220),
    Column("kind", "类型", lambda one: _KINDS.get(one.media_type, "文件"), width=64),
    Column(
        "size",
        "大小",
        lambda one: size_text(one.size_bytes),
        sort=lambda one: one.size_bytes,
        is_number=True,
        width=80,
    ),
    Column("added", "添加日期", lambda one: f"{wall_time(one.added_at):%Y-%m-%d}", width=104),
)


class AttachmentPanel(QWidget):
    """Works at once; `counted(int)` after every reading.

    `purposes` are what can be added here, the main one first.
    """

    counted = Signal(int)

    def __init__(
        self,
        context: AppContext,
        purposes: Sequence[AttachmentPurpose],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._owner = ("", 0)
        empty = EmptyState(
            "file-up",
            f"还没有{purposes[0].value}",
            "图片或 PDF，每个不超过 20 MB，可一次选几页。图片里的拍摄地点会自动去掉。",
        )
        self.table: RecordTable[Attachment] = RecordTable(
            _COLUMNS, empty, is_searchable=False, name="附件"
        )
        self.add_buttons = [
            make_button(
                f"添加{one.value}", partial(self.choose, one), icon_name="plus", needs=Right.RECORD
            )
            for one in purposes
        ]
        self.open_button = make_button("查看", self.view, icon_name="external-link")
        self.save_button = make_button("另存为", self.save_as, icon_name="download")
        self.remove_button = make_button(
            "删除", self.remove, icon_name="trash-2", needs=Right.RECORD
        )
        self._lay_out()
        self._on_selection()

    def show_owner(self, owner: str, owner_id: int) -> None:
        """Read the attachments of a record: its table and its key."""
        self._owner = (owner, owner_id)
        office: Office = self._context.services
        found = office.attachments.list_for(owner, owner_id)
        self.table.set_records(found)
        self._on_selection()
        self.counted.emit(len(found))

    def choose(self, purpose: AttachmentPurpose) -> None:
        """Ask for files and add them."""
        names, _ = QFileDialog.getOpenFileNames(self, f"选择{purpose.value}", "", _FILTER)
        if names:
            self.add([Path(name) for name in names], purpose)

    def add(self, paths: Sequence[Path], purpose: AttachmentPurpose) -> None:
        """Add files; pictures are written anew off the GUI thread."""
        office: Office = self._context.services
        owner, key = self._owner
        self._set_busy(True)

        def work(_: TaskControl) -> Done[tuple[int, ...]]:
            return office.attachments.add(owner, key, paths, purpose)

        task = self._context.tasks.run(work, self._on_added)
        task.ended.connect(lambda: self._set_busy(False))

    def view(self) -> None:
        """Open the selected file with the program that the system has for it."""
        office: Office = self._context.services
        for one in self.table.selected_records()[:1]:
            try:
                open_with_system_viewer(office.attachments.open_copy(one.id))
            except FireRosterError as error:
                self._context.report(error)

    def save_as(self) -> None:
        """Ask for a place and write the selected file there."""
        office: Office = self._context.services
        for one in self.table.selected_records()[:1]:
            name, _ = QFileDialog.getSaveFileName(self, "另存为", one.name)
            if not name:
                return
            try:
                office.attachments.save_copy(one.id, Path(name))
            except FireRosterError as error:
                self._context.report(error)
            else:
                self._context.announce(f"已另存为 {Path(name).name}")

    def remove(self) -> None:
        """Take the selected file off the record; the toast brings it back."""
        office: Office = self._context.services
        for one in self.table.selected_records()[:1]:
            work = partial(office.attachments.remove, one.id)
            delete_at_once(self._context, work, f"已删除 {one.name}")
            self.show_owner(*self._owner)

    def _on_added(self, done: Done[tuple[int, ...]]) -> None:
        self._context.changes.changed.emit(done.changes)
        self._context.announce(f"已添加 {len(done.value)} 个文件")
        self.show_owner(*self._owner)

    def _lay_out(self) -> None:
        layout = column(self, spacing=2, margin=(0, 3, 0, 0))
        layout.addWidget(self.table, 1)
        buttons = row(spacing=2)
        for button in self.add_buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.open_button, self.save_button, self.remove_button):
            buttons.addWidget(button)
        layout.addLayout(buttons)
        set_tooltip(self.open_button, "用系统的看图或 PDF 程序打开", "Return")
        set_tooltip(self.save_button, "把文件存到别处")
        set_tooltip(self.remove_button, "从这条记录里删除", "Delete")
        self.table.activated.connect(lambda _: self.view())
        self.table.selection_changed.connect(self._on_selection)
        shortcut = QShortcut(QKeySequence("Delete"), self.table.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.remove)

    def _set_busy(self, is_busy: bool) -> None:
        for button in self.add_buttons:
            button.setEnabled(not is_busy)

    def _on_selection(self, *_: object) -> None:
        is_chosen = bool(self.table.selected_records())
        for button in (self.open_button, self.save_button, self.remove_button):
            button.setEnabled(is_chosen)
