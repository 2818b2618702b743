"""What a form is made of, as frozen values: the services say what, `printing.form` says where.

Sizes are points on A4; on A3 everything is larger by the ratio of the sheets. A cell or field
without text is left empty for a pen.
"""

from dataclasses import dataclass, field
from datetime import datetime

from fire_roster.printing.geometry import Align
from fire_roster.printing.sheets import Edition, Letterhead


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: title, share of the width, and the title it shares with neighbours.

    `is_upright` writes the title from top to bottom, for many narrow columns.
    """

    title: str
    share: float = 1.0
    align: Align = Align.CENTER
    group: str = ""
    is_upright: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than a text: bold, hatched (a rest day), tinted, or over `span` columns.

    `palette` is the index of a shift's tint; `is_alarm` frames what is wrong, `is_good` colours
    what is right.
    """

    text: str = ""
    is_bold: bool = False
    is_rest: bool = False
    is_alarm: bool = False
    is_good: bool = False
    palette: int | None = None
    span: int = 1
    align: Align | None = None


Row = tuple["str | Cell", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading that is repeated on each page.

    `blank_rows` are added for a pen. Rows are at least `row_height` high; where `is_stretched`
    they grow up to `most_height` to fill the page.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    blank_rows: int = 0
    row_height: float = 20.0
    most_height: float = 34.0
    is_stretched: bool = True
    type_size: float = 10.5
    least_size: float = 8.0
    has_heading: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value; `is_public` keeps a telephone readable on a wall."""

    label: str
    value: str = ""
    share: float = 1.0
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Lines of labelled fields in a frame; each line is at least `row_height` high."""

    rows: tuple[tuple[Field, ...], ...]
    row_height: float = 24.0
    label_width: float = 82.0


@dataclass(frozen=True, slots=True)
class WritingArea:
    """A labelled frame to write into; it takes what room the page has left.

    `text` stands at its top, `signatures` at its foot.
    """

    label: str
    text: str = ""
    height: float = 60.0
    most_height: float = 160.0
    signatures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A box to tick and what it means; `note` is what is written behind it."""

    text: str
    is_ticked: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Checks:
    """Boxes to tick, side by side in `columns`."""

    items: tuple[Check, ...]
    columns: int = 2
    label: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part; it never stands alone at the foot of a page."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Sentences, numbered or not."""

    texts: tuple[str, ...]
    is_numbered: bool = False
    type_size: float = 10.0


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign at the foot of the last page, with a date each, and the place of the seal."""

    labels: tuple[str, ...]
    has_seal: bool = False
    has_dates: bool = True


@dataclass(frozen=True, slots=True)
class Poster:
    """A text as large as its width and `height` allow, to be read from afar.

    `alike` are texts beside it that are written no larger and no smaller, as far as they are short.
    """

    text: str
    height: float = 60.0
    most_height: float = 200.0
    is_bold: bool = True
    is_dark: bool = False
    align: Align = Align.CENTER
    is_public: bool = False
    max_lines: int = 2
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbered steps one below the other, each with a title and sentences, joined by arrows."""

    steps: tuple[tuple[str, tuple[str, ...]], ...]
    type_size: float = 15.0
    height: float = 70.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A scan or photo (JPEG or PNG) in a frame, a caption below it; without content a gap."""

    content: bytes
    caption: str = ""
    height: float = 200.0


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Blocks in columns of equal height; they never flow to another page."""

    parts: tuple[tuple["Block", ...], ...]
    shares: tuple[float, ...] = ()


Block = (
    Table
    | Fields
    | WritingArea
    | Checks
    | Heading
    | Paragraphs
    | Signatures
    | Poster
    | Steps
    | Picture
    | SideBySide
)


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together; one with a `key` may be left out, by its `label`."""

    blocks: tuple[Block, ...]
    key: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One form, ready to draw.

    `place` and `place_note` stand at the left of the title, `period` and `version_label` at its
    right. `basis` names clause and retention at the foot of each page. `anchor` is that of the
    publishing audit entry, `printed_by` is told where personal data may be read. `title_size` is
    that of an A4 page.
    """

    title: str
    edition: Edition
    printed_at: datetime
    sections: tuple[Section, ...]
    printed_by: str = ""
    letterhead: Letterhead = field(default_factory=Letterhead)
    place: str = ""
    place_note: str = ""
    period: str = ""
    version_label: str = ""
    basis: str = ""
    invalid_when: str = ""
    anchor: str = ""
    is_draft: bool = False
    is_landscape: bool = False
    is_filed: bool = True
    title_size: float = 22.0

    @property
    def unit_name(self) -> str:
        """What the header says, for the title of the document."""
        return self.letterhead.unit_name
