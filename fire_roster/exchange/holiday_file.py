"""Reads the published holiday arrangement in the JSON of holiday-cn.

`{"year": 2026, "papers": [...], "days": [{"name", "date", "isOffDay"}]}`, with an optional
`isStatutory` for the days paid threefold; without it the statutory days follow from the law.
"""

import json
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

from fire_roster.domain.calendar import Holiday
from fire_roster.errors import InputRefused
from fire_roster.exchange.statutory_days import lunar_festivals, statutory_days

MAX_FILE_BYTES: Final = 1_000_000

_WRONG_FORMAT: Final = (
    "这不是节假日文件。请选择 holiday-cn 格式的 JSON 文件（含 year、papers、days）。"
)


@dataclass(frozen=True, slots=True)
class HolidayFile:
    """One year's arrangement, in the order of days; `papers` name the notices behind it."""

    year: int
    papers: tuple[str, ...]
    days: tuple[Holiday, ...]


def read_holiday_file(path: Path) -> HolidayFile:
    """Read a holiday file; InputRefused when it is missing, unreadable or something else."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError):
        raise InputRefused(f"打不开节假日文件“{path.name}”，请检查路径和读取权限。") from None
    if len(content) > MAX_FILE_BYTES:
        raise InputRefused(_WRONG_FORMAT)
    return parse_holiday_file(content)


def parse_holiday_file(content: bytes) -> HolidayFile:
    """The arrangement in the bytes of a file; InputRefused when they are something else."""
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputRefused(_WRONG_FORMAT) from None
    if not isinstance(document, dict):
        raise InputRefused(_WRONG_FORMAT)
    year, papers, entries = (document.get(key) for key in ("year", "papers", "days"))
    if type(year) is not int or not isinstance(entries, list) or not entries:
        raise InputRefused(_WRONG_FORMAT)
    if not 2000 <= year <= 2100:
        raise InputRefused(f"节假日文件的年份 {year} 不合常理，请核对。")
    told = statutory_days(year, lunar_festivals(year))
    days = sorted((_day_from(entry, year, told) for entry in entries), key=lambda item: item.day)
    _refuse_twice(days)
    return HolidayFile(year, _papers_from(papers), tuple(days))


def _papers_from(papers: object) -> tuple[str, ...]:
    if papers is None:
        return ()
    if not isinstance(papers, list):
        raise InputRefused(_WRONG_FORMAT)
    return tuple(str(paper) for paper in papers)


def _day_from(entry: object, year: int, told: frozenset[date]) -> Holiday:
    if not isinstance(entry, dict):
        raise InputRefused(_WRONG_FORMAT)
    name, is_off = entry.get("name"), entry.get("isOffDay")
    if not isinstance(name, str) or not isinstance(is_off, bool):
        raise InputRefused(_WRONG_FORMAT)
    day = _date_from(entry.get("date"))
    # An arrangement may begin in the last days of the year before.
    if abs(day.year - year) > 1:
        raise InputRefused(f"节假日文件里的 {day.isoformat()} 不属于 {year} 年，请核对。")
    is_statutory = entry.get("isStatutory", is_off and day in told)
    if not isinstance(is_statutory, bool):
        raise InputRefused(_WRONG_FORMAT)
    if is_statutory and not is_off:
        raise InputRefused(f"{day.isoformat()} 既是调休上班日又是法定节日，请核对。")
    return Holiday(day, name.strip(), is_off, is_statutory)


def _date_from(text: object) -> date:
    if not isinstance(text, str):
        raise InputRefused(_WRONG_FORMAT)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputRefused(f"节假日文件里的日期“{text[:20]}”不对，请核对。") from None


def _refuse_twice(days: list[Holiday]) -> None:
    for earlier, later in pairwise(days):
        if earlier.day == later.day:
            raise InputRefused(f"节假日文件里 {later.day.isoformat()} 出现了两次，请核对。")
