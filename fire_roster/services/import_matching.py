"""Compares the rows of a staff list with the people on file."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from fire_roster.domain.certificate import VerificationResult
from fire_roster.exchange.cell_values.levels import FIRE_PAPERS, parse_direction
from fire_roster.exchange.cell_values.text import compact_text
from fire_roster.exchange.member_rows import CertificateValues, MemberValues
from fire_roster.records.certificate import Certificate, CertificateFields
from fire_roster.records.member import MemberFields
from fire_roster.services.members import MemberEntry

_MEMBER_LABELS = {
    name: title
    for name, title in MemberFields.titles().items()
    if name != "name" and name in {field.name for field in fields(MemberValues)}
}
_CERTIFICATE_LABELS = {
    name: title
    for name, title in CertificateFields.titles().items()
    if name != "type" and name in {field.name for field in fields(CertificateValues)}
}
_VALIDITY = ("expires", "is_long_term")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that the list has otherwise; `old` and `new` are words for people.

    `key` tells it apart from all others of the row: the field, with its certificate before it.
    """

    field: str
    label: str
    old: str
    new: str
    prefix: str = ""

    @property
    def key(self) -> str:
        """certificate.0.expires, phone."""
        return f"{self.prefix}{self.field}"


@dataclass(frozen=True, slots=True)
class Match:
    """The person on file that a row means (None: a new one), or why that is not clear."""

    entry: MemberEntry | None = None
    doubt: str = ""


class PeopleOnFile:
    """Finds the person that a row means."""

    def __init__(self, entries: Iterable[MemberEntry]) -> None:
        self._by_id_number: dict[str, MemberEntry] = {}
        self._by_name: dict[str, list[MemberEntry]] = {}
        self._by_id: dict[int, MemberEntry] = {}
        for entry in entries:
            self._by_id[entry.record.id] = entry
            if entry.record.id_number:
                self._by_id_number[entry.record.id_number] = entry
            self._by_name.setdefault(entry.record.name, []).append(entry)

    def by_id(self, member_id: int) -> MemberEntry | None:
        """The person of that key."""
        return self._by_id.get(member_id)

    def has_id_number(self, id_number: str) -> bool:
        """Whether somebody on file has the number."""
        return bool(id_number) and id_number in self._by_id_number

    def namesakes(self, values: MemberValues) -> tuple[MemberEntry, ...]:
        """People whom a row may mean: of its ID number, then of its name."""
        known = self._by_id_number.get(values.id_number) if values.id_number else None
        same_name = self._by_name.get(values.name, [])
        others = (entry for entry in same_name if entry is not known)
        return (known, *others) if known else tuple(others)

    def match(self, values: MemberValues) -> Match:
        """By ID number; without one on either side by a name that only one person has."""
        same_name = self._by_name.get(values.name, [])
        if values.id_number:
            known = self._by_id_number.get(values.id_number)
            if known is not None:
                return _same_person(known, values)
            unnumbered = [one for one in same_name if not one.record.id_number]
            if len(unnumbered) == 1 and _agrees(unnumbered[0], values):
                return Match(unnumbered[0])
            if unnumbered:
                return Match(
                    doubt=f"库里有同名的{values.name}，没有身份证号，不能确定是不是同一个人。"
                )
            return Match()
        if len(same_name) > 1:
            return Match(
                doubt=f"库里有 {len(same_name)} 个{values.name}，这一行没有身份证号，无法区分。"
            )
        return Match(same_name[0] if same_name else None)


def _same_person(entry: MemberEntry, values: MemberValues) -> Match:
    if entry.record.name != values.name:
        return Match(doubt=f"身份证号与库里的{entry.record.name}相同，但姓名不同，请核对。")
    return Match(entry)


def _agrees(entry: MemberEntry, values: MemberValues) -> bool:
    """Whether something besides the name speaks for the same person."""
    pairs = (
        (entry.record.phone, values.phone),
        (entry.team, values.team),
        (entry.record.joined, values.joined),
    )
    return any(old and old == new for old, new in pairs)


class StationNames:
    """Finds the stations that a cell names: 消控室、微型消防站."""

    def __init__(self, names: Mapping[str, int]) -> None:
        self._by_name = {compact_text(name): (name, key) for name, key in names.items()}

    def ids(self, cell: str) -> frozenset[int] | None:
        """The stations; None (the position decides) where it names none that exists."""
        found = [self._by_name[part][1] for part in self._parts(cell) if part in self._by_name]
        return frozenset(found) or None

    def known(self, cell: str) -> str:
        """The names that exist, in words."""
        found = (self._by_name[part][0] for part in self._parts(cell) if part in self._by_name)
        return "、".join(sorted(found))

    def notes(self, cell: str) -> list[str]:
        """What to say about names that do not exist."""
        unknown = [part for part in self._parts(cell) if part not in self._by_name]
        if not unknown:
            return []
        known = "、".join(name for name, _ in self._by_name.values())
        way = "只按另外的站点登记" if self.ids(cell) else "按岗位归入站点"
        missing = "、".join(f"“{name}”" for name in unknown)
        return [f"没有名为{missing}的站点（现有：{known}），{way}。"]

    def _parts(self, cell: str) -> list[str]:
        whole = compact_text(cell)
        if whole in self._by_name:
            return [whole]
        return [part for part in re.split("[、,，;；/+和及]", whole) if part]


_CONTROL_ROOM_WORDS = re.compile("消控|中控|控制室|监控")
_DUTY_WORDS = re.compile("值班|操作员")


def keeps_control_room(values: MemberValues) -> bool:
    """Whether a position in other words (监控员, 消控值班长) is that of a 控制室值班员."""
    if _CONTROL_ROOM_WORDS.search(values.position):
        return True
    has_paper = any(paper.type in FIRE_PAPERS for paper in values.certificates)
    return has_paper and _DUTY_WORDS.search(values.position) is not None


def all_changes(
    entry: MemberEntry, values: MemberValues, stations: StationNames
) -> tuple[FieldChange, ...]:
    """Every field that a row has otherwise than the person on file, certificates too."""
    found = list(member_changes(entry, values))
    known = stations.known(values.station)
    if known and known != "、".join(sorted(entry.stations)):
        found.append(FieldChange("station", "站点", "、".join(entry.stations), known))
    for number, paper_values in enumerate(values.certificates):
        prefix = f"certificate.{number}."
        paper = find_certificate(entry, paper_values)
        if paper is None:
            text = " ".join(filter(None, (paper_values.type, paper_values.level)))
            found.append(FieldChange("new", "新增证书", "", text, prefix))
        else:
            found += [
                replace(change, prefix=prefix)
                for change in certificate_changes(paper, paper_values)
            ]
    return tuple(found)


def member_changes(entry: MemberEntry, values: MemberValues) -> tuple[FieldChange, ...]:
    """Fields of the member that the list has otherwise; empty cells change nothing.

    The name differs only where the clerk has said that it is the same person.
    """
    labels = {"name": "姓名", **_MEMBER_LABELS}
    found = [
        _change(name, label, getattr(entry.record, name), getattr(values, name))
        for name, label in labels.items()
        # A course on record says it better than a list.
        if name != "trained_on" or entry.pre_post_on is None
    ]
    found.append(_change("team", "班组", entry.team, values.team))
    return tuple(change for change in found if change is not None)


def find_certificate(entry: MemberEntry, values: CertificateValues) -> Certificate | None:
    """The certificate on file that the list means: by number, else the only one of its type."""
    number = "".join(values.number.split()).upper()
    same_type = [paper for paper in entry.certificates if paper.type == values.type]
    if number:
        same_number = [paper for paper in same_type if paper.number == number]
        if same_number:
            return same_number[0]
        unnumbered = [paper for paper in same_type if not paper.number]
        return unnumbered[0] if len(unnumbered) == 1 else None
    if values.type not in FIRE_PAPERS and values.direction:
        # 低压电工 and 高压电工 are two papers.
        same_type = [paper for paper in same_type if paper.direction in ("", values.direction)]
    return same_type[0] if len(same_type) == 1 else None


def certificate_changes(paper: Certificate, values: CertificateValues) -> tuple[FieldChange, ...]:
    """Fields of a certificate that the list has otherwise; empty cells change nothing.

    An end date takes the place of 长期 and the other way round.
    """
    found = []
    for name, label in _CERTIFICATE_LABELS.items():
        new = getattr(values, name)
        if name in _VALIDITY and (values.expires or values.is_long_term):
            old = getattr(paper, name)
            if old != new:
                found.append(FieldChange(name, label, value_text(old), value_text(new)))
            continue
        change = _change(name, label, _meaning(paper, name), new)
        if change is not None:
            found.append(change)
    return tuple(found)


def _meaning(paper: Certificate, name: str) -> object:
    """A field of a certificate on file in the words of a list that was read."""
    stored = getattr(paper, name)
    if name == "direction" and paper.type in FIRE_PAPERS:
        return parse_direction(stored).value or stored
    if name == "verification_result" and not stored and paper.verified_on:
        return VerificationResult.MATCHED.value
    return stored


def certificate_fields(values: CertificateValues) -> dict[str, Any]:
    """The values under the names of the record."""
    return {"type": values.type, **{name: getattr(values, name) for name in _CERTIFICATE_LABELS}}


def member_fields(values: MemberValues) -> dict[str, Any]:
    """The values under the names of the record, without team and station."""
    return {"name": values.name, **{name: getattr(values, name) for name in _MEMBER_LABELS}}


def value_text(value: object) -> str:
    """A value for people."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)


def _change(name: str, label: str, old: object, new: object) -> FieldChange | None:
    if new in ("", None, False) or old == new:
        return None
    return FieldChange(name, label, value_text(old), value_text(new))
