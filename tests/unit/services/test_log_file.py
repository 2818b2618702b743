"""The log never holds a phone or identity number, and never keeps the program from starting."""

import logging
from datetime import datetime
from pathlib import Path

import pytest

from fire_roster.services.log_file import mask_numbers, start_log, stop_log, write_bug_report


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("电话15400000001。", "电话***********。"),
        ("99000019900101001X", "*" * 18),
        ("990000199001010012", "*" * 18),
        ("编号2099000000000009", "编号2099000000000009"),
        ("2026-12-01", "2026-12-01"),
    ],
)
def test_mask_numbers_hides_runs_of_11_and_18(text: str, masked: str) -> None:
    assert mask_numbers(text) == masked


def test_log_of_a_run_masks_message_and_traceback(tmp_path: Path) -> None:
    handler = start_log(tmp_path)
    try:
        try:
            raise ValueError("15400000001")
        except ValueError as error:
            logging.getLogger("test").info("%s", "15400000002", exc_info=error)
    finally:
        stop_log(handler)
    text = (tmp_path / "logs" / "fire-roster.log").read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "1540000000" not in text


def test_log_in_a_folder_that_is_a_file_is_none(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    assert start_log(file) is None
    stop_log(None)


def test_bug_report_falls_back_to_the_temporary_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    report = write_bug_report(file, RuntimeError("x"), datetime(2026, 11, 20, 9))
    assert "RuntimeError: x" in report.read_text(encoding="utf-8")
    report.unlink()
