"""A member as the rules see one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property

from fire_roster.domain.certificate import CertificateFacts, Level
from fire_roster.domain.time_span import TimeSpan, midnight


class Position(StrEnum):
    """What one does (公消〔2015〕301号 二(二))."""

    LEADER = "站长"
    DEPUTY = "副站长"
    FIREFIGHTER = "消防员"
    OPERATOR = "控制室值班员"
    DRIVER = "驾驶员"


def position_held(
    position: str, period: tuple[date | None, date | None], first: date, last: date
) -> str:
    """The position where it is held on some day between `first` and `last`, else "".

    `period` are the first and the last day in it; None leaves that side open.
    """
    begin, end = period
    is_held = (begin is None or begin <= last) and (end is None or first <= end)
    return position if is_held else ""


@dataclass(frozen=True, slots=True)
class LeaveFacts:
    """Whole days away, both ends included; `kind` is the word on paper (年休假, 病假, 培训 …)."""

    first: date
    last: date
    kind: str = "休假"

    @property
    def span(self) -> TimeSpan:
        """Real time of the absence: 00:00 of the first day to 24:00 of the last."""
        return TimeSpan(midnight(self.first), midnight(self.last + timedelta(days=1)))


class ChangeKind(StrEnum):
    """What happened to a person that the fire authority must hear of; the word on screen."""

    ARRIVED = "到岗"
    LEFT = "离岗"


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A change that has not been reported yet (户籍化管理, 61号令 14)."""

    kind: ChangeKind
    day: date


@dataclass(frozen=True, slots=True)
class WishFacts:
    """Days on which a member would rather (or rather not) work; empty `shift_name` is any duty."""

    first: date
    last: date
    shift_name: str = ""
    is_wanted: bool = False


@dataclass(frozen=True)
class MemberFacts:
    """A person who can be on duty.

    `name` is what people see (two of one name carry their team in brackets).
    """

    member_id: int
    name: str
    position: str = ""
    team: str = ""
    joined: date | None = None
    left: date | None = None
    birth: date | None = None
    no_night_until: date | None = None
    certificates: tuple[CertificateFacts, ...] = ()
    leaves: tuple[LeaveFacts, ...] = ()
    station_ids: frozenset[int] = frozenset()
    id_number: str = ""
    wishes: tuple[WishFacts, ...] = ()
    has_phone: bool = False
    team_from: date | None = None
    team_until: date | None = None
    """First and last day in the team; None leaves that side open."""
    open_reports: tuple[OpenReport, ...] = ()
    department: str = ""
    position_from: date | None = None
    position_until: date | None = None
    """First and last day in the position; None leaves that side open."""

    def position_on(self, day: date) -> str:
        """The position held on a day, "" for none."""
        return self.position_between(day, day)

    def position_between(self, first: date, last: date) -> str:
        """The position where it is held on some day between two, "" for none."""
        return position_held(self.position, (self.position_from, self.position_until), first, last)

    @property
    def has_personal_data(self) -> bool:
        """Whether ID number or phone are on file (个人信息保护法 47)."""
        return bool(self.id_number) or self.has_phone

    def is_in_team_on(self, day: date) -> bool:
        """Whether the member rotates with the team on a day."""
        has_begun = self.team_from is None or self.team_from <= day
        return has_begun and (self.team_until is None or day <= self.team_until)

    def certificates_valid(self, span: TimeSpan) -> tuple[CertificateFacts, ...]:
        """Control-room certificates valid for the whole span, best level first."""
        start, end = span.start, span.end
        return tuple(
            paper
            for first, last, paper in self._control_room_papers
            if first <= start and end <= last
        )

    @cached_property
    def _control_room_papers(self) -> tuple[tuple[datetime, datetime, CertificateFacts], ...]:
        """First instant, end and paper, best level first: asked for every duty of every month."""
        papers = [one for one in self.certificates if one.entitles_to_control_room]
        papers.sort(key=lambda one: one.level or 0, reverse=True)
        return tuple((one.valid_from, one.valid_until, one) for one in papers)

    def level_throughout(self, span: TimeSpan) -> Level | None:
        """Best level proven for the whole span, None without one."""
        valid = self.certificates_valid(span)
        return valid[0].level if valid else None

    def is_employed_on(self, day: date) -> bool:
        """Whether the day lies between joining and leaving, both included."""
        has_joined = self.joined is None or self.joined <= day
        return has_joined and (self.left is None or day <= self.left)

    def leave_in(self, span: TimeSpan) -> LeaveFacts | None:
        """The first leave that touches the span."""
        return next((leave for leave in self.leaves if leave.span.overlaps(span)), None)

    def age_on(self, day: date) -> int | None:
        """Completed years of life on a day."""
        if self.birth is None:
            return None
        had_birthday = (day.month, day.day) >= (self.birth.month, self.birth.day)
        return day.year - self.birth.year - (0 if had_birthday else 1)
