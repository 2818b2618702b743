"""Findings about what lies beside the database: copies, anchors of the audit, the clock."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from fire_roster.store import audit_chain
from fire_roster.store.backup_shelf import BackupShelf
from fire_roster.store.paths import DataPaths
from fire_roster.store.queries import logbook
from fire_roster.store.structure_check import Finding
from fire_roster.store.transaction import Session
from fire_roster.store.vault.key_ring import is_encrypted

BACK, FORWARD = timedelta(days=1), timedelta(days=31)
"""A clock that stands so far behind the last action, or ahead of it, is questioned."""


def backup_findings(shelf: BackupShelf, *, is_deep: bool) -> Iterator[Finding]:
    """Copies that do not count; deep reads every file again."""
    for key in shelf.broken_manifests():
        yield Finding("backup", f"备份 {key} 缺少文件或清单损坏。")
    for manifest in shelf.list_copies() if is_deep else ():
        problem = shelf.file_problem(manifest)
        if problem:
            yield Finding("backup", f"备份 {manifest.backup_id} 已损坏：{problem}。")


def anchor_findings(session: Session, shelf: BackupShelf) -> Iterator[Finding]:
    """Copies of this line of history whose audit is not part of the present one."""
    for manifest in shelf.list_copies():
        if not audit_chain.holds_anchor(session, manifest.anchor):
            yield Finding(
                "audit",
                f"操作记录与备份 {manifest.backup_id} 登记的不同"
                f"（当时有 {manifest.anchor.length} 条），可能被改动或截短。",
            )


def clock_problem(session: Session, real_now: datetime) -> str:
    """What is odd about the clock of this PC, empty where nothing is."""
    last = logbook.last_moment(session)
    if last is None:
        return ""
    if real_now < last - BACK:
        return f"本机时钟比上次操作（{last:%Y-%m-%d}）还早，请核对日期；到期提醒以本机时钟为准。"
    if real_now > last + FORWARD:
        days = (real_now - last).days
        return f"距上次操作已有 {days} 天；如果日期不对，请先校准本机时钟。"
    return ""


def protection_notes(paths: DataPaths, *, has_key_store: bool) -> Iterator[str]:
    """What is to be known about encryption."""
    if is_encrypted(paths.database):
        return
    if has_key_store:
        yield "数据没有加密；请打印恢复单并启用（protection sheet、protection confirm）。"
    else:
        yield "数据没有加密：系统没有密钥库，不能替本机账户保管密钥。"
