"""Printed forms: what there is, a form as PDF, its preview, writing the file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

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
from fire_roster.printing.preview import Picture, render_pages
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
from fire_roster.services.stations import StationEntry

BLANK = 0
"""In place of a record's key: the form with nothing filled in."""


class ReportService:
    """What a clerk can print."""

    def __init__(self, sources: FormSources) -> None:
        self._sources = sources

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

    def content(self, order: PrintOrder) -> Content:
        """What is printed, with all its parts."""
        chosen = self.resolved(order)
        assert chosen.month is not None and chosen.day is not None
        with self._sources.database.read() as session:
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
        )
        return find_form(order.form).build(request)

    def list_parts(self, order: PrintOrder) -> dict[str, str]:
        """Parts of the form that may be left out: key and label."""
        return parts_of(self.content(order))

    def warnings(self, order: PrintOrder) -> tuple[str, ...]:
        """Names and characters that no font has."""
        return glyph_warnings(self.content(order))

    def render(self, order: PrintOrder) -> bytes:
        """The form as PDF; UsageProblem for an unknown form, paper, orientation or edition."""
        paper = order.paper or find_form(order.form).paper
        setup = PageSetup(paper_named(paper), orientation_named(order.orientation))
        return render(without_parts(self.content(order), order.omitted), setup)

    def preview(self, pdf: bytes, width_px: int) -> tuple[Picture, ...]:
        """The pages of a PDF as pictures of that width."""
        return tuple(render_pages(pdf, width_px))

    def save(self, pdf: bytes, path: Path) -> None:
        """Writes the file as a whole; StorageUnavailable where that is impossible."""
        write_pdf(path, pdf)

    def _station_id(self, form: PaperForm, order: PrintOrder) -> int | None:
        if form.subject.station is StationNeed.NONE:
            return None
        stations = self.list_stations(form.name)
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
