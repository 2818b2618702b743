"""The photo of a member beside the form."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from fire_roster.domain.attachment import AttachmentPurpose
from fire_roster.domain.rights import Right
from fire_roster.services.changes import Done
from fire_roster.services.office import Office
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.tasks import TaskControl

_SIZE = QSize(90, 120)
"""Three to four, as on a certificate."""
_FILTER = "图片 (*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.webp)"


class PhotoBox(QWidget):
    """Shows the photo and takes another one."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._member_id = 0
        self.picture = PlainLabel("没有照片", "muted")
        self.picture.setAccessibleName("照片")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(_SIZE)
        self.button = make_button("添加照片", self.choose, needs=Right.RECORD)
        set_tooltip(self.button, "选一张图片；照片里的拍摄地点会自动去掉，打印的表上不出现")
        layout = column(self, spacing=1)
        layout.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.button)
        layout.addStretch(1)

    def show_member(self, member_id: int) -> None:
        """Read the photo of a member."""
        self._member_id = member_id
        office: Office = self._context.services
        content = office.attachments.find_photo(member_id)
        photo = QPixmap()
        if content is not None:
            photo.loadFromData(content)
        if photo.isNull():
            self.picture.setText("没有照片")
        else:
            ratio = self.devicePixelRatio()
            fitted = photo.scaled(
                _SIZE * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            fitted.setDevicePixelRatio(ratio)
            self.picture.setPixmap(fitted)
        self.button.setText("添加照片" if photo.isNull() else "更换照片")

    def choose(self) -> None:
        """Ask for a picture and keep it."""
        name, _ = QFileDialog.getOpenFileName(self, "选择照片", "", _FILTER)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Keep a picture as the photo; it is written anew off the GUI thread."""
        office: Office = self._context.services
        key = self._member_id
        self.button.setEnabled(False)

        def work(_: TaskControl) -> Done[tuple[int, ...]]:
            return office.attachments.add("member", key, [path], AttachmentPurpose.PHOTO)

        task = self._context.tasks.run(work, self._on_taken)
        task.ended.connect(lambda: self.button.setEnabled(True))

    def _on_taken(self, done: Done[tuple[int, ...]]) -> None:
        self._context.changes.changed.emit(done.changes)
        self._context.announce("已保存照片")
