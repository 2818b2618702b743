"""Names, phones, ID numbers, certificate numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fire_roster.exchange.cell_values.findings import RowState
from fire_roster.exchange.cell_values.identity import (
    parse_certificate_number,
    parse_id_number,
    parse_phone,
)
from fire_roster.exchange.cell_values.text import kept_text, parse_name, parse_sex
from fire_roster.exchange.workbook import CellValue
from tests.unit.exchange.files import id_number

MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@given(MOBILES, st.sampled_from(["{}", " {} ", "+86 {}", "86{}", "0086-{}", "{}\n", "'{}"]))
def test_parse_phone_any_spelling_gives_digits(digits: str, form: str) -> None:
    spaced = f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    for text in (digits, spaced, spaced.replace(" ", "-")):
        parsed = parse_phone(form.format(text))
        assert (parsed.value, parsed.findings) == (digits, ())


@given(MOBILES)
def test_parse_phone_number_cell_gives_digits(digits: str) -> None:
    assert parse_phone(float(digits)).value == digits
    assert parse_phone(int(digits)).value == digits


def test_parse_number_written_as_decimal_text_is_the_number() -> None:
    assert parse_phone("13811112222.0") == parse_phone(13811112222)
    assert parse_certificate_number("2111003006412770.0").value == ""
    assert parse_certificate_number("2111003006412771.0").value == "2111003006412771"
    assert parse_id_number(f"{id_number()[:17]}0.0").findings[0].state is RowState.REFUSED


@pytest.mark.parametrize(
    "cell", ["1381111222", "138111122223", "13811112222/13911112222", "李四转"]
)
def test_parse_phone_odd_text_stays_with_a_note(cell: str) -> None:
    parsed = parse_phone(cell)
    assert parsed.value == cell
    assert [finding.state for finding in parsed.findings] == [RowState.READY]


def test_parse_phone_landline_is_a_number() -> None:
    assert parse_phone("0571-8888 6666").value == "057188886666"


@given(st.dates().filter(lambda day: day.year >= 1900), st.integers(0, 999))
def test_parse_id_number_right_check_digit_is_ready(day: object, sequence: int) -> None:
    number = id_number(f"{day:%Y%m%d}", sequence)
    for cell in (number, number.lower(), f" {number[:6]} {number[6:14]} {number[14:]} "):
        parsed = parse_id_number(cell)
        assert (parsed.value, parsed.findings) == (number, ())


@given(st.integers(0, 16), st.integers(1, 9))
def test_parse_id_number_one_wrong_digit_needs_a_decision(place: int, shift: int) -> None:
    number = id_number()
    wrong = str((int(number[place]) + shift) % 10)
    parsed = parse_id_number(number[:place] + wrong + number[place + 1 :])
    assert parsed.findings[0].state is RowState.UNDECIDED


@pytest.mark.parametrize("cell", [410101199001011234.0, 410101199001011234, "4.10101E+17"])
def test_parse_id_number_stored_as_number_is_refused(cell: CellValue) -> None:
    parsed = parse_id_number(cell)
    assert parsed.value == ""
    assert parsed.findings[0].state is RowState.REFUSED
    assert "存成了数字" in parsed.findings[0].message


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("130503670401001", "15 位"),
        ("1234567", "18 位"),
        ("99123419900102001A", "字符"),
        ("991234199013020018", "出生日期"),
    ],
)
def test_parse_id_number_wrong_form_tells_why(cell: str, words: str) -> None:
    assert words in parse_id_number(cell).findings[0].message


def test_parse_certificate_number_text_and_exact_numbers_stay() -> None:
    assert parse_certificate_number("2011 0030 0644 5089").value == "2011003006445089"
    assert parse_certificate_number(2011003006445089.0).value == "2011003006445089"
    assert parse_certificate_number("s000a1").value == "S000A1"


@pytest.mark.parametrize("cell", [2011003006445080.0, 201100300644508912.0, "2.011E+15"])
def test_parse_certificate_number_cut_by_excel_needs_a_decision(cell: CellValue) -> None:
    parsed = parse_certificate_number(cell)
    assert parsed.value == ""
    assert parsed.findings[0].state is RowState.UNDECIDED


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("张　三", "张三"),
        (" 欧 阳 喆 ", "欧阳喆"),
        ("买买提・艾力", "买买提·艾力"),
        ("买买提 • 艾力", "买买提·艾力"),
        ("赵 𬀩", "赵𬀩"),
        ("张\n三", "张三"),
        ("John  Smith", "John Smith"),
        ("<b>王</b>", "<b>王</b>"),
        ("=1+1", "=1+1"),
    ],
)
def test_parse_name_spaces_go_and_the_rest_stays_literal(cell: str, name: str) -> None:
    parsed = parse_name(cell)
    assert (parsed.value, parsed.findings) == (name, ())


def test_parse_name_control_character_is_refused() -> None:
    assert parse_name("张\x07三").findings[0].state is RowState.REFUSED


@pytest.mark.parametrize("cell", ["王?", "李□", 12, "12", "张三、李四", "长" * 61])
def test_parse_name_doubtful_text_needs_a_decision(cell: CellValue) -> None:
    assert parse_name(cell).findings[0].state is RowState.UNDECIDED


def test_parse_sex_words_are_understood_and_others_told() -> None:
    assert [parse_sex(cell).value for cell in ("男", "女性", "M", None)] == ["男", "女", "男", ""]
    assert parse_sex("未说明").findings


def test_kept_text_line_breaks_stay_and_controls_go() -> None:
    assert kept_text("第一行\r\n第二\x07行 ") == "第一行\n第二行"
    assert kept_text("/") == ""
