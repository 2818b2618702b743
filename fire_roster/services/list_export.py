"""Lists taken out of the program: the ledger and the matrix, for Excel or WPS.

Each export leaves an audit row and carries who took it out and when (个人信息保护法 51).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from fire_roster.errors import UsageProblem
from fire_roster.exchange.table_file import TableFile, TableValue, as_text, as_workbook
from fire_roster.printing.output import write_pdf
from fire_roster.services.alert_entries import AlertEntry
from fire_roster.services.certificate_matrix import Matrix
from fire_roster.services.certificates import CertificateEntry, list_certificate_entries
from fire_roster.services.changes import Changes, Done
from fire_roster.services.clock import Clock
from fire_roster.services.logbook import LogEntry
from fire_roster.services.members import MemberEntry, list_entries
from fire_roster.services.operator import operator_name
from fire_roster.services.personal_data import mask_id_number, mask_phone
from fire_roster.services.practice.ledger_table import ledger_rows, ledger_titles
from fire_roster.services.practice.ledgers import find_ledger
from fire_roster.services.practice.records import RecordService
from fire_roster.store.queries import office
from fire_roster.store.transaction import Database, Session

_NO_PAPER: tuple[CertificateEntry | None, ...] = (None,)
_WRITERS: dict[str, Callable[[TableFile], bytes]] = {".xlsx": as_workbook, ".csv": as_text}
MEMBER_COLUMNS = (
    ("序号", 6),
    ("姓名", 12),
    ("性别", 6),
    ("身份证号", 21),
    ("出生日期", 12),
    ("岗位", 14),
    ("岗位任职自", 12),
    ("岗位任职至", 12),
    ("班组", 10),
    ("班组自", 12),
    ("班组至", 12),
    ("站点", 18),
    ("部门", 14),
    ("联系电话", 15),
    ("入职日期", 12),
    ("离职日期", 12),
    ("岗前培训日期", 13),
    ("不排夜班至", 12),
    ("证书类别", 18),
    ("证书等级", 10),
    ("职业方向", 12),
    ("证书编号", 20),
    ("发证机关", 18),
    ("发证日期", 12),
    ("有效期至", 12),
    ("证书状态", 11),
    ("复审日期", 12),
    ("核验日期", 12),
    ("核验人", 10),
    ("核验结果", 10),
    ("扫描件", 8),
    ("原件存放处", 16),
    ("备注", 30),
)


_ALERT_COLUMNS = (
    ("轻重", 8),
    ("应提醒", 17),
    ("类别", 12),
    ("内容", 60),
    ("状态", 26),
    ("显示于", 17),
    ("结束于", 17),
    ("处理人", 12),
    ("编号", 34),
)

_AUDIT_COLUMNS = (
    ("序号", 8),
    ("时间", 21),
    ("谁", 14),
    ("内容", 10),
    ("做了什么", 50),
    ("原来的值 → 改后的值", 60),
)


class ListExport:
    """Writes lists to files."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def export_members(self, path: Path, *, is_unmasked: bool = False) -> Done[int]:
        """The ledger, one line for each certificate and for each person without; how many lines.

        ID numbers and phones are masked unless asked otherwise. UsageProblem for another ending
        than .xlsx or .csv; InputRefused or StorageUnavailable where the file cannot be written.
        """
        with self._database.read() as session:
            rows = member_rows(session, self._clock.today(), is_unmasked=is_unmasked)
        table = _table("人员台账", MEMBER_COLUMNS, rows, self._note())
        what = "（含完整身份证号和电话）" if is_unmasked else "（已打码）"
        return self._write(path, table, "export.members", f"导出人员台账{what}")

    def export_matrix(self, path: Path, matrix: Matrix) -> Done[int]:
        """The matrix as it is shown; how many lines."""
        columns = (("姓名", 14), ("岗位", 14), ("班组", 10), *((name, 18) for name in matrix.types))
        rows = [
            (
                row.member.name,
                row.position,
                row.member.team,
                *(cell.text for cell in row.cells),
            )
            for row in matrix.rows
        ]
        note = f"{matrix.title}　{self._note()}"
        table = _table("持证矩阵", columns, rows, note)
        return self._write(path, table, "export.matrix", f"导出{matrix.title}")

    def export_alerts(self, path: Path, entries: Iterable[AlertEntry]) -> Done[int]:
        """Alerts with who has seen to them and when; how many lines."""
        rows = [
            (
                one.severity.label,
                _minute(one.due),
                one.spec.label,
                one.message,
                one.state_text,
                _minute(one.shown_at),
                _minute(one.closed_at),
                one.closed_by,
                one.key,
            )
            for one in entries
        ]
        table = _table("提醒记录", _ALERT_COLUMNS, rows, self._note())
        return self._write(path, table, "export.alerts", "导出提醒记录")

    def export_audit(self, path: Path, entries: Sequence[LogEntry]) -> Done[int]:
        """Actions on record as they are given, numbers of people masked; how many lines."""
        rows = [
            (one.number, f"{one.at:%Y-%m-%d %H:%M:%S}", one.actor, one.subject, one.summary,
             "；".join(one.details))
            for one in entries
        ]  # fmt: skip
        table = _table("操作记录", _AUDIT_COLUMNS, rows, self._note())
        return self._write(path, table, "export.audit", "导出操作记录")

    def export_ledger(self, path: Path, key: str) -> Done[int]:
        """Every record of a ledger (hazard, equipment …) with all its fields; how many lines.

        UsageProblem for an unknown ledger.
        """
        ledger = find_ledger(key)
        records = RecordService(self._database, self._clock)
        with self._database.read() as session:
            stations = {one.id: one.name for one in office.list_stations(session)}
        rows = ledger_rows(ledger, records.list_all(key), stations, records.late_ids(key))
        columns = [(title, _width(title)) for title in ledger_titles(ledger)]
        table = _table(ledger.heading, columns, rows, self._note())
        return self._write(path, table, "export.ledger", f"导出{ledger.heading}")

    def _note(self) -> str:
        with self._database.read() as session:
            unit = office.get_unit(session).name
        return (
            f"{unit + '　' if unit else ''}导出人：{operator_name(self._database, 'export')}　"
            f"导出时间：{self._clock.now():%Y-%m-%d %H:%M}　内部资料，含个人信息，不得外传"
        )

    def _write(self, path: Path, table: TableFile, action: str, summary: str) -> Done[int]:
        writer = _WRITERS.get(path.suffix.casefold())
        if writer is None:
            raise UsageProblem(f"“{path.name}”的类型不对，请用 .xlsx 或 .csv 作文件名的结尾。")
        content = writer(table)
        with self._database.write(action) as transaction:
            transaction.describe(f"{summary}，{len(table.rows)} 行", "export", {"file": path.name})
            write_pdf(path, content)
        return Done(len(table.rows), Changes())


def member_rows(
    session: Session, today: date, *, is_unmasked: bool = False
) -> list[Sequence[TableValue]]:
    """The ledger of people, a row for each certificate and for each person without."""
    papers: dict[int, list[CertificateEntry]] = {}
    for paper in list_certificate_entries(session, today):
        papers.setdefault(paper.owner.record.id, []).append(paper)
    return [
        _member_row(number, entry, paper, is_unmasked)
        for number, entry in enumerate(list_entries(session), start=1)
        for paper in papers.get(entry.record.id, _NO_PAPER)
    ]


def _table(
    title: str,
    columns: Iterable[tuple[str, int]],
    rows: Sequence[Sequence[TableValue]],
    note: str,
) -> TableFile:
    """The table with these columns, each with its width."""
    names, widths = zip(*columns, strict=True)
    return TableFile(title, "", names, rows, widths, note)


def _width(title: str) -> int:
    """Wide enough for a day or a name; more for what is written at length."""
    return 40 if any(word in title for word in _LONG) else max(12, 2 * len(title) + 2)


_LONG = ("情况", "措施", "内容", "备注", "问题", "意见", "检查项目", "原因", "评估", "名称")


def _minute(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def _member_row(
    number: int, entry: MemberEntry, paper: CertificateEntry | None, is_unmasked: bool
) -> Sequence[TableValue]:
    record = entry.record
    return (
        number,
        record.name,
        record.sex,
        record.id_number if is_unmasked else mask_id_number(record.id_number),
        record.birth,
        record.position,
        record.position_from,
        record.position_until,
        entry.team,
        record.team_from,
        record.team_until,
        "、".join(entry.stations),
        record.department,
        record.phone if is_unmasked else mask_phone(record.phone),
        record.joined,
        record.left,
        entry.trained_on,
        record.no_night_until,
        *(_paper_cells(paper) if paper else (None,) * 14),
        record.remark,
    )


def _paper_cells(paper: CertificateEntry) -> Iterable[TableValue]:
    record = paper.record
    return (
        record.type,
        record.level,
        record.direction,
        record.number,
        record.issuer,
        record.issued,
        "长期" if record.is_long_term else record.expires,
        paper.state.value,
        record.review_due,
        record.verified_on,
        record.verified_by,
        record.verification_result or ("相符" if record.verified_on else None),
        "有" if paper.facts.has_scan else "无",
        record.original_place,
    )
