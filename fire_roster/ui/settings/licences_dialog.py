"""The parts of the program with their versions and the full texts of their licences."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from fire_roster.services.licences import Component, list_components
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.context import AppContext
from fire_roster.ui.icons import icon
from fire_roster.ui.window_memory import FRAME

_SIZE = QSize(880, 600)
_LIST_WIDTH = 260
_NO_TEXT = "安装包里没有单独附上这一部分的许可全文。"


class LicencesDialog(QDialog):
    """The list is read in the background; choosing a part shows its text."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._components: list[Component] = []
        self.setWindowTitle("开源许可")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit()
        self.list = QListWidget()
        self.text = QPlainTextEdit()
        self._lay_out()
        self.resize(_SIZE.boundedTo(self.screen().availableSize().shrunkBy(FRAME)))
        context.tasks.run(lambda control: list_components(), self._show)

    def _show(self, components: list[Component]) -> None:
        self._components = components
        self.list.clear()
        self.list.addItems([f"{one.name} {one.version}" for one in components])
        self.list.setCurrentRow(0)

    def _open(self, number: int) -> None:
        if 0 <= number < len(self._components):
            one = self._components[number]
            body = one.text or _NO_TEXT
            self.text.setPlainText(f"{one.name} {one.version}\n{one.licence}\n\n{body}")

    def _filter(self, text: str) -> None:
        for number, one in enumerate(self._components):
            self.list.item(number).setHidden(text.strip().casefold() not in one.name.casefold())

    def _lay_out(self) -> None:
        layout = column(self, spacing=3, margin=6)
        layout.addWidget(PlainLabel("程序库、字体和图标的版本与许可", "strong"))
        self.line.setPlaceholderText("名称")
        self.line.setAccessibleName("按名称查找")
        self.line.setClearButtonEnabled(True)
        self.line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.textChanged.connect(self._filter)
        self.list.setAccessibleName("组成部分")
        self.list.setObjectName("completion")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._open)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("许可全文")
        left = column(spacing=2)
        left.addWidget(self.line)
        left.addWidget(self.list, 1)
        self.line.setFixedWidth(_LIST_WIDTH)
        self.list.setFixedWidth(_LIST_WIDTH)
        body = row(spacing=3)
        body.addLayout(left)
        body.addWidget(self.text, 1)
        layout.addLayout(body, 1)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(make_button("关闭", self.reject))
        layout.addLayout(buttons)
