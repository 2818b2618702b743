"""How members read in the list."""

from fire_roster.services.personal_data import mask_phone
from fire_roster.ui.certificates.certificate_columns import STATE_KINDS, day_text
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.members.member_rows import MemberRow, Presence

_PRESENCE_KINDS: dict[Presence, StateKind] = {
    Presence.HERE: "success",
    Presence.ON_LEAVE: "info",
    Presence.NOT_YET: "neutral",
    Presence.GONE: "neutral",
}


def _level(row: MemberRow) -> str:
    return row.paper.level_title if row.paper else ""


def _paper_state(row: MemberRow) -> str:
    if row.paper is not None:
        return row.paper.state.value
    return "无证" if row.needs_certificate else ""


def _paper_kind(row: MemberRow) -> StateKind:
    return STATE_KINDS[row.paper.state] if row.paper else "danger"


def _remark(row: MemberRow) -> str:
    until = row.entry.record.no_night_until
    notes = [f"不排夜班至 {until}"] if until else []
    return "；".join([*notes, *row.entry.record.remark.split("\n")]).strip("；")


MEMBER_COLUMNS: tuple[Column[MemberRow], ...] = (
    Column(
        "order",
        "序号",
        lambda row: str(row.entry.record.order_number),
        sort=lambda row: row.entry.record.order_number,
        is_number=True,
        width=52,
    ),
    Column(
        "name",
        "姓名",
        lambda row: row.entry.name,
        sort=lambda row: row.entry.search_key.split(" ")[1:2],
        tooltip=lambda row: row.entry.name,
        width=120,
    ),
    Column("sex", "性别", lambda row: row.entry.record.sex, width=52),
    Column(
        "position",
        "岗位",
        lambda row: row.position_text,
        tooltip=lambda row: row.position_text,
        width=108,
    ),
    Column("team", "班组", lambda row: row.entry.team, width=68),
    Column(
        "stations",
        "站点",
        lambda row: "、".join(row.entry.stations),
        tooltip=lambda row: "、".join(row.entry.stations),
        width=100,
    ),
    Column(
        "level",
        "证书等级",
        _level,
        sort=lambda row: row.paper.facts.level or 0 if row.paper else 0,
        width=98,
    ),
    Column("paper", "证书状态", _paper_state, state=_paper_kind, width=92),
    Column("phone", "电话", lambda row: mask_phone(row.entry.record.phone), width=112),
    Column(
        "joined",
        "入职日期",
        lambda row: day_text(row.entry.record.joined),
        sort=lambda row: row.entry.record.joined,
        width=98,
    ),
    Column(
        "presence",
        "状态",
        lambda row: row.presence.value,
        state=lambda row: _PRESENCE_KINDS[row.presence],
        width=80,
    ),
    Column("remark", "备注", _remark, tooltip=_remark, width=120),
)
