"""People on paper: the ledger of all, and that of a micro station."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from fire_roster.printing import Content
from fire_roster.printing.blocks import Column, FormSheet, Row, Section, Table
from fire_roster.printing.geometry import Align
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.parts import bold, sign_section
from fire_roster.services.members import MemberEntry
from fire_roster.services.personal_data import mask_phone

PRIVATE = "含个人信息，仅供内部使用，不得张贴、外传（《个人信息保护法》第25条）"


def build_staff_ledger(request: FormRequest) -> Content:
    """人员台账: everybody who has not left."""
    return _staff_sheet(request, "人员台账", active_members(request))


def build_micro_ledger(request: FormRequest) -> Content:
    """微型消防站人员名册 (facts §6.4)."""
    station = request.at
    members = [one for one in active_members(request) if station.record.id in one.station_ids]
    return replace(_staff_sheet(request, "微型消防站人员名册", members), place=station.record.name)


def active_members(request: FormRequest) -> list[MemberEntry]:
    """Everybody who has not left."""
    members = request.sources.members.list_all()
    return [one for one in members if one.is_active_on(request.day)]


def _staff_sheet(request: FormRequest, title: str, members: Iterable[MemberEntry]) -> FormSheet:
    columns = (
        Column("序号", 0.5),
        Column("姓名", 1.3),
        Column("性别", 0.5),
        Column("出生年月", 1.0),
        Column("岗位", 1.4),
        Column("所属部门", 1.2),
        Column("联系电话", 1.5),
        Column("证书及等级", 1.9, Align.LEFT),
        Column("岗前培训日期", 1.2),
        Column("入职日期", 1.2),
        Column("班组", 0.9),
        Column("备注", 1.4, Align.LEFT),
    )
    rows = tuple(_staff_row(request, number, one) for number, one in enumerate(members, start=1))
    blank = 0 if rows else 10
    table = Table(columns, rows, blank, row_height=18.0, most_height=24.0)
    sheet = request.sheet(
        title, Section((table,)), sign_section(request, "填表人", "审核人", has_seal=True)
    )
    return replace(
        sheet,
        period=f"截至 {request.day}",
        basis=PRIVATE if request.is_internal else "",
        is_landscape=True,
    )


def _staff_row(request: FormRequest, number: int, entry: MemberEntry) -> Row:
    record = entry.record
    born = f"{record.birth:%Y-%m}" if record.birth and request.is_internal else ""
    phone = record.phone if request.is_internal else mask_phone(record.phone)
    papers = "\n".join(f"{one.type}{one.level}" for one in entry.certificates)
    return (
        str(number),
        bold(entry.name),
        record.sex,
        born,
        entry.position_on(request.day),
        record.department,
        phone,
        papers,
        _day(entry.trained_on),
        _day(record.joined),
        entry.team,
        record.remark if request.is_internal else "",
    )


def _day(day: date | None) -> str:
    return str(day) if day else ""
