"""The fields of an operation, taken one by one; what nobody took is refused."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from fire_roster.errors import InputRefused, UsageProblem


class OperationFields:
    """JSON values by name. UsageProblem for a missing or unknown name or a wrong kind."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)

    def has(self, name: str) -> bool:
        """Whether the field was sent."""
        return name in self._values

    def text(self, name: str, default: str | None = None) -> str:
        """A text; null is the empty text. A number counts as its text (`"member": 3`)."""
        value = self._take(name, default)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return str(_checked(name, "" if value is None else value, str, "文字"))

    def day(self, name: str, default: str | None = None) -> date | None:
        """A date, None for null."""
        value = self._take(name, default)
        if value is None or value == "":
            return None
        try:
            return date.fromisoformat(_checked(name, value, str, "日期"))
        except ValueError as error:
            raise InputRefused(f"字段 {name} 应为日期（如 2026-12-01）。") from error

    def flag(self, name: str) -> bool:
        """True or false; null is false."""
        value = self._take(name, None)
        return bool(_checked(name, False if value is None else value, bool, "true 或 false"))

    def texts(self, name: str) -> list[str]:
        """A list of texts or numbers."""
        values = _checked(name, self._take(name, None), list, "列表")
        return [
            str(one) if isinstance(one, int) and not isinstance(one, bool)
            else _checked(name, one, str, "文字的列表")
            for one in values
        ]  # fmt: skip

    def collect(self, readers: Mapping[str, tuple[str, Callable[[str], Any]]]) -> dict[str, Any]:
        """What was sent of these fields, by the name in the record: {field: (record, reader)}."""
        sent = [name for name in readers if self.has(name)]
        return {readers[name][0]: readers[name][1](name) for name in sent}

    def refuse_rest(self) -> None:
        """UsageProblem where something is left that no operation knows."""
        if self._values:
            raise UsageProblem(f"这个操作没有字段：{'、'.join(sorted(self._values))}。")

    def _take(self, name: str, default: Any) -> Any:
        if name not in self._values and default is None:
            raise UsageProblem(f"缺少字段 {name}。")
        return self._values.pop(name, default)


def _checked(name: str, value: Any, kind: type, words: str) -> Any:
    if not isinstance(value, kind):
        raise UsageProblem(f"字段 {name} 应为{words}。")
    return value
