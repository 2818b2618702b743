"""Writing workbooks for the clerk to fill in or to correct."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from fire_roster.errors import FireRosterError
from fire_roster.ui.common.inline_message import InlineMessage

_FILTER = "Excel 工作簿 (*.xlsx)"


def save_workbook(
    parent: QWidget, message: InlineMessage, proposal: str, write: Callable[[Path], None]
) -> None:
    """Ask for a file, write it, and say in the message what became of it."""
    name, _ = QFileDialog.getSaveFileName(parent, "另存为", proposal, _FILTER)
    if not name:
        return
    path = Path(name).with_suffix(".xlsx")
    try:
        write(path)
    except FireRosterError as error:
        message.show_message(error.message, "danger")
        return
    message.show_message(f"已保存“{path.name}”。", "success")
