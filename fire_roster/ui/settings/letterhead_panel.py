"""打印表头: name, logo, seal space and footer lines of the unit's paper."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from fire_roster.domain.rights import Right
from fire_roster.records.letterhead import LetterheadFields
from fire_roster.services.changes import Kind
from fire_roster.ui.common.buttons import make_button, make_save_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.settings.panel import SettingsPanel

_LABEL_WIDTH = 144
_FORM_WIDTH = 720
_LOGO_SIZE = (160, 72)
_FOOTER_HEIGHT = 84
_FILES = "图片 (*.png *.jpg *.jpeg *.bmp)"


class LetterheadPanel(SettingsPanel):
    """One form; a logo is stored at once, the rest by 保存."""

    kinds = (Kind.SETTING, Kind.UNIT)
    keeps_draft = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.name = QLineEdit()
        limit_text(self.name, 100)
        self.has_seal = QCheckBox("表格下方留出盖章位置")
        self.footer = QPlainTextEdit()
        self.footer.setFixedHeight(_FOOTER_HEIGHT)
        self.footer.setTabChangesFocus(True)
        self.logo = PlainLabel(role="muted")
        self.logo.setFixedSize(*_LOGO_SIZE)
        self.logo.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.choose_button = make_button(
            "选择图片…", self.choose_logo, icon_name="folder-open", needs=Right.SETTINGS
        )
        self.remove_button = make_button(
            "取消标志", self.remove_logo, variant="quiet", needs=Right.SETTINGS
        )
        self._loaded: LetterheadFields | None = None
        self._lay_out()

    def refresh(self) -> None:
        record = self.office.letterheads.get()
        self._show_logo(record.logo)
        self.name.setPlaceholderText(self.office.unit.get().name)
        if self.is_edited():
            return
        self.name.setText(record.unit_name)
        self.has_seal.setChecked(record.has_seal)
        self.footer.setPlainText(record.footer_lines)
        self._loaded = self.values()

    def is_edited(self) -> bool:
        return self._loaded is not None and self.values() != self._loaded

    def values(self) -> LetterheadFields:
        """What the form says; a footer that is too long is cut where the record ends."""
        return LetterheadFields(
            unit_name=self.name.text().strip(),
            has_seal=self.has_seal.isChecked(),
            footer_lines=self.footer.toPlainText().strip()[:400],
        )

    def save(self) -> bool:
        """Store the form; False when something was refused."""
        before, self._loaded = self._loaded, self.values()
        values = self.values()
        is_done = self.store(lambda: self.office.letterheads.update(values), "已保存打印表头")
        if not is_done:
            self._loaded = before
        return is_done

    def choose_logo(self) -> None:
        """Ask for a picture."""
        name, _ = QFileDialog.getOpenFileName(self, "选择标志图片", str(Path.home()), _FILES)
        if name:
            self.take_logo(Path(name))

    def take_logo(self, path: Path) -> bool:
        """Store a picture as logo."""
        return self.store(lambda: self.office.letterheads.set_logo(path), "已设置打印标志")

    def remove_logo(self) -> bool:
        """Print without a logo from now on."""
        return self.store(self.office.letterheads.remove_logo, "已取消打印标志")

    def _show_logo(self, logo: bytes) -> None:
        picture = QPixmap()
        if logo:
            picture.loadFromData(logo)
            picture = picture.scaled(
                *_LOGO_SIZE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        self.logo.clear()
        if picture.isNull():
            self.logo.setText("未设置")
        else:
            self.logo.setPixmap(picture)
        self.remove_button.setEnabled(bool(logo))

    def _lay_out(self) -> None:
        scroll = ScrollBody()
        card = Card("打印表头")
        hint = "印在每张表格的左上方；留空则用单位资料中的名称。"
        card.body.addWidget(FormRow("表头单位名称", self.name, hint, label_width=_LABEL_WIDTH))
        pictures = QWidget()
        line = row(pictures, spacing=3)
        for widget in (self.logo, self.choose_button, self.remove_button):
            line.addWidget(widget)
        line.addStretch(1)
        hint = "常见的图片文件都可以，会自动缩小，透明部分按白色打印。"
        card.body.addWidget(FormRow("标志（徽标）", pictures, hint, label_width=_LABEL_WIDTH))
        card.body.addWidget(FormRow("盖章", self.has_seal, label_width=_LABEL_WIDTH))
        hint = "每行一条，最多 3 行，印在每页底部，例如单位文件编号、保密要求。"
        card.body.addWidget(FormRow("页脚附加文字", self.footer, hint, label_width=_LABEL_WIDTH))
        card.setMaximumWidth(_FORM_WIDTH)
        scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        self.layout_column.addWidget(scroll, 1)
        buttons = row()
        buttons.addWidget(make_save_button(self.save))
        buttons.addWidget(
            make_button("看效果", lambda: self.context.navigate("printing"), icon_name="printer")
        )
        buttons.addStretch(1)
        self.layout_column.addLayout(buttons)
