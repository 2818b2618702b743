"""Printed forms: what there is, a form as PDF, its preview, writing the file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fire_roster.domain.month import Month
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.printing import (
    Content,
    PageSetup,
    glyph_warnings,
    orientation_named,
    paper_named,
    parts_of,
    render,
    without_parts,
)
from fire_roster.printing.output import write_pdf
from fire_roster.printing.sheets import Edition
from fire_roster.services.forms.base import (
    FormRequest,
    PaperForm,
    PrintOrder,
    RecordChoice,
    StationNeed,
)
from fire_roster.services.forms.catalogue import FORMS, find_form
from fire_roster.services.forms.sources import FormSources
from fire_roster.services.letterheads import load_letterhead
from fire_roster.services.operator import operator_name
from fire_roster.services.print_batch import (
    BatchItem,
    BatchOutcome,
    Progress,
    batch_orders,
    paper_file_name,
    run_batch,
)
from fire_roster.services.print_memory import PrintMemory
from fire_roster.services.stations import StationEntry

BLANK = 0
"""In place of a record's key: the form with nothing filled in."""

if TYPE_CHECKING:
    from fire_roster.printing.preview import Picture


@dataclass(frozen=True, slots=True)
class PreparedPaper:
    """A finished form: its PDF, a name for the file, what may be left out, what has no glyph."""

    order: PrintOrder
    pdf: bytes
    file_name: str
    parts: dict[str, str]
    warnings: tuple[str, ...]

    @property
    def is_landscape(self) -> bool:
        """Whether its first page lies."""
        from fire_roster.printing.preview import is_landscape

        return is_landscape(self.pdf)

    @property
    def page_count(self) -> int:
        """Number of pages."""
        from fire_roster.printing.preview import page_count

        return page_count(self.pdf)


class ReportService:
    """What a clerk can print."""

    def __init__(self, sources: FormSources) -> None:
        self._sources = sources
        self.memory = PrintMemory(sources.database.paths.print_settings)

    def list_forms(self) -> tuple[PaperForm, ...]:
        """Every form there is."""
        return tuple(FORMS.values())

    def find_form(self, name: str) -> PaperForm:
        """The form of that name. Raises UsageProblem."""
        return find_form(name)

    def list_records(self, form_name: str) -> Sequence[RecordChoice]:
        """Records that a form can print, the latest first."""
        return find_form(form_name).records(self._sources)

    def list_stations(self, form_name: str) -> tuple[StationEntry, ...]:
        """Stations that a form can print; none for a form that is about no station."""
        need = find_form(form_name).subject.station
        return tuple(one for one in self._sources.stations.list_all() if need.fits(one.facts.kind))

    def resolved(self, order: PrintOrder) -> PrintOrder:
        """The order with what was left open: the first fitting station, the present day and month,
        the latest record (an empty form where there is none), the paper of the form.

        UsageProblem for an unknown form or a station that does not fit, InputRefused where there
        is nothing to print.
        """
        form = find_form(order.form)
        day = order.day or (order.month.first if order.month else self._sources.clock.today())
        return replace(
            order,
            station_id=self._station_id(form, order),
            month=order.month or Month.of(day),
            day=day,
            record_id=self._record_id(form, order),
            paper=order.paper or form.paper,
        )

    def prepare(self, order: PrintOrder) -> PreparedPaper:
        """The form as PDF with what a print centre says about it; errors as in `render`."""
        chosen = self.resolved(order)
        form = find_form(chosen.form)
        content = self.content(chosen)
        setup = PageSetup(paper_named(chosen.paper), orientation_named(chosen.orientation))
        pdf = render(without_parts(content, chosen.omitted), setup)
        return PreparedPaper(
            order=chosen,
            pdf=pdf,
            file_name=self._file_name(form, chosen),
            parts=parts_of(content),
            warnings=glyph_warnings(content),
        )

    def content(self, order: PrintOrder) -> Content:
        """What is printed, with all its parts."""
        chosen = self.resolved(order)
        assert chosen.month is not None and chosen.day is not None
        database = self._sources.database
        is_internal = _edition(order.edition) is Edition.INTERNAL
        printed_by = operator_name(database, "member.reveal") if is_internal else ""
        with database.read() as session:
            letterhead = load_letterhead(session)
        station = None
        if chosen.station_id is not None:
            station = self._sources.stations.get(chosen.station_id)
        request = FormRequest(
            sources=self._sources,
            order=chosen,
            station=station,
            month=chosen.month,
            day=chosen.day,
            record_id=chosen.record_id,
            edition=_edition(order.edition),
            letterhead=letterhead,
            printed_at=self._sources.clock.now(),
            printed_by=printed_by,
        )
        return find_form(order.form).build(request)

    def render(self, order: PrintOrder) -> bytes:
        """The form as PDF; UsageProblem for an unknown form, paper, orientation or edition."""
        return self.prepare(order).pdf

    def preview(self, pdf: bytes, width_px: int) -> "tuple[Picture, ...]":
        """The pages of a PDF as pictures of that width."""
        from fire_roster.printing.preview import render_pages

        return tuple(render_pages(pdf, width_px))

    def preview_page(self, pdf: bytes, page_index: int, width_px: int) -> "Picture":
        """One page, from index 0, as a picture of that width."""
        from fire_roster.printing.preview import render_page

        return render_page(pdf, page_index, width_px)

    def text_of(self, pdf: bytes) -> str:
        """What a reader can copy out of a PDF."""
        from fire_roster.printing.preview import page_texts

        return "\n".join(page_texts(pdf))

    def batch(
        self, order: PrintOrder, station_ids: Sequence[int], months: Sequence[Month]
    ) -> tuple[BatchItem, ...]:
        """The form for each of these stations and months; see `batch_orders`."""
        form = find_form(order.form)
        stations = [
            (one.record.id, one.record.name)
            for one in self.list_stations(form.name)
            if one.record.id in station_ids
        ]
        return batch_orders(form, order, stations, months)

    def run_batch(
        self, items: Sequence[BatchItem], folder: Path | None, progress: Progress
    ) -> BatchOutcome[PreparedPaper]:
        """Makes every paper, into a folder or to be kept; what cannot be made is listed.

        StorageUnavailable ends it where the folder takes no file.
        """
        return run_batch(self.prepare, items, folder, progress)

    def save(self, pdf: bytes, path: Path) -> None:
        """Writes the file as a whole; StorageUnavailable where that is impossible."""
        write_pdf(path, pdf)

    def _file_name(self, form: PaperForm, order: PrintOrder) -> str:
        station = ""
        if order.station_id is not None:
            station = self._sources.stations.get(order.station_id).record.name
        return paper_file_name(form, station, order)

    def _station_id(self, form: PaperForm, order: PrintOrder) -> int | None:
        if form.subject.station is StationNeed.NONE:
            return None
        stations = self.list_stations(form.name)
        if order.station_id is None and form.subject.station is StationNeed.OPTIONAL:
            return None
        if order.station_id is None:
            if not stations:
                raise InputRefused(f"没有可以打印“{form.title}”的站点，请先在设置中添加。")
            return stations[0].record.id
        if order.station_id not in {one.record.id for one in stations}:
            name = self._sources.stations.get(order.station_id).record.name
            raise UsageProblem(f"“{form.title}”不适用于{name}，请换一个站点。")
        return order.station_id

    def _record_id(self, form: PaperForm, order: PrintOrder) -> int | None:
        word = form.subject.record
        if not word:
            return None
        known = [choice.record_id for choice in form.records(self._sources)]
        if order.record_id is None:
            return known[0] if known else BLANK
        if order.record_id not in (*known, BLANK):
            raise UsageProblem(f"没有编号为 {order.record_id} 的{word}。")
        return order.record_id


def _edition(name: str) -> Edition:
    try:
        return Edition(name.strip().lower())
    except ValueError as error:
        raise UsageProblem(
            f"没有“{name}”这种版式，请用 wall（张贴版）或 internal（内部版）。"
        ) from error
