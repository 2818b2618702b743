"""`digest`, `check`, `doctor`: is the data whole, and on what does the program stand."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading
from fire_roster.cli.text_table import text_pairs

if TYPE_CHECKING:
    from fire_roster.services.upkeep import Finding

_FINDINGS_EXIT_CODE = 1
_DAMAGED_EXIT_CODE = 7


def digest(
    context: typer.Context,
    full: Annotated[bool, typer.Option("--full", help="连同操作记录和内部编号")] = False,
) -> Reply:
    """数据内容的 SHA-256，与文件布局和时钟无关。"""
    with reading(context, needs_login=False) as office:
        text = office.upkeep.digest(is_full=full)
    return Reply({"digest": text, "full": full}, [text])


def check(
    context: typer.Context,
    deep: Annotated[bool, typer.Option("--deep", help="再逐条读出每一行记录和每份备份")] = False,
    audit: Annotated[bool, typer.Option("--audit", help="再逐条核对操作记录的校验链")] = False,
) -> Reply:
    """检查数据库的结构、关联和状态；有问题时退出码为 1，文件损坏为 7。"""
    with reading(context, needs_login=False) as office:
        found = office.upkeep.check(is_deep=deep, with_audit=audit)
    document = {
        "ok": not found.findings,
        "findings": _shapes(found.findings),
        "notes": list(found.notes),
        "tables": dict(found.row_counts),
    }
    lines = ["数据完好。"] if not found.findings else _lines(found.findings)
    exit_code = _FINDINGS_EXIT_CODE if found.findings else 0
    if found.is_damaged:
        exit_code = _DAMAGED_EXIT_CODE
    return Reply(document, [*lines, *(f"提示：{note}" for note in found.notes)], exit_code)


def doctor(context: typer.Context) -> Reply:
    """显示程序所依赖的版本、路径和数据库设置，并指出不妥之处。"""
    with reading(context, needs_login=False) as office:
        found = office.upkeep.doctor()
    document = {
        "ok": not found.findings,
        "findings": _shapes(found.findings),
        "notes": list(found.notes),
        "versions": dict(found.versions),
        "paths": dict(found.paths),
        "pragmas": dict(found.pragmas),
        "journal_mode": found.pragmas.get("journal_mode"),
        "fonts": list(found.fonts),
        "writable": found.is_writable,
        "holder": found.holder,
        "last_backup": found.last_backup,
        "encrypted": found.is_encrypted,
        "key_store": found.has_key_store,
    }
    pairs = [
        *found.versions.items(),
        *found.paths.items(),
        *((name, str(value)) for name, value in found.pragmas.items()),
        ("字体", "、".join(found.fonts)),
        ("数据文件夹可写", "是" if found.is_writable else "否"),
        ("数据加密", "已加密" if found.is_encrypted else "未加密"),
        ("最近的备份", found.last_backup or "无"),
        ("正在使用数据的程序", found.holder or "无"),
    ]
    lines = [*text_pairs(pairs), *(f"提示：{note}" for note in found.notes)]
    lines += _lines(found.findings) if found.findings else ["没有发现问题。"]
    return Reply(document, lines, _FINDINGS_EXIT_CODE if found.findings else 0)


COMMANDS = {"digest": digest, "check": check, "doctor": doctor}


def _shapes(findings: "tuple[Finding, ...]") -> list[dict[str, Any]]:
    return [{"code": one.code, "message": one.message} for one in findings]


def _lines(findings: "tuple[Finding, ...]") -> list[str]:
    return [f"[问题] {one.message}" for one in findings]
