"""Safe mode: the data cannot be opened, and every way out, the mildest first."""

import re
from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from fire_roster.errors import DatabaseDamaged, DatabaseRolledBack, FireRosterError
from fire_roster.platform import open_with_system_viewer
from fire_roster.services.backups import BackupService, Manifest
from fire_roster.services.diagnostics import DiagnosticsService
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.dialogs import confirm
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import ElidedLabel, PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.recovery.copy_table import loss_text, make_copy_table
from fire_roster.ui.recovery.parts_dialog import PartsDialog
from fire_roster.ui.tasks import Task, TaskControl, TaskRunner

_COMMANDS = re.compile(
    r"（restore [^）]*）|：restore [a-z-]+(?=。)|；[^；。]*restore --keep-current"
)
"""What a message says to those who sit at the command line; here there are buttons."""
_END = "现在的数据库不会删除，会原样移到 set-aside 文件夹。"


class WayOut(Enum):
    """How a person leaves the safe mode."""

    QUIT = "quit"
    AGAIN = "again"
    READ_ONLY = "read_only"


class RecoveryDialog(QDialog):
    """Says what is wrong and offers: again, only look, a copy, the older data, diagnostics.

    `way` is set when the dialog ends; nothing is changed before a person has seen what is lost.
    """

    def __init__(
        self,
        error: FireRosterError,
        backups: BackupService,
        diagnostics: DiagnosticsService,
        tasks: TaskRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._error = error
        self._own = self._backups = backups
        self._diagnostics = diagnostics
        self._tasks = tasks
        self.way = WayOut.QUIT
        self.setWindowTitle("安全模式")
        self.setModal(True)
        self.resize(860, 600)
        self.table = make_copy_table(
            EmptyState("shield-check", "这里没有备份", "U 盘或移动硬盘上有备份时，点“其他位置…”。")
        )
        self.place = ElidedLabel("", "muted")
        self.message = InlineMessage()
        self.restore_button = make_button(
            "恢复选中的备份…", self.restore, variant="primary", icon_name="undo-2"
        )
        self.again_button = make_button("重试", partial(self._leave, WayOut.AGAIN))
        self.look_button = make_button("只看不改", partial(self._leave, WayOut.READ_ONLY))
        self._lay_out()
        self.table.selection_changed.connect(self._on_selection)
        self.table.activated.connect(lambda _: self.restore())
        self._show_copies()

    def restore(self) -> None:
        """Tell what would be lost by going back to the chosen copy, and go back."""
        for one in self.table.selected_records()[:1]:
            text = loss_text(one, self._backups.loss_of(one.backup_id), _END)
            if confirm(self, "恢复这份备份？", text, "恢复"):
                self._run("正在校验并恢复…", partial(self._backups.restore, one.backup_id))

    def keep_older(self) -> None:
        """Go on with a whole database that is older than what was saved last."""
        text = "上次保存之后的内容不在这份数据里，继续使用会失去它们。有更新的备份时请先恢复备份。"
        if confirm(self, "继续用这份较旧的数据？", text, "继续使用"):
            self._run("正在登记…", self._own.keep_current)

    def look_elsewhere(self) -> None:
        """Copies on a stick or of an old computer."""
        name = QFileDialog.getExistingDirectory(self, "选择放备份的文件夹")
        if name:
            self.show_copies_of(Path(name))

    def show_copies_of(self, folder: Path) -> None:
        """List the copies that lie in another folder."""
        self._backups = self._own.looking_in(folder)
        self._show_copies()

    def show_diagnostics(self) -> None:
        """What a technician needs, to be read first."""
        show_diagnostics(self._diagnostics, self._error.message, self)

    def _leave(self, way: WayOut) -> None:
        self.way = way
        self.accept()

    def _run(self, words: str, work: Callable[[], object]) -> Task:
        self.message.show_message(words, "info")
        self.setEnabled(False)
        task = self._tasks.run(partial(_telling, work), self._on_done)
        task.ended.connect(lambda: self.setEnabled(True))
        return task

    def _on_done(self, error: FireRosterError | None) -> None:
        if error is not None:
            self.message.show_message(error.message, "danger")
            return
        self._leave(WayOut.AGAIN)

    def _show_copies(self) -> None:
        copies = self._backups.list_all()
        self.table.set_records(copies)
        self.place.set_full_text(f"备份所在：{self._backups.folder}")
        newest = next((one for one in copies if one.verified_at), None)
        if newest is not None:
            self.table.select(newest)
        self._on_selection()

    def _on_selection(self, *_: object) -> None:
        chosen: list[Manifest] = self.table.selected_records()
        self.restore_button.setEnabled(len(chosen) == 1)

    def _open_folder(self) -> None:
        try:
            open_with_system_viewer(self._own.paths.folder)
        except FireRosterError as error:
            self.message.show_message(error.message, "danger")

    def _lay_out(self) -> None:
        layout = column(self, spacing=3, margin=6)
        layout.addWidget(PlainLabel("数据打不开", "strong"))
        words = WrappedLabel(_COMMANDS.sub("", self._error.message))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(words)
        layout.addWidget(
            WrappedLabel("没有改动任何内容。可以从上往下试：重试 → 只看不改 → 恢复备份。", "muted")
        )
        ways = row(spacing=2)
        for button in (self.again_button, self.look_button):
            ways.addWidget(button)
        if isinstance(self._error, DatabaseRolledBack):
            ways.addWidget(make_button("用这份较旧的数据…", self.keep_older))
        ways.addStretch(1)
        ways.addWidget(make_button("打开数据文件夹", self._open_folder, icon_name="folder-open"))
        ways.addWidget(make_button("诊断信息…", self.show_diagnostics, icon_name="list"))
        layout.addLayout(ways)
        place = row(spacing=2)
        place.addWidget(self.place, 1)
        place.addWidget(make_button("其他位置…", self.look_elsewhere, variant="quiet"))
        layout.addLayout(place)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.message)
        buttons = row(spacing=2)
        buttons.addStretch(1)
        buttons.addWidget(make_button("退出", self.reject))
        buttons.addWidget(self.restore_button)
        layout.addLayout(buttons)
        first = self.again_button
        if isinstance(self._error, DatabaseDamaged) and self._own.list_all():
            first = self.restore_button
        first.setDefault(True)
        first.setFocus()


def show_diagnostics(service: DiagnosticsService, problem: str, parent: QWidget) -> None:
    """Collects and shows; what is shown is what is saved."""
    parts = service.collect(problem)
    PartsDialog(
        "诊断信息",
        "交给技术人员之前请先看一遍。姓名、单位名、电话和身份证号已去掉，不含任何人员资料。",
        parts,
        parent,
        save=lambda path: service.save(path, parts),
        file_name="消防值班诊断信息.zip",
    ).open()


def _telling(work: Callable[[], object], control: TaskControl) -> FireRosterError | None:
    """In the worker: the refusal as a value."""
    try:
        work()
    except FireRosterError as error:
        return error
    return None
