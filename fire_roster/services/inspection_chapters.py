"""Which forms go into the 迎检包, chapter by chapter (facts §9)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fire_roster.domain.drill import DrillKind
from fire_roster.domain.month import Month
from fire_roster.domain.unit import StationKind
from fire_roster.printing.sheets import Edition
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.forms.catalogue import find_form
from fire_roster.services.forms.record_lists import LIST_SPECS
from fire_roster.services.forms.scan_forms import list_scans
from fire_roster.services.forms.sources import FormSources
from fire_roster.services.inspection_workbook import months_between, swaps_between

_YEAR_DAYS = 366
_RECORD_DAYS = 30
_SHEET_DAYS = 7
_NUMBERS = "一二三四五六七八九十"


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


class PackContents:
    """The chapters of one pack, from the records as they are."""

    def __init__(self, sources: FormSources, first: date, last: date) -> None:
        self.sources = sources
        self._first, self._last = first, last
        self._months = months_between(first, last)

    def chapters(self) -> tuple[PackChapter, ...]:
        """Everything in order; records of the year before the last day where they are few."""
        parts: tuple[tuple[str, Sequence[PackPart] | Iterator[PackPart]], ...] = (
            ("单位基本情况", (self._part("unit-page"),)),
            ("值班表", self._rosters()),
            ("调班、替班审批单", self._swaps()),
            ("在岗持证证明", self._proofs()),
            ("人员与证书", self._people()),
            ("值班与交接记录", self._duty_records()),
            ("微型消防站", self._stations()),
            ("演练", self._drills(is_pull=False)),
            ("微型消防站拉动", self._drills(is_pull=True)),
            ("培训与宣传", self._trainings()),
            ("巡查检查与查岗", self._lists("patrol", "presence")),
            ("隐患整改", (self._part("hazard-ledger"),)),
            ("消防安全自查", self._self_checks()),
            ("设备与报警", self._lists("device-off", "alarm")),
            ("维保、检测与责任书", self._lists("contract", "commitment", "visit", "partner")),
            ("规则自检", self._verdicts()),
        )
        return tuple(
            _chapter(f"{_numeral(number)}、{title}", tuple(found))
            for number, (title, found) in enumerate(parts, start=1)
        )

    def _part(self, form: str, title: str = "", **values: object) -> PackPart:
        # Ledgers say 截至: what they hold is what is on file today, whatever the last day is.
        today = self.sources.clock.today()
        order = PrintOrder(form=form, day=today, edition=Edition.INTERNAL.value)
        name = title or find_form(form).title
        return PackPart(name, replace(order, **values))  # type: ignore[arg-type]

    def _rosters(self) -> Iterator[PackPart]:
        for month in self._months:
            for station in self.sources.stations.list_all():
                key = station.record.id
                if self.sources.rosters.list_versions(key, month) and not self._is_empty(
                    key, month
                ):
                    title = f"{station.record.name} {month.label}值班表"
                    values = {"month": month, "station_id": key, "paper": "A4"}
                    yield self._part("wall-roster", title, day=month.first, **values)
        yield from self._holidays()

    def _is_empty(self, station_id: int, month: Month) -> bool:
        """Whether there is nothing to print; what was published never is."""
        versions = self.sources.rosters.list_versions(station_id, month)
        if any(one.published_at is not None for one in versions):
            return False
        return self.sources.rosters.open_final(station_id, month).is_empty

    def _holidays(self) -> Iterator[PackPart]:
        """Duty on holidays, and the days off themselves."""
        known = {one.day for one in self.sources.holidays.list_days() if one.is_off}
        for month in self._months:
            if any(month.contains(day) for day in known):
                title = f"{month.label}节假日值班安排表"
                yield self._part("holiday-roster", title, day=month.first, month=month)
        for year in sorted({one.year for one in self._months}):
            if any(day.year == year for day in known):
                day = date(year, 1, 1)
                values = {"day": day, "month": Month.of(day)}
                yield self._part("holiday-list", f"{year} 年节假日与调休", **values)

    def _swaps(self) -> Iterator[PackPart]:
        days = self._months[0].first, self._months[-1].last
        for one in swaps_between(self.sources, *days):
            yield self._part("swap-slip", f"{one.number} {one.text}", record_id=one.record.id)

    def _proofs(self) -> Iterator[PackPart]:
        for station in self.sources.stations.list_all():
            if station.facts.kind is not StationKind.CONTROL_ROOM:
                continue
            for month in self._months:
                title = f"{station.record.name} {month.label}在岗持证证明"
                days = max(month.first, self._first), min(month.last, self._last)
                values = {"month": month, "station_id": station.record.id, "span": days}
                yield self._part("duty-proof", title, day=days[1], **values)

    def _people(self) -> Iterator[PackPart]:
        for form in ("staff-ledger", "certificate-ledger", "certificate-matrix"):
            yield self._part(form)
        if list_scans(self.sources):
            yield self._part("certificate-scans")

    def _lists(self, *keys: str) -> Iterator[PackPart]:
        specs = {one.key: one for one in LIST_SPECS}
        for key in keys:
            if not specs[key].is_dated:
                yield self._part(f"{key}-list")
            else:
                yield from self._dated(key, self._months)

    def _dated(self, key: str, months: Sequence[Month]) -> Iterator[PackPart]:
        for month in months:
            title = f"{find_form(f'{key}-list').title} {month.label}"
            yield self._part(f"{key}-list", title, day=month.first, month=month)

    def _duty_records(self) -> Iterator[PackPart]:
        """The lists of the days asked for, and at least of the last thirty of them."""
        first = min(self._first, self._last - timedelta(days=_RECORD_DAYS - 1))
        for key in ("duty-log", "handover"):
            yield from self._dated(key, months_between(first, self._last))
        yield from self._sheets()

    def _sheets(self) -> Iterator[PackPart]:
        """The typed sheets of the last seven days, row by row."""
        names = {one.record.id: one.record.name for one in self.sources.stations.list_all()}
        counts = self.sources.duty_logs.row_counts()
        since = self._last - timedelta(days=_SHEET_DAYS)
        logs = [
            one
            for one in self.sources.records.list_all("duty-log")
            if since < one.day <= self._last and counts.get(one.id)
        ]
        for one in sorted(logs, key=lambda log: (log.station_id, log.day)):
            values = {"station_id": one.station_id, "month": Month.of(one.day)}
            title = f"{names[one.station_id]} {one.day} 值班记录表"
            yield self._part("duty-log", title, day=one.day, **values)

    def _verdicts(self) -> Iterator[PackPart]:
        """The rules about every month; drills, training and records as they stand now."""
        for month in self._months:
            is_last = month == self._months[-1]
            omitted = frozenset() if is_last else frozenset({"practice"})
            title = f"规则自检结果 {month.label}"
            yield self._part("rule-check", title, month=month, day=month.first, omitted=omitted)

    def _stations(self) -> Iterator[PackPart]:
        for station in self.sources.stations.list_all():
            if station.facts.kind is StationKind.MICRO_STATION:
                for form in ("micro-ledger", "equipment-ledger"):
                    name = f"{station.record.name} {find_form(form).title}"
                    yield self._part(form, name, station_id=station.record.id)

    def _record(self, form: str, record: object, title: str) -> PackPart:
        key = record.id  # type: ignore[attr-defined]
        return self._part(form, title, day=self.sources.clock.today(), record_id=key)

    def _drills(self, *, is_pull: bool) -> Iterator[PackPart]:
        form = "pull-record" if is_pull else "drill-record"
        for one in self.sources.records.list_all("drill"):
            if self._is_recent(one.held_on) and (one.kind == DrillKind.PULL) == is_pull:
                yield self._record(form, one, f"{one.held_on} {one.title}")

    def _trainings(self) -> Iterator[PackPart]:
        yield self._part("training-coverage")
        if self.sources.publicity.year(self._last.year).activities:
            yield self._part("publicity-plan", month=Month.of(self._last))
        for one in self.sources.records.list_all("training"):
            if self._is_recent(one.held_on):
                yield self._record("training-record", one, f"{one.held_on} {one.title}")

    def _self_checks(self) -> Iterator[PackPart]:
        since = self._first - timedelta(days=_YEAR_DAYS)
        for one in self.sources.records.list_all("self-check"):
            if one.started_on >= since:
                yield self._record("self-check-form", one, f"{one.started_on} {one.title}")

    def _is_recent(self, day: date | None) -> bool:
        """Whether it was within the year before the last day."""
        return day is not None and self._last - timedelta(days=_YEAR_DAYS) <= day <= self._last


def _chapter(title: str, parts: tuple[PackPart, ...]) -> PackChapter:
    return PackChapter(title, parts, "" if parts else "没有记录")


def _numeral(number: int) -> str:
    """一 … 十, 十一 … 十九."""
    return _NUMBERS[number - 1] if number <= 10 else f"十{_NUMBERS[number - 11]}"
