"""Damaged workbooks: read or refused in a sentence, never an error, never a change."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from fire_roster.errors import InputRefused
from fire_roster.exchange.member_import import parse_member_rows
from fire_roster.exchange.reader_process import parse_content
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from tests.faults.mutations import Mutation, mutations

IN_PROCESS = 150
THROUGH_THE_PROCESS = 8


def refusal_of(mutation: Mutation) -> str:
    """The sentence with which a damaged file is refused, "" where it is read."""
    try:
        parse_member_rows(parse_content(mutation.content, "名单"))
    except InputRefused as refusal:
        return refusal.message
    return ""


def test_mutated_workbook_is_read_or_refused() -> None:
    refusals = [refusal_of(mutation) for mutation in mutations(IN_PROCESS)]
    told = [one for one in refusals if one]
    assert 0 < len(told) < IN_PROCESS
    assert [one for one in told if not one.endswith("。")] == []


def test_mutated_workbook_through_the_reading_process_changes_nothing(
    data_dir: Path, tmp_path: Path
) -> None:
    office = Office.open(
        data_dir, Clock(datetime(2026, 12, 1, 9, 30)), is_writing=True, program="test"
    )
    before = office.upkeep.digest()
    ended = 0
    for mutation in mutations(THROUGH_THE_PROCESS, seed=7):
        file = tmp_path / f"名单{mutation.suffix}"
        file.write_bytes(mutation.content)
        with suppress(InputRefused):
            office.imports.preview(file)
        ended += 1
    assert ended == THROUGH_THE_PROCESS
    assert office.upkeep.digest() == before
    office.close()


def test_mutations_of_one_seed_are_the_same_files() -> None:
    assert list(mutations(5)) == list(mutations(5))
    assert list(mutations(5)) != list(mutations(5, seed=1))
