"""Rosters by optimisation: a proposal from the search, judged by the rules."""

import json
from collections.abc import Callable

from fire_roster.domain.month import Month
from fire_roster.services.proposal import Proposal, SearchReport, with_seats
from fire_roster.services.roster_problem import SearchLimits, SearchStep, optimise
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

        Blocks: the window calls it from a worker thread. `progress` and `cancel` are called from
        the calling thread.
        """
        before = self._rosters.open(station_id, month)
        facts = self._statistics.with_history(before.facts)
        found = optimise(facts, before.settings, limits, progress, cancel)
        state = with_seats(before, found.assignments)
        search = SearchReport(
            objective=found.solution.objective,
            bound=found.solution.bound,
            ended_by=found.solution.ended_by,
            ended_text=found.ended_text,
            seed=found.solution.seed,
            fingerprint=found.solution.fingerprint,
            seconds=found.solution.seconds,
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
        )
