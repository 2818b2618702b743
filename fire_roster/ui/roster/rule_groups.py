"""Findings gathered by rule, for summaries."""

from collections.abc import Iterable

from fire_roster.domain.rules import EVERY_RULE
from fire_roster.domain.rules.base import Violation

_TITLES = {rule.rule_id: rule.title for rule in EVERY_RULE}


def group_by_rule(findings: Iterable[Violation]) -> list[list[Violation]]:
    """One list per rule, in the order of the findings."""
    groups: dict[str, list[Violation]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    return list(groups.values())


def rule_title(rule_id: str) -> str:
    """D02 每班人数."""
    return f"{rule_id} {_TITLES[rule_id]}"


def group_line(group: list[Violation]) -> str:
    """Rule, number, the first finding, and the clause."""
    first = group[0]
    count = f"{len(group)} 处，例如：" if len(group) > 1 else ""
    return f"{rule_title(first.rule)}：{count}{first.message}（{first.clause}）"
