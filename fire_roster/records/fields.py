"""What all plain models share: a value that does not fit is refused in words for people."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from pydantic import ValidationError
from sqlmodel import SQLModel

from fire_roster.errors import InputRefused

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
"""Days outside have no time span of their own, and a year 9999 means 长期."""

_PROBLEMS = {
    "missing": "没有填写",
    "string_too_long": "最多 {max_length} 个字",
    "string_unicode": "含有无法保存的字符",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
}
_KINDS = {
    "string": "文字",
    "date": "日期（如 2026-12-01）",
    "datetime": "日期和时间（如 2026-12-01 08:00）",
    "timezone": "日期和时间（如 2026-12-01 08:00）",
    "int": "整数",
    "float": "数字",
    "bool": "“是”或“否”",
}


class RecordFields(SQLModel):
    """Base of the plain models; a table model does not validate.

    Raises InputRefused that names every field (by its title) that does not fit.
    """

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as error:
            raise InputRefused(self._refusal(error)) from error
        for name in values:
            value = getattr(self, name, None)
            if isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
                title = self.titles().get(name, name)
                raise InputRefused(
                    f"{title}应在 {FIRST_YEAR} 年到 {LAST_YEAR} 年之间；没有期限的请选长期或留空。"
                )

    @classmethod
    def titles(cls) -> dict[str, str]:
        """The word on screen for each field, in order."""
        return {name: field.title or name for name, field in cls.model_fields.items()}

    @classmethod
    def _refusal(cls, error: ValidationError) -> str:
        titles = cls.titles()
        found = [
            f"{titles.get(str(one['loc'][0]), one['loc'][0])}{_problem(one['type'], one)}"
            for one in error.errors()
        ]
        return f"{'；'.join(found)}。请改正后再试。"


def _problem(kind: str, error: Mapping[str, Any]) -> str:
    if kind == "string_too_short":
        return "不能为空"
    if kind in _PROBLEMS:
        return _PROBLEMS[kind].format(**error.get("ctx", {}))
    return f"应为{_KINDS.get(kind.partition('_')[0], '别的内容')}"
