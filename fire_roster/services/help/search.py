"""Finds articles for what somebody typed: words, pinyin, initials, or a whole question."""

import re
from collections.abc import Sequence

from fire_roster.services.help.articles import HelpArticle
from fire_roster.services.search_keys import search_key

_FILLERS = re.compile(r"怎么办|怎么样|怎么|怎样|如何|什么|可以|能不能|吗|呢|了|的|[？?，。、！!]")
_TITLE, _KEYWORD, _TEXT = 6, 4, 1
_LEAST_SHARE = 0.5
_WHOLE = 0.5


class HelpIndex:
    """Made once for a list of articles: reading the table of pinyin takes longer than a frame."""

    def __init__(self, articles: Sequence[HelpArticle]) -> None:
        self._entries = [_Entry(article) for article in articles]

    def find(self, typed: str) -> list[HelpArticle]:
        """Articles in which every typed word occurs, best first; all of them for nothing typed.

        Of a question half of its pairs of characters are enough.
        """
        words = typed.casefold().split()
        if not words:
            return [entry.article for entry in self._entries]
        weighed = [(min(map(entry.weight, words)), entry) for entry in self._entries]
        found = [(weight, entry) for weight, entry in weighed if weight]
        found.sort(key=lambda one: -one[0])
        return [entry.article for _, entry in found]


class _Entry:
    """One article with what it is found by."""

    def __init__(self, article: HelpArticle) -> None:
        self.article = article
        self._title = search_key(article.title)
        self._keywords = " ".join(search_key(word) for word in article.keywords)
        self._text = article.text.casefold()

    def weight(self, word: str) -> float:
        """How well a word or a question fits; 0 where it does not."""
        whole = self._place(word)
        pieces = _pieces(word)
        if len(pieces) < 2:
            return whole
        places = [self._place(piece) for piece in pieces]
        share = sum(1 for place in places if place) / len(pieces)
        parts = sum(places) / len(pieces) if share >= _LEAST_SHARE else 0
        return parts + (_WHOLE if whole else 0)

    def _place(self, word: str) -> int:
        if word in self._title:
            return _TITLE
        if word in self._keywords:
            return _KEYWORD
        return _TEXT if word in self._text else 0


def _pieces(word: str) -> list[str]:
    """Pairs of characters of a question without what any question has; none of pinyin."""
    plain = "" if word.isascii() else _FILLERS.sub("", word)
    return [plain[at : at + 2] for at in range(len(plain) - 1)]
