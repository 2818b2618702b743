"""`import roster`: an export that was edited in Excel comes back as a patch."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing

if TYPE_CHECKING:
    from fire_roster.services.roster_files import CellChange, RosterImport

_LEFT_OUT_EXIT_CODE = 1


def import_roster(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="export roster 导出、改过的 Excel")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看改动，不写入")] = False,
) -> Reply:
    """读回改过的值班表：列出每一处改动，写入草稿；看不懂的格子不改（退出码 1）。"""
    with (reading if dry_run else writing)(context) as office:
        found = office.roster_files.preview(file)
        if not dry_run:
            office.roster_files.apply(found)
    facts = found.state.facts
    document = {
        "station": facts.station.name,
        "month": str(facts.month),
        "version": facts.version,
        "written": not dry_run,
        "changes": [_shape(one) for one in found.cells],
        "problems": list(found.problems),
        "notices": list(found.notices),
        "locked": found.locked_count,
    }
    return Reply(
        document, _lines(found, is_dry_run=dry_run), _LEFT_OUT_EXIT_CODE if found.problems else 0
    )


COMMANDS = {"roster": import_roster}


def _shape(one: "CellChange") -> dict[str, Any]:
    return {
        "member": one.member_name,
        "member_id": one.member_id,
        "date": one.day.isoformat(),
        "before": one.before or None,
        "after": one.after or None,
    }


def _lines(found: "RosterImport", *, is_dry_run: bool) -> list[str]:
    word = "将改动" if is_dry_run else "已改动"
    facts = found.state.facts
    lines = [
        *found.notices,
        f"{facts.station.name} {facts.month.label}{word} {len(found.cells)} 格",
    ]
    lines += [
        f"{one.day} {one.member_name}：{one.before or '休'} → {one.after or '休'}"
        for one in found.cells
    ]
    if found.locked_count:
        lines.append(f"{found.locked_count} 格已锁定，没有改。")
    return [*lines, *found.problems]
