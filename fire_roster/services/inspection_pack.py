"""迎检包: everything an inspector asks for, in the order in which it is asked for.

facts §9; 消防监督检查规定（公安部令第120号）第10条.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fire_roster.domain.drill import DrillKind
from fire_roster.domain.evidence import covered_share, shortfall_reason
from fire_roster.domain.month import Month
from fire_roster.domain.unit import StationKind
from fire_roster.errors import InputRefused
from fire_roster.exchange.table_file import TableFile, TableValue, as_workbook
from fire_roster.printing.blocks import (
    Field,
    Fields,
    FormSheet,
    Poster,
    Section,
    Signatures,
)
from fire_roster.printing.bundle import BundleChapter, BundlePart, bind
from fire_roster.printing.sheets import Edition
from fire_roster.services.forms.base import FormRequest, PrintOrder
from fire_roster.services.forms.proof_forms import joined_gaps
from fire_roster.services.forms.record_lists import LIST_SPECS
from fire_roster.services.forms.sources import FormSources
from fire_roster.services.letterheads import load_letterhead
from fire_roster.services.practice.ledgers import LEDGERS, Ledger
from fire_roster.services.reports import ReportService

Progress = Callable[[float, str], None]
_DRILLS_BACK_DAYS = 366
_MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class PackPart:
    """A form of the pack: what the contents call it, and what to print."""

    title: str
    order: PrintOrder


@dataclass(frozen=True, slots=True)
class PackChapter:
    """A chapter; `note` is said where there is nothing to print."""

    title: str
    parts: tuple[PackPart, ...]
    note: str = ""


class InspectionPackService:
    """Makes the pack of a range of days as one PDF, and its tables as one workbook."""

    def __init__(self, sources: FormSources, reports: ReportService) -> None:
        self._sources = sources
        self._reports = reports

    def chapters(self, first: date, last: date) -> tuple[PackChapter, ...]:
        """What goes into the pack, in order. InputRefused for a range that cannot be."""
        self._check(first, last)
        months = _months(first, last)
        return (
            PackChapter("一、单位基本情况", (self._part("unit-page", last),)),
            PackChapter("二、值班表", tuple(self._rosters(months))),
            PackChapter("三、在岗持证证明", tuple(self._proofs(months, last))),
            PackChapter(
                "四、人员与证书",
                (
                    self._part("staff-ledger", last),
                    self._part("certificate-ledger", last),
                    self._part("certificate-matrix", last),
                ),
            ),
            PackChapter("五、值班与交接记录", tuple(self._lists(("duty-log", "handover"), months))),
            PackChapter("六、微型消防站", tuple(self._station_parts(last))),
            self._records("七、演练", "drill-record", self._drills(last, is_pull=False)),
            self._records("八、微型消防站拉动", "pull-record", self._drills(last, is_pull=True)),
            self._trainings(last),
            PackChapter("十、巡查检查与查岗", tuple(self._lists(("patrol", "presence"), months))),
            PackChapter("十一、隐患整改", (self._part("hazard-ledger", last),)),
            self._records("十二、消防安全自查", "self-check-form", self._self_checks(first)),
            PackChapter("十三、设备与报警", tuple(self._lists(("device-off", "alarm"), months))),
            PackChapter(
                "十四、维保、检测与责任书",
                tuple(self._lists(("contract", "commitment", "visit", "partner"), months)),
            ),
            PackChapter("十五、规则自检", (self._part("rule-check", last),)),
        )

    def render(self, first: date, last: date, progress: Progress | None = None) -> bytes:
        """The pack as PDF; `progress` may raise to cancel."""
        chapters = self.chapters(first, last)
        total = sum(len(one.parts) for one in chapters) + 1
        done, bound = 0, []
        for chapter in chapters:
            parts = []
            for part in chapter.parts:
                if progress is not None:
                    progress(done / total, part.title)
                parts.append(BundlePart(part.title, self._reports.render(part.order)))
                done += 1
            bound.append(BundleChapter(chapter.title, tuple(parts), chapter.note))
        if progress is not None:
            progress(done / total, "装订")
        cover = self._cover(first, last)
        contents = replace(cover, title="目录", sections=())
        return bind(cover, contents, bound)

    def workbook(self, first: date, last: date) -> bytes:
        """Proof, gaps, verdicts and every ledger as one workbook; never a formula."""
        self._check(first, last)
        keys = ("drill", "training", "hazard", "equipment", *(one.key for one in LIST_SPECS))
        ledgers = [self._ledger_sheet(LEDGERS[key]) for key in dict.fromkeys(keys)]
        return as_workbook(*self._proof_sheets(first, last), self._verdict_sheet(), *ledgers)

    def _check(self, first: date, last: date) -> None:
        if last < first:
            raise InputRefused("结束日期早于开始日期，请检查。")
        if (last - first).days > _MOST_DAYS:
            raise InputRefused("一次最多取一年，请缩短期间。")

    def _part(self, form: str, day: date, title: str = "", **values: object) -> PackPart:
        order = PrintOrder(form=form, day=day, edition=Edition.INTERNAL.value)
        name = title or self._reports.find_form(form).title
        return PackPart(name, replace(order, **values))  # type: ignore[arg-type]

    def _rosters(self, months: Sequence[Month]) -> Iterator[PackPart]:
        for month in months:
            for station in self._sources.stations.list_all():
                state = self._sources.rosters.open_final(station.record.id, month)
                if not state.is_empty:
                    title = f"{station.record.name} {month.label}值班表"
                    values = {"month": month, "station_id": station.record.id, "paper": "A4"}
                    yield self._part("wall-roster", month.first, title, **values)

    def _proofs(self, months: Sequence[Month], last: date) -> Iterator[PackPart]:
        for station in self._sources.stations.list_all():
            if station.facts.kind is not StationKind.CONTROL_ROOM:
                continue
            for month in months:
                title = f"{station.record.name} {month.label}在岗持证证明"
                day = min(month.last, last)
                values = {"month": month, "station_id": station.record.id}
                yield self._part("duty-proof", day, title, **values)

    def _lists(self, keys: Sequence[str], months: Sequence[Month]) -> Iterator[PackPart]:
        specs = {one.key: one for one in LIST_SPECS}
        for key in keys:
            if not specs[key].is_dated:
                yield self._part(f"{key}-list", months[-1].last)
                continue
            for month in months:
                title = f"{specs[key].title} {month.label}"
                yield self._part(f"{key}-list", month.first, title, month=month)

    def _station_parts(self, last: date) -> Iterator[PackPart]:
        for station in self._sources.stations.list_all():
            if station.facts.kind is StationKind.MICRO_STATION:
                for form in ("micro-ledger", "equipment-ledger"):
                    name = f"{station.record.name} {self._reports.find_form(form).title}"
                    yield self._part(form, last, name, station_id=station.record.id)

    def _records(self, title: str, form: str, records: Sequence[tuple[int, str]]) -> PackChapter:
        parts = [
            self._part(form, self._sources.clock.today(), name, record_id=key)
            for key, name in records
        ]
        return PackChapter(title, tuple(parts), "" if parts else "没有记录")

    def _drills(self, last: date, *, is_pull: bool) -> list[tuple[int, str]]:
        first = last - timedelta(days=_DRILLS_BACK_DAYS)
        return [
            (one.id, f"{one.held_on} {one.title}")
            for one in self._sources.records.list_all("drill")
            if one.held_on is not None
            and first <= one.held_on <= last
            and (one.kind == DrillKind.PULL) == is_pull
        ]

    def _trainings(self, last: date) -> PackChapter:
        first = last - timedelta(days=_DRILLS_BACK_DAYS)
        held = [
            (one.id, f"{one.held_on} {one.title}")
            for one in self._sources.records.list_all("training")
            if one.held_on is not None and first <= one.held_on <= last
        ]
        chapter = self._records("九、培训", "training-record", held)
        return PackChapter(chapter.title, (self._part("training-coverage", last), *chapter.parts))

    def _self_checks(self, first: date) -> list[tuple[int, str]]:
        since = first - timedelta(days=_DRILLS_BACK_DAYS)
        return [
            (one.id, f"{one.started_on} {one.title}")
            for one in self._sources.records.list_all("self-check")
            if one.started_on >= since
        ]

    def _cover(self, first: date, last: date) -> FormSheet:
        unit = self._sources.unit.get()
        with self._sources.database.read() as session:
            letterhead = load_letterhead(session)
        request = FormRequest(
            sources=self._sources,
            order=PrintOrder(form="inspection-pack"),
            station=None,
            month=Month.of(last),
            day=last,
            record_id=None,
            edition=Edition.INTERNAL,
            letterhead=letterhead,
            printed_at=self._sources.clock.now(),
        )
        fields = Fields(
            (
                (Field("单位名称", unit.name),),
                (Field("期间", f"{first} 至 {last}"),),
                (Field("安全责任人", unit.responsible_person),),
                (Field("安全管理人", unit.safety_manager),),
                (Field("制作时间", f"{request.printed_at:%Y-%m-%d %H:%M}"),),
            ),
            row_height=40.0,
        )
        blocks = (
            Poster("消防安全迎检资料", 90, 160, max_lines=1),
            fields,
            Signatures(("消防安全管理人",), has_seal=True),
        )
        return replace(
            request.sheet("迎检包", Section(blocks)),
            basis="含个人信息，仅供消防监督检查使用",
        )

    def _proof_sheets(self, first: date, last: date) -> list[TableFile]:
        proofs = self._sources.review.cover_proofs(first, last)
        shares = [
            (
                one.station.name,
                f"{covered_share(one.stretches) * 100:.2f}%",
                len(joined_gaps(one)),
            )
            for one in proofs
        ]
        gaps = [
            (
                one.station.name,
                f"{gap.span.start:%Y-%m-%d %H:%M}",
                f"{gap.span.end:%Y-%m-%d %H:%M}",
                gap.missing,
                shortfall_reason(gap, one.station, one.members),
            )
            for one in proofs
            for gap in joined_gaps(one)
        ]
        heading = f"{first} 至 {last}"
        stretches = [
            (
                one.station.name,
                f"{stretch.span.start:%Y-%m-%d %H:%M}",
                f"{stretch.span.end:%Y-%m-%d %H:%M}",
                len(stretch.entitled_ids),
                stretch.need,
                "、".join(one.members[key].name for key in stretch.member_ids),
            )
            for one in proofs
            for stretch in one.stretches
        ]
        return [
            _sheet("满员时间", heading, ("站点", "满员时间", "缺口（处）"), tuple(shares)),
            _sheet("缺口", heading, ("站点", "从", "到", "缺（人）", "原因"), tuple(gaps)),
            _sheet(
                "逐时段在岗",
                heading,
                ("站点", "从", "到", "持证在岗", "应有", "在岗人员"),
                tuple(stretches),
            ),
        ]

    def _verdict_sheet(self) -> TableFile:
        rows = [
            (one.word, one.rule.rule_id, one.rule.title, one.text, one.rule.clause)
            for one in self._sources.review.verdicts()
        ]
        titles = ("结果", "编号", "检查内容", "情况", "依据")
        return _sheet("规则自检", f"{self._sources.clock.today()}", titles, tuple(rows))

    def _ledger_sheet(self, ledger: Ledger) -> TableFile:
        names = ledger.fields.titles()
        shown = [name for name in names if name not in ("timeline", "groups", "origin")]
        rows = [
            tuple(_text(getattr(one, name)) for name in shown)
            for one in self._sources.records.list_all(ledger.key)
        ]
        return _sheet(
            ledger.title, f"{ledger.title}台账", tuple(names[name] for name in shown), tuple(rows)
        )


def _sheet(
    title: str, heading: str, columns: tuple[str, ...], rows: tuple[tuple[TableValue, ...], ...]
) -> TableFile:
    return TableFile(title=title, heading=heading, columns=columns, rows=rows)


def _months(first: date, last: date) -> list[Month]:
    found = [Month.of(first)]
    while found[-1] < Month.of(last):
        found.append(found[-1].shifted(1))
    return found


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)
