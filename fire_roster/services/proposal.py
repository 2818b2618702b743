"""A roster that was made and is not saved yet, judged by the rules."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fire_roster.domain.roster import Assignment
from fire_roster.domain.roster_patch import RosterPatch, patch_between
from fire_roster.domain.rotation import Rotation, ShiftTemplate
from fire_roster.domain.rules.base import Severity, Violation
from fire_roster.services.roster_problem.ways_out import WayOut
from fire_roster.services.roster_state import RosterState
from fire_roster.services.shortage import Shortage


@dataclass(frozen=True, slots=True)
class SearchReport:
    """What the optimisation says of itself; see `solver.Solution`.

    `costs` are what each soft rule costs, by its name in words.
    """

    objective: int
    bound: int
    ended_by: str
    ended_text: str
    seed: int
    fingerprint: str
    seconds: float
    costs: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Seats for a month with the judgement on them.

    `state` holds the proposed seats, `before` the roster as it stands. `sentences` explain in
    Chinese what could not be had, `ways_out` what was tried and would help. `new_shifts` are shift
    types that saving adds to the station; `rotation` is stored with the station when the proposal
    is taken.
    """

    before: RosterState
    state: RosterState
    violations: tuple[Violation, ...]
    shortages: tuple[Shortage, ...]
    sentences: tuple[str, ...]
    method: str
    search: SearchReport | None = None
    rotation: Rotation | None = None
    new_shifts: tuple[ShiftTemplate, ...] = ()
    ways_out: tuple[WayOut, ...] = ()

    @property
    def error_count(self) -> int:
        """Findings of the gravest kind."""
        return sum(one.severity is Severity.ERROR for one in self.violations)

    @property
    def warning_count(self) -> int:
        """Findings of the middle kind."""
        return sum(one.severity is Severity.WARN for one in self.violations)

    @property
    def patch(self) -> RosterPatch:
        """What taking it changes."""
        return patch_between(
            self.before.facts.assignments.values(),
            self.state.facts.assignments.values(),
        )

    @property
    def objective(self) -> int | None:
        """Cost that the search reached; None for a rotation."""
        return self.search.objective if self.search else None

    @property
    def bound(self) -> int | None:
        """Proven least cost; None for a rotation."""
        return self.search.bound if self.search else None

    @property
    def ended_by(self) -> str:
        """What ended the search: optimal, work, seconds, cancelled; rotation without one."""
        return self.search.ended_by if self.search else "rotation"


def with_seats(state: RosterState, seats: Iterable[Assignment]) -> RosterState:
    """The state with other seats."""
    facts = replace(state.facts, assignments={seat.key: seat for seat in seats})
    return replace(state, facts=facts)
