"""The judge of what a unit does besides standing duty: runs every active rule about it."""

from collections.abc import Iterable

from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules import UNIT_RULES
from fire_roster.domain.rules.base import Rule, RuleContext, RuleSettings, UnitRule, Violation


def check_practice(
    facts: PracticeFacts, settings: RuleSettings, rules: Iterable[Rule] = UNIT_RULES
) -> tuple[Violation, ...]:
    """All findings, the gravest first, then in the order of the rules table.

    A rule for one kind of station is left out where the unit has no such station.
    """
    kinds = {station.kind for station in facts.stations}
    order = {rule.rule_id: index for index, rule in enumerate(rules)}
    found = [
        violation
        for rule in rules
        if isinstance(rule, UnitRule) and any(rule.is_active(settings, kind) for kind in kinds)
        for violation in rule.check(facts, RuleContext(rule, settings))
    ]
    return tuple(sorted(found, key=lambda one: (one.severity.rank, order[one.rule], one.dates)))
