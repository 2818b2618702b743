"""How the rows of a list to be imported read on screen."""

from fire_roster.services.imports import (
    FieldChange,
    MemberField,
    PreviewRow,
    PreviewState,
)
from fire_roster.services.personal_data import mask_id_number, mask_phone
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.record_model import Column

STATE_KINDS: dict[PreviewState, StateKind] = {
    PreviewState.READY: "success",
    PreviewState.CHANGED: "info",
    PreviewState.SAME: "neutral",
    PreviewState.UNDECIDED: "warning",
    PreviewState.REFUSED: "danger",
    PreviewState.SKIPPED: "neutral",
}
_MASKS = {MemberField.PHONE.value: mask_phone, MemberField.ID_NUMBER.value: mask_id_number}


def change_text(change: FieldChange) -> str:
    """班组：一班 → 二班, with personal data masked."""
    mask = _MASKS.get(change.field, str)
    return f"{change.label}：{mask(change.old) or '空'} → {mask(change.new)}"


def notes_only(row: PreviewRow) -> list[str]:
    """Every reason, and what will be offered after the import."""
    offers = [f"备注提到：{hint.text}，导入后可以登记。" for hint in row.hints]
    return [*row.reasons, *offers]


def notes_of(row: PreviewRow) -> list[str]:
    """Every reason, every change that will be written, and what will be offered."""
    return [*notes_only(row), *(change_text(change) for change in row.taken_changes)]


def _notes(row: PreviewRow) -> str:
    return "；".join(note.rstrip("。") for note in notes_of(row))


def _all_notes(row: PreviewRow) -> str:
    return "\n".join(notes_of(row))


def _paper_text(row: PreviewRow, name: str) -> str:
    paper = row.values.certificate
    return str(getattr(paper, name) or "") if paper else ""


def _validity(row: PreviewRow) -> str:
    paper = row.values.certificate
    if paper is None:
        return ""
    return "长期" if paper.is_long_term else _paper_text(row, "expires") or "未载明"


PREVIEW_COLUMNS: tuple[Column[PreviewRow], ...] = (
    Column(
        "row", "行", lambda row: str(row.row), sort=lambda row: row.row, is_number=True, width=48
    ),
    Column(
        "state",
        "结果",
        lambda row: row.state.label,
        state=lambda row: STATE_KINDS[row.state],
        width=84,
    ),
    Column("name", "姓名", lambda row: row.values.name, width=108),
    Column("notes", "说明", _notes, tooltip=_all_notes, width=268),
    Column("position", "岗位", lambda row: row.values.position, width=112),
    Column("team", "班组", lambda row: row.values.team, width=72),
    Column("level", "等级", lambda row: _paper_text(row, "level"), width=56),
    Column("number", "证书编号", lambda row: _paper_text(row, "number"), width=154),
    Column("expires", "有效期至", _validity, width=94),
    Column("sheet", "工作表", lambda row: row.sheet, width=94),
)
LEFT_OUT_COLUMNS = tuple(
    column for column in PREVIEW_COLUMNS if column.key in ("row", "state", "name", "notes")
)
