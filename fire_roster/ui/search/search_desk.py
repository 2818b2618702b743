"""Fills the index in the background and leads to what was chosen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fire_roster.services.changes import Changes, Kind
from fire_roster.ui.context import AppContext
from fire_roster.ui.navigation import PageEntry

if TYPE_CHECKING:
    from fire_roster.ui.search.search_box import SearchBox
    from fire_roster.ui.search.search_index import SearchHit, SearchIndex


class SearchDesk(QObject):
    """The index is read when the field gets the focus, and again after people changed."""

    def __init__(self, context: AppContext, pages: Sequence[PageEntry], box: "SearchBox") -> None:
        super().__init__(box)
        self._context = context
        self._pages = tuple(pages)
        self._box = box
        self._index: SearchIndex | None = None
        self._is_reading = False
        self._is_stale = False
        box.approached.connect(self.read)
        box.wanted.connect(self._search)
        box.chosen.connect(self._open)
        context.changes.changed.connect(self._on_changes)

    def read(self) -> None:
        """Read people in the background unless they are known."""
        if self._index is None and not self._is_reading:
            self._is_reading, self._is_stale = True, False
            task = self._context.tasks.run(lambda control: self._build(), self._on_read)
            task.failed.connect(self._on_failed)

    def _build(self) -> "SearchIndex":
        # Imported in the worker: the table of pinyin takes longer than a frame.
        from fire_roster.ui.search.search_index import (
            SearchIndex,
            help_hits,
            member_hits,
            page_hits,
        )

        entries = self._context.services.members.list_all()
        return SearchIndex([*page_hits(self._pages), *member_hits(entries), *help_hits()])

    def _on_read(self, index: "SearchIndex") -> None:
        self._is_reading = False
        if self._is_stale:
            self.read()
            return
        self._index = index
        if self._box.text():
            self._search(self._box.text())

    def _on_failed(self, _: Exception) -> None:
        self._is_reading = False

    def _search(self, text: str) -> None:
        if self._index is None:
            self.read()
        else:
            self._box.show_hits(self._index.find(text))

    def _open(self, hit: "SearchHit") -> None:
        if hit.article:
            self._context.show_help(hit.article)
        else:
            self._context.navigate(hit.page_key, **hit.focus)

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.MEMBER, Kind.CERTIFICATE):
            # What is being read at this moment was read before the change.
            self._index, self._is_stale = None, self._is_reading
