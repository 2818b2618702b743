"""A finished PDF on its way out: to the printer of the system, or opened in its viewer."""

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from fire_roster.errors import StorageUnavailable
from fire_roster.ui.printing.page_preview import PagePicture, page_image

_MOST_DPI = 300
"""Text is crisp at this resolution; an A3 page then takes 50 MB, four times that at 600."""

_INCH_MM = 25.4


def make_printer(paper: str, *, is_landscape: bool = True) -> QPrinter:
    """A printer set to the paper, lying or standing, without margins of its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize(QPageSize.PageSizeId.A3 if paper == "A3" else QPageSize.PageSizeId.A4)
    printer.setFullPage(True)
    way = QPageLayout.Orientation.Landscape if is_landscape else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, way, QMarginsF(0, 0, 0, 0)))
    return printer


def ask_printer(printer: QPrinter, page_count: int, parent: QWidget) -> bool:
    """The print dialog of the system; True when the user wants to print."""
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, page_count)
    dialog.setWindowTitle("打印")
    return dialog.exec() == QDialog.DialogCode.Accepted


def chosen_pages(printer: QPrinter, page_count: int) -> range:
    """Indexes of the pages that the user wants: all of them, or those of the range typed."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return range(page_count)
    return range(printer.fromPage() - 1, min(printer.toPage(), page_count))


def print_pages(printer: QPrinter, draw: Callable[[int], Iterable[PagePicture]]) -> None:
    """Send the pages; `draw` gives them at a width in pixels, one after the other: a year of A3
    would take gigabytes at once.

    StorageUnavailable when the printer does not take the job.
    """
    inches = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).width() / _INCH_MM
    pages = draw(round(inches * min(_MOST_DPI, printer.resolution())))
    painter = QPainter()
    if not painter.begin(printer):
        raise StorageUnavailable("打印机没有响应，请检查它是否开机、联网，或先保存 PDF 再打印。")
    try:
        for number, page in enumerate(pages):
            if number:
                printer.newPage()
            area = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
            scale = min(area.width() / page.width, area.height() / page.height)
            target = QRectF(0, 0, page.width * scale, page.height * scale)
            target.moveCenter(area.center())
            painter.drawImage(target, page_image(page))
    finally:
        painter.end()


def temporary_path(name: str) -> Path:
    """A place for a file that is only looked at."""
    return Path(mkdtemp(prefix="fire-roster-")) / name
