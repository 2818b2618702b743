"""Rows that meet each other: a person with several certificates, repeats, one number on two people.

Equal names with different ID numbers are two people and need no decision.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from fire_roster.exchange.cell_values.findings import Finding, RowState, note
from fire_roster.exchange.column_mapping import ColumnMapping
from fire_roster.exchange.member_fields import MemberField, field_title
from fire_roster.exchange.member_rows import CertificateValues, MemberRow, MemberValues
from fire_roster.exchange.row_reasons import reason_for

_COMPARED = (
    MemberField.SEX,
    MemberField.BIRTH,
    MemberField.PHONE,
    MemberField.POSITION,
    MemberField.DEPARTMENT,
    MemberField.TEAM,
    MemberField.STATION,
    MemberField.JOINED,
    MemberField.LEFT,
)


@dataclass(slots=True)
class _Meetings:
    """What was found about rows, by index."""

    rows: Sequence[MemberRow]
    doubts: dict[int, list[tuple[MemberField, Finding]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    heads: dict[int, int] = field(default_factory=dict)

    def tell(self, index: int, where: MemberField, finding: Finding) -> None:
        self.doubts[index].append((where, finding))

    def place(self, index: int) -> str:
        """第 12 行, with its sheet where there are several."""
        row = self.rows[index]
        is_elsewhere = len({one.sheet for one in self.rows}) > 1
        return f"“{row.sheet}”第 {row.row} 行" if is_elsewhere else f"第 {row.row} 行"


def with_same_people(
    rows: Sequence[MemberRow], mappings: Sequence[ColumnMapping]
) -> tuple[MemberRow, ...]:
    """The rows, each with its head where it continues a person, and a reason where it is unclear.

    A row that adds a certificate to a person of the list is joined to that person's first row; one
    that contradicts it needs a decision.
    """
    found = _Meetings(rows)
    _join_by_id_number(found)
    _join_by_name(found)
    _meet_by_certificate(found)
    _meet_by_phone(found)
    return tuple(_with(found, index, mappings) for index in range(len(rows)))


def _with(found: _Meetings, index: int, mappings: Sequence[ColumnMapping]) -> MemberRow:
    row = found.rows[index]
    doubts = found.doubts.get(index)
    head = found.heads.get(index)
    if not doubts and head is None:
        return row
    columns = mappings[row.place[0]].columns
    added = [
        reason_for(where, finding, _value_of(row.values, where), columns)
        for where, finding in doubts or ()
    ]
    state = max((row.state, *(reason.state for reason in added)))
    return replace(row, state=state, reasons=(*row.reasons, *added), head=head)


def _value_of(values: MemberValues, where: MemberField) -> str:
    if where is MemberField.NUMBER:
        return values.certificate.number if values.certificate else ""
    return {
        MemberField.NAME: values.name,
        MemberField.ID_NUMBER: values.id_number,
        MemberField.PHONE: values.phone,
    }[where]


def _groups(rows: Sequence[MemberRow], key: Callable[[MemberValues], str]) -> Iterator[list[int]]:
    """Indexes of rows with the same key, in groups of two and more."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if value := key(row.values):
            by_key[value].append(index)
    return (group for group in by_key.values() if len(group) > 1)


def _join_by_id_number(found: _Meetings) -> None:
    rows = found.rows
    for group in _groups(rows, lambda values: values.id_number):
        if len({rows[index].values.name for index in group}) > 1:
            for index in group:
                other = next(row for row in group if row != index)
                message = (
                    f"与{found.place(other)}“{rows[other].values.name}”的身份证号相同，请核对。"
                )
                found.tell(index, MemberField.ID_NUMBER, Finding(message))
            continue
        for index in group[1:]:
            _join(found, group[0], index)


def _join_by_name(found: _Meetings) -> None:
    """A name that stands twice, where an ID number does not tell the people apart."""
    rows = found.rows
    for group in _groups(rows, lambda values: values.name):
        numbered = [index for index in group if rows[index].values.id_number]
        heads = [index for index in numbered if index not in found.heads]
        for index in group:
            if rows[index].values.id_number:
                continue
            head = _head_by_name(rows, group, heads, index)
            if head is not None:
                _join(found, found.heads.get(head, head), index)
            elif not _is_first_alone(rows, group, index):
                other = next(one for one in group if one != index)
                message = f"与{found.place(other)}同名，没有身份证号，分不清是不是同一人，请决定。"
                found.tell(index, MemberField.NAME, Finding(message))


def _head_by_name(
    rows: Sequence[MemberRow], group: list[int], heads: list[int], index: int
) -> int | None:
    """The row that a row without an ID number belongs to; None if nothing speaks for one."""
    row = rows[index]
    before = [one for one in group if one < index]
    if row.is_continued and before:
        return before[-1]
    for other in (*heads, *before):
        same_phone = row.values.phone and row.values.phone == rows[other].values.phone
        if same_phone and not _differences(rows[other].values, row.values):
            return other
    if before and before[-1] == index - 1 and _adds_a_paper(rows[before[-1]], row):
        return before[-1]
    # A ledger of certificates beside the list of people, by name as on paper.
    other_lists = [one for one in group if rows[one].place[0] != row.place[0]]
    if len(heads) == 1 and heads[0] in other_lists and _is_only_here(rows, group, index):
        return heads[0]
    if other_lists and not heads and len(group) == 2 and other_lists[0] < index:
        return other_lists[0]
    return None


def _adds_a_paper(before: MemberRow, row: MemberRow) -> bool:
    """Whether a row right below repeats the person, word for word, for a paper of another type."""
    first, later = before.values, row.values
    differing = [
        one
        for one in (*_COMPARED, MemberField.ID_NUMBER)
        if getattr(first, one.value) != getattr(later, one.value)
    ]
    told = first.position or first.department or first.team or first.joined
    types = {paper.type for paper in first.certificates}
    has_other = bool(later.certificates) and bool(types)
    return (
        not differing
        and bool(told)
        and has_other
        and all(paper.type not in types for paper in later.certificates)
    )


def _is_only_here(rows: Sequence[MemberRow], group: list[int], index: int) -> bool:
    """Whether all rows of the name in this list may be one person: none has an ID number."""
    here = [one for one in group if rows[one].place[0] == rows[index].place[0]]
    return not any(rows[one].values.id_number for one in here)


def _is_first_alone(rows: Sequence[MemberRow], group: list[int], index: int) -> bool:
    """Whether every other row of the name joins this one."""
    if index != group[0]:
        return False
    return all(_head_by_name(rows, group, [], other) is not None for other in group[1:])


def _join(found: _Meetings, head: int, index: int) -> None:
    """Joins a row to the first row of the person, or says why that is unclear."""
    first, later = found.rows[head].values, found.rows[index].values
    place = found.place(head)
    if first == later:
        finding = Finding(f"与{place}完全相同，不重复导入。", RowState.REFUSED)
        found.tell(index, MemberField.NAME, finding)
        return
    differing = _differences(first, later)
    if differing:
        titles = "、".join(field_title(one) for one in differing)
        message = f"与{place}是同一人，但{titles}不同，请决定以哪一行为准。"
        found.tell(index, MemberField.NAME, Finding(message))
        return
    if any(_is_unclear(one, other) for one in first.certificates for other in later.certificates):
        message = f"与{place}是同一人，但证书的内容不同，请决定怎样登记。"
        found.tell(index, MemberField.NAME, Finding(message))
        return
    found.heads[index] = head
    found.tell(index, MemberField.NAME, note(f"与{place}是同一人，一并登记。"))


def _differences(first: MemberValues, later: MemberValues) -> list[MemberField]:
    found = []
    for one in _COMPARED:
        old, new = getattr(first, one.value), getattr(later, one.value)
        if old and new and old != new:
            found.append(one)
    return found


def _is_unclear(one: CertificateValues, other: CertificateValues) -> bool:
    """Whether two papers may be the same one written differently."""
    if one.type != other.type or one == other:
        return False
    if one.number and other.number:
        return one.number == other.number
    if one.direction and other.direction and one.direction != other.direction:
        return False
    return one.level == other.level or not (one.level and other.level)


def _meet_by_certificate(found: _Meetings) -> None:
    owners: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(found.rows):
        for paper in row.values.certificates:
            if paper.number:
                owners[paper.number].append(index)
    for group in owners.values():
        for index, other in _meetings(found, group):
            message = (
                f"证书编号与{found.place(other)}“{found.rows[other].values.name}”的相同，请核对。"
            )
            found.tell(index, MemberField.NUMBER, Finding(message))


def _meet_by_phone(found: _Meetings) -> None:
    for group in _groups(found.rows, lambda values: values.phone):
        for index, other in _meetings(found, group):
            message = f"电话与{found.place(other)}的相同，请核对。"
            found.tell(index, MemberField.PHONE, note(message))


def _meetings(found: _Meetings, group: list[int]) -> Iterator[tuple[int, int]]:
    """Each row of the group with the first row of another person; nothing if all are one."""
    if len(group) < 2:
        return
    people = [_person(found, index) for index in group]
    second = next((place for place, person in enumerate(people) if person != people[0]), None)
    if second is None:
        return
    for index, person in zip(group, people, strict=True):
        yield index, group[second if person == people[0] else 0]


def _person(found: _Meetings, index: int) -> tuple[str, str]:
    values = found.rows[found.heads.get(index, index)].values
    return values.name, values.id_number
