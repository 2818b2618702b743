"""D05: duties that follow each other without a break, and too little rest between duties."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.base import (
    MemberRule,
    Parameter,
    RuleContext,
    Severity,
    Violation,
)
from fire_roster.domain.rules.d04_shift_length import MAX_SHIFT_HOURS
from fire_roster.domain.rules.wording import duration_text, duty_text
from fire_roster.domain.time_span import TimeSpan, minutes_gap


@dataclass(frozen=True, slots=True)
class _Run:
    """Duties of one person without a free minute between the first and the last."""

    duties: tuple[Duty, ...]
    span: TimeSpan

    @property
    def is_joined(self) -> bool:
        """Whether a duty begins exactly where another ends; a mere overlap is D06 or D07."""
        if len(self.duties) == 1:
            return False
        ends = {duty.span.end for duty in self.duties}
        return any(duty.span.start in ends for duty in self.duties)


def _check(facts: RosterFacts, member: MemberFacts, context: RuleContext) -> Iterable[Violation]:
    runs = _runs(facts.duties_of(member.member_id))
    for run in runs:
        yield from _too_long(member, run, context)
    least = round(context.value("min_rest_hours") * 60)
    for earlier, later in pairwise(runs):
        yield from _too_little_rest(member, (earlier, later), least, context)


def _too_long(member: MemberFacts, run: _Run, context: RuleContext) -> Iterable[Violation]:
    if not run.is_joined or not _is_own(run.duties):
        return
    is_control_room = any(duty.is_control_room for duty in run.duties)
    name = "max_shift_hours" if is_control_room else "max_run_other_hours"
    limit = round(context.value(name) * 60)
    over = run.span.minutes - limit
    if over > 0:
        yield context.finding(
            f"{member.name} {duty_text(run.duties[0])}到{duty_text(run.duties[-1])}首尾相接，"
            f"连续在岗 {duration_text(run.span.minutes)}，超过 {duration_text(limit)}。",
            duties=run.duties,
            amount=over / 60,
        )


def _too_little_rest(
    member: MemberFacts, runs: tuple[_Run, _Run], least: int, context: RuleContext
) -> Iterable[Violation]:
    earlier, later = runs
    rest = minutes_gap(earlier.span, later.span)
    if rest >= least:
        return
    before = [duty for duty in earlier.duties if duty.span.end == earlier.span.end]
    after = [duty for duty in later.duties if duty.span.start == later.span.start]
    if _is_own([*before, *after]):
        yield context.finding(
            f"{member.name} {duty_text(before[0])}与{duty_text(after[0])}之间"
            f"只休息 {duration_text(rest)}，少于 {duration_text(least)}。",
            duties=[*before, *after],
            amount=(least - rest) / 60,
            severity=Severity.WARN,
        )


def _runs(duties: Sequence[Duty]) -> list[_Run]:
    runs: list[_Run] = []
    for duty in duties:
        if runs and duty.span.start <= runs[-1].span.end:
            last = runs[-1]
            span = TimeSpan(last.span.start, max(last.span.end, duty.span.end))
            runs[-1] = _Run((*last.duties, duty), span)
        else:
            runs.append(_Run((duty,), duty.span))
    return runs


def _is_own(duties: Iterable[Duty]) -> bool:
    return any(not duty.is_foreign for duty in duties)


RULE = MemberRule(
    rule_id="D05",
    title="连班和班间休息",
    severity=Severity.ERROR,
    clause="GB 25201-2010 5.2 b)；班间休息时间为本单位规定",
    confidence="V2",
    parameters=(
        Parameter(
            "max_shift_hours",
            "控制室连续在岗最长",
            MAX_SHIFT_HOURS,
            "小时",
            "GB 25201-2010 5.2 b)",
            minimum=1,
            maximum=24,
        ),
        Parameter(
            "max_run_other_hours",
            "其他岗位连续在岗最长",
            16,
            "小时",
            "本单位规定",
            minimum=1,
            maximum=72,
        ),
        Parameter("min_rest_hours", "班间休息最短", 11, "小时", "本单位规定", maximum=48),
    ),
    check=_check,
)
