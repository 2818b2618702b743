"""Holiday files and the statutory days."""

import json
from datetime import date
from pathlib import Path

import pytest

from fire_roster.assets import resource_path
from fire_roster.errors import InputRefused
from fire_roster.exchange.holiday_file import parse_holiday_file, read_holiday_file
from fire_roster.exchange.statutory_days import lunar_festivals, statutory_days

BUNDLED = resource_path("data", "holidays", "2026.json")


def encoded(document: object) -> bytes:
    """A document as the bytes of a JSON file."""
    return json.dumps(document, ensure_ascii=False).encode()


def one_day(**changes: object) -> dict[str, object]:
    """A holiday file of one day."""
    day = {"name": "元旦", "date": "2026-01-01", "isOffDay": True, **changes}
    return {"year": 2026, "papers": [], "days": [day]}


def test_bundled_2026_has_the_published_days() -> None:
    file = read_holiday_file(BUNDLED)
    off = [holiday.day for holiday in file.days if holiday.is_off]
    work = [f"{holiday.day:%m-%d}" for holiday in file.days if not holiday.is_off]
    assert (file.year, len(off)) == (2026, 33)
    assert work == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
    assert sum(holiday.is_statutory for holiday in file.days) == 13


def test_file_without_statutory_marks_gets_them_by_law() -> None:
    document = json.loads(BUNDLED.read_text(encoding="utf-8"))
    for day in document["days"]:
        del day["isStatutory"]
    assert parse_holiday_file(encoded(document)) == read_holiday_file(BUNDLED)


@pytest.mark.parametrize("year", range(2025, 2036))
def test_statutory_days_are_thirteen_unless_two_meet(year: int) -> None:
    days = statutory_days(year, lunar_festivals(year))
    # In 2028 and 2031 中秋节 falls on one of the three days of 国庆节.
    assert len(days) == (12 if year in (2028, 2031) else 13)


def test_statutory_days_unknown_year_has_the_fixed_ones() -> None:
    assert lunar_festivals(2050) == {}
    assert statutory_days(2050, {}) == {
        date(2050, month, day) for month, day in ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
    }


def test_statutory_days_before_2025_lack_two() -> None:
    days = statutory_days(2024, {"春节": date(2024, 2, 10)})
    assert date(2024, 2, 9) not in days
    assert date(2024, 5, 2) not in days
    assert date(2024, 2, 12) in days


def test_statutory_days_2026_are_those_of_the_facts() -> None:
    days = sorted(statutory_days(2026, lunar_festivals(2026)))
    assert [f"{day:%m%d}" for day in days] == (
        "0101 0216 0217 0218 0219 0405 0501 0502 0619 0925 1001 1002 1003".split()
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "不是节假日文件"),
        (b"\xff\xfe", "不是节假日文件"),
        (b"[" * 100_000, "不是节假日文件"),
        (encoded([]), "不是节假日文件"),
        (encoded({"year": "2026", "days": []}), "不是节假日文件"),
        (encoded({"year": 2026, "days": []}), "不是节假日文件"),
        (encoded({**one_day(), "year": 1}), "不合常理"),
        (encoded({**one_day(), "papers": "x"}), "不是节假日文件"),
        (encoded({"year": 2026, "days": ["x"]}), "不是节假日文件"),
        (encoded(one_day(name=None)), "不是节假日文件"),
        (encoded(one_day(isOffDay="yes")), "不是节假日文件"),
        (encoded(one_day(isStatutory=1)), "不是节假日文件"),
        (encoded(one_day(date=5)), "不是节假日文件"),
        (encoded(one_day(date="2026-02-30")), "2026-02-30"),
        (encoded(one_day(date="2029-01-01")), "不属于"),
        (encoded(one_day(isOffDay=False, isStatutory=True)), "调休"),
        (encoded({"year": 2026, "days": [*one_day()["days"]] * 2}), "两次"),  # type: ignore[misc]
    ],
)
def test_wrong_holiday_file_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(InputRefused) as refusal:
        parse_holiday_file(content)
    assert words in refusal.value.message


def test_read_missing_and_long_files_are_refused(tmp_path: Path) -> None:
    long = tmp_path / "long.json"
    long.write_bytes(b" " * 1_000_001)
    for path in (long, tmp_path, tmp_path / "none.json"):
        with pytest.raises(InputRefused):
            read_holiday_file(path)


def test_file_that_begins_in_the_year_before_is_read() -> None:
    assert parse_holiday_file(encoded(one_day(date="2025-12-31"))).days[0].day == date(2025, 12, 31)
