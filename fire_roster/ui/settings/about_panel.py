"""关于: the version, what it stands on, an update from a file, the licences."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QFileDialog, QWidget

from fire_roster import __version__
from fire_roster.errors import FireRosterError
from fire_roster.services.updates import UPDATE_SUFFIX, Update
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.dialogs import confirm
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import ElidedLabel, PlainLabel, WrappedLabel
from fire_roster.ui.context import AppContext
from fire_roster.ui.settings.licences_dialog import LicencesDialog
from fire_roster.ui.settings.panel import SettingsPanel
from fire_roster.ui.tasks import TaskControl

_FILES = f"更新文件 (*{UPDATE_SUFFIX})"
_LABEL_WIDTH = 88


class AboutPanel(SettingsPanel):
    """Read-only, but for the button that looks at an update file."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.versions = PlainLabel("", "muted")
        self.data = ElidedLabel("", "muted")
        self.update_button = make_button("从文件更新…", self.choose_update, icon_name="file-up")
        self._lay_out()

    def refresh(self) -> None:
        found = self.office.upkeep.doctor().versions
        self.versions.setText(
            f"Python {found['python']} · Qt {qVersion()} · SQLite {found['sqlite']} · "
            f"数据格式 {found['schema']}"
        )
        self.data.set_full_text(str(self.office.database.paths.folder))

    def choose_update(self) -> None:
        """Ask for an update file."""
        name, _ = QFileDialog.getOpenFileName(self, "选择更新文件", "", _FILES)
        if name:
            self.look_at(Path(name))

    def look_at(self, path: Path) -> None:
        """Check a file off the GUI thread, then ask whether to install it."""
        self.message.show_message("正在检查更新文件…", "info")
        self.context.tasks.run(partial(self._looked, path), self._on_looked)

    def open_licences(self) -> None:
        """What the program is made of, each part with its licence."""
        LicencesDialog(self.context, self).open()

    def _looked(self, path: Path, control: TaskControl) -> Update | FireRosterError:
        try:
            return self.office.updates.look_at(path)
        except FireRosterError as error:
            return error

    def _on_looked(self, found: Update | FireRosterError) -> None:
        if isinstance(found, FireRosterError):
            self.message.show_message(found.message, "danger")
            return
        self.message.show_message("")
        notes = "".join(f"\n· {line}" for line in found.notes)
        text = (
            f"更新文件完好，由发布方签名：{__version__} → {found.version}。{notes}\n"
            "接着会打开安装程序：它先备份数据，再更换程序；没有换成时，现在的版本照常可用。"
        )
        if confirm(self, "安装新版本？", text, "打开安装程序"):
            self._begin(found)

    def _begin(self, update: Update) -> None:
        try:
            self.office.updates.begin(update)
        except FireRosterError as error:
            self.message.show_message(error.message, "danger")
            return
        self.message.show_message("安装程序已打开，请按提示继续。", "success")

    def _lay_out(self) -> None:
        about = Card(f"消防值班 {__version__}")
        about.add_action(make_button("开源许可", self.open_licences, variant="quiet"))
        about.body.addWidget(FormRow("组成", self.versions, label_width=_LABEL_WIDTH))
        about.body.addWidget(FormRow("数据文件夹", self.data, label_width=_LABEL_WIDTH))
        update = Card("更新")
        update.add_action(self.update_button)
        update.body.addWidget(
            WrappedLabel(
                "这台电脑不需要联网。把发布方给的更新文件（扩展名 .frupdate）存到 U 盘，"
                "在这里选择，或直接拖到窗口上。签名不对、没有复制完或版本较旧的文件不会安装。",
                "muted",
            )
        )
        self.layout_column.addWidget(about)
        self.layout_column.addWidget(update)
        self.layout_column.addStretch(1)
