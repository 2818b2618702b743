"""Duty facts → solver values, and back into Chinese.

`optimise` is the use: facts and settings in, an `OptimisedRoster` out. `build_problem` is the
translation alone; `explain_month` says in numbers why a month is too tight, `clash_sentences` what
clashes where counting does not show it; `optimise_together` makes several stations at once;
`find_ways_out` tries what would help.
"""

from fire_roster.services.roster_problem.build import build_problem
from fire_roster.services.roster_problem.clash_words import clash_sentences
from fire_roster.services.roster_problem.explanation import explain_month
from fire_roster.services.roster_problem.joint import optimise_together, with_each_other
from fire_roster.services.roster_problem.optimised_roster import (
    OptimisedRoster,
    SearchLimits,
    SearchStep,
    optimise,
)
from fire_roster.services.roster_problem.ways_out import WayKind, WayOut, find_ways_out

__all__ = [
    "OptimisedRoster",
    "SearchLimits",
    "SearchStep",
    "WayKind",
    "WayOut",
    "build_problem",
    "clash_sentences",
    "explain_month",
    "find_ways_out",
    "optimise",
    "optimise_together",
    "with_each_other",
]
