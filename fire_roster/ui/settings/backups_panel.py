"""The data as a whole: where it lies, copies of it, what was deleted, whether it is sound."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from fire_roster.domain.rights import Right
from fire_roster.errors import FireRosterError
from fire_roster.platform import open_with_system_viewer
from fire_roster.services.backups import Manifest, size_words
from fire_roster.services.upkeep import CheckResult
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.dialogs import confirm
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.inline_message import MessageKind
from fire_roster.ui.common.labels import ElidedLabel, PlainLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.context import AppContext
from fire_roster.ui.icons import icon
from fire_roster.ui.recovery.copy_table import loss_text, make_copy_table
from fire_roster.ui.recovery.parts_dialog import PartsDialog
from fire_roster.ui.recovery.recovery_dialog import show_diagnostics
from fire_roster.ui.settings.bin_dialog import BinDialog
from fire_roster.ui.settings.panel import SettingsPanel

_END = "现在的数据库会原样留在 set-aside 文件夹；恢复后程序自己重新打开。"
_MOVED = (
    "数据会复制到“{}”，逐项核对之后才改用新位置，程序自己重新打开。"
    "原来的数据库留在旧文件夹的 set-aside 里；请不要删除旧文件夹里的 moved.json，它记着新位置。"
)
Value = TypeVar("Value")


class BackupsPanel(SettingsPanel):
    """One line about the place, the second folder, the table of copies."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.place = ElidedLabel("", "muted")
        self.second = ElidedLabel("", "muted")
        empty = EmptyState(
            "shield-check", "还没有备份", "有改动后每半小时自动备份，也可以现在备份。"
        )
        self.table = make_copy_table(empty)
        self.verify_button = make_button("校验", self.verify, icon_name="shield-check")
        self.restore_button = make_button(
            "恢复…", self.restore, icon_name="undo-2", needs=Right.RESTORE
        )
        self._lay_out()
        self.table.selection_changed.connect(self._on_selection)
        self._on_selection()

    def refresh(self) -> None:
        copies = self.office.backups.list_all()
        self.table.set_records(copies)
        paths = self.office.database.paths
        size = size_words([paths.database.stat().st_size])
        self.place.set_full_text(f"数据文件夹：{paths.folder}（数据库 {size}）")
        folder = self.office.backup_routine.settings.second_folder
        self.second.set_full_text(
            f"第二备份位置：{folder}，每天一份"
            if folder
            else "第二备份位置：还没有设置（建议 U 盘或移动硬盘）"
        )
        self._on_selection()

    def back_up(self) -> None:
        """Make a copy now."""
        self._run(lambda: self.office.backups.make("manual"), self._told_backup)

    def check(self) -> None:
        """Look through database, audit, attachments and copies."""
        self._run(
            lambda: self.office.upkeep.check(is_deep=True, with_audit=True),
            self._told_check,
        )

    def verify(self) -> None:
        """Read the chosen copy to its end."""
        for one in self.table.selected_records()[:1]:
            self._run(partial(self.office.backups.verify, one.backup_id), self._told_verify)

    def restore(self) -> None:
        """Show what would be given up; then go back to the chosen copy."""
        for one in self.table.selected_records()[:1]:
            loss = self.office.backups.loss_of(one.backup_id)
            if confirm(self, "恢复这份备份？", loss_text(one, loss, _END), "恢复"):
                self.context.announce("正在恢复，请稍候…")
                self.context.leave_for(partial(self.office.backups.restore, one.backup_id))

    def open_bin(self) -> None:
        """What was deleted in the last 90 days."""
        BinDialog(self.context, self).open()

    def choose_second(self) -> None:
        """Ask for a folder on a stick, a disk or a share."""
        name = QFileDialog.getExistingDirectory(self, "选择第二备份位置")
        if not name:
            return
        try:
            self.office.backup_routine.set_second_folder(Path(name))
        except FireRosterError as error:
            self.message.show_message(error.message, "danger")
            return
        self.context.announce("已设置第二备份位置，每天自动备份一份")
        self.refresh()

    def choose_place(self) -> None:
        """Ask for another folder for the data."""
        name = QFileDialog.getExistingDirectory(self, "选择数据文件夹的新位置")
        if name:
            self.move_to(Path(name))

    def move_to(self, chosen: Path) -> None:
        """Say what moving means; then take the data there."""
        relocation = self.office.relocation
        try:
            target = relocation.target_of(chosen)
        except FireRosterError as error:
            self.message.show_message(error.message, "danger")
            return
        text = _MOVED.format(target)
        if confirm(self, "移动数据文件夹？", text, "移动", is_danger=False):
            self.context.announce("正在移动，请稍候…")
            self.context.leave_for(partial(relocation.move, target))

    def show_log(self) -> None:
        """What the program wrote about its own work."""
        parts = self.office.diagnostics.logs()
        hint = "程序自己的记录，最新的在上面；电话和身份证号已遮住。"
        PartsDialog("运行日志", hint, parts, self).open()

    def show_diagnostics(self) -> None:
        """What a technician needs, to be read first."""
        show_diagnostics(self.office.diagnostics, "", self)

    def open_folder(self) -> None:
        """Show the data folder in the file manager."""
        try:
            open_with_system_viewer(self.office.database.paths.folder)
        except FireRosterError as error:
            self.context.report(error)

    def _run(self, work: Callable[[], Value], told: Callable[[Value], object]) -> None:
        self.message.show_message("正在处理…", "info")
        task = self.context.tasks.run(lambda control: work(), told)
        task.failed.connect(lambda _: self.message.show_message(""))

    def _told_backup(self, made: Manifest) -> None:
        self.message.show_message("")
        self.context.announce(f"已备份并校验：{made.made:%Y-%m-%d %H:%M}")
        self.refresh()

    def _told_verify(self, problems: tuple[str, ...]) -> None:
        if problems:
            self.message.show_message(f"这份备份不能用：{problems[0]}。", "danger")
        else:
            self.message.show_message("这份备份完好，可以恢复。", "success")
        self.refresh()

    def _told_check(self, found: CheckResult) -> None:
        if not found.findings:
            self.message.show_message(
                "数据完好：结构、内容、操作记录、附件和备份都没有问题。", "success"
            )
            return
        kind: MessageKind = "danger" if found.is_damaged else "warning"
        more = f"（共 {len(found.findings)} 处）" if len(found.findings) > 1 else ""
        self.message.show_message(f"{found.findings[0].message}{more}", kind)

    def _on_selection(self, *_: object) -> None:
        is_one = len(self.table.selected_records()) == 1
        self.verify_button.setEnabled(is_one)
        self.restore_button.setEnabled(is_one)

    def _make_menu_button(self) -> QPushButton:
        button = make_button("更多")
        menu = QMenu(button)
        for text, icon_name, run in (
            ("打开数据文件夹", "folder-open", self.open_folder),
            ("移动数据文件夹…", "arrow-right", self.choose_place),
            ("运行日志…", "list", self.show_log),
            ("诊断信息…", "info", self.show_diagnostics),
        ):
            menu.addAction(icon(icon_name), text).triggered.connect(lambda _, run=run: run())
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        place = Card("数据")
        place.add_action(make_button("检查数据", self.check, icon_name="shield-check"))
        place.add_action(make_button("回收站…", self.open_bin, icon_name="trash-2"))
        place.add_action(self._make_menu_button())
        place.body.addWidget(self.place)
        second = row(spacing=2)
        second.addWidget(self.second, 1)
        second.addWidget(make_button("更改…", self.choose_second, variant="quiet"))
        place.body.addLayout(second)
        copies = Card("备份")
        copies.add_action(self.verify_button)
        copies.add_action(self.restore_button)
        copies.add_action(
            make_button("立即备份", self.back_up, variant="primary", icon_name="save")
        )
        copies.body.addWidget(self.table, 1)
        copies.body.addWidget(
            PlainLabel("保留：48 小时内全部，之后每天 14 份、每周 8 份、每月 24 份。", "small")
        )
        self.layout_column.addWidget(place)
        self.layout_column.addWidget(copies, 1)
