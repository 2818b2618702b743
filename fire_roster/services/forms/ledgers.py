"""Ledgers: people, certificates, the certificate matrix, hours, the fire archive."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from fire_roster.domain.certificate import CertificateState, certificate_state
from fire_roster.domain.duty_hours import total_duties
from fire_roster.printing import Content
from fire_roster.printing.blocks import (
    Cell,
    Column,
    FormSheet,
    Heading,
    Paragraphs,
    Row,
    Section,
    Table,
)
from fire_roster.printing.geometry import Align
from fire_roster.records.certificate import Certificate
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.parts import bold, items, sign_section
from fire_roster.services.forms.people import final_roster, state_note
from fire_roster.services.members import MemberEntry
from fire_roster.services.personal_data import mask_phone
from fire_roster.services.translation import certificate_facts
from fire_roster.services.wall_sheet import rostered_members, used_shifts

_PRIVATE = "含个人信息，仅供内部使用，不得张贴、外传（《个人信息保护法》第25条）"


def build_staff_ledger(request: FormRequest) -> Content:
    """人员台账: everybody who has not left."""
    return _staff_sheet(request, "人员台账", _active(request))


def build_micro_ledger(request: FormRequest) -> Content:
    """微型消防站人员名册 (facts §6.4)."""
    station = request.at
    members = [one for one in _active(request) if station.record.id in one.station_ids]
    return replace(_staff_sheet(request, "微型消防站人员名册", members), place=station.record.name)


def _active(request: FormRequest) -> list[MemberEntry]:
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
        basis=_PRIVATE if request.is_internal else "",
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
        record.position,
        record.department,
        phone,
        papers,
        "",
        _day(record.joined),
        entry.team,
        record.remark if request.is_internal else "",
    )


def build_certificate_ledger(request: FormRequest) -> Content:
    """证书台账: every certificate with its state on the day."""
    columns = (
        Column("序号", 0.5),
        Column("姓名", 1.2),
        Column("证书类别", 1.7, Align.LEFT),
        Column("等级", 0.7),
        Column("职业方向", 1.2),
        Column("证书编号", 2.1),
        Column("发证日期", 1.2),
        Column("有效期至", 1.2),
        Column("复审日期", 1.2),
        Column("联网核验", 1.2),
        Column("状态", 0.9),
        Column("原件存放处", 1.2),
    )
    rows: list[Row] = []
    for entry in _active(request):
        for paper in entry.certificates:
            rows.append(_paper_row(request, len(rows) + 1, entry, paper))
    blank = 0 if rows else 10
    table = Table(columns, tuple(rows), blank, row_height=18.0, most_height=24.0)
    sheet = request.sheet(
        "证书台账", Section((table,)), sign_section(request, "填表人", "审核人", has_seal=True)
    )
    return replace(
        sheet,
        period=f"截至 {request.day}",
        basis=_PRIVATE if request.is_internal else "",
        is_landscape=True,
    )


def _paper_row(request: FormRequest, number: int, entry: MemberEntry, paper: Certificate) -> Row:
    state = certificate_state(certificate_facts(paper), request.day)
    is_wrong = state is not CertificateState.VALID
    until = "长期" if paper.is_long_term else _day(paper.expires)
    return (
        str(number),
        bold(entry.name),
        paper.type,
        paper.level,
        paper.direction,
        paper.number if request.is_internal else "",
        _day(paper.issued),
        until,
        _day(paper.review_due),
        _day(paper.verified_on),
        Cell(state.value, is_bold=is_wrong, is_alarm=state is CertificateState.EXPIRED),
        "",
    )


def build_certificate_matrix(request: FormRequest) -> Content:
    """证书矩阵: rows are people, columns the kinds of certificates, cells level and last day."""
    members = _active(request)
    kinds = sorted({paper.type for one in members for paper in one.certificates})
    columns = (
        Column("序号", 0.4),
        Column("姓名", 1.5),
        Column("岗位", 1.3),
        Column("班组", 0.9),
        *(Column(kind, 1.6) for kind in kinds),
    )
    rows: list[Row] = []
    for number, entry in enumerate(members, start=1):
        cells = (_matrix_cell(entry, kind, request.day) for kind in kinds)
        rows.append((str(number), bold(entry.name), entry.record.position, entry.team, *cells))
    table = Table(columns, tuple(rows), 0 if rows else 10, row_height=18.0, most_height=24.0)
    note = "格内为等级和有效期；带框加粗为已过期，空格为没有登记。"
    sheet = request.sheet(
        "证书矩阵", Section((table, Paragraphs((note,)))), sign_section(request, "填表人", "审核人")
    )
    return replace(sheet, period=f"截至 {request.day}", is_landscape=len(kinds) > 4)


def _matrix_cell(entry: MemberEntry, kind: str, day: date) -> Cell:
    papers = [one for one in entry.certificates if one.type == kind]
    if not papers:
        return Cell()
    states = [certificate_state(certificate_facts(one), day) for one in papers]
    lines = []
    for paper in papers:
        until = "" if paper.is_long_term or not paper.expires else f"至 {paper.expires}"
        lines.append(" ".join(part for part in (paper.level, until) if part) or "有")
    is_over = all(state is CertificateState.EXPIRED for state in states)
    return Cell("\n".join(lines), is_bold=is_over, is_alarm=is_over)


def build_hours(request: FormRequest) -> Content:
    """工时统计表: shifts, nights, weekends, holidays and hours of each person in a month."""
    state = final_roster(request, request.month)
    facts = state.facts
    shifts = used_shifts(facts)
    standard = facts.calendar.standard_minutes(request.month) / 60
    columns = (
        Column("序号", 0.5),
        Column("姓名", 1.4),
        Column("班组", 1.0),
        *(Column(shift.name, 0.8, group="班次数") for shift in shifts),
        Column("合计", 0.8, group="班次数"),
        Column("夜班", 0.8),
        Column("周末", 0.8),
        Column("节假日", 0.9),
        Column("法定节日", 1.0),
        Column("工时", 1.0, Align.RIGHT),
        Column("超标准工时", 1.2, Align.RIGHT),
        Column("本人确认", 1.4),
    )
    rows: list[Row] = []
    for number, member in enumerate(rostered_members(facts), start=1):
        totals = total_duties(facts.own_duties_of(member.member_id), facts.calendar)
        over = max(0.0, totals.hours - standard)
        rows.append(
            (
                str(number),
                bold(member.name),
                member.team,
                *(_count(totals.shifts.get(shift.code, 0)) for shift in shifts),
                str(totals.duties),
                *map(_count, (totals.nights, totals.weekends, totals.holidays, totals.statutory)),
                f"{totals.hours:g}",
                f"{over:g}" if over else "",
                "",
            )
        )
    notes = (
        f"本月标准工时 {standard:g} 小时（{standard / 8:g} 个工作日 × 8 小时，国务院令第146号）。",
        "法定节日指 13 天法定节假日，其工时按《劳动法》第44条支付 300% 报酬。",
        "“超标准工时”供核算加班费参考，以单位考勤为准。",
    )
    sheet = request.sheet(
        "值班工时统计表",
        Section((Table(columns, tuple(rows), blank_rows=0 if rows else 8, most_height=26.0),)),
        Section((Paragraphs(notes, is_numbered=True, type_size=9.0),), "notes", "说明"),
        sign_section(request, "统计人", "审核人", has_seal=True),
    )
    return replace(
        sheet,
        place=request.at.record.name,
        place_note=state_note([state]),
        period=request.month.label,
        is_landscape=True,
    )


def build_archive(request: FormRequest) -> Content:
    """消防档案目录 after 61号令 42 and 43."""
    columns = (
        Column("序号", 0.5),
        Column("档案内容", 5.6, Align.LEFT),
        Column("有", 0.5),
        Column("份数", 0.8),
        Column("存放位置", 1.6),
        Column("更新日期", 1.4),
        Column("备注", 1.4),
    )
    parts = (
        ("一、消防安全基本情况", "archive_basic", "公安部令第61号第42条"),
        ("二、消防安全管理情况", "archive_management", "公安部令第61号第43条"),
    )
    sections = []
    for title, key, clause in parts:
        rows: list[Row] = [
            (str(number), text, "", "", "", "", "")
            for number, text in enumerate(items(key), start=1)
        ]
        table = Table(columns, tuple(rows), row_height=22.0, most_height=34.0)
        sections.append(Section((Heading(title, clause), table)))
    sheet = request.sheet(
        "消防档案目录", *sections, sign_section(request, "建档人", "消防安全管理人", has_seal=True)
    )
    basis = "依据公安部令第61号第41—43条：消防档案应当详实，全面反映消防工作的基本情况，并附有图表"
    return replace(sheet, basis=basis)


def _count(number: int) -> str:
    return str(number) if number else ""


def _day(day: date | None) -> str:
    return str(day) if day else ""
