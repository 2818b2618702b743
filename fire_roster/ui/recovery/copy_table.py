"""The copies of the data in a table, and in words what going back to one means."""

from fire_roster.services.backups import Loss, Manifest, reason_words, size_words
from fire_roster.services.clock import wall_time
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable

_COLUMNS: tuple[Column[Manifest], ...] = (
    Column("made", "时间", lambda one: f"{one.made:%Y-%m-%d %H:%M}", width=152),
    Column("reason", "原因", lambda one: reason_words(one.reason), width=84),
    Column(
        "operations",
        "操作数",
        lambda one: str(one.anchor.length),
        sort=lambda one: one.anchor.length,
        is_number=True,
        width=76,
    ),
    Column(
        "size",
        "大小",
        lambda one: size_words([one.size_bytes]),
        sort=lambda one: one.size_bytes,
        is_number=True,
        width=80,
    ),
    Column(
        "verified",
        "校验",
        lambda one: verified_words(one),
        state=lambda one: "success" if one.verified_at else "warning",
        width=192,
    ),
    Column("backup_id", "编号", lambda one: one.backup_id, width=152),
)
_SHOWN_LOSSES = 8


def make_copy_table(empty: EmptyState) -> RecordTable[Manifest]:
    """An empty table of copies."""
    return RecordTable(_COLUMNS, empty, is_searchable=False, name="备份")


def verified_words(copy: Manifest) -> str:
    """When a copy was last read to its end and found whole."""
    at = copy.verified_at
    return f"已校验 {wall_time(at):%Y-%m-%d %H:%M}" if at else "未校验"


def loss_text(copy: Manifest, loss: Loss, end: str) -> str:
    """What going back to a copy means; `end` says what happens then."""
    begin = f"数据回到 {copy.made:%Y-%m-%d %H:%M}。"
    if not loss.is_known:
        return f"{begin}现在的数据库读不出来，无法列出之后的操作。{end}"
    if not loss.count:
        return f"{begin}之后没有别的操作，不会失去任何内容。{end}"
    shown = "\n".join(f"· {one}" for one in loss.summaries[:_SHOWN_LOSSES])
    more = f"\n· ……另有 {loss.count - _SHOWN_LOSSES} 步" if loss.count > _SHOWN_LOSSES else ""
    return f"{begin}之后的 {loss.count} 步操作会失去：\n{shown}{more}\n{end}"
