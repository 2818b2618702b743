"""Printed forms: what there is, a form as PDF, its preview, writing the file."""

from dataclasses import dataclass
from pathlib import Path

from fire_roster.domain.month import Month
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.printing import FORMS, find_form, paper_named
from fire_roster.printing.output import write_pdf
from fire_roster.printing.preview import Picture, render_pages
from fire_roster.printing.sheets import Edition, WallSheet
from fire_roster.services.clock import Clock
from fire_roster.services.kept_findings import load_reasons
from fire_roster.services.rosters import RosterService
from fire_roster.services.wall_sheet import SheetSource, build_wall_sheet
from fire_roster.store.queries import office, people
from fire_roster.store.transaction import Database


@dataclass(frozen=True, slots=True)
class FormEntry:
    """A form by its name and the title that people read."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What to print: form, station and month, on which paper, for whom, which version."""

    form: str
    station_id: int
    month: Month
    paper: str = "A3"
    edition: str = Edition.WALL.value
    version: int | None = None


class ReportService:
    """What a clerk can print."""

    def __init__(self, database: Database, clock: Clock, rosters: RosterService) -> None:
        self._database = database
        self._clock = clock
        self._rosters = rosters

    def list_forms(self) -> tuple[FormEntry, ...]:
        """Every form there is."""
        return tuple(FormEntry(form.name, form.title) for form in FORMS.values())

    def sheet(self, order: PrintOrder) -> WallSheet:
        """The sheet of a roster; InputRefused for an empty one."""
        state = self._rosters.open_final(order.station_id, order.month, order.version)
        if state.is_empty:
            raise InputRefused(
                f"{state.facts.station.name}{order.month.label}还没有排班，先生成或录入再打印。"
            )
        violations = state.checker().violations
        with self._database.read() as session:
            reasons = load_reasons(session, order.station_id, order.month)
            source = SheetSource(
                facts=state.facts,
                roster=state.roster,
                unit=office.get_unit(session),
                records={member.id: member for member in people.list_members(session)},
                edition=_edition(order.edition),
                printed_at=self._clock.now(),
                kept=reasons.kept_of(violations),
            )
        return build_wall_sheet(source)

    def render(self, order: PrintOrder) -> bytes:
        """The form as PDF; UsageProblem for an unknown form, paper or edition."""
        form, paper = find_form(order.form), paper_named(order.paper)
        return form.render(self.sheet(order), paper)

    def preview(self, pdf: bytes, width_px: int) -> tuple[Picture, ...]:
        """The pages of a PDF as pictures of that width."""
        return tuple(render_pages(pdf, width_px))

    def save(self, pdf: bytes, path: Path) -> None:
        """Writes the file as a whole; StorageUnavailable where that is impossible."""
        write_pdf(path, pdf)


def _edition(name: str) -> Edition:
    try:
        return Edition(name.strip().lower())
    except ValueError as error:
        raise UsageProblem(
            f"没有“{name}”这种版式，请用 wall（张贴版）或 internal（内部版）。"
        ) from error
