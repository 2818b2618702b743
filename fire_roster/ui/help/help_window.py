"""The window of the help: articles by task at the left, the text at the right."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from fire_roster.domain.rules.base import RuleSettings
from fire_roster.services.help import HelpArticle, HelpIndex, load_articles, rule_cards
from fire_roster.ui.common.buttons import make_icon_button
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.context import AppContext
from fire_roster.ui.help.article_view import ArticleView
from fire_roster.ui.help.picture_dialog import PictureDialog
from fire_roster.ui.help.shortcuts import shortcut_article
from fire_roster.ui.icons import icon
from fire_roster.ui.window_memory import FRAME

_SIZE = QSize(1060, 680)
_LIST_WIDTH = 300
_KEY = Qt.ItemDataRole.UserRole
_STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up)


class HelpWindow(QDialog):
    """Stays open beside the work; links lead to other articles and to pages of the program."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._index: HelpIndex | None = None
        self._articles = _all_articles(context)
        self._trail: list[str] = []
        self.setWindowTitle("帮助")
        # F1 in here opens no second window of help.
        self.setProperty("hasHelp", True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.line = QLineEdit()
        self.list = QListWidget()
        self.view = ArticleView()
        self.none = PlainLabel("没有找到。换个说法，或看全部文章。", "muted")
        self.back_button = make_icon_button(
            "chevron-left", "上一篇", self.back, shortcut="Alt+Left"
        )
        self._lay_out()
        room = self.screen().availableSize().shrunkBy(FRAME)
        self.resize(_SIZE.boundedTo(room))
        self._show_list(self._articles)
        context.theme.changed.connect(self.view.show_again)
        context.tasks.run(lambda control: HelpIndex(self._articles), self._take_index)

    def open_article(self, key: str) -> None:
        """Show an article by its key; an unknown one changes nothing."""
        self._articles = _all_articles(self._context)
        article = next((one for one in self._articles if one.key == key), None)
        if article is None:
            return
        if self._trail[-1:] != [key]:
            self._trail.append(key)
        self.view.show_article(article)
        self._mark(key)
        self.back_button.setEnabled(len(self._trail) > 1)

    def back(self) -> None:
        """To the article read before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self.open_article(self._trail[-1])

    def follow(self, link: str) -> None:
        """An article, `page:settings/rules` of the program, or a picture in full size."""
        kind, _, rest = link.partition(":")
        if kind == "page":
            self._open_page(*rest.split("/", 1))
        elif kind == "picture":
            PictureDialog(rest, self).open()
        else:
            self.open_article(link)

    def _open_page(self, page: str, panel: str = "") -> None:
        if isinstance(self.parentWidget(), QDialog):
            # The page would change unseen behind a dialog that has to be answered first.
            self._context.announce("请先关闭正在填写的窗口，再打开那一页。")
            return
        self._context.navigate(page, **({"panel": panel} if panel else {}))

    def shown_titles(self) -> list[str]:
        """Titles of the list, without the names of the groups."""
        items = (self.list.item(number) for number in range(self.list.count()))
        return [item.text() for item in items if item.data(_KEY)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows of the search line walk through the list below it."""
        keys = event if isinstance(event, QKeyEvent) else None
        if keys and keys.type() == QEvent.Type.KeyPress and Qt.Key(keys.key()) in _STEPS:
            self.list.setFocus()
            self.list.keyPressEvent(keys)
            return True
        return False

    def _take_index(self, index: HelpIndex) -> None:
        self._index = index
        if self.line.text():
            self._search(self.line.text())

    def _search(self, text: str) -> None:
        if self._index is not None:
            self._show_list(self._index.find(text), is_grouped=not text.strip())

    def _open_first(self) -> None:
        for number in range(self.list.count()):
            if self.list.item(number).data(_KEY):
                self.list.setCurrentRow(number)
                return

    def _show_list(self, articles: Sequence[HelpArticle], *, is_grouped: bool = True) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for group, members in groupby(articles, key=lambda one: one.group if is_grouped else ""):
            if group:
                self._add_heading(group)
            for article in members:
                item = QListWidgetItem(article.title)
                item.setData(_KEY, article.key)
                self.list.addItem(item)
        self.list.blockSignals(False)
        self.none.setVisible(not articles)
        if self._trail:
            self._mark(self._trail[-1])

    def _add_heading(self, group: str) -> None:
        item = QListWidgetItem(group)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.list.font()
        font.setBold(True)
        item.setFont(font)
        self.list.addItem(item)

    def _mark(self, key: str) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        for number in range(self.list.count()):
            if self.list.item(number).data(_KEY) == key:
                self.list.setCurrentRow(number)
        self.list.blockSignals(False)

    def _on_row(self, number: int) -> None:
        item = self.list.item(number)
        if item is not None and item.data(_KEY):
            self.open_article(item.data(_KEY))

    def _lay_out(self) -> None:
        self.line.setPlaceholderText("搜索，例如：请假、D02")
        self.line.setAccessibleName("搜索帮助")
        self.line.setClearButtonEnabled(True)
        self.line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.installEventFilter(self)
        self.list.setAccessibleName("文章")
        self.list.setObjectName("completion")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.none.hide()
        layout = row(self, spacing=3, margin=3)
        left = column(spacing=2)
        top = row(spacing=1)
        top.addWidget(self.back_button)
        top.addWidget(self.line, 1)
        left.addLayout(top)
        left.addWidget(self.none)
        left.addWidget(self.list, 1)
        self.line.setMinimumWidth(_LIST_WIDTH - self.back_button.width() - 4)
        self.list.setFixedWidth(_LIST_WIDTH)
        layout.addLayout(left)
        layout.addWidget(self.view, 1)
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self._open_first)
        self.list.currentRowChanged.connect(self._on_row)
        self.view.followed.connect(self.follow)
        self.back_button.setEnabled(False)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.line.setFocus)


def _all_articles(context: AppContext) -> tuple[HelpArticle, ...]:
    services = context.services
    settings = services.unit.rule_settings() if services is not None else RuleSettings()
    return (*load_articles(), shortcut_article(), *rule_cards(settings))
