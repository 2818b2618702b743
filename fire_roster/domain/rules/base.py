"""What a rule is: identity, clause and parameters as data, and one check for one window."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import groupby

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.time_span import TimeSpan
from fire_roster.domain.unit import StationKind

EVERY_STATION = frozenset(StationKind)
CONTROL_ROOMS = frozenset({StationKind.CONTROL_ROOM})
MICRO_STATIONS = frozenset({StationKind.MICRO_STATION})


class Severity(StrEnum):
    """How grave a finding is; nothing ever blocks saving."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"

    @property
    def label(self) -> str:
        """错误, 警告, 提示."""
        return {"error": "错误", "warn": "警告", "info": "提示"}[self.value]

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return {"error": 0, "warn": 1, "info": 2}[self.value]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of a rule that a unit may set, with its legal basis."""

    name: str
    label: str
    default: float
    unit: str
    basis: str
    minimum: float = 0
    maximum: float = 10_000


@dataclass(frozen=True, slots=True)
class Violation:
    """One finding: measured, with the people, day, shift and real spans it is about.

    `amount` is in the rule's own unit (people short, hours over, days); None where nothing is
    counted. `shift` is the shift code. `message` is a whole Chinese sentence.
    """

    rule: str
    severity: Severity
    message: str
    clause: str
    amount: float | None = None
    member_ids: tuple[int, ...] = ()
    dates: tuple[date, ...] = ()
    shift: str | None = None
    spans: tuple[TimeSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What the unit has set for one rule."""

    severity: Severity | None = None
    is_off: bool = False
    parameters: Mapping[str, float] = field(default_factory=dict)
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Identity and data of a rule; subclasses add the check for their window.

    `severity` is the default of its gravest finding. `clause` names document and article.
    `confidence` is the code of the facts (V, V2, M, C, own).
    """

    rule_id: str
    title: str
    severity: Severity
    clause: str
    confidence: str
    parameters: tuple[Parameter, ...] = ()
    kinds: frozenset[StationKind] = EVERY_STATION
    is_preset: bool = False
    """Off until the unit's type or the clerk switches it on."""

    def value(self, settings: "RuleSettings", name: str) -> float:
        """A parameter as set by the unit, or its default. KeyError for an unknown name."""
        default = next(one.default for one in self.parameters if one.name == name)
        return settings.of(self.rule_id).parameters.get(name, default)

    def severity_in(self, settings: "RuleSettings", default: Severity | None = None) -> Severity:
        """Severity of a finding: what the unit has set, else `default`, else the rule's own."""
        return settings.of(self.rule_id).severity or default or self.severity

    def is_active(self, settings: "RuleSettings", kind: StationKind) -> bool:
        """Whether it is to be checked at a station of this kind."""
        setting = settings.rules.get(self.rule_id)
        if kind not in self.kinds:
            return False
        return not self.is_preset if setting is None else not setting.is_off


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """All that the unit has set about rules; absent means the default."""

    rules: Mapping[str, RuleSetting] = field(default_factory=dict)

    def of(self, rule_id: str) -> RuleSetting:
        """The setting of one rule."""
        return self.rules.get(rule_id, _UNSET)


_UNSET = RuleSetting()


@dataclass(frozen=True, slots=True)
class RuleContext:
    """A rule together with what the unit has set: makes findings that carry id and clause."""

    rule: Rule
    settings: RuleSettings

    def value(self, name: str) -> float:
        """A parameter of the rule as set by the unit."""
        return self.rule.value(self.settings, name)

    def finding(
        self,
        message: str,
        *,
        duties: Iterable[Duty] = (),
        member_ids: Iterable[int] = (),
        dates: Iterable[date] = (),
        amount: float | None = None,
        severity: Severity | None = None,
    ) -> Violation:
        """A finding; `duties` fill in members, dates, spans and (a single one) the shift.

        `severity` replaces the rule's default where one rule knows two grades; a severity that
        the unit has set wins over both.
        """
        about = tuple(duties)
        codes = {duty.shift.code for duty in about}
        return Violation(
            rule=self.rule.rule_id,
            severity=self.rule.severity_in(self.settings, severity),
            message=message,
            clause=self.rule.clause,
            amount=amount,
            member_ids=tuple(dict.fromkeys([*member_ids, *(d.member_id for d in about)])),
            dates=tuple(sorted({*dates, *(duty.duty_date for duty in about)})),
            shift=codes.pop() if len(codes) == 1 else None,
            spans=tuple(duty.span for duty in about),
        )

    def stretch_finding(
        self, message: str, day: date, shift: str | None, span: TimeSpan, amount: float
    ) -> Violation:
        """A finding about a stretch of time of a duty date and not about people."""
        return Violation(
            rule=self.rule.rule_id,
            severity=self.rule.severity_in(self.settings),
            message=message,
            clause=self.rule.clause,
            amount=amount,
            dates=(day,),
            shift=shift,
            spans=(span,),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRule(Rule):
    """Window: one member with all duties of that member; every finding names the member."""

    check: Callable[[RosterFacts, MemberFacts, RuleContext], Iterable[Violation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRule(Rule):
    """Window: the 24 hours of one duty date (`RosterFacts.coverage_window`)."""

    check: Callable[[RosterFacts, date, RuleContext], Iterable[Violation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRule(Rule):
    """Window: the whole month, or facts that no edit of a seat changes."""

    check: Callable[[RosterFacts, RuleContext], Iterable[Violation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRule(Rule):
    """Window: what the whole unit does besides standing duty; no roster has a part in it.

    `has_subject` tells whether there is anything on record that it could find fault with: where
    there is not, keeping silent is no proof that the rule is kept.
    """

    check: Callable[[PracticeFacts, RuleContext], Iterable[Violation]]
    has_subject: Callable[[PracticeFacts], bool] = lambda _facts: True


def date_text(day: date) -> str:
    """12月14日, as sentences name days."""
    return f"{day.month}月{day.day}日"


def dates_text(days: Iterable[date]) -> str:
    """12月1、2、5–9日、1月3日: month by month, three or more days in a row as a range."""
    ordered = sorted(set(days))
    months = groupby(ordered, key=lambda day: (day.year, day.month))
    return "、".join(
        f"{number}月{_day_numbers([day.day for day in group])}日" for (_, number), group in months
    )


def _day_numbers(numbers: list[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else "、".join(str(number) for number in run)
        for run in runs
    )
