"""Reads the words of a command; UsageProblem says how to write what does not fit."""

from datetime import date

from fire_roster.domain.certificate import Level
from fire_roster.domain.month import Month
from fire_roster.errors import UsageProblem

_FIRST_YEAR, _LAST_YEAR = 1971, 2199
_YES = frozenset({"yes", "y", "true", "1", "on", "是", "有"})
_NO = frozenset({"no", "n", "false", "0", "off", "否", "无"})


def read_month_days(text: str) -> tuple[date | None, date | None]:
    """First and last day of a month; None for both where nothing is said."""
    month = read_month(text) if text else None
    return (month.first, month.last) if month else (None, None)


def read_month(text: str) -> Month:
    """2026-12."""
    try:
        return Month.parse(text)
    except ValueError:
        raise UsageProblem(f"看不懂的月份“{text}”，请写成 2026-12 的样子。") from None


def read_day(text: str) -> date:
    """2026-12-01."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageProblem(f"看不懂的日期“{text}”，请写成 2026-12-01 的样子。") from None


def read_duty_date(text: str) -> date:
    """A day that a roster may have."""
    day = read_day(text)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UsageProblem(f"日期“{text}”太远，请用 {_FIRST_YEAR} 到 {_LAST_YEAR} 年之间的日期。")
    return day


def read_year(year: int) -> int:
    """A year that a holiday table may have."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UsageProblem(f"年份 {year} 太远，请用 {_FIRST_YEAR} 到 {_LAST_YEAR} 之间的年份。")
    return year


def read_yes_no(option: str, text: str) -> bool:
    """yes or no, also 是 or 否."""
    word = text.strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise UsageProblem(f"选项 {option} 请写 yes 或 no，不能是“{text}”。")


def read_level(text: str) -> Level:
    """四级, 四级/中级工 or 中级工."""
    word = text.strip()
    for level in Level:
        if word in (level.label, level.title, level.title.partition("/")[2]):
            return level
    raise UsageProblem(f"看不懂的等级“{text}”，请写五级、四级、三级、二级或一级。")


def read_choice(option: str, text: str, choices: dict[str, str]) -> str:
    """The meaning of a word among `choices` (word → meaning), in any case."""
    word = text.strip().casefold()
    for known, meaning in choices.items():
        if word == known.casefold():
            return meaning
    raise UsageProblem(f"{option} 不认识“{text}”，可以写：{'、'.join(choices)}。")
