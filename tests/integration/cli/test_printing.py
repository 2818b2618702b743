"""Forms by command."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.integration.cli.conftest import Command


def _text(file: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(file).pages)


def test_print_without_station_and_month_takes_the_first_and_the_present_one(
    demo: Command, tmp_path: Path
) -> None:
    file = tmp_path / "x.pdf"
    printed = demo("print", "wall-roster", "--out", str(file), "--json").json
    assert (printed["station"], printed["month"]) == ("消控室", "2026-11")
    assert "温知夏" in _text(file)


def test_print_with_a_month_alone_takes_the_first_station(demo: Command, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    printed = demo("print", "day-list", "2026-12", "--out", str(file), "--json").json
    assert (printed["station"], printed["month"]) == ("消控室", "2026-12")
    assert "草稿" in _text(file)


@pytest.mark.parametrize(("edition", "is_shown"), [("wall", False), ("internal", True)])
def test_print_masks_phones_on_the_wall_only(
    demo: Command, tmp_path: Path, edition: str, is_shown: bool
) -> None:
    file = tmp_path / "x.pdf"
    demo("print", "wall-roster", "消控室", "2026-11", "--out", str(file), "--edition", edition)
    assert ("15400000001" in _text(file)) is is_shown


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("wall-roster", "消控室", "2020-01"), 3),
        (("wall-roster", "消控室", "十二月"), 2),
        (("wall-roster", "消控室", "2026-11", "--paper", "A5"), 2),
        (("wall-roster", "消控室", "2026-11", "--edition", "secret"), 2),
    ],
)
def test_print_order_that_does_not_fit_writes_nothing(
    demo: Command, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    file = tmp_path / "x.pdf"
    assert demo("print", *words, "--out", str(file)).code == code
    assert not file.exists()


def test_print_into_a_folder_that_does_not_exist_is_refused(demo: Command, tmp_path: Path) -> None:
    file = tmp_path / "无此" / "x.pdf"
    assert demo("print", "wall-roster", "--out", str(file)).code == 3
