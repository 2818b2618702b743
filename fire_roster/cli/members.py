"""`members`: the staff ledger, masked unless asked otherwise."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.shapes import certificate_shape, iso, or_none
from fire_roster.cli.text_table import text_pairs, text_table
from fire_roster.services.personal_data import mask_id_number, mask_phone

if TYPE_CHECKING:
    from fire_roster.records.certificate import Certificate
    from fire_roster.services.members import MemberEntry
    from fire_roster.services.office import Office

Unmask = Annotated[bool, typer.Option("--unmask", help="显示完整的电话和身份证号")]


def list_members(context: typer.Context, unmask: Unmask = False) -> Reply:
    """列出全部人员和证书。"""
    with _opened(context, unmask) as office:
        return _reply(_revealed(office, office.members.list_all(), unmask), unmask)


def show_member(
    context: typer.Context,
    member: Annotated[str, typer.Argument(metavar="MEMBER", help="编号或不重名的姓名")],
    unmask: Unmask = False,
) -> Reply:
    """显示一个人的全部资料。"""
    with _opened(context, unmask) as office:
        (entry,) = _revealed(office, (office.members.find(member),), unmask)
    return Reply(member_shape(entry, unmask), _card(entry, unmask))


def search_members(
    context: typer.Context,
    query: Annotated[
        list[str],
        typer.Argument(metavar="Q", help="姓名、拼音、首字母、电话尾号或证书编号，可写几个"),
    ],
    unmask: Unmask = False,
) -> Reply:
    """按姓名、拼音、首字母、电话尾号或证书编号查找。"""
    with _opened(context, unmask) as office:
        return _reply(_revealed(office, office.members.search(" ".join(query)), unmask), unmask)


def _opened(context: typer.Context, is_unmasked: bool) -> AbstractContextManager["Office"]:
    """Reading; unmasked data is read only by those who may write that they did."""
    return writing(context) if is_unmasked else reading(context)


def _revealed(
    office: "Office", entries: "Sequence[MemberEntry]", is_unmasked: bool
) -> "Sequence[MemberEntry]":
    """The entries; what is shown in full is put on record first (个人信息保护法 51)."""
    if is_unmasked and entries:
        office.members.note_reveals(entry.record.id for entry in entries)
    return entries


COMMANDS = {"list": list_members, "show": show_member, "search": search_members}


def member_shape(entry: "MemberEntry", is_unmasked: bool) -> dict[str, Any]:
    """A member as JSON; `name` is the plain name, `label` tells people of one name apart."""
    record = entry.record
    return {
        "id": record.id,
        "name": record.name,
        "label": entry.name,
        "sex": or_none(record.sex),
        "id_number": or_none(_id_number(entry, is_unmasked)),
        "phone": or_none(_phone(entry, is_unmasked)),
        "position": or_none(record.position),
        "department": or_none(record.department),
        "team": or_none(entry.team),
        "stations": list(entry.stations),
        "joined": iso(record.joined),
        "left": iso(record.left),
        "position_from": iso(record.position_from),
        "position_until": iso(record.position_until),
        "team_from": iso(record.team_from),
        "team_until": iso(record.team_until),
        "trained_on": iso(entry.trained_on),
        "no_night_until": iso(record.no_night_until),
        "remark": or_none(record.remark),
        "certificates": [certificate_shape(paper) for paper in entry.certificates],
    }


def _reply(entries: "Iterable[MemberEntry]", is_unmasked: bool) -> Reply:
    known = tuple(entries)
    rows = [
        (
            str(entry.record.id),
            entry.name,
            entry.record.position,
            entry.team,
            "、".join(entry.stations),
            _phone(entry, is_unmasked),
            "；".join(_paper_text(paper) for paper in entry.certificates),
        )
        for entry in known
    ]
    titles = ("编号", "姓名", "岗位", "班组", "站点", "电话", "证书")
    lines = [*text_table(titles, rows), f"共 {len(rows)} 人"]
    return Reply([member_shape(entry, is_unmasked) for entry in known], lines)


def _card(entry: "MemberEntry", is_unmasked: bool) -> list[str]:
    record = entry.record
    pairs = [
        ("编号", str(record.id)),
        ("姓名", entry.name),
        ("性别", record.sex),
        ("身份证号", _id_number(entry, is_unmasked)),
        ("电话", _phone(entry, is_unmasked)),
        ("岗位", record.position),
        ("部门", record.department),
        ("班组", entry.team),
        ("站点", "、".join(entry.stations)),
        ("岗位任期", _period(record.position_from, record.position_until)),
        ("班组期间", _period(record.team_from, record.team_until)),
        ("岗前培训", iso(entry.trained_on) or ""),
        ("入职", iso(record.joined) or ""),
        ("离职", iso(record.left) or ""),
        ("不排夜班至", iso(record.no_night_until) or ""),
        ("备注", record.remark),
        *(("证书", f"{_paper_text(paper)}  {paper.number}") for paper in entry.certificates),
    ]
    return text_pairs(pairs)


def _period(first: date | None, last: date | None) -> str:
    return f"{first or ''} 至 {last or ''}".strip() if first or last else ""


def _paper_text(paper: "Certificate") -> str:
    if paper.is_long_term:
        end = "长期"
    else:
        end = f"至 {paper.expires}" if paper.expires else "未载明有效期"
    return f"{paper.type} {paper.level}".rstrip() + f"（{end}）"


def _phone(entry: "MemberEntry", is_unmasked: bool) -> str:
    return entry.record.phone if is_unmasked else mask_phone(entry.record.phone)


def _id_number(entry: "MemberEntry", is_unmasked: bool) -> str:
    number = entry.record.id_number
    return number if is_unmasked else mask_id_number(number)
