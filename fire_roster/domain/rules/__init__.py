"""All duty rules in the order of the rules table; one file and one id each."""

from fire_roster.domain.rules.base import Rule

ALL_RULES: tuple[Rule, ...] = ()
