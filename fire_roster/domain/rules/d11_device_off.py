"""D11: a device in manual, shielded or off has a reason, a limit and an approval."""

from collections.abc import Iterator

from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.rules.base import RuleContext, Severity, UnitRule, Violation


def _check(facts: PracticeFacts, context: RuleContext) -> Iterator[Violation]:
    for device in facts.devices_off:
        if device.restored_on is not None and device.restored_on <= facts.today:
            continue
        lacking = [
            word
            for word, is_there in (
                ("原因", device.has_reason),
                ("恢复期限", device.until is not None),
                ("批准人", device.is_approved),
            )
            if not is_there
        ]
        if lacking:
            yield context.finding(
                f"{device.device}自 {device.since} 起{device.state}，"
                f"没有登记{'、'.join(lacking)}。",
                dates=(device.since,),
                amount=len(lacking),
            )
        if device.until is not None and device.until < facts.today:
            late = (facts.today - device.until).days
            yield context.finding(
                f"{device.device}应于 {device.until} 恢复，已超过 {late} 天仍为{device.state}。",
                dates=(device.until,),
                amount=late,
            )


RULE = UnitRule(
    rule_id="D11",
    title="设备停用、手动或屏蔽有审批",
    severity=Severity.WARN,
    clause="GB 25506-2010 4.2.1 c)；GB 25201-2010 5.2 c)",
    confidence="V2",
    check=_check,
)
