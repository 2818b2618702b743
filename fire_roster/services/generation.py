"""Rosters by optimisation: a proposal from the search, judged by the rules."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from fire_roster.domain.month import Month
from fire_roster.services.proposal import Proposal, SearchReport, with_seats
from fire_roster.services.roster_problem import (
    OptimisedRoster,
    SearchLimits,
    SearchStep,
    WayOut,
    clash_sentences,
    find_ways_out,
    optimise,
    optimise_together,
    with_each_other,
)
from fire_roster.services.roster_state import RosterState
from fire_roster.services.rosters import RosterService
from fire_roster.services.statistics import StatisticsService


class GenerationService:
    """What a clerk can have made by the program."""

    def __init__(self, rosters: RosterService, statistics: StatisticsService) -> None:
        self._rosters = rosters
        self._statistics = statistics

    def optimise(
        self,
        station_id: int,
        month: Month,
        limits: SearchLimits | None = None,
        progress: Callable[[SearchStep], None] | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> Proposal:
        """The best roster found; locked seats stay, history is balanced; nothing is saved.

        Where people are short or working time breaks the law, what clashes is named, and ways
        out are looked for and checked, which takes some seconds more.

        Blocks: the window calls it from a worker thread. `progress` and `cancel` are called from
        the calling thread.
        """
        before = self._rosters.open(station_id, month)
        facts = self._statistics.with_history(before.facts)
        found = optimise(facts, before.settings, limits, progress, cancel)
        state = with_seats(before, found.assignments)
        if not found.reasons:
            return _proposal(before, state, found, ())
        clash = _clash(before, found, progress, cancel)
        ways = _ways_out(before, found, progress, cancel)
        return _proposal(before, state, replace(found, reasons=(*clash, *found.reasons)), ways)

    def optimise_together(
        self,
        station_ids: Sequence[int],
        month: Month,
        limits: SearchLimits | None = None,
        progress: Callable[[SearchStep], None] | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> tuple[Proposal, ...]:
        """One search for several stations: one proposal for each, in the order given.

        People of several stations stand in one place at a time and share their duties fairly.
        Nothing is saved. Each proposal is judged with the others in place, so save all or none.
        """
        before = [self._rosters.open(station_id, month) for station_id in station_ids]
        facts = [state.facts for state in before]
        found = optimise_together(facts, before[0].settings, limits, progress, cancel)
        made = [
            with_seats(state, one.assignments).facts
            for state, one in zip(before, found, strict=True)
        ]
        return tuple(
            _proposal(state, replace(state, facts=judged), one, ())
            for state, judged, one in zip(before, with_each_other(made), found, strict=True)
        )


def _proposal(
    before: RosterState, state: RosterState, found: OptimisedRoster, ways: tuple[WayOut, ...]
) -> Proposal:
    """The roster found with the judgement of the rules."""
    search = SearchReport(
        objective=found.solution.objective,
        bound=found.solution.bound,
        ended_by=found.solution.ended_by,
        ended_text=found.ended_text,
        seed=found.solution.seed,
        fingerprint=found.solution.fingerprint,
        seconds=found.solution.seconds,
        costs=found.costs,
    )
    method = {
        "optimised": True,
        "seed": search.seed,
        "work": found.solution.work,
        "model": search.fingerprint,
    }
    return Proposal(
        before=before,
        state=state,
        violations=state.checker().violations,
        shortages=found.shortages,
        sentences=found.reasons,
        method=json.dumps(method, ensure_ascii=False),
        search=search,
        ways_out=ways,
    )


def _clash(
    before: RosterState,
    found: OptimisedRoster,
    progress: Callable[[SearchStep], None] | None,
    cancel: Callable[[], bool] | None,
) -> tuple[str, ...]:
    if cancel is not None and cancel():
        return ()
    if progress is not None:
        progress(SearchStep(1, 1, 0, 0, "正在找排不满的原因"))
    return clash_sentences(before.facts, before.settings, _short_days(found))


def _short_days(found: OptimisedRoster) -> tuple[date, ...]:
    return tuple(sorted({one.day for one in found.shortages}))


def _ways_out(
    before: RosterState,
    found: OptimisedRoster,
    progress: Callable[[SearchStep], None] | None,
    cancel: Callable[[], bool] | None,
) -> tuple[WayOut, ...]:
    if progress is not None:
        progress(SearchStep(1, 1, 0, 0, "正在验算可行的办法"))
    return find_ways_out(before.facts, before.settings, _short_days(found), cancel)
