"""Third step: the people, from a file, from a copied list, or typed."""

from PySide6.QtGui import QGuiApplication

from fire_roster.services.first_start import FirstStart, StationStart
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.context import AppContext
from fire_roster.ui.first_start.start_step import StartStepPanel
from fire_roster.ui.first_start.station_line import StationLine
from fire_roster.ui.members.import_dialog import ImportDialog
from fire_roster.ui.members.member_dialog import MemberDialog


class PeopleStep(StartStepPanel):
    """Three ways to people; below, station by station, whether they suffice."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(
            context,
            "人员和证书",
            "用手头的台账就行：Excel、WPS 表格或 .csv，什么样的表头都认；先预览，确认之后才写入。"
            "一份台账里可以同时有消控室值班员和微型消防站队员，按岗位分到站点。",
        )
        self._start: FirstStart | None = None
        self.import_button = make_button("导入台账文件…", self.import_file, icon_name="file-up")
        self.paste_button = make_button("粘贴复制的名单…", self.paste, icon_name="clipboard")
        self.type_button = make_button("逐个录入…", self.type_in, icon_name="plus")
        ways = row(spacing=2)
        for button in (self.import_button, self.paste_button, self.type_button):
            ways.addWidget(button)
        ways.addStretch(1)
        self.body.addLayout(ways)
        self._card = Card("人够不够")
        self._card.add_action(
            make_button("查看人员", lambda: context.navigate("members"), variant="quiet")
        )
        self._lines = ScrollBody()
        self._card.body.addWidget(self._lines)
        self.body.addWidget(self._card, 1)

    @property
    def next_text(self) -> str:
        if self._start is None or not self._start.manned:
            return "导入台账文件…"
        return "下一步"

    def show_start(self, start: FirstStart) -> None:
        self._start = start
        clear(self._lines)
        if start.head_count and not start.manned:
            self._lines.body.addWidget(
                WrappedLabel("人员都还没有分到站点：在“人员”里打开每个人，勾选值班站点。")
            )
        for one in start.stations:
            line = StationLine(one.name)
            line.show_state(*_supply(one, has_people=start.head_count > 0))
            self._lines.body.addWidget(line)
        if any(one.is_short and one.heads and one.level for one in start.stations):
            self._lines.body.addWidget(
                WrappedLabel(
                    "不够也可以先排：程序排出违规最少的表，逐条说明缺谁、缺几名，发布时写明原因。"
                    "只有区域报警、没有联动控制的消控室，最低等级可在上一步改为五级。",
                    "small",
                )
            )
        self._lines.body.addStretch(1)

    def go_on(self) -> bool:
        if self._start is None or not self._start.manned:
            self.import_file()
            return False
        return True

    def import_file(self) -> None:
        """Open the import, where a file is chosen."""
        ImportDialog(self.context, self).open()

    def paste(self) -> None:
        """Open the import with the cells on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.message.show_message(
                "剪贴板里没有内容，请先在 Excel 或 WPS 里复制名单。", "warning"
            )
            return
        self.message.show_message("")
        dialog = ImportDialog(self.context, self)
        dialog.open()
        dialog.paste(text)

    def type_in(self) -> None:
        """Open an empty member."""
        MemberDialog(self.context, None, self).open()

    def take_focus(self) -> None:
        self.import_button.setFocus()


def _supply(one: StationStart, *, has_people: bool) -> tuple[str, StateKind, str]:
    if not one.heads:
        later, empty = "没有人员的站点可以以后再排。", "有了人员，这里写明够不够、缺几名。"
        return "还没有人", "neutral", later if has_people else empty
    word: tuple[str, StateKind] = ("不够", "danger") if one.is_short else ("够用", "success")
    return f"{one.heads} 人 · {word[0]}", word[1], one.sentence


def clear(area: ScrollBody) -> None:
    """Take away what a list of lines shows."""
    while (item := area.body.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
