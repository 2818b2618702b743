"""Ledgers of equipment and hazards, and a self-check, on paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from fire_roster.printing import Content
from fire_roster.printing.blocks import Cell, Column, Field, Fields, Row, Section, Table
from fire_roster.printing.geometry import Align
from fire_roster.services.forms.base import FormRequest, RecordChoice
from fire_roster.services.forms.parts import bold, sign_section
from fire_roster.services.forms.sources import FormSources


def build_equipment_ledger(request: FormRequest) -> Content:
    """微型消防站器材台账 of one station."""
    columns = (
        Column("序号", 0.5),
        Column("器材名称", 1.5),
        Column("规格型号", 1.4),
        Column("数量", 0.7),
        Column("存放位置", 1.6, Align.LEFT),
        Column("状态", 0.7),
        Column("上次检查", 1.1),
        Column("下次检查", 1.1),
        Column("有效期至", 1.1),
        Column("保管人", 0.9),
        Column("备注", 1.2, Align.LEFT),
    )
    station = request.at.record
    kept = [
        one for one in request.sources.records.list_all("equipment") if one.station_id == station.id
    ]
    rows = tuple(_equipment_row(request, number, one) for number, one in enumerate(kept, 1))
    table = Table(columns, rows, 0 if rows else 15, row_height=20.0, most_height=28.0)
    sheet = request.sheet(
        "微型消防站器材台账", Section((table,)), sign_section(request, "保管人", "站长")
    )
    return replace(
        sheet,
        place=station.name,
        period=f"截至 {request.day}",
        basis="公消〔2015〕301号 三；检测、维修记录保存不少于 5 年",
        is_landscape=True,
    )


def _equipment_row(request: FormRequest, number: int, one: Any) -> Row:
    is_over = one.expires is not None and one.expires < request.day
    expires: str | Cell = (
        Cell(str(one.expires), is_alarm=True) if is_over else str(one.expires or "")
    )
    return (
        str(number),
        bold(one.name),
        one.specification,
        f"{one.quantity} {one.unit_word}",
        one.place,
        one.state,
        str(one.checked_on or ""),
        _next_check(request, one),
        expires,
        one.keeper,
        one.remark,
    )


def _next_check(request: FormRequest, one: Any) -> str | Cell:
    if one.checked_on is None or not one.check_days:
        return ""
    day = one.checked_on + timedelta(days=one.check_days)
    return Cell(str(day), is_alarm=True) if day < request.day else str(day)


def build_hazard_ledger(request: FormRequest) -> Content:
    """火灾隐患整改台账: what is open first, then what was closed within a year."""
    columns = (
        Column("序号", 0.5),
        Column("发现日期", 1.1),
        Column("部位", 1.3, Align.LEFT),
        Column("隐患情况", 2.6, Align.LEFT),
        Column("来源", 0.8),
        Column("程度", 0.6),
        Column("整改措施", 2.0, Align.LEFT),
        Column("责任人", 0.9),
        Column("资金", 0.8),
        Column("期限", 1.1),
        Column("复查", 1.1),
        Column("销号", 1.1),
    )
    everything = request.sources.records.list_all("hazard")
    open_ones = [one for one in everything if one.closed_on is None]
    since = request.day - timedelta(days=366)
    closed = [one for one in everything if one.closed_on and one.closed_on >= since]
    rows = tuple(
        _hazard_row(request, number, one) for number, one in enumerate([*open_ones, *closed], 1)
    )
    table = Table(columns, rows, 0 if rows else 12, row_height=20.0, most_height=28.0)
    sheet = request.sheet(
        "火灾隐患整改台账",
        Section((table,)),
        sign_section(request, "填表人", "消防安全管理人"),
    )
    return replace(
        sheet,
        period=f"截至 {request.day}，未销号 {len(open_ones)} 条",
        basis="公安部令第61号 第30–32条；存入消防档案",
        is_landscape=True,
    )


def _hazard_row(request: FormRequest, number: int, one: Any) -> Row:
    is_late = one.closed_on is None and one.deadline is not None and one.deadline < request.day
    deadline: str | Cell = (
        Cell(f"{one.deadline}\n已逾期", is_alarm=True) if is_late else str(one.deadline or "")
    )
    return (
        str(number),
        str(one.found_on),
        one.place,
        one.description,
        one.source,
        one.severity,
        one.measure,
        one.owner,
        one.cost,
        deadline,
        _done(one.rechecked_on, one.rechecked_by),
        _done(one.closed_on, one.closed_by),
    )


def _done(day: date | None, who: str) -> str:
    """Day and name, each on its line."""
    return "\n".join(text for text in (str(day or ""), who) if text)


def list_self_checks(sources: FormSources) -> Sequence[RecordChoice]:
    """Every self-check, the latest first."""
    found = sorted(
        sources.records.list_all("self-check"),
        key=lambda one: (one.started_on, one.id),
        reverse=True,
    )
    return [RecordChoice(one.id, f"{one.started_on}　{one.title}") for one in found]


def build_self_check(request: FormRequest) -> Content:
    """自查表 of one run; empty lines where there is none."""
    columns = (
        Column("序号", 0.5),
        Column("检查项目", 3.0, Align.LEFT),
        Column("结果", 0.8),
        Column("情况", 2.0, Align.LEFT),
        Column("责任人", 0.9),
        Column("完成日期", 1.1),
        Column("佐证", 1.2, Align.LEFT),
    )
    run = None
    rows: tuple[Row, ...] = ()
    if request.record_id:
        run = request.sources.records.get("self-check", request.record_id)
        items = request.sources.self_checks.list_items(run.id)
        rows = tuple(_item_row(one) for one in items)
    head = Fields(
        (
            (
                Field("自查日期", str(run.started_on) if run else ""),
                Field("组织人", run.leader if run else ""),
                Field("完成期限", str(run.deadline or "") if run else ""),
            ),
        ),
        row_height=26.0,
    )
    table = Table(columns, rows, 0 if rows else 12, row_height=24.0, most_height=40.0)
    sheet = request.sheet(
        run.title if run else "消防安全自查表",
        Section((head, table)),
        sign_section(request, "检查人", "消防安全管理人", "消防安全责任人"),
    )
    return replace(sheet, basis=_basis(request, run))


def _basis(request: FormRequest, run: Any) -> str:
    if run is None or run.template_id is None:
        return "没有完成或不符合的项目转入隐患台账"
    basis: str = request.sources.records.get("template", run.template_id).basis
    return basis


def _item_row(item: Any) -> Row:
    result = Cell(item.result, is_alarm=True) if item.result == "不符合" else item.result
    return (
        str(item.number),
        item.text,
        result,
        item.finding,
        item.responsible,
        str(item.done_on or ""),
        item.evidence,
    )
