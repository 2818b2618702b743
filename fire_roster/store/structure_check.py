"""What is wrong with the content of a database although its pages are sound."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from fire_roster.domain.certificate import Level
from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.unit import StationKind
from fire_roster.store import audit_chain, row_digests, undo_log
from fire_roster.store.audit_chain import Anchor
from fire_roster.store.queries import structure


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong: an English word for scripts and a Chinese sentence."""

    code: str
    message: str


def content_findings(session: Session) -> Iterator[Finding]:
    """Links that lead nowhere, keys used up, words nobody knows, seats that cannot be."""
    for table, row, target in structure.broken_links(session):
        yield Finding("foreign_key", f"{table} 的第 {row} 行指向不存在的 {target}。")
    for table in structure.sequences_behind(session):
        yield Finding("sequence", f"{table} 的编号已用过头，新记录会与旧记录冲突。")
    for table, column, key, value in structure.stored_words(session):
        if not _is_known_word(table, column, value):
            yield Finding("word", f"{table} 编号 {key} 的 {column} 是看不懂的“{value}”。")
    misplaced = structure.misplaced_seats(session)
    if misplaced:
        yield Finding("seat", f"有 {misplaced} 个班位排在别的站点的班次上或不存在的日子里。")


def digest_findings(session: Session) -> Iterator[Finding]:
    """Rows that are not what was written: damage that SQLite itself cannot see."""
    for name in row_digests.changed_tables(session.connection()):
        yield Finding("digest", f"{name} 的内容与登记的校验值不符，可能被磁盘或别的程序改动。")
    for key in undo_log.broken_records(session):
        yield Finding("digest", f"第 {key} 步操作的撤销记录已损坏。")


def rollback_findings(session: Session, anchor: Anchor | None) -> Iterator[Finding]:
    """A database that is older than the work saved on this PC."""
    if anchor is not None and not audit_chain.holds_anchor(session, anchor):
        yield Finding(
            "rollback", f"数据库比本机最后一次保存的要旧（当时有 {anchor.length} 条操作记录）。"
        )


def audit_findings(session: Session) -> Iterator[Finding]:
    """The first entry of the audit that is not what was written, and entries that are gone."""
    bad = audit_chain.first_bad_entry(session)
    if bad is not None:
        yield Finding("audit", f"操作记录从第 {bad} 条起被改动或缺失。")
    missing = structure.missing_audit_numbers(session)
    if missing:
        yield Finding("audit", f"操作记录缺少 {missing} 条，可能被人删除。")


def _is_known_word(table: str, column: str, value: str) -> bool:
    if column == "kind":
        return value in {kind.value for kind in StationKind}
    if column == "status":
        return value in {status.value for status in RosterStatus}
    if column == "month":
        return _is_month(value)
    return value in {level.label for level in Level} or (table == "certificate" and not value)


def _is_month(text: str) -> bool:
    try:
        return str(Month.parse(text)) == text
    except ValueError:
        return False
