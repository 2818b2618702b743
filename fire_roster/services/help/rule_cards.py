"""依据: for each rule what it asks, why, where that is written and what to do.

The words stand in `resources/data/rule_cards.json`, what to do in `rule_advice.json`; clause,
severity and numbers come from the rule itself and from what the unit has set.
"""

import re
from collections.abc import Mapping

from fire_roster.assets import load_json
from fire_roster.domain.rules import EVERY_RULE
from fire_roster.domain.rules.base import Parameter, Rule, RuleSettings
from fire_roster.services.help.articles import HelpArticle

GROUP = "规则依据"
_HOW_TO_SET = "要改轻重或数值，到[“设置 → 规则参数”](page:settings/rules)，并写明依据。"
_STANDING = {
    "V": "主要条文已核对原文。",
    "V2": "条文内容据公开的转载和引用核对。",
    "V/V2": "条文内容据公开的转载和引用核对。",
    "M": "条文原文未能核对，请以当地消防部门的要求为准。",
    "C": "各地、各版本的说法不一致，请以当地消防部门的要求为准。",
    "own": "不是法规条文，是本程序的建议，可以改。",
    "logic": "不是法规条文，是排班本身的道理。",
}
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~])")


def escape(text: str) -> str:
    """Text that somebody typed, so that Markdown shows it as it is, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def rule_cards(settings: RuleSettings) -> tuple[HelpArticle, ...]:
    """The cards of all rules, in the order in which rules are listed."""
    return tuple(_card(rule, settings) for rule in EVERY_RULE)


def rule_card(rule_id: str, settings: RuleSettings) -> HelpArticle:
    """The card of one rule. StopIteration for an unknown id."""
    return _card(next(rule for rule in EVERY_RULE if rule.rule_id == rule_id), settings)


def _card(rule: Rule, settings: RuleSettings) -> HelpArticle:
    known = load_json("data", "rule_cards.json")
    words: Mapping[str, str] = known["cards"][rule.rule_id]
    remedies: list[str] = load_json("data", "rule_advice.json")[rule.rule_id]["remedies"]
    parts = [
        f"**要求**　{words['asks']}",
        f"**为什么**　{words['why']}",
        f"**依据**　{rule.clause}。{_STANDING[rule.confidence]}",
        _documents(rule.clause, known["documents"]),
        *([words["note"]] if words.get("note") else []),
        "**怎么办**",
        "\n".join(f"{number}. {step}" for number, step in enumerate(remedies, start=1)),
        f"**现在的设置**　{_severity(rule, settings)}",
        "\n".join(f"- {_number(rule, one, settings)}" for one in rule.parameters),
        _own_basis(rule, settings),
        _HOW_TO_SET,
    ]
    return HelpArticle(
        key=rule.rule_id,
        title=f"{rule.rule_id} {rule.title}",
        group=GROUP,
        text="\n\n".join(part for part in parts if part),
        keywords=("依据", "规则", "条款"),
    )


def _documents(clause: str, names: Mapping[str, str]) -> str:
    """Full titles of the documents that a clause names by number alone."""
    named = [(number, name) for number, name in names.items() if number in clause]
    return "；".join(f"{number} 是{name}" for number, name in named) + "。" if named else ""


def _severity(rule: Rule, settings: RuleSettings) -> str:
    setting = settings.rules.get(rule.rule_id)
    if setting is None and rule.is_preset:
        return "不检查（适用的单位自己打开）。"
    if setting is not None and setting.is_off:
        return "不检查。"
    return f"按“{rule.severity_in(settings).label}”检查。"


def _own_basis(rule: Rule, settings: RuleSettings) -> str:
    basis = settings.of(rule.rule_id).basis
    return f"本单位写明的依据：{escape(basis)}" if basis else ""


def _number(rule: Rule, parameter: Parameter, settings: RuleSettings) -> str:
    value = rule.value(settings, parameter.name)
    default = "" if value == parameter.default else f"（默认 {parameter.default:g}）"
    return f"{parameter.label}：{value:g} {parameter.unit}{default}；依据：{parameter.basis}"
