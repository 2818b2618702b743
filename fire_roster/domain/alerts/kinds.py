"""Kinds of alerts, each with its defaults; what the unit sets stands in `AlertSettings`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.time_span import MINUTES_PER_DAY, at_minute, midnight


class AlertKind(StrEnum):
    """What an alert is about; the value is the word of the command line and of stored rows."""

    UNCOVERED_NOW = "uncovered_now"
    SHIFT_SHORT = "shift_short"
    CERTIFICATE = "certificate"
    REVIEW = "review"
    VERIFICATION = "verification"
    SCAN = "scan"
    ROSTER_MISSING = "roster_missing"
    UNPUBLISHED = "unpublished"
    SHIFT_BEGIN = "shift_begin"
    LEAVE = "leave"
    STAFFING = "staffing"
    HOLIDAYS = "holidays"
    LEAD = "lead"
    STAFF_REPORT = "staff_report"
    WALL_COPY = "wall_copy"
    DRILL = "drill"
    TRAINING = "training"
    COVERAGE = "coverage"
    SELF_CHECK = "self_check"
    EQUIPMENT = "equipment"
    HAZARD = "hazard"
    BACKUP = "backup"
    CLOCK = "clock"
    GAP = "gap"


OWN_KINDS = frozenset({AlertKind.CLOCK, AlertKind.GAP})
"""Raised by the watch itself: no source names them, only a person closes them."""


@dataclass(frozen=True, slots=True)
class KindSpec:
    """Defaults of a kind.

    `leads` are how long before (or on which day), counted in `unit`. `has_quiet_hours` waits for
    the morning.
    """

    kind: AlertKind
    label: str
    tells: str
    severity: Severity
    leads: tuple[int, ...] = ()
    unit: str = ""
    is_on: bool = True
    has_quiet_hours: bool = True
    icon: str = "bell"
    basis: str = ""
    most: int = 400
    """The largest lead that may be set."""


KINDS: tuple[KindSpec, ...] = (
    KindSpec(
        AlertKind.UNCOVERED_NOW,
        "此刻缺人",
        "正在进行的班次人数或持证人数不够",
        Severity.ERROR,
        has_quiet_hours=False,
        icon="user-x",
        basis="GB 25506-2010 4.2.1",
    ),
    KindSpec(
        AlertKind.SHIFT_SHORT,
        "班次缺人",
        "今后几天有班次缺人或缺持证人",
        Severity.ERROR,
        (7,),
        "天前",
        icon="calendar-days",
        basis="国办发〔2017〕87号 15(三)",
        most=31,
    ),
    KindSpec(
        AlertKind.CERTIFICATE,
        "证书到期",
        "证书快到期或已到期",
        Severity.WARN,
        (90, 60, 30, 7, 0),
        "天前",
        icon="badge-check",
        basis="消防法 21(2)",
    ),
    KindSpec(
        AlertKind.REVIEW,
        "证书复审",
        "证书的复审日期快到",
        Severity.WARN,
        (60, 30, 7, 0),
        "天前",
        icon="badge-check",
        basis="安监总局令30号 21",
    ),
    KindSpec(
        AlertKind.VERIFICATION,
        "证书核验",
        "每月一次：还有证书没有联网核验，或核验已过时",
        Severity.INFO,
        icon="badge-check",
    ),
    KindSpec(
        AlertKind.SCAN,
        "证书扫描件",
        "每月一次：还有值班证书没有扫描件",
        Severity.INFO,
        icon="badge-check",
    ),
    KindSpec(
        AlertKind.ROSTER_MISSING,
        "下月值班表",
        "到了日子，下个月的值班表还没有发布",
        Severity.WARN,
        (25,),
        "日起",
        icon="calendar-days",
        most=31,
    ),
    KindSpec(
        AlertKind.UNPUBLISHED,
        "改动未发布",
        "已发布的值班表有改动，几小时后仍没有发布",
        Severity.WARN,
        (4,),
        "小时后",
        icon="calendar-days",
        most=72,
    ),
    KindSpec(
        AlertKind.SHIFT_BEGIN,
        "接班提醒",
        "班次快开始，由谁接班",
        Severity.INFO,
        (15,),
        "分钟前",
        is_on=False,
        has_quiet_hours=False,
        icon="sun",
        most=180,
    ),
    KindSpec(
        AlertKind.LEAVE,
        "请假冲突",
        "请假的人排在已发布的值班表里",
        Severity.ERROR,
        icon="users",
    ),
    KindSpec(
        AlertKind.STAFFING,
        "人员缺口",
        "今后几个月持证人数或人手不够",
        Severity.WARN,
        (6,),
        "个月内",
        icon="users",
        most=12,
    ),
    KindSpec(
        AlertKind.HOLIDAYS,
        "节假日安排",
        "下一年的节假日和调休还没有录入",
        Severity.WARN,
        (21,),
        "天前",
        icon="calendar-days",
        most=60,
    ),
    KindSpec(
        AlertKind.LEAD,
        "带班领导",
        "节假日或加强值守的日子还没有安排带班领导",
        Severity.WARN,
        (7,),
        "天前",
        icon="users",
        most=60,
    ),
    KindSpec(
        AlertKind.STAFF_REPORT,
        "变更报送",
        "人员到岗、离岗后 5 个工作日内要报送",
        Severity.WARN,
        (3, 1, 0),
        "天前",
        icon="users",
        basis="61号令 14",
        most=30,
    ),
    KindSpec(
        AlertKind.WALL_COPY,
        "墙上值班表",
        "墙上贴的值班表已作废，还没有打印新版",
        Severity.WARN,
        icon="printer",
    ),
    KindSpec(
        AlertKind.DRILL,
        "演练",
        "到了该演练的日子还没有安排；计划的演练快到",
        Severity.WARN,
        (30, 7, 0),
        "天前",
        icon="flame",
        basis="61号令 40",
        most=180,
    ),
    KindSpec(
        AlertKind.TRAINING,
        "培训",
        "计划的培训快到，或到期没有记录",
        Severity.WARN,
        (7, 0),
        "天前",
        icon="users",
        basis="61号令 36",
        most=180,
    ),
    KindSpec(
        AlertKind.COVERAGE,
        "全员培训",
        "有人的定期培训快到期；每月一次：还有人没有在规定时间内培训",
        Severity.WARN,
        (30, 7, 0),
        "天前",
        icon="users",
        basis="61号令 36；5号令 41",
        most=180,
    ),
    KindSpec(
        AlertKind.SELF_CHECK,
        "自查",
        "定期自查该做了，或自查到期没有办结",
        Severity.WARN,
        (3, 0),
        "天前",
        icon="list",
        most=90,
    ),
    KindSpec(
        AlertKind.EQUIPMENT,
        "器材与合同",
        "器材该检查或将到期，维保、检测合同将到期",
        Severity.WARN,
        (30, 7, 0),
        "天前",
        icon="inbox",
        most=180,
    ),
    KindSpec(
        AlertKind.HAZARD,
        "隐患整改",
        "隐患的整改期限快到，还没有销号",
        Severity.WARN,
        (7, 1, 0),
        "天前",
        icon="triangle-alert",
        basis="61号令 32",
        most=90,
    ),
    KindSpec(
        AlertKind.BACKUP,
        "备份",
        "有改动，而最近一份核验过的备份已有好几天",
        Severity.WARN,
        (7,),
        "天后",
        icon="save",
        most=60,
    ),
    KindSpec(
        AlertKind.CLOCK,
        "电脑时间",
        "电脑时间突然倒退一天以上或前进一个月以上",
        Severity.ERROR,
        has_quiet_hours=False,
        icon="triangle-alert",
    ),
    KindSpec(
        AlertKind.GAP,
        "提醒核对",
        "核对最近 40 天，发现有提醒当时没有发出",
        Severity.ERROR,
        has_quiet_hours=False,
        icon="triangle-alert",
    ),
)
"""In the order of the settings."""

_BY_KIND = {spec.kind: spec for spec in KINDS}
NEAR_DAYS = 7
"""Stages this near to a date are errors, whatever the kind's own severity."""


def spec_of(kind: AlertKind) -> KindSpec:
    """Defaults of a kind."""
    return _BY_KIND[kind]


@dataclass(frozen=True, slots=True)
class KindSetting:
    """What the unit has set for one kind; None is the default."""

    is_on: bool | None = None
    severity: Severity | None = None
    leads: tuple[int, ...] | None = None
    has_quiet_hours: bool | None = None


@dataclass(frozen=True, slots=True)
class AlertSettings:
    """When and how to tell; minutes are counted from midnight.

    `morning` is when day-based alerts are due. From `quiet_from` to `quiet_until` kinds with
    quiet hours wait; equal values mean that there are none.
    """

    kinds: Mapping[AlertKind, KindSetting] = field(default_factory=dict)
    morning: int = 8 * 60 + 30
    quiet_from: int = 22 * 60
    quiet_until: int = 7 * 60

    def is_on(self, kind: AlertKind) -> bool:
        """Whether this kind is told at all."""
        chosen = self._of(kind).is_on
        return spec_of(kind).is_on if chosen is None else chosen

    def leads(self, kind: AlertKind) -> tuple[int, ...]:
        """How long before, longest first."""
        chosen = self._of(kind).leads
        return spec_of(kind).leads if chosen is None else chosen

    def lead(self, kind: AlertKind) -> int:
        """The only lead of a kind that has one."""
        return self.leads(kind)[0]

    def severity(self, kind: AlertKind, days_left: int | None = None) -> Severity:
        """How grave; an error in the last days before a date unless the unit chose otherwise."""
        chosen = self._of(kind).severity
        if chosen is not None:
            return chosen
        if days_left is not None and days_left <= NEAR_DAYS:
            return Severity.ERROR
        return spec_of(kind).severity

    def has_quiet_hours(self, kind: AlertKind) -> bool:
        """Whether this kind waits for the morning."""
        chosen = self._of(kind).has_quiet_hours
        return spec_of(kind).has_quiet_hours if chosen is None else chosen

    def on_day(self, kind: AlertKind, day: date) -> datetime:
        """The moment at which a day-based alert of that day is due."""
        return self.audible(kind, at_minute(day, self.morning))

    def audible(self, kind: AlertKind, moment: datetime) -> datetime:
        """The moment itself, or the end of the quiet hours it falls into."""
        if not self.has_quiet_hours(kind) or self.quiet_from == self.quiet_until:
            return moment
        minute = moment.hour * 60 + moment.minute
        into = (minute - self.quiet_from) % MINUTES_PER_DAY
        length = (self.quiet_until - self.quiet_from) % MINUTES_PER_DAY
        if into >= length:
            return moment
        start = midnight(moment.date()) + timedelta(minutes=minute)
        return start + timedelta(minutes=length - into)

    def _of(self, kind: AlertKind) -> KindSetting:
        return self.kinds.get(kind, _UNSET)


_UNSET = KindSetting()
