"""Operations on people, certificates, leave and rosters."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fire_roster.domain.month import Month
from fire_roster.errors import InputRefused
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.leave import LeaveFields
from fire_roster.records.member import MemberFields
from fire_roster.services.operations.fields import OperationFields

if TYPE_CHECKING:
    from fire_roster.services.office import Office

Readers = dict[str, tuple[str, Callable[[str], Any]]]


def add_member(office: "Office", fields: OperationFields) -> None:
    """`member.add {name, …}`."""
    name = fields.text("name")
    places = _stations(office, fields)
    team = fields.text("team", "")
    values = fields.collect(_member_readers(fields))
    fields.refuse_rest()
    office.members.add(MemberFields(name=name, **values), team, places)


def update_member(office: "Office", fields: OperationFields) -> None:
    """`member.update {id, …}`: what is not sent stays."""
    key = _member_key(office, fields)
    places = _stations(office, fields)
    team = fields.text("team") if fields.has("team") else None
    values = fields.collect({"name": ("name", fields.text), **_member_readers(fields)})
    fields.refuse_rest()
    office.members.update(key, team=team, station_ids=places, **values)


def delete_member(office: "Office", fields: OperationFields) -> None:
    """`member.delete {id}`."""
    key = _member_key(office, fields)
    fields.refuse_rest()
    office.members.delete(key)


def add_certificate(office: "Office", fields: OperationFields) -> None:
    """`certificate.add {member, type, level, …}`."""
    key = _member_key(office, fields)
    readers: Readers = {
        **{name: (name, fields.text) for name in ("type", "level", "direction", "number")},
        **{name: (name, fields.day) for name in ("issued", "expires", "review_due", "verified_on")},
        "long_term": ("is_long_term", fields.flag),
    }
    values = fields.collect(readers)
    fields.refuse_rest()
    office.certificates.add(key, CertificateFields(**values))


def add_leave(office: "Office", fields: OperationFields) -> None:
    """`leave.add {member, from, to, kind}`."""
    member = office.members.find(fields.text("member"))
    first = fields.day("from")
    last = fields.day("to") if fields.has("to") else first
    if first is None or last is None:
        raise InputRefused("请假的开始和结束日期不能为空。")
    values = fields.collect({name: (name, fields.text) for name in ("kind", "remark")})
    fields.refuse_rest()
    office.leaves.add(member, LeaveFields(first=first, last=last, **values))


def set_shift(office: "Office", fields: OperationFields) -> None:
    """`roster.set {station, date, shift, members}`: exactly these members afterwards."""
    station = office.stations.find(fields.text("station")).record.id
    day = fields.day("date")
    if day is None:
        raise InputRefused("日期不能为空。")
    state = office.rosters.open(station, Month.of(day))
    shift = state.find_shift(fields.text("shift"))
    members = [office.members.find(one).record.id for one in fields.texts("members")]
    fields.refuse_rest()
    office.rosters.set_shift_members(state, day, shift, members)


OPERATIONS = {
    "member.add": add_member,
    "member.update": update_member,
    "member.delete": delete_member,
    "certificate.add": add_certificate,
    "leave.add": add_leave,
    "roster.set": set_shift,
}


def _member_readers(fields: OperationFields) -> Readers:
    texts = ("sex", "id_number", "phone", "position", "department", "remark")
    days = ("birth", "joined", "left", "no_night_until")
    return {
        **{name: (name, fields.text) for name in texts},
        **{name: (name, fields.day) for name in days},
    }


def _member_key(office: "Office", fields: OperationFields) -> int:
    name = "member" if fields.has("member") else "id"
    return office.members.find(fields.text(name)).record.id


def _stations(office: "Office", fields: OperationFields) -> frozenset[int] | None:
    if not fields.has("stations"):
        return None
    return frozenset(office.stations.find(one).record.id for one in fields.texts("stations"))
