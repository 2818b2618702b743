"""The main job from the sample: a staff list goes in, a checked roster comes out on paper."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.integration.cli.conftest import SAMPLE, Command


@pytest.fixture
def imported(command: Command) -> Command:
    """A folder with the sample's people."""
    assert command("import", "members", str(SAMPLE)).code == 0
    return command


def test_import_of_the_sample_reads_all_rows_and_a_second_time_changes_nothing(
    command: Command,
) -> None:
    first = command("import", "members", str(SAMPLE), "--json")
    digest = command("digest").out
    second = command("import", "members", str(SAMPLE), "--json")
    assert (first.code, first.json["ready"]) == (0, 24)
    assert (second.code, second.json["same"]) == (0, 24)
    assert command("digest").out == digest


def test_dry_run_writes_nothing(command: Command) -> None:
    before = command("digest", "--full").out
    assert command("import", "members", str(SAMPLE), "--dry-run").code == 0
    assert command("digest", "--full").out == before


def test_main_job_at_level_five_ends_with_a_legal_printed_roster(
    imported: Command, tmp_path: Path
) -> None:
    imported("stations", "set", "消控室", "--min-level", "五级", "--basis", "大队答复")
    made = imported("roster", "generate", "消控室", "2026-12", "--seed", "7", "--json")
    assert (made.code, made.json["errors"], made.json["short"]) == (0, 0, [])
    assert made.json["seed"] == 7
    assert imported("roster", "check", "消控室", "2026-12").code == 0
    assert imported("roster", "publish", "消控室", "2026-12").code == 0
    pdf = tmp_path / "12月.pdf"
    assert imported("print", "wall-roster", "消控室", "2026-12", "--out", str(pdf)).code == 0
    text = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "王䶮" in text
    assert "15405032582" not in text


def test_main_job_at_level_four_says_in_numbers_why_it_cannot_be_legal(imported: Command) -> None:
    made = imported("roster", "generate", "消控室", "2026-12", "--seed", "7", "--json")
    sentences = "".join(made.json["explanation"])
    assert made.code == 1
    assert made.json["errors"] > 0
    assert "还缺" in sentences
    assert "苏晓东证书 2026-12-15 到期" in sentences
    broken = {one["rule"] for one in made.json["violations"] if one["severity"] == "error"}
    assert not broken & {"C01", "C02", "D06", "L05", "L06"}
