from dataclasses import replace

import pytest

from fire_roster.errors import InputRefused
from fire_roster.printing.sheet_check import checked, find_missing_glyphs
from fire_roster.printing.sheets import Contact, Edition, SheetCell, SheetSeat
from tests.unit.printing.samples import SHIFTS, sample_sheet


def test_checked_wall_edition_masks_phones_and_drops_certificate_numbers() -> None:
    rows = checked(sample_sheet(2)).rows
    assert [row.phone for row in rows] == ["138****1001", "138****1002"]
    assert not any(row.certificate_number for row in rows)


def test_checked_internal_edition_keeps_phones_and_certificate_numbers() -> None:
    row = checked(sample_sheet(1, edition=Edition.INTERNAL)).rows[0]
    assert (row.phone, row.certificate_number) == ("13800001001", "26110400000001")


def test_checked_wall_edition_keeps_a_public_contact_readable() -> None:
    contacts = (
        Contact("消防安全管理人", "欧阳明", "13800001111", is_public=True),
        Contact("维保单位", "", "13900002222"),
    )
    sheet = checked(replace(sample_sheet(1), contacts=contacts))
    assert [contact.phone for contact in sheet.contacts] == ["13800001111", "139****2222"]


def test_checked_wall_edition_shows_no_locks() -> None:
    sheet = sample_sheet(1)
    cells = (SheetCell((SheetSeat("早", 0, is_locked=True),)), *sheet.rows[0].cells[1:])
    sheet = replace(sheet, rows=(replace(sheet.rows[0], cells=cells),))
    assert not checked(sheet).rows[0].cells[0].seats[0].is_locked


def test_checked_without_people_says_what_to_do() -> None:
    with pytest.raises(InputRefused, match="请先添加人员"):
        checked(replace(sample_sheet(1), rows=()))


def test_checked_without_shifts_is_refused() -> None:
    with pytest.raises(InputRefused, match="没有班次"):
        checked(replace(sample_sheet(1), shifts=()))


def test_checked_too_many_shifts_is_refused() -> None:
    with pytest.raises(InputRefused, match="班次超过 10 种"):
        checked(replace(sample_sheet(1), shifts=SHIFTS * 5))


def test_checked_month_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputRefused, match="没有 2026 年 13 月"):
        checked(replace(sample_sheet(1), month=13))


def test_checked_missing_day_is_refused() -> None:
    sheet = sample_sheet(1)
    with pytest.raises(InputRefused, match="应有 31 天"):
        checked(replace(sheet, days=sheet.days[:-1]))


def test_checked_row_with_too_few_cells_is_refused() -> None:
    sheet = sample_sheet(1)
    row = replace(sheet.rows[0], cells=sheet.rows[0].cells[:-1])
    with pytest.raises(InputRefused, match="王䶮的排班天数"):
        checked(replace(sheet, rows=(row,)))


def test_checked_coverage_with_too_few_days_is_refused() -> None:
    sheet = sample_sheet(1)
    line = replace(sheet.coverage[0], days=())
    with pytest.raises(InputRefused, match="早班的在岗统计"):
        checked(replace(sheet, coverage=(line,)))


def test_checked_name_without_end_is_refused() -> None:
    with pytest.raises(InputRefused, match="超过 60 个字"):
        checked(sample_sheet(1, names=("长" * 61,)))


def test_checked_note_without_end_is_refused() -> None:
    with pytest.raises(InputRefused, match="超过 200 个字"):
        checked(sample_sheet(1, notes=("长" * 201,)))


def test_find_missing_glyphs_names_text_and_character() -> None:
    found = find_missing_glyphs(sample_sheet(2, names=("张😀三", "李四")))
    assert [problem.text for problem in found] == ["张😀三"]
    assert "U+1F600" in found[0].message


def test_find_missing_glyphs_ordinary_sheet_finds_none() -> None:
    assert find_missing_glyphs(sample_sheet(20)) == ()
