"""One roster version as pages and commands need it."""

from dataclasses import dataclass

from fire_roster.domain.checker import RosterChecker
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.domain.shift import ShiftType
from fire_roster.errors import UsageProblem
from fire_roster.records.roster import Roster


@dataclass(frozen=True, slots=True)
class RosterState:
    """A roster version as a page needs it: facts, what the unit has set, and its record."""

    facts: RosterFacts
    settings: RuleSettings
    roster: Roster | None

    @property
    def is_empty(self) -> bool:
        """Whether nobody is assigned."""
        return not self.facts.assignments

    def checker(self) -> RosterChecker:
        """A checker that has judged this state."""
        return RosterChecker(self.facts, self.settings)

    def find_shift(self, text: str) -> ShiftType:
        """The shift type of that code, name or hotkey; UsageProblem listing them otherwise."""
        wanted = text.strip()
        shifts = self.facts.shift_types.values()
        for shift in shifts:
            if wanted in (shift.code, shift.name) or wanted.upper() == shift.hotkey.upper() != "":
                return shift
        known = "、".join(f"{shift.code}（{shift.name}）" for shift in shifts)
        raise UsageProblem(f"没有“{wanted}”这个班次，现有：{known}。")
