import pytest

from fire_roster.printing.fonts import (
    BOLD,
    MAX_KNOWN,
    MISSING_MARK,
    RARE,
    REGULAR,
    Run,
    font_chain,
    missing_glyphs,
    printable,
)


def test_runs_common_text_is_one_run_of_the_main_font() -> None:
    assert font_chain().runs("王䶮 陈㛃 赵𬀩", False) == (Run(REGULAR, "王䶮 陈㛃 赵𬀩"),)


def test_runs_rare_character_is_a_run_of_the_rare_font() -> None:
    assert font_chain().runs("李𠮷明", True) == (Run(BOLD, "李"), Run(RARE, "𠮷"), Run(BOLD, "明"))


def test_runs_character_of_no_font_becomes_the_missing_mark() -> None:
    assert font_chain().runs("张😀三", False) == (Run(REGULAR, f"张{MISSING_MARK}三"),)


def test_missing_glyphs_names_each_character_once_in_order() -> None:
    assert missing_glyphs("张😀三🔥😀") == ("😀", "🔥")


def test_missing_glyphs_names_of_every_kind_finds_none() -> None:
    assert missing_glyphs("王䶮 陈㛃 赵𬀩 买买提·艾力 李𠮷　（二）✓×") == ()


def test_printable_control_characters_become_spaces() -> None:
    assert printable("张\n三\t四\u200b五") == "张 三 四 五"


def test_printable_variation_selector_is_dropped() -> None:
    assert printable("葛\U000e0100城\ufe0f") == "葛城"


def test_printable_full_width_space_stays() -> None:
    assert printable("张　三") == "张　三"


def test_width_is_the_sum_of_its_characters() -> None:
    chain = font_chain()
    text = "李𠮷12"
    single = sum(chain.width(char, 10, False) for char in text)
    assert abs(chain.width(text, 10, False) - single) < 1e-6


def test_width_more_texts_than_are_remembered_stays_right() -> None:
    chain = font_chain()
    first = chain.width("值班", 10, False)
    for number in range(MAX_KNOWN + 1):
        chain.width(f"{number}", 10, False)
    assert chain.width("值班", 10, False) == first


def test_width_digits_are_tabular() -> None:
    chain = font_chain()
    assert len({round(chain.width(digit, 10, True), 6) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("char", ["\ue123", "\u0378", "\U000323b0"])
def test_missing_glyphs_private_and_unknown_characters_are_told_not_blanked(char: str) -> None:
    assert missing_glyphs(f"王{char}") == (char,)
    assert MISSING_MARK in "".join(run.text for run in font_chain().runs(f"王{char}", False))
