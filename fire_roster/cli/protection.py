"""`protection`: encryption of the data, the recovery sheet, where the key is kept."""

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import options_of, reading, writing
from fire_roster.cli.text_table import text_pairs
from fire_roster.errors import UsageProblem

if TYPE_CHECKING:
    from fire_roster.services.protection import ProtectionState

Code = Annotated[
    str,
    typer.Option(
        "--code",
        metavar="CODE",
        help="恢复单上的恢复码；默认取 FIRE_ROSTER_PASSPHRASE",
    ),
]


def status(context: typer.Context) -> Reply:
    """数据是否加密、密钥由谁保管、哪些旧文件还没有加密。"""
    with reading(context) as office:
        state = office.protection.state()
    return Reply(_shape(state), _lines(state))


def sheet(
    context: typer.Context,
    out: Annotated[str, typer.Option("--out", metavar="FILE.pdf", help="PDF 文件")],
) -> Reply:
    """打印数据恢复单；输回恢复码（protection confirm）之前数据不会加密。"""
    with writing(context) as office:
        made = office.protection.make_sheet()
        path = Path(out).absolute()
        office.reports.save(made.pdf, path)
    lines = [
        f"恢复单 {made.number} 已生成：{path}",
        "请打印一份锁好，再照着纸上的恢复码运行 protection confirm；然后删除这个 PDF。",
    ]
    return Reply({"sheet": made.number, "path": str(path)}, lines)


def confirm(
    context: typer.Context,
    code: Code = "",
    without_key_store: Annotated[
        bool,
        typer.Option(
            "--without-key-store", help="系统没有密钥库也加密，以后每次都要给恢复码或密码"
        ),
    ] = False,
) -> Reply:
    """输回恢复单上的恢复码：备份之后加密数据；已加密时更换密钥。"""
    typed = _code(code)
    tell = options_of(context).tell
    with writing(context) as office:
        done = office.protection.confirm(typed, needs_store=not without_key_store, tell=tell).value
        state = office.protection.state()
    document = {
        **_shape(state),
        "backup": done.backup_id,
        "encrypted_backups": done.copies,
        "skipped_backups": list(done.left),
    }
    lines = [f"数据已加密，本机备份 {done.copies} 份也已加密。", *_lines(state)]
    lines += [f"没能加密的备份：{one}" for one in done.left]
    return Reply(document, lines)


def remove(context: typer.Context, code: Code = "") -> Reply:
    """解除加密，要给现行恢复单的恢复码。"""
    typed = _code(code)
    with writing(context) as office:
        office.protection.remove(typed, options_of(context).tell)
        state = office.protection.state()
    return Reply(_shape(state), ["已解除加密，数据现在是明文。", *_lines(state)])


def keep(context: typer.Context) -> Reply:
    """把密钥交给本机当前系统账户保管，以后打开不用再输入。"""
    with reading(context) as office:
        office.protection.keep_here()
        state = office.protection.state()
    return Reply(_shape(state), ["本机的系统账户已保管密钥。"])


COMMANDS = {"status": status, "sheet": sheet, "confirm": confirm, "remove": remove, "keep": keep}


def _code(option: str) -> str:
    """The code of the option, the environment or the person at the terminal."""
    from fire_roster.services.start_options import told_passphrase

    told = option or told_passphrase()
    if not told and sys.stdin is not None and sys.stdin.isatty():
        told = getpass.getpass("恢复码：")
    if not told:
        raise UsageProblem("缺少恢复码，请写 --code，或放在环境变量 FIRE_ROSTER_PASSPHRASE 里。")
    return told


def _shape(state: "ProtectionState") -> dict[str, Any]:
    return {
        "encrypted": state.is_encrypted,
        "key_store": state.has_key_store,
        "key_kept": state.is_key_kept,
        "sheet": state.sheet_number or None,
        "pending_sheet": state.pending_number or None,
        "plain_backups": state.open_copies,
        "plain_leftovers": [str(one.parent) for one in state.open_leftovers],
    }


def _lines(state: "ProtectionState") -> list[str]:
    pairs = [
        ("数据加密", "已加密" if state.is_encrypted else "未加密"),
        ("系统密钥库", "有" if state.has_key_store else "没有"),
    ]
    if state.is_encrypted:
        pairs.append(("本机保管密钥", "是" if state.is_key_kept else "否，打开时要恢复码或密码"))
        pairs.append(("现行恢复单", state.sheet_number))
    if state.pending_number:
        pairs.append(("待确认恢复单", state.pending_number))
    lines = [*text_pairs(pairs)]
    if state.is_encrypted and state.open_copies:
        lines.append(f"提示：有 {state.open_copies} 份备份没有加密。")
    if state.is_encrypted and state.open_leftovers:
        lines.append(
            f"提示：以前恢复时留下的 {len(state.open_leftovers)} 份旧数据库没有加密，"
            "在 set-aside 文件夹，确认不用后请删除。"
        )
    return lines
