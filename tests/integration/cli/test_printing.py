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


def test_print_list_names_every_form(demo: Command) -> None:
    forms = demo("print", "--list", "--json").json["forms"]
    assert {"name": "duty-log", "title": "消防控制室值班记录表"} in forms
    assert len(forms) == len({one["name"] for one in forms}) >= 24


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("duty-log", "2026-11-30"), "2026年11月30日"),
        (("duty-log", "B座消控室", "2026-11-30"), "B座消控室"),
        (("combined-roster", "2026-12"), "2026年12月"),
        (("leave-slip", "1"), "请假单"),
        (("leave-slip",), "请假单"),
        (("emergency-card",), "119"),
        (("week-roster", "2026-11-24"), "11月23日"),
    ],
)
def test_print_reads_station_time_and_record_by_the_form(
    demo: Command, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    file = tmp_path / "x.pdf"
    assert demo("print", *words, "--out", str(file)).code == 0
    assert said in _text(file)


def test_print_without_parts_leaves_them_out(demo: Command, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    demo("print", "wall-roster", "--without", "contacts, legend", "--out", str(file))
    assert "火警电话" not in _text(file) and "值班要求" in _text(file)


@pytest.mark.parametrize("words", [("leave-slip", "999"), ("leave-slip", "李"), ("duty-log", "x")])
def test_print_of_what_is_not_there_is_a_usage_error(
    demo: Command, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert demo("print", *words, "--out", str(tmp_path / "x.pdf")).code == 2
