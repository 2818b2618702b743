"""How a text fits a box: one line if it can, else more lines or smaller type, never cut off."""

from dataclasses import dataclass

from fire_roster.printing.fonts import FontChain
from fire_roster.printing.geometry import Align
from fire_roster.printing.palette import Color

LINE_HEIGHT = 1.22
INK: Color = (0.106, 0.141, 0.188)
_NOT_AT_LINE_START = frozenset("，。、；：！？）》〉】〕」』”’·%…—,.;:!?)]}")
_NOT_AT_LINE_END = frozenset("（《〈【〔「『“‘([{")
_SHRINK = 0.96
_ONE_LINE_SHARE = 0.72
"""Type may shrink to this share of its wanted size before the text takes a second line."""


@dataclass(frozen=True, slots=True)
class Style:
    """Type of a text: wanted size in points, weight, ink, alignment, lines it may take.

    Where it may take more lines, it does so rather than being smaller than `least`.
    """

    size: float
    is_bold: bool = False
    ink: Color = INK
    align: Align = Align.CENTER
    max_lines: int = 1
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of a text and the size at which they fit."""

    lines: tuple[str, ...]
    size: float


def wrap(chain: FontChain, text: str, width: float, style: Style) -> tuple[str, ...]:
    """Lines no wider than `width` at the style's size; Chinese punctuation stays with its word."""
    lines: list[str] = []
    rest = text.strip()
    while rest:
        count = _break_at(chain, rest, width, style)
        lines.append(rest[:count].rstrip())
        rest = rest[count:].lstrip()
    return tuple(lines) or ("",)


def _break_at(chain: FontChain, text: str, width: float, style: Style) -> int:
    """How many characters of the text go on the next line, at least one."""
    used = 0.0
    count = 0
    for char in text:
        used += chain.width(char, style.size, style.is_bold)
        if used > width + 1e-6:
            break
        count += 1
    count = max(1, count)
    if count == len(text):
        return count
    return _without_bad_break(text, count) or count


def _without_bad_break(text: str, count: int) -> int:
    """The break moved to the left until it splits neither a word nor a punctuation; 0 if none."""
    for position in range(count, max(0, count - 14), -1):
        before, after = text[position - 1], text[position]
        is_inside_word = before.isascii() and after.isascii() and not {before, after} & {" "}
        if not (is_inside_word or after in _NOT_AT_LINE_START or before in _NOT_AT_LINE_END):
            return position
    return 0


def fit(chain: FontChain, text: str, size: tuple[float, float], style: Style) -> Fitted:
    """Arrange the text in a box of `size` (width, height) with the largest type that fits."""
    width, height = size
    em = chain.width(text, 1.0, style.is_bold)
    one_line = min(style.size, height / 1.05)
    if em * one_line <= width:
        return Fitted((text,), one_line)
    best = Fitted((text,), min(one_line, width / em))
    if best.size >= max(style.size * _ONE_LINE_SHARE, style.least):
        return best
    for count in range(2, style.max_lines + 1):
        candidate = _in_lines(chain, text, size, style, count)
        if candidate.size > best.size:
            best = candidate
    return best


def _in_lines(
    chain: FontChain, text: str, size: tuple[float, float], style: Style, count: int
) -> Fitted:
    width, height = size
    wanted = min(style.size, height / (count * LINE_HEIGHT))
    while True:
        lines = wrap(chain, text, width, Style(wanted, style.is_bold))
        widest = max(chain.width(line, wanted, style.is_bold) for line in lines)
        if len(lines) <= count and widest <= width + 1e-6:
            return Fitted(lines, wanted)
        wanted *= _SHRINK
