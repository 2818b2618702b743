"""Deadlines of the periodic training of everybody (rule T05): who runs out, who is behind."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from fire_roster.domain.alerts.deadline import Deadline
from fire_roster.domain.alerts.facts import AlertFacts
from fire_roster.domain.alerts.kinds import AlertKind, AlertSettings
from fire_roster.domain.intervals import add_months
from fire_roster.domain.month import Month
from fire_roster.domain.time_span import midnight
from fire_roster.domain.training import last_trained, periodic_kinds

_KIND = AlertKind.COVERAGE


def coverage_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """Stages before the training of people runs out; once a month while somebody is behind."""
    ends = {
        key: add_months(last, facts.training_duty.months)
        for key in facts.members
        if (last := last_trained(facts.trainings, key, periodic_kinds())) is not None
    }
    yield from _coming(facts, settings, ends)
    yield from _behind(facts, settings, ends)


def _coming(
    facts: AlertFacts, settings: AlertSettings, ends: dict[int, date]
) -> Iterator[Deadline]:
    """The stages of each last day; from the first of the month after it people are behind."""
    together: dict[date, int] = defaultdict(int)
    for key, end in ends.items():
        together[end] += facts.members[key].is_employed_on(end)
    for end, count in together.items():
        until = midnight(Month.of(end).shifted(1).first)
        if not count or until <= facts.window.start:
            continue
        words = f"{count} 人的定期消防培训 {end} 到期（{facts.training_duty.sentence}），请安排培训"
        for stage in settings.leads(_KIND):
            yield Deadline(
                key=f"coverage:{end}:{stage}",
                kind=_KIND,
                severity=settings.severity(_KIND, stage),
                message=words,
                public=words,
                due=settings.on_day(_KIND, end - timedelta(days=stage)),
                until=until,
                chain=f"coverage:{end}",
                page="drills",
                focus={"panel": "training"},
            )


def _behind(
    facts: AlertFacts, settings: AlertSettings, ends: dict[int, date]
) -> Iterator[Deadline]:
    for month in facts.months:
        people = [one for one in facts.members.values() if one.is_employed_on(month.first)]
        behind = [one for one in people if ends.get(one.member_id, date.min) < month.first]
        if behind:
            share = (len(people) - len(behind)) * 100 // len(people)
            words = (
                f"{len(behind)} 人没有在规定时间内培训，覆盖率 {share}%"
                f"（{facts.training_duty.sentence}）"
            )
            yield Deadline(
                key=f"coverage:{month}",
                kind=_KIND,
                severity=settings.severity(_KIND),
                message=words,
                public=words,
                due=settings.on_day(_KIND, month.first),
                until=midnight(month.shifted(1).first),
                page="drills",
                focus={"panel": "training"},
            )
