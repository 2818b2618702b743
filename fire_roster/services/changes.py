"""What a use case changed, so that every page that cares re-reads."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from fire_roster.domain.month import Month

Value = TypeVar("Value")


class Kind(StrEnum):
    """Kinds of records a page may show."""

    UNIT = "unit"
    STATION = "station"
    MEMBER = "member"
    CERTIFICATE = "certificate"
    ATTACHMENT = "attachment"
    LEAVE = "leave"
    ROSTER = "roster"
    HOLIDAY = "holiday"
    SETTING = "setting"
    SWAP = "swap"
    WISH = "wish"
    LEAD = "lead"
    WALL_COPY = "wall_copy"
    ALERT = "alert"
    DRILL = "drill"
    TRAINING = "training"
    HAZARD = "hazard"
    EQUIPMENT = "equipment"
    INSPECTION = "inspection"
    DUTY_RECORD = "duty_record"


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds of records that changed, and the months of rosters among them."""

    kinds: frozenset[Kind] = frozenset()
    months: frozenset[Month] = frozenset()

    @classmethod
    def of(cls, *kinds: Kind, month: Month | None = None) -> "Changes":
        """Shorthand."""
        return cls(frozenset(kinds), frozenset([month] if month else []))

    def touches(self, *kinds: Kind) -> bool:
        """Whether any of these kinds changed."""
        return not self.kinds.isdisjoint(kinds)


@dataclass(frozen=True, slots=True)
class Done(Generic[Value]):
    """Result of a use case together with what it changed."""

    value: Value
    changes: Changes
