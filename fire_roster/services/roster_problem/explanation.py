"""Why a month cannot be rostered without breaking a rule: need against supply, in numbers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import Rule, RuleSettings, Severity, date_text
from fire_roster.domain.rules.l02_overtime import RULE as L02
from fire_roster.domain.rules.l03_rest_day import RULE as L03
from fire_roster.services.roster_problem.covers import daily_need
from fire_roster.services.roster_problem.dropouts import dropout_sentences
from fire_roster.services.roster_problem.seats import date_of
from fire_roster.services.shortage import people_word
from fire_roster.solver import Explanation, RosterProblem, explain


def explain_month(
    facts: RosterFacts, settings: RuleSettings, problem: RosterProblem
) -> tuple[str, ...]:
    """Sentences from the whole to the single: month, stretches of days, people who drop out."""
    found = explain(problem)
    return (
        *_month_sentences(facts, settings, found),
        *_run_sentences(facts, settings, problem),
        *dropout_sentences(facts),
    )


def is_plainly_short(facts: RosterFacts, settings: RuleSettings, problem: RosterProblem) -> bool:
    """Whether mere counting shows that some day, week, or the month cannot be filled."""
    is_day_short = any(
        len(usable_people(problem, index)) < daily_need(facts, day)
        for index, day in enumerate(facts.month.days)
    )
    if is_day_short:
        return True
    if _is_law(facts, settings, L03) and _tight_windows(
        facts, problem, int(L03.value(settings, "max_run"))
    ):
        return True
    return explain(problem).missing > 0


def usable_people(problem: RosterProblem, index: int) -> frozenset[str]:
    """People with at least one usable or locked seat on a day."""
    seats = problem.allowed | problem.fixed
    return frozenset(seat.person for seat in seats if seat.day == index)


def _month_sentences(
    facts: RosterFacts, settings: RuleSettings, found: Explanation
) -> Iterator[str]:
    able = [person for person in found.people if person.usable_days]
    needed = sum(daily_need(facts, day) for day in facts.month.days)
    per_day = ceil(needed / facts.month.day_count)
    yield (
        f"{facts.month.label}{people_word(facts)}可排 {len(able)} 人，"
        f"每天需 {per_day} 班次，共 {needed} 班次。"
    )
    most = max((person.most for person in able), default=0)
    if not most:
        return
    text = (
        f"按每人每月最多 {most} 班次计（{_limit_words(facts, settings)}），"
        f"扣除不能排的日子，全月最多排 {found.supply} 班次"
    )
    missing = needed - found.supply
    if missing > 0:
        yield f"{text}，还缺 {missing} 班次，至少再要 {ceil(missing / most)} 人。"
    else:
        yield f"{text}，总数够用。"


def _is_law(facts: RosterFacts, settings: RuleSettings, rule: Rule) -> bool:
    """Whether a working-time rule is in force and breaking it is an error."""
    averaged = facts.unit.averaged_hours.is_approved_on(facts.month.last)
    default = Severity.WARN if averaged else Severity.ERROR
    is_error = rule.severity_in(settings, default) is Severity.ERROR
    return is_error and rule.is_active(settings, facts.station.kind)


def _limit_words(facts: RosterFacts, settings: RuleSettings) -> str:
    words = ["每人每天一班"]
    if _is_law(facts, settings, L03):
        words.append(f"连续值班不超过 {L03.value(settings, 'max_run'):g} 天")
    if _is_law(facts, settings, L02):
        words.append(f"每月加班不超过 {L02.value(settings, 'max_overtime_h'):g} 小时")
    return "、".join(words)


@dataclass(frozen=True, slots=True)
class _Tightness:
    """Need and supply of the days from `first` on, one rest day each."""

    first: int
    heads: int
    supply: int
    needed: int


def _run_sentences(
    facts: RosterFacts, settings: RuleSettings, problem: RosterProblem
) -> Iterator[str]:
    """Stretches in which one rest day a week already leaves too few duties (L03)."""
    if not _is_law(facts, settings, L03):
        return
    most = int(L03.value(settings, "max_run"))
    length = most + 1
    for stretch in _runs(_tight_windows(facts, problem, most)):
        worst = min(stretch, key=lambda one: one.supply - one.needed)
        last = date_of(facts, stretch[-1].first + most)
        least = ceil(worst.needed / most)
        yield (
            f"{date_text(date_of(facts, stretch[0].first))}至{date_text(last)}人数不够："
            f"可用{people_word(facts)} {worst.heads} 名，{length} 天要 {worst.needed} 班次，"
            f"每人至少休息一天，至少要 {least} 名（现在最多排 {worst.supply} 班次，"
            f"缺 {worst.needed - worst.supply} 班次）。"
        )


def _tight_windows(facts: RosterFacts, problem: RosterProblem, most: int) -> list[_Tightness]:
    days = facts.month.days
    usable = [usable_people(problem, index) for index in range(len(days))]
    need = [daily_need(facts, day) for day in days]
    tight = []
    for first in range(len(days) - most):
        window = range(first, first + most + 1)
        counts = Counter(person for index in window for person in usable[index])
        supply = sum(min(most, count) for count in counts.values())
        needed = sum(need[index] for index in window)
        if supply < needed:
            tight.append(_Tightness(first, len(counts), supply, needed))
    return tight


def _runs(tight: list[_Tightness]) -> Iterator[list[_Tightness]]:
    """Windows that begin on neighbouring days belong together."""
    run: list[_Tightness] = []
    for one in tight:
        if run and one.first > run[-1].first + 1:
            yield run
            run = []
        run.append(one)
    if run:
        yield run
