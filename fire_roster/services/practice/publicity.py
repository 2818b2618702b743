"""消防宣传: the plan of a year, what of it was done, how many it reached.

公安部令第61号 第36条: 单位应当通过多种形式开展经常性的消防安全宣传教育.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fire_roster.assets import load_json
from fire_roster.domain.training import TrainingKind
from fire_roster.errors import InputRefused
from fire_roster.records.training import Training
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.services.practice.records import add_record
from fire_roster.store.queries import practice
from fire_roster.store.transaction import Database, Session

_LEDGER = LEDGERS["training"]
_DAY = 15
"""Day of the month on which a suggested activity is planned, to be put right by the clerk."""


@dataclass(frozen=True, slots=True)
class PublicityTopic:
    """An activity that is suggested for a month of any year."""

    month: int
    title: str
    audience: str
    content: str


@dataclass(frozen=True, slots=True)
class PublicityYear:
    """Activities planned for or held in a year, in order of their days."""

    year: int
    activities: tuple[Any, ...]

    @property
    def done(self) -> int:
        """How many were held."""
        return sum(one.held_on is not None for one in self.activities)

    @property
    def reached(self) -> int:
        """How many people they reached."""
        return sum(one.reached_count for one in self.activities)

    @property
    def audiences(self) -> tuple[str, ...]:
        """Each audience that an activity is for, once."""
        words = [
            word.strip() for one in self.activities for word in one.audience.split("、") if word
        ]
        return tuple(dict.fromkeys(words))


def publicity_topics() -> tuple[PublicityTopic, ...]:
    """What is suggested, month by month; schools and tenants included."""
    return tuple(PublicityTopic(**one) for one in load_json("data", "publicity_plan.json"))


class PublicityService:
    """The yearly plan; each activity is a record of the training ledger."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def year(self, year: int) -> PublicityYear:
        """What stands in the plan of that year."""
        with self._database.read() as session:
            return PublicityYear(year, tuple(_activities(session, year)))

    def missing_topics(self, year: int) -> tuple[PublicityTopic, ...]:
        """Suggestions that the plan of the year has not, from this month on."""
        today = self._clock.today()
        with self._database.read() as session:
            known = {one.title for one in _activities(session, year)}
        return tuple(
            one
            for one in publicity_topics()
            if one.title not in known and date(year, one.month, 28) >= today.replace(day=1)
        )

    def plan_year(self, year: int, titles: frozenset[str]) -> Done[list[int]]:
        """These suggestions as planned activities, never on a day that is over.

        InputRefused where nothing is to be added.
        """
        today = self._clock.today()
        wanted = [one for one in self.missing_topics(year) if one.title in titles]
        if not wanted:
            raise InputRefused(f"没有要加入 {year} 年计划的活动：都已列入，或者一项也没有选。")
        with self._database.write("publicity.plan") as transaction:
            keys = []
            for topic in wanted:
                values = {
                    "title": topic.title,
                    "kind": TrainingKind.PUBLICITY.value,
                    "planned_on": max(date(year, topic.month, _DAY), today),
                    "hours": 1,
                    "audience": topic.audience,
                    "content": topic.content,
                }
                keys.append(add_record(transaction, _LEDGER, values, self._clock).id)
            transaction.describe(
                f"制定 {year} 年消防宣传计划，{len(keys)} 项", f"publicity:{year}", {"topics": keys}
            )
        return Done(keys, Changes.of(Kind.TRAINING))


def _activities(session: Session, year: int) -> Sequence[Any]:
    found = [
        one
        for one in practice.list_records(session, Training)
        if one.kind == TrainingKind.PUBLICITY and (one.held_on or one.planned_on).year == year
    ]
    return sorted(found, key=lambda one: (one.held_on or one.planned_on, one.id))
