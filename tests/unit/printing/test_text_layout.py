import pytest
from hypothesis import given
from hypothesis import strategies as st

from fire_roster.printing.fonts import font_chain
from fire_roster.printing.text_layout import LINE_HEIGHT, Style, fit, wrap


def test_wrap_punctuation_never_begins_a_line() -> None:
    text = "每班不少于两人，持证上岗；交接班双方签字。" * 3
    lines = wrap(font_chain(), text, 47, Style(10))
    assert not any(line[0] in "，；。" for line in lines)
    assert "".join(lines) == text


def test_wrap_bracket_stays_with_what_it_holds() -> None:
    for width in range(48, 120, 7):
        lines = wrap(font_chain(), "国办发〔2017〕87号「依据」国办发〔2017〕", width, Style(10))
        assert not any(line[0] in "〕」" or line[-1] in "〔「" for line in lines if len(line) > 1)


def test_wrap_latin_word_stays_whole() -> None:
    lines = wrap(font_chain(), "依据国家标准GB25506执行", 75, Style(10))
    assert any("GB25506" in line for line in lines)


def test_wrap_word_wider_than_the_line_is_broken() -> None:
    assert "".join(wrap(font_chain(), "A" * 40, 30, Style(10))) == "A" * 40


def test_fit_short_text_keeps_its_size() -> None:
    assert fit(font_chain(), "王䶮", (80, 20), Style(12)).size == 12


def test_fit_slightly_long_text_shrinks_on_one_line() -> None:
    fitted = fit(font_chain(), "买买提·艾力", (60, 30), Style(12, max_lines=2))
    assert len(fitted.lines) == 1
    assert fitted.size < 12


def test_fit_long_text_takes_a_second_line() -> None:
    fitted = fit(font_chain(), "阿" * 20, (120, 30), Style(12, max_lines=2))
    assert len(fitted.lines) == 2


@given(st.text(min_size=1, max_size=60), st.floats(10, 200), st.floats(6, 60))
def test_fit_any_text_stays_within_its_box(text: str, width: float, height: float) -> None:
    chain = font_chain()
    fitted = fit(chain, text, (width, height), Style(14, max_lines=3))
    assert max(chain.width(line, fitted.size, False) for line in fitted.lines) <= width + 1e-3
    assert fitted.size * len(fitted.lines) <= height + 1e-6


@pytest.mark.parametrize("text", ["王䶮", "阿" * 40, "A B C D E F"])
def test_fit_no_text_loses_a_character(text: str) -> None:
    fitted = fit(font_chain(), text, (50, 24), Style(12, max_lines=2))
    assert "".join(fitted.lines).replace(" ", "") == text.replace(" ", "")
    assert fitted.size * LINE_HEIGHT * (len(fitted.lines) - 1) <= 24
