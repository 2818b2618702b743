"""Levels, types and directions of certificates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fire_roster.exchange.cell_values.levels import (
    BUILDING_FIREMAN,
    MAINTENANCE,
    MONITORING,
    OPERATOR,
    CertificateWords,
    parse_certificate_words,
    parse_direction,
    type_in_title,
)

NAMES = {
    "五级": ("五级", "5级", "５级", "初级", "初级工", "五级/初级工", "五级（初级）", "五", "V级"),
    "四级": ("四级", "4级", "中级", "中级工", "四级 (中级)", "中级（四级）", "四级/中级工", "Ⅳ级"),
    "三级": ("三级", "3级", "高级", "高级工", "三级/高级工", "国家职业资格三级"),
    "二级": ("二级", "技师", "二级/技师", "技师（二级）"),
    "一级": ("一级", "高级技师", "一级/高级技师", "1级", "高级 技师"),
}
SPELLINGS = [(spelling, level) for level, spellings in NAMES.items() for spelling in spellings]


@given(
    pair=st.sampled_from(SPELLINGS),
    before=st.sampled_from(["", " ", "消防设施操作员", "消防设施操作员 "]),
    after=st.sampled_from(["", " ", "　"]),
)
def test_parse_words_any_spelling_gives_the_level(
    pair: tuple[str, str], before: str, after: str
) -> None:
    spelling, level = pair
    parsed = parse_certificate_words(before + spelling + after)
    if len(spelling) > 1:
        assert (parsed.value.level, parsed.findings) == (level, ())


@pytest.mark.parametrize("cell", [4, 4.0, "4", "四", "中"])
def test_parse_words_bare_number_or_word_gives_the_level(cell: str | float) -> None:
    assert parse_certificate_words(cell).value.level == "四级"


@pytest.mark.parametrize("cell", [None, "", "无", "/", "-", "未取证", "暂无", "没有证"])
def test_parse_words_no_certificate_gives_nothing(cell: str | None) -> None:
    parsed = parse_certificate_words(cell)
    assert (parsed.value, parsed.findings) == (CertificateWords(), ())


def test_parse_words_old_paper_gives_its_type() -> None:
    parsed = parse_certificate_words("建(构)筑物消防员 四级")
    assert parsed.value == CertificateWords(BUILDING_FIREMAN, "四级")


def test_parse_words_direction_in_brackets_is_taken_out() -> None:
    assert parse_certificate_words("消防设施操作员（设施监控操作）中级").value == CertificateWords(
        OPERATOR, "四级", MONITORING
    )
    assert parse_certificate_words("四级 检测维修保养").value.direction == MAINTENANCE


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("四级/高级工", "矛盾"),
        ("中级待考", "还没有取得"),
        ("合格", "看不懂"),
        ("有", "看不懂"),
    ],
)
def test_parse_words_unclear_cell_tells_why(cell: str, words: str) -> None:
    parsed = parse_certificate_words(cell)
    assert parsed.value.level == ""
    assert words in parsed.findings[0].message


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("一级注册消防工程师", CertificateWords("注册消防工程师", "一级")),
        ("特种作业操作证（低压电工）", CertificateWords("特种作业操作证", "", "低压电工")),
        ("驾驶证C1", CertificateWords("机动车驾驶证", "", "C1")),
        ("保安证", CertificateWords("保安员证")),
        ("红十字救护员证", CertificateWords("救护员证")),
        ("电梯安全管理员证", CertificateWords("电梯安全管理员证")),
    ],
)
def test_parse_words_another_paper_has_the_name_of_the_house(
    cell: str, words: CertificateWords
) -> None:
    parsed = parse_certificate_words(cell)
    assert (parsed.value, parsed.findings) == (words, ())


def test_parse_direction_neither_tells_why() -> None:
    assert parse_direction("监控").value == MONITORING
    assert parse_direction("/").findings == ()
    assert parse_direction("其他").findings


def test_type_in_title_group_title_tells_the_type() -> None:
    assert type_in_title("建（构）筑物消防员证书") == BUILDING_FIREMAN
    assert type_in_title("消防设施操作员证书") == OPERATOR
    assert type_in_title("基本信息") == ""


@pytest.mark.parametrize("text", ["应急管理部 四级", "消防行业特有工种职业技能鉴定四级"])
def test_who_issued_a_level_makes_it_no_other_paper(text: str) -> None:
    parsed = parse_certificate_words(text, is_name="工种" in text)
    assert (parsed.value.level, parsed.findings) == ("四级", ())


def test_level_of_another_paper_says_that_nothing_is_registered() -> None:
    (finding,) = parse_certificate_words("英语四级").findings
    assert "这一格不登记证书" in finding.message
