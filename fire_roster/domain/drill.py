"""Drills: kinds, the life of one, and the times that decide over it.

消防法 17; 公安部令第61号 第39、40、43条; 应急管理部令第5号 第44条; 公消〔2015〕301号 五(二).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from fire_roster.domain.intervals import add_months, months_text
from fire_roster.domain.unit import UnitTrait


class DrillKind(StrEnum):
    """What is practised; the value is the word on screen and paper."""

    COMPREHENSIVE = "综合演练"
    FIREFIGHTING = "灭火演练"
    EVACUATION = "疏散演练"
    NIGHT = "夜间演练"
    PULL = "微站拉动"
    CONTROL_ROOM = "消控室处置"
    TABLETOP = "桌面推演"
    JOINT = "联勤联动演练"

    @property
    def is_plan_drill(self) -> bool:
        """Whether it practises the 灭火和应急疏散预案 on the spot, as the law counts."""
        return self in _PLAN_DRILLS


_PLAN_DRILLS = frozenset(
    {DrillKind.COMPREHENSIVE, DrillKind.FIREFIGHTING, DrillKind.EVACUATION, DrillKind.NIGHT}
)


class DrillMark(StrEnum):
    """A moment of the timeline; the alarm (at a pull: the order) starts the clock."""

    ALARM = "报警"
    CONFIRM = "确认火情"
    CALL_119 = "拨打119（模拟）"
    BROADCAST = "应急广播"
    FIRST_ARRIVAL = "首名队员到场"
    ALL_ARRIVED = "全员到场"
    WATER = "出水"
    EVACUATED = "疏散完成"
    COUNTED = "清点完成"


class DrillStage(StrEnum):
    """Where a drill stands; follows from what is on record."""

    PLANNED = "已计划"
    ANNOUNCED = "已公告"
    HELD = "已实施"
    EVALUATED = "已评估"
    CLOSED = "已办结"


PLAN_GROUPS = ("灭火行动组", "通讯联络组", "疏散引导组", "安全防护救护组")
"""公安部令第61号 第39条."""


@dataclass(frozen=True, slots=True)
class DrillFacts:
    """One drill as the rules see it; `held_on` None while it is only planned."""

    drill_id: int
    title: str
    kind: DrillKind
    planned_on: date
    held_on: date | None = None
    key_place: str = ""
    content: str = ""
    departments: str = ""
    participant_ids: frozenset[int] = frozenset()
    participant_count: int = 0
    is_told: bool = False
    has_notice: bool = False
    has_signs: bool = False
    is_blind: bool = False
    """盲演: those who take part are not told before."""
    evaluation: str = ""
    announced_on: date | None = None
    closed_on: date | None = None
    timeline: Mapping[DrillMark, datetime] = field(default_factory=dict)
    station_id: int | None = None

    @property
    def stage(self) -> DrillStage:
        """The furthest stage that the record shows."""
        if self.closed_on is not None:
            return DrillStage.CLOSED
        if self.held_on is not None:
            return DrillStage.EVALUATED if self.evaluation else DrillStage.HELD
        return DrillStage.ANNOUNCED if self.announced_on else DrillStage.PLANNED


@dataclass(frozen=True, slots=True)
class MarkTime:
    """Seconds from the alarm to a mark; `limit` None where none is set."""

    mark: DrillMark
    seconds: int
    limit: int | None = None

    @property
    def is_late(self) -> bool:
        """Whether the limit was missed."""
        return self.limit is not None and self.seconds > self.limit


def mark_times(
    timeline: Mapping[DrillMark, datetime], confirm_seconds: int, arrive_seconds: int
) -> tuple[MarkTime, ...]:
    """Every mark after the alarm in order of time, against 1 分钟确认 and 3 分钟到场 (S08).

    Empty without an alarm. A mark before the alarm has negative seconds: a slip of the pen.
    """
    alarm = timeline.get(DrillMark.ALARM)
    if alarm is None:
        return ()
    limits = {DrillMark.CONFIRM: confirm_seconds, DrillMark.FIRST_ARRIVAL: arrive_seconds}
    times = [
        MarkTime(mark, round((moment - alarm).total_seconds()), limits.get(mark))
        for mark, moment in timeline.items()
        if mark is not DrillMark.ALARM
    ]
    order = list(DrillMark)
    return tuple(sorted(times, key=lambda one: (one.seconds, order.index(one.mark))))


@dataclass(frozen=True, slots=True)
class DrillDuty:
    """How often a kind of unit must drill, and the clause that says so."""

    months: int
    who: str
    clause: str
    kinds: frozenset[DrillKind] = _PLAN_DRILLS

    @property
    def sentence(self) -> str:
        """消防安全重点单位每半年至少演练一次（公安部令第61号 第40条）."""
        what = "综合演练" if self.kinds == {DrillKind.COMPREHENSIVE} else "演练"
        return f"{self.who}{months_text(self.months)}至少{what}一次（{self.clause}）"


_CLAUSE = "公安部令第61号 第40条"
_HIGH_RISE_CLAUSE = "应急管理部令第5号 第44条"
_DUTIES = {
    UnitTrait.HIGH_RISK: DrillDuty(3, "火灾高危单位", "GB/T 38315-2019"),
    UnitTrait.SUB_PLANS: DrillDuty(3, "编有分预案的高层建筑", _HIGH_RISE_CLAUSE),
    UnitTrait.SUPER_HIGH_RISE: DrillDuty(
        6,
        "百米以上高层公共建筑",
        _HIGH_RISE_CLAUSE,
        frozenset({DrillKind.COMPREHENSIVE}),
    ),
    UnitTrait.HIGH_RISE: DrillDuty(
        12,
        "高层民用建筑",
        _HIGH_RISE_CLAUSE,
        frozenset({DrillKind.COMPREHENSIVE}),
    ),
    UnitTrait.KEY_UNIT: DrillDuty(6, "消防安全重点单位", _CLAUSE),
}
_OTHER_UNITS = DrillDuty(12, "单位", _CLAUSE)


def drill_duties(traits: frozenset[UnitTrait], own_months: int = 0) -> tuple[DrillDuty, ...]:
    """What the unit's type asks for, the shortest interval first; `own_months` 0 adds nothing.

    公安部令第61号 第40条; 应急管理部令第5号 第44条; GB/T 38315-2019.
    """
    found = [duty for trait, duty in _DUTIES.items() if trait in traits]
    if not any(duty.kinds is _PLAN_DRILLS for duty in found):
        found.append(_OTHER_UNITS)
    if own_months:
        found.append(DrillDuty(own_months, "本单位", "本单位规定"))
    return tuple(sorted(found, key=lambda duty: duty.months))


@dataclass(frozen=True, slots=True)
class DrillDeadline:
    """The last day on which the next drill of a duty is in time.

    `last` is the newest drill that counts; without one the deadline is the day asked about.
    """

    duty: DrillDuty
    last: DrillFacts | None
    due: date
    planned: DrillFacts | None = None

    @property
    def is_planned_in_time(self) -> bool:
        """Whether the next drill is planned for a day that is not too late."""
        return self.planned is not None and self.planned.planned_on <= self.due

    @property
    def plan_sentence(self) -> str:
        """还没有计划下一次; 已计划 2026-12-20 冬季演练, and whether that is too late."""
        if self.planned is None:
            return "还没有计划下一次"
        late = "" if self.is_planned_in_time else "，晚于期限"
        return f"已计划 {self.planned.planned_on} {self.planned.title}{late}"


def drill_deadlines(
    drills: tuple[DrillFacts, ...], duties: tuple[DrillDuty, ...], today: date
) -> tuple[DrillDeadline, ...]:
    """The deadline of every duty; the earliest first."""
    found = []
    for duty in duties:
        fitting = [drill for drill in drills if drill.kind in duty.kinds]
        held = [d for d in fitting if d.held_on is not None and d.held_on <= today]
        last = max(held, key=_held_order, default=None)
        coming = [d for d in fitting if d.held_on is None and d.planned_on >= today]
        planned = min(coming, key=lambda drill: (drill.planned_on, drill.drill_id), default=None)
        due = add_months(last.held_on, duty.months) if last and last.held_on else today
        found.append(DrillDeadline(duty, last, due, planned))
    return tuple(sorted(found, key=lambda one: one.due))


def next_key_place(places: tuple[str, ...], drills: tuple[DrillFacts, ...]) -> str:
    """The 重点部位 drilled longest ago or never (GB 40248 报批稿 9.3.2); empty without any.

    `places` are the unit's own, in the order in which they are taken where none was drilled.
    """
    held = dict.fromkeys(places, date.min)
    for drill in drills:
        if drill.key_place in held and drill.held_on is not None:
            held[drill.key_place] = max(held[drill.key_place], drill.held_on)
    return min(held, key=lambda place: held[place], default="")


def _held_order(drill: DrillFacts) -> tuple[date, int]:
    return (drill.held_on or date.min, drill.drill_id)
