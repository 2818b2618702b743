"""Batches: the same form for many stations, months or days."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from fire_roster.domain.month import Month
from fire_roster.errors import InputRefused
from fire_roster.printing.output import write_pdf
from fire_roster.printing.sheets import Edition
from fire_roster.services.forms.base import PaperForm, Period, PrintOrder, StationNeed


class Finished(Protocol):
    """A finished form."""

    @property
    def pdf(self) -> bytes: ...


Made = TypeVar("Made", bound=Finished)
Progress = Callable[[float, str], None]
"""Told a share of the work (0–1) and a sentence; may raise to stop."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One paper of a batch and the name of its file."""

    order: PrintOrder
    file_name: str


@dataclass(frozen=True, slots=True)
class BatchOutcome(Generic[Made]):
    """How many papers were made, those that were kept, and why others were not."""

    made: int
    papers: tuple[Made, ...]
    refusals: tuple[str, ...]


def run_batch(
    prepare: Callable[[PrintOrder], Made],
    items: Sequence[BatchItem],
    folder: Path | None,
    progress: Progress,
) -> BatchOutcome[Made]:
    """Makes every paper; without a folder the papers are returned."""
    kept: list[Made] = []
    refusals: list[str] = []
    made = 0
    for number, item in enumerate(items):
        progress(number / len(items), f"第 {number + 1} / {len(items)} 张：{item.file_name}")
        try:
            paper = prepare(item.order)
        except InputRefused as error:
            refusals.append(error.message)
            continue
        made += 1
        if folder is None:
            kept.append(paper)
        else:
            write_pdf(folder / item.file_name, paper.pdf)
    return BatchOutcome(made, tuple(kept), tuple(refusals))


def paper_file_name(form: PaperForm, station: str, order: PrintOrder) -> str:
    """消控室 值班记录表 2026-12-01.pdf, without what Windows refuses in a name."""
    times = {
        Period.NONE: "",
        Period.YEAR: str(order.month)[:4],
        Period.MONTH: str(order.month),
    }
    when = times.get(form.subject.period, str(order.day))
    edition = "内部版" if order.edition == Edition.INTERNAL.value else ""
    version = f"第{order.version}版" if order.version else ""
    words = " ".join(part for part in (station, form.title, when, version, edition) if part)
    return f"{_FORBIDDEN.sub('_', words)}.pdf"


def batch_orders(
    form: PaperForm,
    order: PrintOrder,
    stations: Iterable[tuple[int, str]],
    months: Iterable[Month],
) -> tuple[BatchItem, ...]:
    """The form for each station (key and name) and month; for a form of a day each of its days.

    Weeks are those whose Monday lies in the months. A form about no station or no time is made
    once.
    """
    spans = _spans(form.subject.period, list(months))
    places: list[tuple[int | None, str]] = [(None, "")]
    if form.subject.station is not StationNeed.NONE:
        places = list(stations)
    items = []
    for station_id, name in places:
        for month, day in spans:
            chosen = replace(order, station_id=station_id, month=month, day=day, version=None)
            items.append(BatchItem(chosen, paper_file_name(form, name, chosen)))
    return tuple(items)


def _spans(period: Period, months: list[Month]) -> list[tuple[Month, date | None]]:
    if period is Period.DAY:
        return [(month, day) for month in months for day in month.days]
    if period is Period.WEEK:
        return [(month, day) for month in months for day in month.days if day.weekday() == 0]
    if period is Period.MONTH:
        return [(month, None) for month in months]
    return [(months[0], None)]
