"""Makes a roster by optimisation and says what it is worth."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.roster import Assignment
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.errors import FireRosterError
from fire_roster.services.roster_problem.build import build_problem
from fire_roster.services.roster_problem.explanation import explain_month
from fire_roster.services.roster_problem.seats import assignment_of
from fire_roster.services.roster_problem.shortage import shortage_reason
from fire_roster.services.shortage import Shortage, find_shortages
from fire_roster.solver import (
    COVER,
    FAIRNESS,
    LAW,
    WARNING,
    WISH,
    Progress,
    RosterProblem,
    Solution,
    WorkerDied,
    solve_in_worker,
)

DEFAULT_WORK = 4.0
"""Deterministic work of one search: some four to seven seconds of two free cores."""

DEFAULT_SECONDS = 60.0

_TIER_WORDS = {
    COVER: "补足每班人数",
    LAW: "遵守工时和休息日",
    WARNING: "减少警告",
    FAIRNESS: "均衡班次",
    WISH: "照顾习惯",
}

_COST_WORDS = {
    "cover": "缺人",
    "most": "超出需要的人数",
    "rest": "班间休息不足（D05）",
    "share": "班次、夜班、休息日不均",
    "nights": "连续夜班过多",
    "single_duty": "只上一天就休",
    "single_rest": "只休一天",
    "wish": "没照顾到的愿望",
}
"""What a cost is about, by the name of its rows; rows of a rule are named by its number."""

_ENDINGS = {
    "optimal": "已证明最优",
    "work": "已用完设定的计算量",
    "seconds": "已到时间上限，结果可能与下次不同",
    "cancelled": "已取消，保留目前最好的一版",
    "infeasible": "没有找到满足全部硬性条件的值班表",
}


@dataclass(frozen=True, slots=True)
class SearchLimits:
    """`work` ends the search reproducibly, `seconds` of wall clock only guard it."""

    seed: int = 0
    work: float = DEFAULT_WORK
    seconds: float = DEFAULT_SECONDS


@dataclass(frozen=True, slots=True)
class SearchStep:
    """Where a search stands; `text` is for people, `bound` the least possible `value`."""

    stage: int
    stages: int
    value: int
    bound: int
    text: str


@dataclass(frozen=True, slots=True)
class OptimisedRoster:
    """A roster that was searched for: all seats, locked ones included.

    `shortages` are the shifts that stay short; `reasons` explain the month in sentences when
    people are missing or working-time errors could not be avoided, else they are empty.
    `objective`, `bound`, `gap`: see `Solution`; `ended_text` says in words what ended the search.
    """

    assignments: tuple[Assignment, ...]
    shortages: tuple[Shortage, ...]
    reasons: tuple[str, ...]
    solution: Solution
    ended_text: str

    @property
    def objective(self) -> int:
        """Cost of the roster, all priorities folded into one number."""
        return self.solution.objective

    @property
    def costs(self) -> tuple[tuple[str, int], ...]:
        """What each soft rule costs, in words."""
        return tuple((_COST_WORDS.get(name, name), cost) for _, name, cost in self.solution.costs)

    @property
    def bound(self) -> int:
        """Proven least cost."""
        return self.solution.bound


def optimise(
    facts: RosterFacts,
    settings: RuleSettings,
    limits: SearchLimits | None = None,
    progress: Callable[[SearchStep], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> OptimisedRoster:
    """The best roster found for the month; never breaks C01, C02, D06, L05, L06.

    Runs in a child process and blocks; `progress` and `cancel` are called from this thread.
    FireRosterError when the child dies.
    """
    problem = build_problem(facts, settings)
    solution = search(problem, limits or SearchLimits(), progress, cancel)
    return roster_of(facts, settings, problem, solution)


def search(
    problem: RosterProblem,
    limits: SearchLimits,
    progress: Callable[[SearchStep], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Solution:
    """Solve in a child process; FireRosterError when it dies."""
    try:
        return solve_in_worker(
            problem,
            seed=limits.seed,
            work_limit=limits.work,
            seconds=limits.seconds,
            progress=None if progress is None else lambda step: progress(_step(step)),
            cancel=cancel,
        )
    except WorkerDied as died:
        raise FireRosterError(
            "排班计算的后台进程意外结束，没有改动任何排班。请关闭其他占用内存的程序后重试。"
        ) from died


def roster_of(
    facts: RosterFacts, settings: RuleSettings, problem: RosterProblem, solution: Solution
) -> OptimisedRoster:
    """What a solution of the problem means for the station of the facts."""
    assignments = tuple(assignment_of(facts, seat) for seat in solution.seats)
    made = replace(facts, assignments={one.key: one for one in assignments})
    shortages = find_shortages(made, lambda short: shortage_reason(made, settings, problem, short))
    is_strained = bool(shortages) or any(one.tier == LAW for one in solution.breaches)
    return OptimisedRoster(
        assignments=assignments,
        shortages=shortages,
        reasons=explain_month(facts, settings, problem) if is_strained else (),
        solution=solution,
        ended_text=_ENDINGS[solution.ended_by],
    )


def _step(step: Progress) -> SearchStep:
    word = _TIER_WORDS.get(step.tier, step.tier)
    text = f"第 {step.stage + 1}/{step.stages} 步：{word}"
    return SearchStep(step.stage + 1, step.stages, step.value, step.bound, text)
