"""Certificates on paper: the ledger, and the matrix of people and kinds."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from fire_roster.domain.certificate import CertificateState, CertificateType
from fire_roster.printing import Content
from fire_roster.printing.blocks import Cell, Column, Paragraphs, Row, Section, Table
from fire_roster.printing.geometry import Align
from fire_roster.services.certificates import CertificateEntry
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.parts import bold, sign_section
from fire_roster.services.forms.staff_forms import PRIVATE, active_members

_KINDS = [kind.value for kind in CertificateType]
_SINGLE_KIND = 4
"""Up to so many kinds of certificates stand on paper that stands."""


def build_certificate_ledger(request: FormRequest) -> Content:
    """证书台账: every certificate with its state on the day."""
    columns = (
        Column("序号", 0.5),
        Column("姓名", 1.2),
        Column("证书类别", 1.7, Align.LEFT),
        Column("等级", 0.7),
        Column("职业方向", 1.1),
        Column("证书编号", 1.9),
        Column("发证机关", 1.3),
        Column("发证日期", 1.2),
        Column("有效期至", 1.3),
        Column("核验日期", 1.2),
        Column("核验结果", 1.0),
        Column("状态", 0.9),
        Column("原件存放处", 1.2),
    )
    rows = tuple(
        _ledger_row(request, number, one)
        for number, one in enumerate(_active_papers(request), start=1)
    )
    blank = 0 if rows else 10
    table = Table(columns, rows, blank, row_height=18.0, most_height=24.0)
    sheet = request.sheet(
        "证书台账", Section((table,)), sign_section(request, "填表人", "审核人", has_seal=True)
    )
    return replace(
        sheet,
        period=f"截至 {request.day}",
        basis=PRIVATE if request.is_internal else "",
        is_landscape=True,
    )


def _active_papers(request: FormRequest) -> Iterable[CertificateEntry]:
    papers = request.sources.certificates.list_all(request.day)
    return (one for one in papers if one.owner.is_active_on(request.day))


def _ledger_row(request: FormRequest, number: int, entry: CertificateEntry) -> Row:
    paper = entry.record
    is_valid = entry.state is CertificateState.VALID
    return (
        str(number),
        bold(entry.owner.name),
        paper.type,
        paper.level,
        paper.direction,
        paper.number if request.is_internal else "",
        paper.issuer,
        _day(paper.issued),
        entry.validity_text if entry.validity_text != "证书未载明" else "",
        _day(paper.verified_on),
        paper.verification_result or ("相符" if paper.verified_on else ""),
        Cell(entry.state.value, is_bold=not is_valid, is_alarm=_is_over(entry)),
        paper.original_place,
    )


def build_certificate_matrix(request: FormRequest) -> Content:
    """证书矩阵: rows are people, columns the kinds of certificates, cells level and last day."""
    station = request.station
    members = [
        one
        for one in active_members(request)
        if station is None or station.record.id in one.station_ids
    ]
    shown = {one.record.id for one in members}
    papers: dict[int, list[CertificateEntry]] = {}
    for one in _active_papers(request):
        if one.owner.record.id in shown and one.state is not CertificateState.REPLACED:
            papers.setdefault(one.owner.record.id, []).append(one)
    kinds = sorted(
        {one.record.type for found in papers.values() for one in found},
        key=lambda kind: (_KINDS.index(kind) if kind in _KINDS else len(_KINDS), kind),
    )
    columns = (
        Column("序号", 0.4),
        Column("姓名", 1.5),
        Column("岗位", 1.3),
        Column("班组", 0.9),
        *(Column(kind, 1.6) for kind in kinds),
    )
    rows: list[Row] = []
    for number, member in enumerate(members, start=1):
        own = papers.get(member.record.id, [])
        cells = (_matrix_cell([one for one in own if one.record.type == kind]) for kind in kinds)
        rows.append(
            (str(number), bold(member.name), member.position_on(request.day), member.team, *cells)
        )
    table = Table(columns, tuple(rows), 0 if rows else 10, row_height=18.0, most_height=24.0)
    note = "格内为等级和有效期；带框加粗为已过期，空格为没有登记。"
    sheet = request.sheet(
        "证书矩阵",
        Section((table, Paragraphs((note,)))),
        sign_section(request, "填表人", "审核人"),
    )
    where = f"{station.record.name}　" if station else ""
    return replace(
        sheet, period=f"{where}截至 {request.day}", is_landscape=len(kinds) > _SINGLE_KIND
    )


def _matrix_cell(papers: list[CertificateEntry]) -> Cell:
    if not papers:
        return Cell()
    lines = []
    for one in papers:
        end = one.facts.expires
        until = "" if one.record.is_long_term or not end else f"至 {end}"
        lines.append(" ".join(part for part in (one.record.level, until) if part) or "有")
    is_over = all(map(_is_over, papers))
    return Cell("\n".join(lines), is_bold=is_over, is_alarm=is_over)


def _is_over(entry: CertificateEntry) -> bool:
    return entry.state is CertificateState.EXPIRED


def _day(day: date | None) -> str:
    return str(day) if day else ""
