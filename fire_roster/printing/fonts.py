"""The font chain of paper: Noto Sans SC first, HanaMinB for the characters it lacks.

A text is cut into runs of one font each. The rare font (30 MB) is read only when a text needs it.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics

from fire_roster.assets import resource_path
from fire_roster.printing.searchable_font import SearchableFont

REGULAR = "NotoSansSC-Regular"
BOLD = "NotoSansSC-Bold"
RARE = "HanaMinB"
MISSING_MARK = "〓"
"""Printed in place of a character that no font has, as Chinese typesetters do."""

MAX_KNOWN = 20_000
"""Texts whose width is remembered."""

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that one font can draw."""

    font: str
    text: str


def printable(text: str) -> str:
    """The text with control and format characters as spaces and without variation selectors.

    Private and not yet known characters stay: somebody's name may be written with them, and a gap
    in it must be told, not hidden.
    """
    text = _VARIATION_SELECTORS.sub("", text)
    if text.isprintable():
        return text
    return "".join(" " if _is_invisible(char) else char for char in text)


def _is_invisible(char: str) -> bool:
    return char != "\u3000" and unicodedata.category(char) in _INVISIBLE


class FontChain:
    """Registered fonts, the runs of a text and its width. Use `font_chain()`."""

    def __init__(self) -> None:
        self._regular_codes = self._register(REGULAR)
        self._register(BOLD)
        self._rare_codes: frozenset[int] | None = None
        self._known: dict[tuple[str, bool], tuple[tuple[Run, ...], float]] = {}

    @staticmethod
    def _register(name: str) -> frozenset[int]:
        font = SearchableFont(name, str(resource_path("fonts", f"{name}.ttf")))
        pdfmetrics.registerFont(font)
        return frozenset(font.face.charToGlyph)

    def _is_rare(self, char: str) -> bool:
        if self._rare_codes is None:
            self._rare_codes = self._register(RARE)
        return ord(char) in self._rare_codes

    def runs(self, text: str, is_bold: bool) -> tuple[Run, ...]:
        """The printable text in drawing order; characters of no font become `MISSING_MARK`."""
        return self._measured(text, is_bold)[0]

    def width(self, text: str, size: float, is_bold: bool) -> float:
        """Width in points of the text at that font size."""
        return self._measured(text, is_bold)[1] * size

    def _measured(self, text: str, is_bold: bool) -> tuple[tuple[Run, ...], float]:
        """Runs of the text and its width in em; remembered, because a roster repeats itself."""
        known = self._known.get((text, is_bold))
        if known is None:
            if len(self._known) >= MAX_KNOWN:
                self._known.clear()
            runs = self._cut(printable(text), BOLD if is_bold else REGULAR)
            em = sum(float(pdfmetrics.stringWidth(run.text, run.font, 1.0)) for run in runs)
            known = self._known[(text, is_bold)] = (runs, em)
        return known

    def _cut(self, text: str, main: str) -> tuple[Run, ...]:
        if self._regular_codes.issuperset(map(ord, text)):
            return (Run(main, text),)
        drawn = (self._drawn(char, main) for char in text)
        return tuple(
            Run(font, "".join(char for _, char in group))
            for font, group in groupby(drawn, key=lambda pair: pair[0])
        )

    def _drawn(self, char: str, main: str) -> tuple[str, str]:
        """Font and character that stand for a character."""
        font = self._font_of(char, main)
        return (font, char) if font else (main, MISSING_MARK)

    def _font_of(self, char: str, main: str) -> str | None:
        if ord(char) in self._regular_codes:
            return main
        return RARE if self._is_rare(char) else None

    def missing(self, text: str) -> tuple[str, ...]:
        """Characters of the text that no font of the chain has, each once, in their order."""
        return tuple(
            char for char in dict.fromkeys(printable(text)) if self._font_of(char, REGULAR) is None
        )


@lru_cache(maxsize=1)
def font_chain() -> FontChain:
    """The chain of this process; the first call reads the two Noto fonts."""
    return FontChain()


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Characters that would print as `MISSING_MARK`: tell the user before printing."""
    return font_chain().missing(text)
