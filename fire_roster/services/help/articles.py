"""Help articles: Markdown files of `resources/help/articles` with a few lines of data on top.

A file is `NN-key.md`; the files stand in the order of their numbers. Between two lines of `---`
it names `title`, `group`, `keywords` and `places`: classes of the window, or pages with the key
of a panel (`SettingsPage/rules`), where F1 opens the article. `include` is a page that is read
outside the program, too: its text follows without the title. 「…」 marks words that stand on the
screen; a test holds them against the window, the reader sees “…”.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fire_roster.assets import resource_path

FIRST_ARTICLE = "first-day"
"""What is shown where no place is known."""

_MARKS = str.maketrans("「」", "“”")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([a-z-]+)\)")
_QUOTED = re.compile(r"「([^」]+)」")


@dataclass(frozen=True, slots=True)
class HelpArticle:
    """One article. `text` is Markdown as it is shown; `quotes` are the words of the screen.

    `pictures` are names of stops of the tour, which takes them.
    """

    key: str
    title: str
    group: str
    text: str
    keywords: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


@cache
def load_articles() -> tuple[HelpArticle, ...]:
    """All articles in their order. ValueError for a file without its lines of data."""
    folder = resource_path("help", "articles")
    return tuple(_read(path) for path in sorted(folder.glob("*.md")))


def article_for(places: Iterable[str]) -> HelpArticle:
    """The article of the first place that has one; what a beginner needs where none has."""
    articles = load_articles()
    by_place = {place: article for article in articles for place in article.places}
    for place in places:
        if place in by_place:
            return by_place[place]
    return next(article for article in articles if article.key == FIRST_ARTICLE)


def _read(path: Path) -> HelpArticle:
    _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
    data = dict(line.split(": ", 1) for line in head.strip().splitlines())
    if "include" in data:
        page = resource_path("help", data["include"]).read_text(encoding="utf-8")
        text = page.partition("\n")[2]
    return HelpArticle(
        key=path.stem.partition("-")[2],
        title=data["title"],
        group=data["group"],
        text=_PICTURE.sub(_linked, text.strip().translate(_MARKS)),
        keywords=tuple(data.get("keywords", "").split()),
        places=tuple(data.get("places", "").split()),
        quotes=tuple(_QUOTED.findall(text)),
        pictures=tuple(name for _, name in _PICTURE.findall(text)),
    )


def _linked(found: re.Match[str]) -> str:
    """A picture that opens in full size when it is pressed."""
    return f"[{found.group()}](picture:{found.group(2)})"
