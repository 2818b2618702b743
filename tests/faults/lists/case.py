"""A hand-made list with its answer key."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.unit.exchange.files import Row, id_number, xlsx

FLAT = (
    "name", "sex", "id_number", "birth", "phone", "position", "department", "team", "station",
    "joined", "left", "remark", "trained_on", "position_from", "position_until", "team_from",
    "team_until", "no_night_until",
)  # fmt: skip
PAPER = (
    "type", "level", "direction", "number", "issued", "expires", "long_term", "review_due",
    "verified_on", "issuer", "reviewed_on", "verified_by", "verification_result",
    "original_place", "remark",
)  # fmt: skip
OPERATOR = "消防设施操作员"
BUILDING = "建（构）筑物消防员"

Person = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """The bytes of a file, and what every row of it says; `held` are rows that must not pass."""

    name: str
    content: bytes
    people: Sequence[Person]
    suffix: str = ".xlsx"
    held: Mapping[str, str] = field(default_factory=dict)


def person(name: str, *papers: Person, **values: Any) -> Person:
    """The values of a row; what is not named must be empty."""
    known = {**dict.fromkeys(FLAT), **values, "name": name}
    assert set(known) == set(FLAT), values
    return {**known, "certificates": list(papers)}


def paper(level: str | None = None, number: str | None = None, **values: Any) -> Person:
    """A certificate of an operator unless told."""
    known = {**dict.fromkeys(PAPER), "type": OPERATOR, "long_term": False, **values}
    assert set(known) == set(PAPER), values
    return {**known, "level": level, "number": number}


def grid(rows: Iterable[Row], *merges: str) -> bytes:
    """An .xlsx of one sheet with merged ranges such as “A1:C1”."""

    def layout(worksheet: Any) -> None:
        for area in merges:
            worksheet.merge_range(area, "")
        # merge_range writes blanks; the texts go on top again.
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str) and cell and merges:
                    worksheet.write_string(row, column, cell)

    rows = list(rows)
    return xlsx(rows, layout)


ID = [id_number(f"19{80 + n // 12:02d}{1 + n % 12:02d}15", 1 + 2 * n) for n in range(40)]
"""Numbers of men."""

BIRTH = [f"19{80 + n // 12:02d}-{1 + n % 12:02d}-15" for n in range(40)]
TEL = [f"1380000{n:04d}" for n in range(40)]
