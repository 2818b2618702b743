"""What can be found, and what fits the typed words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fire_roster.domain.rules import EVERY_RULE
from fire_roster.services.help import load_articles
from fire_roster.services.personal_data import mask_phone
from fire_roster.services.search_keys import search_key
from fire_roster.ui.navigation import PageEntry

if TYPE_CHECKING:
    from fire_roster.services.members import MemberEntry

_MOST = 8


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One thing found; `page_key` and `focus` lead there, `key` is what it is found by.

    An `article` of the help is shown instead of a page.
    """

    title: str
    detail: str
    icon: str
    page_key: str
    focus: Mapping[str, object] = field(default_factory=dict)
    key: str = ""
    article: str = ""


class SearchIndex:
    """Everything that can be found, in the order in which equals are shown."""

    def __init__(self, hits: Iterable[SearchHit]) -> None:
        self._hits = tuple(hits)

    def find(self, text: str) -> list[SearchHit]:
        """At most eight hits in which every typed word occurs; beginnings come first."""
        words = text.casefold().split()
        if not words:
            return []
        fitting = [hit for hit in self._hits if all(word in hit.key for word in words)]
        fitting.sort(key=lambda hit: not any(_begins(hit.key, word) for word in words))
        return fitting[:_MOST]


def page_hits(pages: Sequence[PageEntry]) -> list[SearchHit]:
    """The pages by name, pinyin and initials."""
    return [
        SearchHit(page.title, "页面", page.icon, page.key, key=search_key(page.title))
        for page in pages
    ]


def help_hits() -> list[SearchHit]:
    """Articles of the help and the rules, by title and keywords."""
    cards = [(rule.rule_id, f"{rule.rule_id} {rule.title}", ()) for rule in EVERY_RULE]
    articles = [(one.key, one.title, one.keywords) for one in load_articles()]
    return [
        SearchHit(
            title,
            "帮助",
            "circle-help",
            "",
            key=" ".join(search_key(word) for word in (title, *words)),
            article=key,
        )
        for key, title, words in (*articles, *cards)
    ]


def member_hits(entries: Iterable["MemberEntry"]) -> list[SearchHit]:
    """People by name, pinyin, initials, phone and certificate numbers; the phone is masked."""
    return [
        SearchHit(
            entry.name,
            " · ".join(part for part in _details(entry) if part),
            "users",
            "members",
            {"member_id": entry.record.id},
            f"{entry.search_key} {entry.record.phone}",
        )
        for entry in entries
    ]


def _details(entry: "MemberEntry") -> tuple[str, ...]:
    return entry.team, entry.record.position, mask_phone(entry.record.phone)


def _begins(key: str, word: str) -> bool:
    return any(part.startswith(word) for part in key.split())
