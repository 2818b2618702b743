"""Forms as PDF: `render` draws what the services describe. ReportLab is imported on first use."""

from dataclasses import dataclass, replace
from enum import Enum

from fire_roster.errors import UsageProblem
from fire_roster.printing.blocks import FormSheet
from fire_roster.printing.geometry import Orientation, Paper
from fire_roster.printing.sheets import ROSTER_PARTS, WallSheet


class RosterLayout(Enum):
    """How a month of a station is drawn."""

    GRID = "grid"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class RosterPaper:
    """A month's roster with the layout it is drawn in."""

    sheet: WallSheet
    layout: RosterLayout


Content = RosterPaper | FormSheet
"""What can be drawn."""


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper, and how it lies."""

    paper: Paper = Paper.A4
    orientation: Orientation = Orientation.AUTO


_A4 = PageSetup()


def render(content: Content, setup: PageSetup = _A4) -> bytes:
    """The form as PDF. Raises InputRefused for a sheet that does not fit together."""
    if isinstance(content, FormSheet):
        from fire_roster.printing.form.document import render_form

        return render_form(content, setup.paper, setup.orientation)
    if content.layout is RosterLayout.GRID:
        from fire_roster.printing.wall_roster import render_wall_roster

        return render_wall_roster(content.sheet, setup.paper, setup.orientation)
    from fire_roster.printing.day_list import render_day_list

    return render_day_list(content.sheet, setup.paper, setup.orientation)


def glyph_warnings(content: Content) -> tuple[str, ...]:
    """Sentences about texts with characters that no font has: tell the user before printing."""
    from fire_roster.printing import form_check, sheet_check

    if isinstance(content, FormSheet):
        found = form_check.find_missing_glyphs(content)
    else:
        found = sheet_check.find_missing_glyphs(content.sheet)
    return tuple(one.message for one in found)


def parts_of(content: Content) -> dict[str, str]:
    """Parts of a form that may be left out: key and label."""
    if isinstance(content, FormSheet):
        return {section.key: section.label for section in content.sections if section.key}
    return dict(ROSTER_PARTS)


def without_parts(content: Content, omitted: frozenset[str]) -> Content:
    """The form without those parts; keys it does not know change nothing."""
    if isinstance(content, FormSheet):
        kept = tuple(one for one in content.sections if one.key not in omitted or not one.key)
        return replace(content, sections=kept)
    return replace(content, sheet=replace(content.sheet, omitted=omitted))


def paper_named(name: str) -> Paper:
    """Paper by its name, A3 or A4 in any case. Raises UsageProblem."""
    try:
        return Paper[name.upper()]
    except KeyError:
        raise UsageProblem(f"不支持纸张“{name}”，请用 A3 或 A4。") from None


def orientation_named(name: str) -> Orientation:
    """Orientation by its name. Raises UsageProblem."""
    try:
        return Orientation(name.strip().lower())
    except ValueError:
        raise UsageProblem(
            f"没有“{name}”这种方向，请用 auto（自动）、landscape（横向）或 portrait（纵向）。"
        ) from None


__all__ = [
    "Content",
    "FormSheet",
    "Orientation",
    "PageSetup",
    "Paper",
    "RosterLayout",
    "RosterPaper",
    "glyph_warnings",
    "orientation_named",
    "paper_named",
    "parts_of",
    "render",
    "without_parts",
]
