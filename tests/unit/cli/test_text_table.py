"""Chinese columns stand straight."""

import pytest

from fire_roster.cli.reply import plain_line
from fire_roster.cli.text_table import text_pairs, text_table, text_width, wrapped


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("消控室", 6), ("王䶮A", 5), ("e\u0301", 1), ("·", 1), ("", 0)]
)
def test_text_width_counts_terminal_cells(text: str, width: int) -> None:
    assert text_width(text) == width


def test_text_table_pads_by_cells_and_marks_the_absent() -> None:
    assert text_table(("名", "值"), [("消控室", "1"), ("ab", "")]) == [
        "名      值",
        "消控室  1",
        "ab      —",
    ]


def test_text_table_without_rows_is_its_titles() -> None:
    assert text_table(("名", "值"), []) == ["名  值"]


def test_text_pairs_align_values() -> None:
    assert text_pairs([("姓名", "甲"), ("电话", "")]) == ["姓名  甲", "电话  —"]


def test_wrapped_keeps_latin_words_whole() -> None:
    assert wrapped("用 FIRE_ROSTER_NOW 设置", 12) == ["用", "FIRE_ROSTER_NOW", "设置"]


def test_wrapped_never_begins_a_line_with_punctuation() -> None:
    assert wrapped("一二三，四", 6) == ["一二", "三，四"]


def test_plain_line_cannot_steer_the_terminal() -> None:
    assert plain_line("a\x1b[31m\u202eb\n") == "a\ufffd[31m\ufffdb\ufffd"
