"""What proves itself: who is on duty now, cover hour by hour, the rules, training coverage."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from fire_roster.domain.evidence import (
    CoverStretch,
    alike,
    share_text,
    shortfall_reason,
    uncovered,
)
from fire_roster.domain.month import Month
from fire_roster.domain.rules import ALL_RULES
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.unit import UnitTrait
from fire_roster.printing import Content
from fire_roster.printing.blocks import (
    Block,
    Cell,
    Column,
    Field,
    Fields,
    Heading,
    Paragraphs,
    Row,
    Section,
    Table,
)
from fire_roster.printing.geometry import Align
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.parts import sign_section
from fire_roster.services.practice.review import CoverProof, Verdict, verdicts_of

_COVER_BASIS = "消防法 第21条第2款；国办发〔2017〕87号 第15条(三)；GB 25506-2010 4.2.1 a)"


def build_unit_page(request: FormRequest) -> Content:
    """单位消防安全基本情况."""
    unit = request.sources.unit.get()
    stations = "、".join(one.record.name for one in request.sources.stations.list_all())
    members = request.sources.members.list_all()
    here = [one for one in members if one.is_active_on(request.day)]
    is_high_rise = UnitTrait.HIGH_RISE.value in unit.traits
    manager = (
        Field("安全管理人", unit.safety_manager),
        Field("联系电话", unit.safety_manager_phone, is_public=is_high_rise),
    )
    fields = Fields(
        (
            (Field("单位名称", unit.name),),
            (Field("单位类型", unit.traits),),
            (Field("地址", unit.address),),
            (
                Field("安全责任人", unit.responsible_person),
                Field("值班电话", unit.duty_phone, is_public=True),
            ),
            manager,
            (
                Field("从业人员", f"{unit.staff_count} 人" if unit.staff_count else ""),
                Field("在册值守人员", f"{len(here)} 人"),
            ),
            (Field("站点", stations),),
            (Field("重点部位", unit.key_places),),
            (Field("维保单位", unit.maintenance_contact, is_public=True),),
        ),
        row_height=34.0,
    )
    now = _on_duty_table(request)
    sheet = request.sheet(
        "单位消防安全基本情况",
        Section((fields, Heading(f"现在在岗（{request.printed_at:%Y-%m-%d %H:%M}）"), now)),
        sign_section(request, "填表人", "消防安全管理人", has_seal=True),
    )
    return replace(sheet, period=f"{request.day}")


def _on_duty_table(request: FormRequest) -> Table:
    columns = (
        Column("站点", 1.2),
        Column("班次", 0.9),
        Column("在岗人员", 3.0, Align.LEFT),
        Column("起止", 1.8),
        Column("人数", 0.8),
    )
    rows: list[Row] = []
    for duty in request.sources.duty.at(request.printed_at):
        short = len(duty.names) < duty.need
        count = f"{len(duty.names)} / {duty.need}"
        rows.append(
            (
                duty.station.name,
                "、".join(shift.name for shift in duty.shifts) or "—",
                "、".join(duty.names) or "无人在岗",
                f"{duty.span.start:%m-%d %H:%M} 至 {duty.span.end:%m-%d %H:%M}",
                Cell(count, is_alarm=True) if short else count,
            )
        )
    return Table(columns, tuple(rows))


def build_duty_proof(request: FormRequest) -> Content:
    """在岗持证证明 of a station and a month, day by day, with every gap and its reason."""
    first, last = _proof_days(request)
    proof = next(
        one
        for one in request.sources.review.cover_proofs(first, last)
        if one.station.station_id == request.at.record.id
    )
    gaps = joined_gaps(proof)
    hours = sum(one.span.minutes for one in proof.stretches) / 60
    summary = Fields(
        (
            (
                Field("证明期间", f"{first} 至 {last}"),
                Field("总时数", f"{hours:g} 小时"),
            ),
            (
                Field("满员时间", share_text(proof.stretches)),
                Field("缺口", f"{len(gaps)} 处" if gaps else "无"),
            ),
        ),
        row_height=26.0,
    )
    notes = (Paragraphs((f"说明：{proof.note}。",)),) if proof.note else ()
    level = f"，{proof.station.min_level.label}及以上" if proof.station.is_control_room else ""
    sheet = request.sheet(
        "在岗持证证明",
        Section((summary, *notes, _days_table(proof, first, last))),
        Section((Heading("缺口及原因"), _gaps_table(gaps, proof)), "gaps", "缺口及原因"),
        sign_section(request, "编制", "消防安全管理人"),
    )
    return replace(
        sheet,
        place=request.at.record.name,
        place_note=f"每班不少于 {proof.station.required_staff(last)} 人{level}",
        period=request.month.label,
        basis=f"按值班表（含调班、替班、缺勤和请假）逐时段计算当日证书有效的人数　{_COVER_BASIS}",
    )


def _proof_days(request: FormRequest) -> tuple[date, date]:
    """The days that were ordered; else the month, of the current one what has passed."""
    if request.order.span is not None:
        return request.order.span
    month = request.month
    is_current = month == Month.of(request.printed_at.date())
    return month.first, min(month.last, request.day) if is_current else month.last


def joined_gaps(proof: CoverProof) -> list[CoverStretch]:
    """Gaps with neighbours of the same people and reasons as one, across midnights."""
    found: list[CoverStretch] = []
    for one in uncovered(proof.stretches):
        last = found[-1] if found else None
        if last is not None and last.span.end == one.span.start and alike(last, one):
            span = replace(last.span, end=one.span.end)
            found[-1] = replace(last, span=span)
        else:
            found.append(one)
    return found


def _days_table(proof: CoverProof, first: date, last: date) -> Table:
    columns = (
        Column("日期", 1.3),
        Column("满员时间", 1.0),
        Column("最少持证当班人数", 1.4),
        Column("应有", 0.8),
        Column("结果", 1.0),
    )
    rows: list[Row] = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        stretches = [one for one in proof.stretches if one.span.start.date() == day]
        fewest = min(len(one.entitled_ids) for one in stretches)
        minutes = sum(one.span.minutes for one in stretches if not one.missing)
        is_full = minutes == sum(one.span.minutes for one in stretches)
        rows.append(
            (
                str(day),
                f"{minutes / 60:g} 小时",
                str(fewest),
                str(stretches[0].need),
                "满员" if is_full else Cell("有缺口", is_alarm=True),
            )
        )
    return Table(columns, tuple(rows), row_height=15.0, most_height=20.0, type_size=9.5)


def _gaps_table(gaps: Sequence[CoverStretch], proof: CoverProof) -> Table:
    columns = (
        Column("从", 1.3),
        Column("到", 1.3),
        Column("缺", 0.6),
        Column("原因", 4.0, Align.LEFT),
    )
    rows: list[Row] = [
        (
            f"{gap.span.start:%Y-%m-%d %H:%M}",
            f"{gap.span.end:%Y-%m-%d %H:%M}",
            f"{gap.missing} 人",
            shortfall_reason(gap, proof.members),
        )
        for gap in gaps
    ]
    if not rows:
        rows.append((Cell("没有缺口", span=4),))
    return Table(columns, tuple(rows), row_height=18.0, most_height=24.0)


def build_rule_check(request: FormRequest) -> Content:
    """规则自检结果: rosters of the month, then drills, training and records, with clauses."""
    sections = []
    for station in request.sources.stations.list_all():
        state = request.sources.rosters.open_final(station.record.id, request.month)
        rules = [one for one in ALL_RULES if one.is_active(state.settings, station.facts.kind)]
        name = station.record.name
        verdicts = verdicts_of(rules, state.checker().violations, name)
        title = f"{name} {request.month.label}值班表"
        sections.append(Section((Heading(title), _verdict_table(verdicts))))
    blocks: tuple[Block, ...] = ()
    if _PRACTICE not in request.order.omitted:
        heading = Heading(f"演练、培训和各种记录（截至 {request.printed_at:%Y-%m-%d}）")
        blocks = (heading, _verdict_table(request.sources.review.verdicts()))
    sections.append(Section(blocks, _PRACTICE, "演练、培训和各种记录"))
    sheet = request.sheet("规则自检结果", *sections, sign_section(request, "检查人"))
    return replace(sheet, period=request.month.label, is_landscape=True)


_PRACTICE = "practice"
"""Key of the part about everything but rosters."""
_SHOWN_FINDINGS = 4
"""Findings of one rule and severity that are written out."""
_ERROR = Severity.ERROR.label


def _verdict_table(verdicts: Iterable[Verdict]) -> Table:
    columns = (
        Column("结果", 0.7),
        Column("编号", 0.6),
        Column("检查内容", 1.9, Align.LEFT),
        Column("情况", 4.2, Align.LEFT),
        Column("依据", 2.6, Align.LEFT),
    )
    rows: list[Row] = []
    by_rule = groupby(verdicts, key=lambda one: (one.word, one.rule.rule_id))
    for (word, rule_id), group in by_rule:
        found = list(group)
        rule = found[0].rule
        text = "\n".join(one.text for one in found[:_SHOWN_FINDINGS])
        if len(found) > _SHOWN_FINDINGS:
            text += f"\n……同类共 {len(found)} 处"
        is_found = found[0].finding is not None
        is_kept = not is_found and not found[0].is_idle
        result = Cell(word, is_bold=is_found, is_alarm=word == _ERROR, is_good=is_kept)
        rows.append((result, rule_id, rule.title, text, rule.clause))
    return Table(columns, tuple(rows), row_height=16.0, most_height=22.0, type_size=9.5)
