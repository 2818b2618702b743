"""One widget for each field of a record, by its type."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import NaiveDatetime
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from fire_roster.records.fields import RecordFields
from fire_roster.ui.common.choice_field import ChoiceField, WordField
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.long_text_field import LongTextField
from fire_roster.ui.common.moment_field import MomentField
from fire_roster.ui.common.number_field import NumberField
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.practice.field_specs import FormSpec
from fire_roster.ui.practice.groups_field import GroupsField

_ITEM_LINES = 10
_LONG_LINES = 2


@dataclass(frozen=True)
class FieldWidget:
    """A widget with the ways to read it, fill it and ask what is wrong with it."""

    widget: QWidget
    value: Callable[[], Any]
    set_value: Callable[[Any], None]
    problem: Callable[[], str]


def _no_problem() -> str:
    return ""


def make_field(
    fields: type[RecordFields], name: str, spec: FormSpec, stations: Sequence[tuple[int, str]]
) -> FieldWidget:
    """The widget of a field; `stations` are pairs of key and name for `station_id`."""
    info = fields.model_fields[name]
    kind, is_optional = _plain_type(info.annotation)
    title = info.title or name
    if name == "station_id":
        return _station(stations, is_optional=is_optional)
    if name == "groups":
        groups = GroupsField()
        return FieldWidget(groups, groups.value, groups.set_value, _no_problem)
    if name in spec.choices:
        return _choice(spec.choices[name])
    if kind is bool:
        return _tick(title)
    if kind is datetime:
        return _moment()
    if kind is date:
        return _day()
    if kind in (int, float):
        return _number(fields, name, kind)
    length = _max_length(fields, name)
    if name in spec.words:
        return _word(spec.words[name], length)
    if name == "items":
        return _lines(length)
    return _long_text(length) if name in spec.long else _text(length)


def _plain_type(annotation: Any) -> tuple[Any, bool]:
    """The type without `| None`, and whether it had one; annotated types count as their base."""
    if get_origin(annotation) in (Union, UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return _plain_type(parts[0])[0], True
    if annotation is NaiveDatetime:
        return datetime, False
    if isinstance(annotation, type):
        for kind in (bool, int, float, datetime, date):
            if issubclass(annotation, kind):
                return kind, False
        return annotation, False
    return get_args(annotation)[0], False


def _limit(fields: type[RecordFields], name: str, kind: str, default: int) -> int:
    found = [getattr(one, kind) for one in fields.model_fields[name].metadata if hasattr(one, kind)]
    return int(found[0]) if found else default


def _max_length(fields: type[RecordFields], name: str) -> int:
    return _limit(fields, name, "max_length", 200)


def _station(stations: Sequence[tuple[int, str]], *, is_optional: bool) -> FieldWidget:
    empty: list[tuple[Any, str]] = [(None, "不限站点")] if is_optional else []
    field = ChoiceField([*empty, *stations])
    return FieldWidget(field, field.value, field.set_value, _no_problem)


def _choice(words: Sequence[str]) -> FieldWidget:
    field = ChoiceField([(word, word or "未填") for word in words])
    return FieldWidget(field, field.value, field.set_value, _no_problem)


def _word(words: Sequence[str], length: int) -> FieldWidget:
    field = WordField(words, length)
    return FieldWidget(field, field.value, field.set_value, _no_problem)


def _tick(title: str) -> FieldWidget:
    box = QCheckBox(title.replace("&", "&&"))
    box.setAccessibleName(title)
    return FieldWidget(box, box.isChecked, lambda value: box.setChecked(bool(value)), _no_problem)


def _day() -> FieldWidget:
    field = DateField()
    return FieldWidget(field, field.value, field.set_value, field.problem)


def _moment() -> FieldWidget:
    field = MomentField()
    return FieldWidget(field, field.value, field.set_value, field.problem)


def _number(fields: type[RecordFields], name: str, kind: type) -> FieldWidget:
    if kind is float:
        field = QLineEdit()
        limit_text(field, 8)
        return FieldWidget(
            field,
            lambda: field.text().strip() or "0",
            lambda value: field.setText(f"{value:g}"),
            lambda: "" if _is_number(field.text()) else "请填数字，如 2 或 1.5。",
        )
    spin = NumberField(_limit(fields, name, "ge", 0), _limit(fields, name, "le", 1_000_000))
    return FieldWidget(spin, spin.value, spin.setValue, _no_problem)


def _is_number(text: str) -> bool:
    return text.strip().replace(".", "", 1).isdecimal() or not text.strip()


def _text(length: int) -> FieldWidget:
    field = QLineEdit()
    limit_text(field, length)
    return FieldWidget(field, lambda: field.text().strip(), field.setText, _no_problem)


def _long_text(length: int) -> FieldWidget:
    field = LongTextField(length, _LONG_LINES)
    return FieldWidget(field, field.value, field.set_value, _no_problem)


def _lines(length: int) -> FieldWidget:
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * _ITEM_LINES + 16)
    return FieldWidget(
        field,
        lambda: field.toPlainText().strip(),
        field.setPlainText,
        lambda: "" if len(field.toPlainText()) <= length else f"最多 {length} 字。",
    )
