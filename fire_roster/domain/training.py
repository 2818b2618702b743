"""Training: kinds, who must be trained how often, and who has been.

消防法 17(四); 公安部令第61号 第36、38条; 应急管理部令第5号 第41条; 公消〔2015〕301号 二(四).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fire_roster.domain.intervals import add_months, months_text
from fire_roster.domain.unit import UnitTrait


class TrainingKind(StrEnum):
    """What a course is for; the value is the word on screen and paper."""

    PRE_POST = "岗前培训"
    PERIODIC = "定期全员培训"
    OPERATOR = "消控室专门培训"
    SKILL = "技能训练"
    PRACTICE = "岗位练兵"
    EXTERNAL = "外部考证"
    PUBLICITY = "消防宣传"

    @property
    def counts_as_periodic(self) -> bool:
        """Whether it meets 每名员工的消防安全培训."""
        return self in (TrainingKind.PERIODIC, TrainingKind.PRE_POST)


def periodic_kinds() -> tuple[TrainingKind, ...]:
    """The kinds of courses that meet the periodic duty."""
    return tuple(kind for kind in TrainingKind if kind.counts_as_periodic)


@dataclass(frozen=True, slots=True)
class TrainingFacts:
    """One course that was held; `passed_ids` are those who were there and did not fail."""

    training_id: int
    kind: TrainingKind
    held_on: date
    passed_ids: frozenset[int] = frozenset()
    hours: float = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class TrainingDuty:
    """How often every employee is to be trained, and the clause that says so."""

    months: int
    who: str
    clause: str

    @property
    def sentence(self) -> str:
        """公众聚集场所每半年至少培训一次（公安部令第61号 第36条）."""
        return f"{self.who}{months_text(self.months)}至少培训一次（{self.clause}）"


def training_duty(traits: frozenset[UnitTrait], own_months: int = 0) -> TrainingDuty:
    """The strictest interval that applies (T05); `own_months` 0 adds nothing.

    公安部令第61号 第36条 (key unit: a year; 公众聚集场所: half a year); 应急管理部令第5号 第41条.
    """
    if UnitTrait.PUBLIC_VENUE in traits:
        legal = TrainingDuty(6, "公众聚集场所", "公安部令第61号 第36条")
    elif traits & {UnitTrait.HIGH_RISE, UnitTrait.SUPER_HIGH_RISE}:
        legal = TrainingDuty(6, "高层公共建筑内的单位", "应急管理部令第5号 第41条")
    else:
        legal = TrainingDuty(12, "每名员工", "公安部令第61号 第36条")
    if 0 < own_months < legal.months:
        return TrainingDuty(own_months, "本单位", "本单位规定")
    return legal


def last_trained(
    trainings: Iterable[TrainingFacts], member_id: int, kinds: Iterable[TrainingKind]
) -> date | None:
    """The newest day on which the member passed a course of one of the kinds."""
    wanted = frozenset(kinds)
    days = [one.held_on for one in trainings if one.kind in wanted and member_id in one.passed_ids]
    return max(days, default=None)


@dataclass(frozen=True, slots=True)
class TrainingCoverage:
    """Who of a group was trained in time; `due_soon` are those whose time ends within 30 days."""

    trained_ids: frozenset[int]
    missing_ids: frozenset[int]
    due_soon_ids: frozenset[int] = frozenset()

    @property
    def percent(self) -> int:
        """Share of the trained, rounded down so that 100 means everybody; 100 for nobody."""
        total = len(self.trained_ids) + len(self.missing_ids)
        return len(self.trained_ids) * 100 // total if total else 100


_SOON_DAYS = 30


def training_coverage(
    trainings: Iterable[TrainingFacts], member_ids: Iterable[int], duty: TrainingDuty, today: date
) -> TrainingCoverage:
    """Coverage of the periodic duty on a day: trained within the interval that ends today."""
    held = [one for one in trainings if one.kind.counts_as_periodic and one.held_on <= today]
    kinds = periodic_kinds()
    trained, missing, soon = set(), set(), set()
    for member_id in member_ids:
        last = last_trained(held, member_id, kinds)
        if last is None or add_months(last, duty.months) < today:
            missing.add(member_id)
            continue
        trained.add(member_id)
        if (add_months(last, duty.months) - today).days <= _SOON_DAYS:
            soon.add(member_id)
    return TrainingCoverage(frozenset(trained), frozenset(missing), frozenset(soon))
