"""K01: records are kept for their time.

It has no check: nothing on file can break it, because deleting a record early is refused.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fire_roster.domain.intervals import add_months
from fire_roster.domain.rules.base import Parameter, Rule, RuleSettings, Severity


class Retention(StrEnum):
    """How long a kind of record is kept; the value names the parameter of K01."""

    DUTY = "duty_years"
    MAINTENANCE = "maintenance_years"
    PRACTICE = "practice_years"


@dataclass(frozen=True, slots=True)
class RetentionRefusal:
    """Why a record may not be deleted yet."""

    until: date
    years: int


RULE = Rule(
    rule_id="K01",
    title="记录保存期限",
    severity=Severity.ERROR,
    clause="GB 25201-2010 第10章；浙江省消防条例 第14条；公安部令第61号 第43条",
    confidence="M",
    parameters=(
        Parameter("duty_years", "值班、交接、巡查记录", 1, "年", "GB 25201-2010 第10章", 1, 30),
        Parameter(
            "maintenance_years", "检测、维修、保养记录", 5, "年", "GB 25201-2010 第10章", 1, 30
        ),
        Parameter(
            "practice_years",
            "培训、演练、隐患记录",
            3,
            "年",
            "公安部令第61号 第43条（进消防档案，期限由单位定）",
            1,
            30,
        ),
    ),
)


def refuse_deletion(
    kind: Retention, day: date, today: date, settings: RuleSettings
) -> RetentionRefusal | None:
    """The refusal for a record of a day, None where its time is over or the rule is off."""
    if settings.of(RULE.rule_id).is_off:
        return None
    years = int(RULE.value(settings, kind.value))
    until = add_months(day, years * 12)
    return RetentionRefusal(until, years) if today < until else None
