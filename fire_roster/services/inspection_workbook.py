"""The tables of the 迎检包 as one workbook: proof, gaps, verdicts and every ledger."""

from collections.abc import Iterator, Sequence
from datetime import date

from fire_roster.domain.evidence import share_text, shortfall_reason
from fire_roster.domain.month import Month
from fire_roster.domain.rules import ALL_RULES
from fire_roster.exchange.table_file import TableFile, as_workbook
from fire_roster.services.forms.proof_forms import joined_gaps
from fire_roster.services.forms.record_lists import LIST_SPECS
from fire_roster.services.forms.sources import FormSources
from fire_roster.services.list_export import MEMBER_COLUMNS, member_rows
from fire_roster.services.practice.ledger_table import ledger_rows, ledger_titles
from fire_roster.services.practice.ledgers import LEDGERS, Ledger
from fire_roster.services.practice.review import Verdict, verdicts_of
from fire_roster.services.swaps import SwapEntry


def make_workbook(sources: FormSources, first: date, last: date) -> bytes:
    """All sheets for the days of the pack; never a formula."""
    keys = ("drill", "training", "hazard", "equipment", *(one.key for one in LIST_SPECS))
    ledgers = [_ledger_sheet(sources, LEDGERS[key]) for key in dict.fromkeys(keys)]
    months = months_between(first, last)
    return as_workbook(
        _unit_sheet(sources, first, last),
        *_proof_sheets(sources, first, last),
        _verdict_sheet(sources, months),
        _people_sheet(sources),
        _coverage_sheet(sources),
        _swap_sheet(sources, months[0].first, months[-1].last),
        _holiday_sheet(sources, first, last),
        *ledgers,
    )


def swaps_between(sources: FormSources, first: date, last: date) -> Sequence[SwapEntry]:
    """Swaps, substitutions and absences of duty dates within these days, by their day."""
    found = [one for one in sources.swaps.list_all() if first <= one.seat.key.duty_date <= last]
    return sorted(found, key=lambda one: (one.seat.key.duty_date, one.record.id))


def _proof_sheets(sources: FormSources, first: date, last: date) -> Iterator[TableFile]:
    proofs = sources.review.cover_proofs(first, last)
    heading = f"{first} 至 {last}"
    shares = [
        (one.station.name, share_text(one.stretches), len(joined_gaps(one)), one.note)
        for one in proofs
    ]
    gaps = [
        (
            one.station.name,
            f"{gap.span.start:%Y-%m-%d %H:%M}",
            f"{gap.span.end:%Y-%m-%d %H:%M}",
            gap.missing,
            shortfall_reason(gap, one.members),
        )
        for one in proofs
        for gap in joined_gaps(one)
    ]
    stretches = [
        (
            one.station.name,
            f"{stretch.span.start:%Y-%m-%d %H:%M}",
            f"{stretch.span.end:%Y-%m-%d %H:%M}",
            len(stretch.entitled_ids),
            stretch.need,
            "、".join(one.members[key].name for key in stretch.member_ids),
            "；".join(f"{one.members[key].name}{word}" for key, word in stretch.refusals),
        )
        for one in proofs
        for stretch in one.stretches
    ]
    yield TableFile("满员时间", heading, ("站点", "满员时间", "缺口（处）", "说明"), tuple(shares))
    yield TableFile("缺口", heading, ("站点", "从", "到", "缺（人）", "原因"), tuple(gaps))
    titles = ("站点", "从", "到", "当日持证", "应有", "当班人员", "不计入")
    yield TableFile("逐时段在岗", heading, titles, tuple(stretches))


def months_between(first: date, last: date) -> list[Month]:
    """The months that these days touch, in order."""
    found = [Month.of(first)]
    while found[-1] < Month.of(last):
        found.append(found[-1].shifted(1))
    return found


def _unit_sheet(sources: FormSources, first: date, last: date) -> TableFile:
    unit = sources.unit.get()
    now = sources.clock.now()
    rows = [
        ("单位名称", unit.name),
        ("期间", f"{first} 至 {last}"),
        ("单位类型", unit.traits),
        ("地址", unit.address),
        ("消防安全责任人", unit.responsible_person),
        ("消防安全管理人", unit.safety_manager),
        ("制作时间", f"{now:%Y-%m-%d %H:%M}"),
    ]
    rows += [
        (f"现在在岗：{one.station.name}", "、".join(one.names) or "无人在岗")
        for one in sources.duty.at(now)
    ]
    return TableFile("单位", "消防安全迎检资料", ("项目", "内容"), tuple(rows), (24, 60))


def _verdict_sheet(sources: FormSources, months: Sequence[Month]) -> TableFile:
    rows = []
    for month in months:
        for station in sources.stations.list_all():
            state = sources.rosters.open_final(station.record.id, month)
            rules = [one for one in ALL_RULES if one.is_active(state.settings, station.facts.kind)]
            place = f"{station.record.name} {month.label}值班表"
            found = verdicts_of(rules, state.checker().violations)
            rows += [_verdict_row(one, place) for one in found]
    place = f"演练、培训和各种记录（截至 {sources.clock.today()}）"
    rows += [_verdict_row(one, place) for one in sources.review.verdicts()]
    titles = ("范围", "结果", "编号", "检查内容", "情况", "依据")
    return TableFile("规则自检", f"{sources.clock.today()}", titles, tuple(rows))


def _verdict_row(one: Verdict, place: str) -> tuple[str, ...]:
    return place, one.word, one.rule.rule_id, one.rule.title, one.text, one.rule.clause


def _people_sheet(sources: FormSources) -> TableFile:
    """People and certificates, ID numbers and phones masked."""
    today = sources.clock.today()
    with sources.database.read() as session:
        rows = member_rows(session, today)
    names, widths = zip(*MEMBER_COLUMNS, strict=True)
    return TableFile("人员与证书", f"截至 {today}", names, rows, widths)


def _coverage_sheet(sources: FormSources) -> TableFile:
    rows = [
        (
            one.rule_id,
            one.what,
            one.department or "合计",
            one.expected,
            f"{one.coverage.percent}%",
            "、".join(one.missing),
        )
        for one in sources.training_coverages.lines()
    ]
    titles = ("规则", "培训", "部门", "应培训（人）", "覆盖率", "未培训人员")
    return TableFile("培训覆盖率", f"截至 {sources.clock.today()}", titles, tuple(rows))


def _swap_sheet(sources: FormSources, first: date, last: date) -> TableFile:
    rows = [
        (
            one.number,
            one.kind.label,
            str(one.seat.key.duty_date),
            one.seat.station_name,
            one.text,
            one.record.reason,
            one.record.approver,
            one.state.value,
        )
        for one in swaps_between(sources, first, last)
    ]
    titles = ("编号", "类别", "值班日期", "站点", "内容", "原因", "批准人", "状态")
    return TableFile("调班替班", f"{first} 至 {last}", titles, tuple(rows))


def _holiday_sheet(sources: FormSources, first: date, last: date) -> TableFile:
    leads = {one.day: one for one in sources.leads.list_days(first, last)}
    rows = []
    for one in sources.holidays.list_days():
        if first <= one.day <= last:
            lead = leads[one.day].lead if one.day in leads else None
            rows.append(
                (
                    str(one.day),
                    one.name,
                    "放假" if one.is_off else "调休上班",
                    "法定节日" if one.is_statutory else "",
                    lead.name if lead else "",
                )
            )
    titles = ("日期", "节日", "安排", "法定", "带班领导")
    return TableFile("节假日", f"{first} 至 {last}", titles, tuple(rows))


def _ledger_sheet(sources: FormSources, ledger: Ledger) -> TableFile:
    stations = {one.record.id: one.record.name for one in sources.stations.list_all()}
    records = sources.records.list_all(ledger.key)
    rows = ledger_rows(ledger, records, stations, sources.records.late_ids(ledger.key))
    return TableFile(ledger.title, ledger.heading, ledger_titles(ledger), tuple(rows))
