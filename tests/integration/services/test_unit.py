"""The unit's data, and rule parameters with their legal basis."""

import pytest

from fire_roster.domain.rules import EVERY_RULE
from fire_roster.domain.rules.base import Severity
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.services.office import Office
from fire_roster.services.translation import unit_facts
from fire_roster.services.unit import SettingRow
from tests.integration.services.people import audit

UNIT_VALUES = {
    "unit.name": "示范大厦",
    "unit.traits": "高层民用建筑、公众聚集场所",
    "unit.is_averaged_hours": "是",
    "unit.averaged_hours_until": "2027-06-30",
    "unit.duty_phone": "0571-88886666",
}


def _row(office: Office, key: str) -> SettingRow:
    return next(row for row in office.unit.list_settings() if row.key == key)


def test_settings_begin_with_the_default(office: Office) -> None:
    rows = office.unit.list_settings()
    assert not any(row.is_changed for row in rows)
    assert {row.key.split(".")[1] for row in rows if row.key.startswith("rule.")} == {
        rule.rule_id for rule in EVERY_RULE
    }
    assert all(row.label for row in rows)


def test_every_rule_parameter_can_be_set_and_reset(office: Office) -> None:
    for rule in EVERY_RULE:
        for parameter in rule.parameters:
            key = f"rule.{rule.rule_id}.{parameter.name}"
            office.unit.set(key, f"{parameter.maximum:g}", "本单位规定")
            row = _row(office, key)
            assert (float(row.value), row.basis) == (parameter.maximum, "本单位规定")
            office.unit.set(key, "default")
            assert not _row(office, key).is_changed


def test_every_rule_can_be_given_another_weight_and_switched_off(office: Office) -> None:
    for rule in EVERY_RULE:
        office.unit.set(f"rule.{rule.rule_id}.severity", "info")
    settings = office.unit.rule_settings()
    assert {settings.rules[rule.rule_id].severity for rule in EVERY_RULE} == {Severity.INFO}
    for rule in EVERY_RULE:
        office.unit.set(f"rule.{rule.rule_id}.severity", "off")
    assert all(one.is_off for one in office.unit.rule_settings().rules.values())


def test_set_rule_id_in_small_letters_is_in_force(office: Office) -> None:
    office.unit.set("rule.d04.severity", "warn")
    assert office.unit.rule_settings().rules["D04"].severity is Severity.WARN
    assert _row(office, "rule.D04.severity").value == "warn"


@pytest.mark.parametrize(
    "key", ["", "rule", "rule.X99.severity", "rule.D04.colour", "unit.colour", "unit", "a.b.c"]
)
def test_set_unknown_key_is_a_usage_problem(office: Office, key: str) -> None:
    with pytest.raises(UsageProblem, match="settings list"):
        office.unit.set(key, "1")
    assert audit(office) == []


@pytest.mark.parametrize(
    ("key", "value", "word"),
    [
        ("rule.D04.severity", "grave", "error、warn、info 或 off"),
        ("rule.D04.max_shift_hours", "长", "应填数字"),
        ("rule.D04.max_shift_hours", "nan", "应在"),
        ("rule.D04.max_shift_hours", "inf", "应在"),
        ("rule.D04.max_shift_hours", "-1", "应在"),
        ("unit.traits", "消防安全重点单位、城堡", "没有“城堡”"),
        ("unit.is_averaged_hours", "也许", "应为“是”或“否”"),
        ("unit.averaged_hours_until", "明年", "应为日期"),
        ("unit.name", "园" * 101, "最多 100 个字"),
    ],
)
def test_set_bad_value_is_refused(office: Office, key: str, value: str, word: str) -> None:
    before = office.unit.list_settings()
    with pytest.raises(InputRefused, match=word):
        office.unit.set(key, value)
    assert (office.unit.list_settings(), audit(office)) == (before, [])


def test_set_unit_values_are_kept_and_reset(office: Office) -> None:
    for key, value in UNIT_VALUES.items():
        office.unit.set(key, value)
        assert _row(office, key).value == value
    facts = unit_facts(office.unit.get())
    assert facts.averaged_hours.is_used and len(facts.traits) == 2
    for key in UNIT_VALUES:
        office.unit.set(key, "default")
        assert not _row(office, key).is_changed
    assert office.unit.get().version == 1 + 2 * len(UNIT_VALUES)


def test_reset_of_what_was_never_set_is_harmless(office: Office) -> None:
    office.unit.set("rule.D04.severity", "default")
    assert office.unit.rule_settings().rules == {}


def test_update_keeps_old_and_new_in_the_audit(office: Office) -> None:
    office.unit.update(name="示范大厦")
    assert audit(office)[0].detail == '{"name": ["", "示范大厦"]}'
