"""Sixty lists in the layouts of real offices: every value as its answer key, or held back."""

import re

import pytest

from fire_roster.exchange.cell_values.findings import RowState
from fire_roster.exchange.member_import import parse_member_rows
from fire_roster.exchange.member_rows import CertificateValues, MemberRow
from fire_roster.exchange.reader_process import parse_content
from tests.faults.lists import (
    cards,
    cells,
    certificates,
    files,
    further,
    layouts,
    levels,
    oddities,
)
from tests.faults.lists.case import FLAT, PAPER, Case, Person

CASES: tuple[Case, ...] = (
    *certificates.CASES,
    *cells.CASES,
    *layouts.CASES,
    *cards.CASES,
    *files.CASES,
    *levels.CASES,
    *oddities.CASES,
    *further.CASES,
)


def as_key(row: MemberRow) -> Person:
    """The values of a row in the shape of an answer key."""
    values = {name: _text(getattr(row.values, name)) for name in FLAT}
    return {**values, "certificates": [_paper(paper) for paper in row.values.certificates]}


def _paper(paper: CertificateValues) -> Person:
    found = {name: _text(getattr(paper, name)) for name in PAPER if name != "long_term"}
    return {**found, "long_term": paper.is_long_term}


def _text(value: object) -> str | None:
    return str(value) if value else None


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_hand_made_list_reads_as_its_answer_key(case: Case) -> None:
    rows = parse_member_rows(parse_content(case.content, "名单")).rows
    ready = [as_key(row) for row in rows if row.state is RowState.READY]
    assert ready == list(case.people)
    for row in rows:
        if row.state is RowState.READY:
            continue
        reasons = "；".join(reason.message for reason in row.reasons)
        assert re.search(case.held[row.values.name], reasons), row.values.name
    held = {row.values.name for row in rows if row.state is not RowState.READY}
    assert held == set(case.held)


def test_hand_made_lists_are_sixty() -> None:
    assert len(CASES) >= 60
