"""持证矩阵: people by types of certificates on a day."""

from dataclasses import replace

from fire_roster.printing import Content
from fire_roster.printing.blocks import Cell, Column, Paragraphs, Row, Section, Table
from fire_roster.printing.geometry import Align
from fire_roster.services.certificate_matrix import CertificateMatrixService, MatrixCell
from fire_roster.services.forms.base import FormRequest

_LEGEND = (
    "每格写等级和状态；“还有 n 天”为 90 天内到期，“应复审”为 60 天内到期或已超过，"
    "框线标出已过期、查无此证和无证。"
)


def build_matrix(request: FormRequest) -> Content:
    """Everybody employed on the day of the order."""
    sources = request.sources
    matrix = CertificateMatrixService(sources.database, sources.clock).get_matrix(request.day)
    columns = (
        Column("序号", 0.5),
        Column("姓名", 1.4),
        Column("岗位", 1.5),
        Column("班组", 1.0),
        *(Column(name, 1.7) for name in matrix.types),
    )
    rows: list[Row] = [
        (
            str(number),
            Cell(row.member.name, align=Align.LEFT),
            row.member.record.position,
            row.member.team,
            *(_cell(cell) for cell in row.cells),
        )
        for number, row in enumerate(matrix.rows, start=1)
    ]
    table = Table(columns, tuple(rows), is_stretched=False)
    sheet = request.sheet("持证矩阵", Section((table, Paragraphs((_LEGEND,)))))
    return replace(sheet, period=matrix.day_text, is_landscape=True)


def _cell(cell: MatrixCell) -> Cell:
    is_bad = cell.is_missing or cell.is_alarming
    return Cell(cell.text, is_bold=is_bad, is_alarm=is_bad)
