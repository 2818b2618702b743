"""`import members`: reads a staff list, says what it means row by row, writes what is ready."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.options import takes
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import options_of, reading, writing
from fire_roster.cli.shapes import iso, or_none
from fire_roster.cli.text_table import text_table

if TYPE_CHECKING:
    from fire_roster.services.imports import (
        CertificateValues,
        ImportPreview,
        ImportService,
        PreviewRow,
        PreviewState,
    )

_LEFT_OUT_EXIT_CODE = 1
_PERSONAL = frozenset({"id_number", "phone", "birth", "remark"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """`import members`."""

    file: Annotated[Path, typer.Argument(metavar="FILE", help="名单：.xlsx、.xls、.ods 或 .csv")]
    sheet: Annotated[str, typer.Option(metavar="S", help="工作表名称，默认自动识别")] = ""
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看结果，不写入")] = False
    errors: Annotated[
        str, typer.Option(metavar="OUT.xlsx", help="把没有导入的行和原因另存为 Excel")
    ] = ""
    columns: Annotated[
        str, typer.Option(metavar="姓名=B,…", help="自己指定各列（列用字母），其余照认出的")
    ] = ""
    header: Annotated[
        int | None, typer.Option(metavar="行号", min=0, max=999, help="表头在第几行，0 为没有表头")
    ] = None
    fill_days: Annotated[
        bool,
        typer.Option(
            "--fill-days", help="只有年月的日期：开始类的按当月 1 日，截止类的按当月最后一天"
        ),
    ] = False


@takes(ImportOptions)
def import_members(context: typer.Context, options: ImportOptions) -> Reply:
    """导入人员和证书名单：能导入的一次写入，其余列出原因（退出码 1）。"""
    with (reading if options.dry_run else writing)(context) as office:
        preview = _preview(office.imports, options)
        if options.errors:
            office.imports.save_left_out(preview, Path(options.errors))
        if not options.dry_run:
            office.imports.apply(preview)
    is_json = options_of(context).is_json
    document = _document(preview, options) if is_json else None
    lines = [] if is_json else _lines(preview, is_written=not options.dry_run)
    return Reply(document, lines, _LEFT_OUT_EXIT_CODE if preview.left_out else 0)


def _preview(imports: "ImportService", options: ImportOptions) -> "ImportPreview":
    from fire_roster.services.imports import days_to_fill, read_columns

    by_hand = None
    if options.columns or options.header is not None:
        by_hand = read_columns(options.columns, options.header)
    preview = imports.preview(options.file, sheet=options.sheet or None, by_hand=by_hand)
    days = days_to_fill(preview) if options.fill_days else {}
    return imports.revise(preview, days) if days else preview


def _document(preview: "ImportPreview", options: ImportOptions) -> dict[str, Any]:
    return {
        **{state.value: count for state, count in _counts(preview)},
        "written": not options.dry_run,
        "sheet": preview.mapping.sheet,
        "notices": list(preview.notices),
        "rows": [_shape(row) for row in preview.rows],
    }


def import_template(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="保存的文件")],
) -> Reply:
    """保存一份空白的人员名单模板（带示例和下拉选项），填好后用 import members 导入。"""
    with reading(context) as office:
        office.imports.save_template(out)
    return Reply({"saved": str(out)}, [f"已保存名单模板“{out.name}”。"])


COMMANDS = {"members": import_members, "template": import_template}


def _shape(row: "PreviewRow") -> dict[str, Any]:
    return {
        "row": row.row,
        "sheet": row.sheet,
        "state": row.state.value,
        "reasons": list(row.reasons),
        "values": _values(row),
        "hints": [hint.text for hint in row.hints],
        "member_id": row.member.record.id if row.member else None,
        "changes": [
            {"field": one.key, "label": one.label, "old": one.old or None, "new": one.new or None}
            for one in row.changes
        ],
    }


def _values(row: "PreviewRow") -> dict[str, Any]:
    """What the row says; the certificate as a whole and its fields beside the others."""
    values = row.values
    texts = ("name", "sex", "id_number", "phone", "position", "department", "team", "station")
    days = (
        *("birth", "joined", "left", "trained_on"),
        *("position_from", "position_until", "team_from", "team_until", "no_night_until"),
    )
    papers = [_paper(paper) for paper in values.certificates]
    certificate = papers[0] if papers else None
    flat = ("level", "number", "issued", "expires", "long_term")
    return {
        **{name: or_none(getattr(values, name)) for name in texts},
        **{name: iso(getattr(values, name)) for name in days},
        "remark": or_none(values.remark),
        **{name: certificate[name] if certificate else None for name in flat},
        "certificate": certificate,
        "certificates": papers,
    }


def _paper(paper: "CertificateValues") -> dict[str, Any]:
    return {
        "type": paper.type,
        "level": or_none(paper.level),
        "direction": or_none(paper.direction),
        "number": or_none(paper.number),
        "issued": iso(paper.issued),
        "expires": iso(paper.expires),
        "long_term": paper.is_long_term,
        "review_due": iso(paper.review_due),
        "verified_on": iso(paper.verified_on),
        "issuer": or_none(paper.issuer),
        "reviewed_on": iso(paper.reviewed_on),
        "verified_by": or_none(paper.verified_by),
        "verification_result": or_none(paper.verification_result),
        "original_place": or_none(paper.original_place),
        "remark": or_none(paper.remark),
    }


def _counts(preview: "ImportPreview") -> Iterable[tuple["PreviewState", int]]:
    """Rows of each state that a command can meet; nobody passes a row over here."""
    return ((state, count) for state, count in preview.counts.items() if state != "skipped")


def _lines(preview: "ImportPreview", *, is_written: bool) -> list[str]:
    rows = [
        (str(row.row), row.values.name, row.state.label, "；".join(_notes(row)))
        for row in preview.rows
    ]
    counts = "，".join(f"{state.label} {count} 行" for state, count in _counts(preview))
    ending = "已写入可导入和有变化的行。" if is_written else "只看结果，没有写入。"
    return [
        *text_table(("行", "姓名", "结果", "说明"), rows),
        *preview.notices,
        f"{counts}。{ending}",
        *_hint_lines(preview),
    ]


def _hint_lines(preview: "ImportPreview") -> Iterable[str]:
    """What remarks say about duty; it is offered and never entered by itself."""
    from fire_roster.services.imports import LeaveHint

    for row in preview.rows:
        for hint in row.hints:
            way = "可用 leave add 登记" if isinstance(hint, LeaveHint) else "请在窗口的“人员”里登记"
            yield f"{row.values.name}的备注提到：{hint.text}，{way}。"


def _notes(row: "PreviewRow") -> Iterable[str]:
    yield from row.reasons
    for change in row.changes:
        hidden = change.field in _PERSONAL
        yield change.label if hidden else f"{change.label}：{change.old or '空'} → {change.new}"
