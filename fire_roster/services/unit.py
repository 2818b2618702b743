"""The unit, rule parameters with their legal basis, and other settings."""

from dataclasses import dataclass
from typing import Any

from fire_roster.domain.rules import EVERY_RULE
from fire_roster.domain.rules.base import Rule, RuleSetting, RuleSettings, Severity
from fire_roster.domain.unit import UnitTrait
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.setting import Setting
from fire_roster.records.unit import Unit, UnitFields
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.translation import WORD_SEPARATOR, split_words
from fire_roster.store.queries import office
from fire_roster.store.transaction import Database

_RULE_PREFIX = "rule."
_OFF = "off"
_DEFAULT = "default"
_UNIT_PREFIX = "unit."


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One thing that can be set: `value` is in force, `default` the program's own."""

    key: str
    label: str
    value: str
    default: str
    basis: str

    @property
    def is_changed(self) -> bool:
        """Whether the unit has set it."""
        return self.value != self.default


class UnitService:
    """The unit's master data and its settings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> Unit:
        """The unit."""
        with self._database.read() as session:
            return office.get_unit(session)

    def update(self, **values: Any) -> Done[None]:
        """Changes fields of the unit."""
        with self._database.write("unit.update") as transaction:
            record = office.get_unit(transaction.session)
            before = record.model_dump()
            checked = _checked_unit(UnitFields(**{**before, **values})).model_dump()
            changed = {
                name: [before[name], value]
                for name, value in checked.items()
                if before[name] != value
            }
            for name, value in checked.items():
                setattr(record, name, value)
            record.version += 1
            transaction.session.add(record)
            transaction.describe("修改单位资料", "unit:1", changed)
        return Done(None, Changes.of(Kind.UNIT))

    def rule_settings(self) -> RuleSettings:
        """What the unit has set about rules."""
        with self._database.read() as session:
            return rule_settings_of(office.list_settings(session, _RULE_PREFIX))

    def list_settings(self) -> tuple[SettingRow, ...]:
        """Every setting: the unit's data, then each rule's severity and parameters."""
        with self._database.read() as session:
            unit = office.get_unit(session)
            stored = {one.key: one for one in office.list_settings(session)}
        fields = UnitFields().model_dump()
        rows = [
            SettingRow(
                _UNIT_PREFIX + name,
                label,
                _text(getattr(unit, name)),
                _text(fields[name]),
                "",
            )
            for name, label in UNIT_LABELS.items()
        ]
        for rule in EVERY_RULE:
            rows += _rule_rows(rule, stored)
        return tuple(rows)

    def set(self, key: str, value: str, basis: str = "") -> Done[None]:
        """Sets one setting by its key; `default` as value goes back to the program's own.

        UsageProblem for an unknown key, InputRefused for a value that does not fit.
        """
        if key.startswith(_UNIT_PREFIX):
            name = key.removeprefix(_UNIT_PREFIX)
            if name not in UNIT_LABELS:
                raise UsageProblem(f"没有“{key}”这个设置，用 settings list 查看全部。")
            return self.update(**{name: _unit_value(name, value)})
        rule, parameter = _find_rule_key(key)
        key = f"{_RULE_PREFIX}{rule.rule_id}.{parameter}"
        text = value.strip()
        if text != _DEFAULT:
            text = _checked_rule_value(rule, parameter, text)
        with self._database.write("setting.set") as transaction:
            session = transaction.session
            stored = session.get(Setting, key)
            before = stored.value if stored else None
            if text == _DEFAULT and stored is not None:
                session.delete(stored)
            elif text != _DEFAULT:
                session.merge(Setting(key=key, value=text, basis=basis.strip()))
            transaction.describe(
                f"设置 {key} = {text}", f"setting:{key}", {"value": [before, text]}
            )
        return Done(None, Changes.of(Kind.SETTING))


UNIT_LABELS = UnitFields.titles()
"""What can be set about the unit, with the word on screen."""


def rule_settings_of(settings: Any) -> RuleSettings:
    """Stored rows `rule.ID.name` as rule settings."""
    rules: dict[str, dict[str, str]] = {}
    basis: dict[str, str] = {}
    for one in settings:
        _, rule_id, name = one.key.split(".", 2)
        rules.setdefault(rule_id, {})[name] = one.value
        basis[rule_id] = one.basis or basis.get(rule_id, "")
    return RuleSettings(
        {
            rule_id: RuleSetting(
                severity=_severity(values.get("severity")),
                is_off=values.get("severity") == _OFF,
                parameters={
                    name: float(value) for name, value in values.items() if name != "severity"
                },
                basis=basis[rule_id],
            )
            for rule_id, values in rules.items()
        }
    )


def _severity(text: str | None) -> Severity | None:
    return Severity(text) if text and text != _OFF else None


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)


def _rule_rows(rule: Rule, stored: dict[str, Setting]) -> list[SettingRow]:
    key = f"{_RULE_PREFIX}{rule.rule_id}.severity"
    default = _OFF if rule.is_preset else rule.severity.value
    held = stored.get(key)
    rows = [
        SettingRow(
            key,
            f"{rule.rule_id} {rule.title}：轻重",
            held.value if held else default,
            default,
            held.basis if held else rule.clause,
        )
    ]
    for parameter in rule.parameters:
        key = f"{_RULE_PREFIX}{rule.rule_id}.{parameter.name}"
        held = stored.get(key)
        rows.append(
            SettingRow(
                key,
                f"{rule.rule_id} {parameter.label}（{parameter.unit}）",
                held.value if held else f"{parameter.default:g}",
                f"{parameter.default:g}",
                held.basis if held else parameter.basis,
            )
        )
    return rows


def _find_rule_key(key: str) -> tuple[Rule, str]:
    parts = key.split(".")
    if len(parts) == 3 and parts[0] == "rule":
        for rule in EVERY_RULE:
            names = {"severity", *(one.name for one in rule.parameters)}
            if rule.rule_id == parts[1].upper() and parts[2] in names:
                return rule, parts[2]
    raise UsageProblem(f"没有“{key}”这个设置，用 settings list 查看全部。")


def _checked_rule_value(rule: Rule, name: str, text: str) -> str:
    if name == "severity":
        allowed = {_OFF, *(severity.value for severity in Severity)}
        if text not in allowed:
            raise InputRefused("轻重应为 error、warn、info 或 off。")
        return text
    parameter = next(one for one in rule.parameters if one.name == name)
    try:
        number = float(text)
    except ValueError as error:
        raise InputRefused(f"“{parameter.label}”应填数字，不能是“{text}”。") from error
    if not parameter.minimum <= number <= parameter.maximum:
        raise InputRefused(
            f"“{parameter.label}”应在 {parameter.minimum:g} 到 {parameter.maximum:g} 之间。"
        )
    return f"{number:g}"


def _unit_value(name: str, text: str) -> object:
    value = text.strip()
    if value == _DEFAULT:
        return UnitFields().model_dump()[name]
    if name == "is_averaged_hours":
        return {"是": True, "否": False}.get(value, value)
    if name == "averaged_hours_until":
        return value or None
    return value


def _checked_unit(fields: UnitFields) -> UnitFields:
    known = [trait.value for trait in UnitTrait]
    unknown = [word for word in split_words(fields.traits) if word not in known]
    if unknown:
        raise InputRefused(f"单位类型没有“{unknown[0]}”，可选：{WORD_SEPARATOR.join(known)}。")
    return fields
