"""Forms as PDF. `FORMS` names them; `render` draws one. ReportLab is imported on first use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fire_roster.errors import UsageProblem
from fire_roster.printing.geometry import Paper
from fire_roster.printing.sheets import WallSheet


@dataclass(frozen=True, slots=True)
class Form:
    """A form by its kebab-case name, with the title that the user reads."""

    name: str
    title: str
    render: Callable[[WallSheet, Paper], bytes]


def _wall_roster(sheet: WallSheet, paper: Paper) -> bytes:
    from fire_roster.printing.wall_roster import render_wall_roster

    return render_wall_roster(sheet, paper)


def _day_list(sheet: WallSheet, paper: Paper) -> bytes:
    from fire_roster.printing.day_list import render_day_list

    return render_day_list(sheet, paper)


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        form.name: form
        for form in (
            Form("wall-roster", "值班表（月历式）", _wall_roster),
            Form("day-list", "值班表（逐日式）", _day_list),
        )
    }
)


def find_form(name: str) -> Form:
    """The form of that name. Raises UsageProblem."""
    form = FORMS.get(name)
    if form is None:
        known = "、".join(FORMS)
        raise UsageProblem(f"没有名为“{name}”的表格，可用的有：{known}。")
    return form


def paper_named(name: str) -> Paper:
    """Paper by its name, A3 or A4 in any case. Raises UsageProblem."""
    try:
        return Paper[name.upper()]
    except KeyError:
        raise UsageProblem(f"不支持纸张“{name}”，请用 A3 或 A4。") from None


def render(form_name: str, sheet: WallSheet, paper: Paper = Paper.A4) -> bytes:
    """The form as PDF. Raises UsageProblem for its name, InputRefused for the sheet."""
    return find_form(form_name).render(sheet, paper)


__all__ = ["FORMS", "Form", "Paper", "find_form", "paper_named", "render"]
