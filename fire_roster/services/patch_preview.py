"""What an edit would change and what the rules would say of it, before it is made."""

from collections import Counter
from dataclasses import dataclass

from fire_roster.domain.roster_patch import RosterPatch
from fire_roster.domain.rules.base import Severity, Violation
from fire_roster.services.grid_view import CellRef
from fire_roster.services.roster_state import RosterState
from fire_roster.services.seat_edits import list_turns


@dataclass(frozen=True, slots=True)
class CellTurn:
    """One cell that changes: whose, which day, the words before and after."""

    ref: CellRef
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PatchPreview:
    """The cells that change; the findings that would come and those that would go."""

    turns: tuple[CellTurn, ...]
    coming: tuple[Violation, ...]
    going: tuple[Violation, ...]

    def count_coming(self, severity: Severity) -> int:
        """Findings of one severity that would come."""
        return sum(one.severity is severity for one in self.coming)


def preview_patch(state: RosterState, patch: RosterPatch) -> PatchPreview:
    """Judges a patch of a roster; PatchConflict where it does not fit."""
    checker = state.checker()
    before = Counter(checker.violations)
    after = Counter(checker.apply(patch))
    facts = state.facts
    return PatchPreview(
        tuple(
            CellTurn(ref, facts.members[ref.member_id].name, old, new)
            for ref, old, new in list_turns(facts, patch)
        ),
        tuple((after - before).elements()),
        tuple((before - after).elements()),
    )
