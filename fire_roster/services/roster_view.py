"""A roster at work: facts, findings and the grid that shows them, moved together by patches."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from datetime import date, timedelta

from fire_roster.domain.checker import RosterChecker
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment, RosterStatus, SeatKey
from fire_roster.domain.roster_patch import RosterPatch
from fire_roster.domain.rules.base import Violation
from fire_roster.services.cell_findings import CellFindings, place_findings
from fire_roster.services.grid_rows import (
    TOTAL_TITLES,
    cell_note,
    coverage_cell,
    coverage_rows,
    grid_days,
    grid_row,
    grid_shifts,
)
from fire_roster.services.grid_view import CellRef, CoverageRow, GridRow, GridView
from fire_roster.services.roster_state import RosterState
from fire_roster.services.rosters import RosterService
from fire_roster.services.wall_sheet import grouped_by_team

_DAYS_BEFORE, _DAYS_AFTER = 2, 2
"""A duty lasts at most two days, so an edit reaches the coverage of the days around it."""


_JUDGED_AT_ONCE = 1000
"""Seats whose findings come within a blink; more are shown first and judged after."""


class LiveRoster:
    """One roster version with its findings and its grid.

    `published` are the seats of the version in force: the grid marks what differs from them.
    Without `is_judged` it shows the plan and finds nothing until `judge`. One instance belongs
    to one thread.
    """

    def __init__(
        self,
        state: RosterState,
        published: Mapping[SeatKey, Assignment] | None = None,
        *,
        is_judged: bool = True,
    ) -> None:
        self._opened = state
        self._published = published
        self._checker: RosterChecker | None = None
        self.violations: tuple[Violation, ...] = ()
        self._findings = CellFindings()
        self._members = shown_members(state.facts)
        if is_judged:
            self._run_rules()
        self.view = self._build()

    @property
    def is_judged(self) -> bool:
        """Whether the rules have run."""
        return self._checker is not None

    @property
    def facts(self) -> RosterFacts:
        """The roster after all patches."""
        return self._checker.facts if self._checker else self._opened.facts

    @property
    def state(self) -> RosterState:
        """The opened version with the present seats."""
        return replace(self._opened, facts=self.facts)

    def judge(self) -> bool:
        """Runs the rules and marks what they find; False where they have run before."""
        if self.is_judged:
            return False
        self._run_rules()
        members = {*self._findings.cells, *self._findings.rows}
        self._renew(members, set(self._findings.days))
        return True

    def apply(self, patch: RosterPatch) -> GridView:
        """Moves to the roster after the patch; only what it touches is built anew.

        Raises PatchConflict where the patch does not fit.
        """
        self.judge()
        self.violations = self._run_rules().apply(patch)
        before, self._findings = self._findings, place_findings(self.violations)
        if not patch.member_ids <= {member.member_id for member in self._members}:
            self._members = shown_members(self.facts, self._members)
            self.view = self._build()
            return self.view
        members = patch.member_ids | self._findings.differing_members(before)
        days = self._findings.differing_days(before)
        for change in patch.changes:
            days |= _days_around(change.key.duty_date)
        self._renew(members, days)
        return self.view

    def _run_rules(self) -> RosterChecker:
        if self._checker is None:
            self._checker = self._opened.checker()
            self.violations = self._checker.violations
            self._findings = place_findings(self.violations)
        return self._checker

    def _renew(self, members: Set[int], days: set[date]) -> None:
        self.view = replace(
            self.view,
            rows=tuple(self._rows(members)),
            coverage=tuple(self._coverage(days)),
        )

    def note_of(self, ref: CellRef) -> str:
        """What there is to say about a seat as it stands now."""
        return cell_note(self.facts, self._findings, ref)

    def _build(self) -> GridView:
        facts = self.facts
        return GridView(
            days=grid_days(facts),
            rows=tuple(
                grid_row(facts, member, self._findings, self._published) for member in self._members
            ),
            shifts=grid_shifts(facts),
            total_titles=TOTAL_TITLES,
            coverage=coverage_rows(facts, self._findings),
            is_draft=facts.status is RosterStatus.DRAFT,
            is_read_only=facts.status is RosterStatus.ARCHIVED,
            has_published=self._published is not None,
            note_of=self.note_of,
        )

    def _rows(self, touched: Iterable[int]) -> Iterable[GridRow]:
        wanted = set(touched)
        for member, row in zip(self._members, self.view.rows, strict=True):
            if member.member_id in wanted:
                yield grid_row(self.facts, member, self._findings, self._published)
            else:
                yield row

    def _coverage(self, touched: set[date]) -> Iterable[CoverageRow]:
        facts = self.facts
        for shift, row in zip(facts.required_shifts, self.view.coverage, strict=True):
            cells = tuple(
                coverage_cell(facts, day, shift, self._findings) if day in touched else cell
                for day, cell in zip(facts.month.days, row.cells, strict=True)
            )
            yield replace(row, cells=cells)


def open_live(
    rosters: RosterService, station_id: int, month: Month, *, judge_later: bool = False
) -> LiveRoster:
    """The newest version of a month at work, beside the version in force where that is another.

    With `judge_later` a large month comes without findings, so that it is seen at once.
    """
    state = rosters.open(station_id, month)
    published = None
    if state.facts.version > 1 and state.facts.status is RosterStatus.DRAFT:
        published = rosters.open(station_id, month, state.facts.version - 1).facts.assignments
    is_large = len(state.facts.assignments) > _JUDGED_AT_ONCE
    return LiveRoster(state, published, is_judged=not (judge_later and is_large))


def shown_members(
    facts: RosterFacts, before: Iterable[MemberFacts] = ()
) -> tuple[MemberFacts, ...]:
    """Members of the station in this month and everyone with a duty in the roster, by team.

    Those of `before` stay, so that a line does not vanish while it is being worked on.
    """
    wanted = {key.member_id for key in facts.assignments}
    wanted |= {member.member_id for member in (*facts.station_members, *before)}
    return grouped_by_team(member for key, member in facts.members.items() if key in wanted)


def _days_around(day: date) -> set[date]:
    return {day + timedelta(days=offset) for offset in range(-_DAYS_BEFORE, _DAYS_AFTER + 1)}
