"""迎检包: everything an inspector asks for, in the order in which it is asked for.

facts §9; 消防监督检查规定（公安部令第120号）第10条.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from fire_roster.domain.month import Month
from fire_roster.errors import InputRefused
from fire_roster.printing.blocks import Field, Fields, FormSheet, Poster, Section, Signatures
from fire_roster.printing.bundle import BundleChapter, BundlePart, bind
from fire_roster.printing.sheets import Edition
from fire_roster.services.anchor import newest_anchor
from fire_roster.services.clock import Clock
from fire_roster.services.forms.base import FormRequest, PrintOrder
from fire_roster.services.forms.sources import FormSources
from fire_roster.services.inspection_chapters import PackChapter, PackContents
from fire_roster.services.inspection_workbook import make_workbook
from fire_roster.services.letterheads import load_letterhead
from fire_roster.services.practice.records import RecordService
from fire_roster.services.reports import ReportService
from fire_roster.services.roster_state import RosterState
from fire_roster.services.rosters import RosterService
from fire_roster.store.transaction import Database

Progress = Callable[[float, str], None]
_MOST_DAYS = 400


class InspectionPackService:
    """Makes the pack of a range of days as one PDF, and its tables as one workbook."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def chapters(self, first: date, last: date) -> tuple[PackChapter, ...]:
        """What goes into the pack, in order. InputRefused for a range that cannot be."""
        return self._contents(first, last).chapters()

    def render(self, first: date, last: date, progress: Progress | None = None) -> bytes:
        """The pack as PDF; `progress` may raise to cancel."""
        contents = self._contents(first, last)
        sources = contents.sources
        reports = ReportService(sources)
        chapters = contents.chapters()
        total = sum(len(one.parts) for one in chapters) + 1
        done, bound = 0, []
        for chapter in chapters:
            parts = []
            for part in chapter.parts:
                if progress is not None:
                    progress(done / total, part.title)
                parts.append(BundlePart(part.title, reports.render(part.order)))
                done += 1
            bound.append(BundleChapter(chapter.title, tuple(parts), chapter.note))
        if progress is not None:
            progress(done / total, "装订")
        cover = _cover(sources, first, last)
        return bind(cover, replace(cover, title="目录", sections=()), bound)

    def workbook(self, first: date, last: date) -> bytes:
        """Proof, gaps, verdicts and every ledger as one workbook; never a formula."""
        return make_workbook(self._contents(first, last).sources, first, last)

    def _contents(self, first: date, last: date) -> PackContents:
        if last < first:
            raise InputRefused("结束日期早于开始日期，请检查。")
        if (last - first).days > _MOST_DAYS:
            raise InputRefused("一次最多取一年，请缩短期间。")
        sources = FormSources(self._database, self._clock)
        # A year of forms reads each ledger and roster several times: one making sees one state.
        vars(sources)["records"] = _RecordsOfOneMaking(self._database, self._clock)
        vars(sources)["rosters"] = _RostersOfOneMaking(self._database, self._clock)
        return PackContents(sources, first, last)


class _RecordsOfOneMaking(RecordService):
    """Reads each ledger once."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self._read: dict[str, tuple[Any, ...]] = {}

    def list_all(self, key: str) -> tuple[Any, ...]:
        if key not in self._read:
            self._read[key] = super().list_all(key)
        return self._read[key]


class _RostersOfOneMaking(RosterService):
    """Opens each roster in force once."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self._opened: dict[tuple[int, Month], RosterState] = {}

    def open_final(self, station_id: int, month: Month, version: int | None = None) -> RosterState:
        if version is not None:
            return super().open_final(station_id, month, version)
        key = station_id, month
        if key not in self._opened:
            self._opened[key] = super().open_final(station_id, month)
        return self._opened[key]


def _cover(sources: FormSources, first: date, last: date) -> FormSheet:
    unit = sources.unit.get()
    with sources.database.read() as session:
        letterhead = load_letterhead(session)
        anchor = newest_anchor(session)
    request = FormRequest(
        sources=sources,
        order=PrintOrder(form="inspection-pack"),
        station=None,
        month=Month.of(last),
        day=last,
        record_id=None,
        edition=Edition.INTERNAL,
        letterhead=letterhead,
        printed_at=sources.clock.now(),
    )
    rows: Sequence[tuple[str, str]] = (
        ("单位名称", unit.name),
        ("期间", f"{first} 至 {last}"),
        ("消防安全责任人", unit.responsible_person),
        ("消防安全管理人", unit.safety_manager),
        ("制作时间", f"{request.printed_at:%Y-%m-%d %H:%M}"),
        ("审计校验码", anchor or "—"),
    )
    blocks = (
        Poster("消防安全迎检资料", 90, 160, max_lines=1),
        Fields(
            tuple((Field(label, text),) for label, text in rows), row_height=40.0, label_width=104.0
        ),
        Signatures(("消防安全管理人",), has_seal=True),
    )
    sheet = request.sheet("迎检包", Section(blocks))
    return replace(sheet, basis="含个人信息，仅供消防监督检查使用")
