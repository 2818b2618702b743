"""Asks where a list is to be written."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

_LIST_FILTER = "Excel 工作簿 (*.xlsx);;CSV 文本 (*.csv)"
_PDF_FILTER = "PDF 文件 (*.pdf)"


def ask_list_path(parent: QWidget, title: str, name: str) -> Path | None:
    """A path ending in .xlsx or .csv; None when the user thinks better of it."""
    chosen, kind = QFileDialog.getSaveFileName(parent, title, f"{name}.xlsx", _LIST_FILTER)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.casefold() in (".xlsx", ".csv"):
        return path
    return path.with_name(path.name + (".csv" if "csv" in kind else ".xlsx"))


def ask_pdf_path(parent: QWidget, title: str, name: str) -> Path | None:
    """A path ending in .pdf; None when the user thinks better of it."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, f"{name}.pdf", _PDF_FILTER)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.casefold() == ".pdf" else path.with_name(path.name + ".pdf")
