"""Rows of one list that meet each other: the same person twice, one number on two people."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from fire_roster.exchange.cell_values.findings import Finding, RowState, note
from fire_roster.exchange.column_recognition import ColumnMapping
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.member_rows import MemberRow, MemberValues
from fire_roster.exchange.row_reasons import reason_for

Doubt = tuple[int, MemberField, Finding]
"""Index of a row, the field that meets another row, and what was found."""


def with_duplicates(rows: Sequence[MemberRow], mapping: ColumnMapping) -> tuple[MemberRow, ...]:
    """The rows, with a reason on each that repeats or contradicts another one.

    Equal names with different ID numbers are two people and need no decision.
    """
    found: dict[int, list[tuple[MemberField, Finding]]] = defaultdict(list)
    for doubts in (_same_id(rows), _same_name(rows), _same_certificate(rows), _same_phone(rows)):
        for index, field, finding in doubts:
            found[index].append((field, finding))
    return tuple(
        _with(row, found[index], mapping) if index in found else row
        for index, row in enumerate(rows)
    )


def _with(
    row: MemberRow, doubts: list[tuple[MemberField, Finding]], mapping: ColumnMapping
) -> MemberRow:
    added = [
        reason_for(field, finding, _value_of(row.values, field), mapping)
        for field, finding in doubts
    ]
    state = max(row.state, *(reason.state for reason in added))
    return replace(row, state=state, reasons=(*row.reasons, *added))


def _value_of(values: MemberValues, field: MemberField) -> str:
    if field is MemberField.NUMBER:
        return values.certificate.number if values.certificate else ""
    return {
        MemberField.NAME: values.name,
        MemberField.ID_NUMBER: values.id_number,
        MemberField.PHONE: values.phone,
    }[field]


def _groups(rows: Sequence[MemberRow], key: Callable[[MemberValues], str]) -> Iterator[list[int]]:
    """Indexes of rows with the same key, in groups of two and more."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if value := key(row.values):
            by_key[value].append(index)
    return (group for group in by_key.values() if len(group) > 1)


def _same_id(rows: Sequence[MemberRow]) -> Iterator[Doubt]:
    for group in _groups(rows, lambda values: values.id_number):
        if len({rows[index].values.name for index in group}) > 1:
            for index in group:
                other = next(row for row in group if row != index)
                message = (
                    f"与第 {rows[other].row} 行“{rows[other].values.name}”的身份证号相同，请核对。"
                )
                yield index, MemberField.ID_NUMBER, Finding(message)
            continue
        first = rows[group[0]]
        for index in group[1:]:
            yield index, MemberField.NAME, _repetition(first, rows[index])


def _repetition(first: MemberRow, later: MemberRow) -> Finding:
    if first.values == later.values:
        return Finding(f"与第 {first.row} 行完全相同，不重复导入。", RowState.REFUSED)
    if first.values.certificate != later.values.certificate:
        return Finding(f"与第 {first.row} 行是同一人，但证书不同，请决定怎样登记。")
    return Finding(f"与第 {first.row} 行是同一人，但内容不同，请决定以哪一行为准。")


def _same_name(rows: Sequence[MemberRow]) -> Iterator[Doubt]:
    """A name that stands twice, where an ID number does not tell the people apart."""
    for group in _groups(rows, lambda values: values.name):
        for index in group:
            if not rows[index].values.id_number:
                other = rows[next(row for row in group if row != index)]
                message = f"与第 {other.row} 行同名，没有身份证号，分不清是不是同一人，请决定。"
                yield index, MemberField.NAME, Finding(message)


def _same_certificate(rows: Sequence[MemberRow]) -> Iterator[Doubt]:
    def number(values: MemberValues) -> str:
        return values.certificate.number if values.certificate else ""

    for group in _groups(rows, number):
        for index, other in _meetings(rows, group):
            message = f"证书编号与第 {other.row} 行“{other.values.name}”的相同，请核对。"
            yield index, MemberField.NUMBER, Finding(message)


def _same_phone(rows: Sequence[MemberRow]) -> Iterator[Doubt]:
    for group in _groups(rows, lambda values: values.phone):
        for index, other in _meetings(rows, group):
            yield index, MemberField.PHONE, note(f"电话与第 {other.row} 行的相同，请核对。")


def _meetings(rows: Sequence[MemberRow], group: list[int]) -> Iterator[tuple[int, MemberRow]]:
    """Each row of the group with the first row of another person; nothing if all are one."""
    people = [(rows[index].values.name, rows[index].values.id_number) for index in group]
    second = next((place for place, person in enumerate(people) if person != people[0]), None)
    if second is None:
        return
    for index, person in zip(group, people, strict=True):
        yield index, rows[group[second if person == people[0] else 0]]
