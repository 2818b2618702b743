"""Records on the command line: `field=value` words in, shapes and tables out."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, get_args

from fire_roster.cli.text_table import text_pairs, text_table
from fire_roster.errors import UsageProblem

if TYPE_CHECKING:
    from fire_roster.services.practice.ledgers import Ledger

_YES = frozenset({"是", "yes", "true", "1"})
_NO = frozenset({"否", "no", "false", "0"})
_CLEARED = frozenset({"", "无", "none", "null"})


def read_values(ledger: "Ledger", words: Sequence[str]) -> dict[str, Any]:
    """`title=冬季演练` words as values; the name in English or as it stands on the form.

    UsageProblem for a word without `=` or a field that the ledger has not.
    """
    titles = ledger.fields.titles()
    names = {**{title: name for name, title in titles.items()}, **{name: name for name in titles}}
    values: dict[str, Any] = {}
    for word in words:
        name, equals, text = word.partition("=")
        field = names.get(name.strip())
        if not equals or field is None:
            known = "、".join(f"{key}（{title}）" for key, title in titles.items())
            raise UsageProblem(f"看不懂“{word}”，请写成 项目=内容。可写的项目：{known}。")
        values[field] = _value(ledger, field, text.strip())
    return values


def _value(ledger: "Ledger", field: str, text: str) -> Any:
    annotation = ledger.fields.model_fields[field].annotation
    if annotation is bool:
        if text.casefold() in _YES:
            return True
        return False if text.casefold() in _NO else text
    if type(None) in get_args(annotation) and text.casefold() in _CLEARED:
        return None
    return text


def record_shape(ledger: "Ledger", record: Any) -> dict[str, Any]:
    """A record as JSON: its number and its fields; empty texts are null."""
    shape: dict[str, Any] = {"id": record.id}
    for name in ledger.fields.model_fields:
        shape[name] = _plain(getattr(record, name))
    return shape


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value


def record_lines(ledger: "Ledger", records: Iterable[Any]) -> list[str]:
    """A table of records: number and name."""
    rows = [(str(record.id), ledger.name(record)) for record in records]
    return [*text_table(("编号", ledger.title), rows), f"共 {len(rows)} 条"]


def record_page(ledger: "Ledger", record: Any) -> list[str]:
    """One record with everything that is filled in."""
    titles = ledger.fields.titles()
    pairs = [("编号", str(record.id))]
    for name, title in titles.items():
        value = _plain(getattr(record, name))
        if value not in (None, "{}"):
            pairs.append((title, _word(value)))
    return text_pairs(pairs)


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)
