"""`backup`, `backups`, `restore`: verified copies, also where the database cannot be opened."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import options_of, reading
from fire_roster.cli.text_table import text_table
from fire_roster.errors import UsageProblem

if TYPE_CHECKING:
    from fire_roster.services.backups import BackupService, Loss, Manifest

_FINDINGS_EXIT_CODE = 1
From = Annotated[str, typer.Option("--from", metavar="DIR", help="用这个文件夹里的备份（如 U 盘）")]


def backup(
    context: typer.Context,
    to: Annotated[str, typer.Option("--to", metavar="DIR", help="写到这个文件夹（如 U 盘）")] = "",
) -> Reply:
    """备份数据和附件：复制、重新打开、逐行校验之后才算数。"""
    target = Path(to).expanduser().absolute() if to else None
    with reading(context, needs_login=False) as office:
        manifest = office.backups.make("manual", target)
        folder = target or office.backups.folder
    document = {**_shape(manifest), "path": str(folder / f"{manifest.backup_id}.db")}
    lines = [f"已备份并校验：{document['path']}"]
    if manifest.missing:
        lines.append(f"注意：有 {len(manifest.missing)} 个附件的文件不见了，没有备份。")
    return Reply(document, lines)


def list_backups(context: typer.Context, place: From = "") -> Reply:
    """列出备份，最新的在前。"""
    from fire_roster.services.backups import reason_words, size_words

    service = _service(context, place)
    copies = service.list_all()
    findings = [
        {"code": "backup", "message": f"备份 {one} 缺少文件或清单损坏。"}
        for one in service.broken()
    ]
    document = {
        "ok": not findings,
        "findings": findings,
        "folder": str(service.folder),
        "backups": [_shape(one) for one in copies],
    }
    rows = [
        (
            one.backup_id,
            f"{one.made:%Y-%m-%d %H:%M}",
            reason_words(one.reason),
            str(one.anchor.length),
            size_words([one.size_bytes]),
            "已校验" if one.verified_at else "未校验",
        )
        for one in copies
    ]
    titles = ("编号", "时间", "原因", "操作数", "大小", "状态")
    lines = [*text_table(titles, rows), f"共 {len(rows)} 份，在 {service.folder}"]
    lines += [f"[问题] {one['message']}" for one in findings]
    return Reply(document, lines)


def verify_backups(
    context: typer.Context,
    backup_id: Annotated[str, typer.Argument(metavar="ID", help="备份编号，不写为全部")] = "",
    place: From = "",
) -> Reply:
    """逐行校验备份；有损坏时退出码为 1。"""
    service = _service(context, place)
    wanted = [backup_id] if backup_id else [one.backup_id for one in service.list_all()]
    broken = [] if backup_id else list(service.broken())
    found = {
        **{one: service.verify(one) for one in wanted},
        **dict.fromkeys(broken, ("缺少文件或清单损坏",)),
    }
    findings = [
        {"code": "backup", "id": key, "message": f"备份 {key}：{problem}。"}
        for key, problems in found.items()
        for problem in problems
    ]
    document = {
        "ok": not findings,
        "findings": findings,
        "verified": [key for key, problems in found.items() if not problems],
    }
    lines = [f"完好 {len(found) - len({one['id'] for one in findings})} 份，共 {len(found)} 份"]
    lines += [f"[问题] {one['message']}" for one in findings]
    return Reply(document, lines, _FINDINGS_EXIT_CODE if findings else 0)


def restore(
    context: typer.Context,
    backup_id: Annotated[str, typer.Argument(metavar="ID", help="备份编号")] = "",
    latest: Annotated[bool, typer.Option("--latest", help="用最新一份完好的备份")] = False,
    preview: Annotated[bool, typer.Option("--preview", help="只看会失去什么，不恢复")] = False,
    keep_current: Annotated[
        bool, typer.Option("--keep-current", help="确认继续使用比上次保存更旧的数据库")
    ] = False,
    place: From = "",
) -> Reply:
    """用备份恢复；原来的数据库原样移到 set-aside 文件夹。"""
    wanted = sum([bool(backup_id), latest, keep_current])
    if wanted > 1 or (not wanted and not preview):
        raise UsageProblem("请写明备份编号、--latest 或 --keep-current 之一；编号见 backups list。")
    service = _service(context, place)
    _refuse_without_right(context, service)
    if keep_current:
        service.keep_current()
        return Reply({"kept_current": True}, ["已确认：继续使用现在的数据库。"])
    if preview:
        return _previewed(service, backup_id)
    done = service.restore_latest() if latest else service.restore(backup_id)
    document = {
        **_shape(done.manifest),
        "lost": _loss_shape(done.loss),
        "set_aside": str(done.set_aside) if done.set_aside else None,
        "skipped": list(done.skipped),
    }
    lines = [f"已恢复到 {done.manifest.made:%Y-%m-%d %H:%M} 的备份（{done.manifest.backup_id}）。"]
    lines += [f"跳过损坏的备份：{one}" for one in done.skipped]
    lines += _loss_lines(done.loss)
    if done.set_aside:
        lines.append(f"原来的数据库没有删除，在：{done.set_aside}")
    return Reply(document, lines)


COMMANDS = {"backup": backup, "restore": restore}


def _refuse_without_right(context: typer.Context, service: "BackupService") -> None:
    from fire_roster.services.restore_rights import refuse_restore
    from fire_roster.services.start_options import make_clock, told_passphrase

    clock = make_clock(options_of(context).now)
    refuse_restore(service.paths, clock, told_passphrase())


def _previewed(service: "BackupService", backup_id: str) -> Reply:
    copies = service.list_all()
    if not backup_id and not copies:
        raise UsageProblem("还没有备份。")
    chosen = backup_id or copies[0].backup_id
    loss = service.loss_of(chosen)
    return Reply({"id": chosen, "lost": _loss_shape(loss)}, _loss_lines(loss))


def _loss_shape(loss: "Loss") -> dict[str, Any]:
    return {
        "known": loss.is_known,
        "operations": loss.count if loss.is_known else None,
        "summaries": list(loss.summaries),
    }


def _loss_lines(loss: "Loss") -> list[str]:
    if not loss.is_known:
        return ["现在的数据库读不出来，无法列出备份之后的操作。"]
    if not loss.count:
        return ["备份之后没有别的操作。"]
    return [f"备份之后的 {loss.count} 步操作：", *(f"  {one}" for one in loss.summaries)]


def _service(context: typer.Context, place: str) -> "BackupService":
    from fire_roster.services.backups import BackupService
    from fire_roster.services.start_options import (
        data_paths,
        find_data_folder,
        make_clock,
        offer_passphrase,
    )

    options = options_of(context)
    offer_passphrase()
    folder = Path(place).expanduser().absolute() if place else None
    paths = data_paths(find_data_folder(options.data_dir))
    return BackupService(paths, make_clock(options.now), folder)


def _shape(manifest: "Manifest") -> dict[str, Any]:
    return {
        "id": manifest.backup_id,
        "made": manifest.made.isoformat(timespec="seconds"),
        "real_time": manifest.real_time.isoformat(timespec="seconds"),
        "reason": manifest.reason,
        "version": manifest.version,
        "schema": manifest.schema,
        "size": manifest.size_bytes,
        "sha256": manifest.file_sha256,
        "digest": manifest.digest or None,
        "counts": dict(manifest.row_counts),
        "anchor": {"count": manifest.anchor.length, "tail": manifest.anchor.tail},
        "attachments": len(manifest.attachments),
        "missing_attachments": len(manifest.missing),
        "verified": manifest.verified_at is not None,
        "verified_at": manifest.verified_at.isoformat(timespec="seconds")
        if manifest.verified_at
        else None,
    }
