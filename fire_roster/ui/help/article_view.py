"""Shows an article: Markdown in the fonts and colours of the window, with its pictures."""

from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from fire_roster.assets import resource_path
from fire_roster.services.help import HelpArticle
from fire_roster.ui.theme import active_color, active_tokens, load_metrics

_PLAIN_MARKDOWN = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_LINE_HEIGHT = 140
_PARAGRAPH_GAP = 8
_HEADING_GAP = 16
_MARGIN = 20
_INDENT = 24
_CELL_PADDING = 5
_IMAGE = "\ufffc"


class ArticleView(QTextBrowser):
    """`followed(link)` when a link is pressed: an article's key, `page:…` or `picture:…`."""

    followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self.setOpenLinks(False)
        self.setAccessibleName("帮助正文")
        self.document().setDocumentMargin(_MARGIN)
        self.document().setIndentWidth(_INDENT)
        self.anchorClicked.connect(lambda link: self.followed.emit(link.toString()))
        self.article: HelpArticle | None = None

    def show_article(self, article: HelpArticle) -> None:
        """Show an article from its beginning."""
        self.article = article
        document = self.document()
        document.setMarkdown(f"# {article.title}\n\n{article.text}", _PLAIN_MARKDOWN)
        self._dress()
        self._dress_tables()
        self._fit_pictures()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def show_again(self) -> None:
        """Show the same article in the colours of now."""
        if self.article is not None:
            self.show_article(self.article)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures come from the help's own folder and from nowhere else."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        return self._picture(QUrl(name).path())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pictures()

    def _picture(self, name: str) -> QImage:
        if "/" in name:
            return QImage(str(resource_path("help", *name.split("/"))))
        scheme = active_tokens().name
        return QImage(str(resource_path("help", "pictures", "tour", f"{name}-{scheme}.png")))

    def _dress(self) -> None:
        block = self.document().begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()

    def _dress_block(self, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        is_in_table = QTextCursor(block).currentTable() is not None
        gap = 0 if is_in_table else _PARAGRAPH_GAP
        shape.setBottomMargin(gap / 2 if block.textList() else gap)
        shape.setTopMargin(_HEADING_GAP if level > 1 else 0)
        # A long command breaks like a sentence: nothing scrolls sideways.
        shape.setNonBreakableLines(False)
        if _IMAGE in block.text():
            shape.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        cursor = QTextCursor(block)
        cursor.mergeBlockFormat(shape)
        if level:
            self._dress_heading(cursor, level)

    def _dress_heading(self, cursor: QTextCursor, level: int) -> None:
        metrics = load_metrics()
        font = QFont(self.font())
        font.setPixelSize(metrics.text_title if level == 1 else metrics.text_body + 2)
        font.setBold(True)
        letters = QTextCharFormat()
        letters.setFont(font)
        letters.setForeground(active_color("text"))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        # Not merged: Markdown makes headings larger than their font says.
        cursor.setCharFormat(letters)

    def _dress_tables(self) -> None:
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format()
                shape.setBorderCollapse(True)
                shape.setBorder(1)
                shape.setBorderBrush(active_color("border"))
                shape.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
                shape.setCellPadding(_CELL_PADDING)
                shape.setBottomMargin(_PARAGRAPH_GAP)
                frame.setFormat(shape)

    def _fit_pictures(self) -> None:
        """As wide as the column at most; never larger than they were taken."""
        room = self.viewport().width() - 2 * _MARGIN
        for fragment in self._fragments():
            shape = fragment.charFormat().toImageFormat()
            if shape.isValid():
                picture = self._picture(shape.name())
                width = min(room, picture.width())
                self._put_scaled(shape.name(), picture, width)
                shape.setWidth(width)
                cursor = QTextCursor(self.document())
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + 1, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(shape)

    def _put_scaled(self, name: str, picture: QImage, width: int) -> None:
        """The document would draw a smaller picture without smoothing its letters."""
        ratio = self.devicePixelRatioF()
        pixels = min(round(width * ratio), picture.width())
        scaled = picture.scaledToWidth(pixels, Qt.TransformationMode.SmoothTransformation)
        kind = QTextDocument.ResourceType.ImageResource.value
        self.document().addResource(kind, QUrl(name), scaled)

    def _fragments(self) -> list[QTextFragment]:
        found = []
        block = self.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                found.append(iterator.fragment())
                iterator += 1
            block = block.next()
        return found
