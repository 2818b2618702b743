"""The smallest set of rows that cannot hold together: why no roster keeps them all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from fire_roster.solver.compile import compile_rows
from fire_roster.solver.problem import COVER, LAW, RosterProblem, Tag
from fire_roster.solver.rows import Row, RowSystem

# Presolve may name wrong literals in a core (or-tools issue 5141).
_CORE = "num_workers:1 cp_model_presolve:false linearization_level:1"
_CHECK = "num_workers:1 symmetry_level:0 cp_model_probing_level:0"
_CHECK_WORK = 1.0


@dataclass(frozen=True, slots=True)
class Clash:
    """Tags of rows that no roster keeps together; without any one of them some roster does.

    `is_smallest` is False when the work ran out before every row was found necessary.
    """

    tags: tuple[Tag, ...]
    is_smallest: bool


def find_clash(
    problem: RosterProblem, *, tiers: Collection[str] = (COVER, LAW), work_limit: float = 5.0
) -> Clash | None:
    """A clash among the hard rows and those of `tiers`; None when they can all be kept.

    None too when `work_limit` ends before an answer: the search is then undecided.
    """
    system = compile_rows(problem)
    rows = _kept_rows(system, tiers)
    core = _core(system, rows, work_limit)
    if core is None:
        return None
    is_smallest = True
    for row in list(core):
        fewer = [one for one in core if one is not row]
        verdict = _is_possible(system, fewer)
        if verdict is False:
            core = fewer
        elif verdict is None:
            is_smallest = False
    return Clash(tuple(dict.fromkeys(row.tag for row in core)), is_smallest)


def is_clash(problem: RosterProblem, tags: Collection[Tag]) -> bool:
    """True when no roster keeps all rows of these tags, every other row left aside."""
    system = compile_rows(problem)
    wanted = set(tags)
    return _is_possible(system, [row for row in system.rows if row.tag in wanted]) is False


def _kept_rows(system: RowSystem, tiers: Collection[str]) -> list[Row]:
    return [row for row in system.rows if row.tier is None or row.tier in tiers]


def _core(system: RowSystem, rows: list[Row], work: float) -> list[Row] | None:
    """Some rows that clash, found by assuming each of them; None when there is no clash."""
    model = cp_model.CpModel()
    numbers = _variables(model, system, rows)
    switches = [model.new_bool_var("") for _ in rows]
    for row, switch in zip(rows, switches, strict=True):
        _add(model, numbers, row).only_enforce_if(switch)
    model.add_assumptions(switches)
    solver = _solver(_CORE, work)
    if solver.solve(model) != cp_model.INFEASIBLE:
        return None
    place_of = {switch.index: place for place, switch in enumerate(switches)}
    named = solver.sufficient_assumptions_for_infeasibility()
    core = [rows[place_of[index]] for index in named]
    return core if _is_possible(system, core) is False else rows


def _is_possible(system: RowSystem, rows: list[Row]) -> bool | None:
    """Whether the rows can be kept together; None when the work ran out."""
    model = cp_model.CpModel()
    numbers = _variables(model, system, rows)
    for row in rows:
        _add(model, numbers, row)
    status = _solver(_CHECK, _CHECK_WORK).solve(model)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return True
    return False if status == cp_model.INFEASIBLE else None


def _variables(
    model: cp_model.CpModel, system: RowSystem, rows: Iterable[Row]
) -> dict[int, cp_model.IntVar]:
    """Variables of the numbers in the rows, with the definitions of groups."""
    numbers: dict[int, cp_model.IntVar] = {}
    waiting = sorted({number for row in rows for number, _ in row.terms})
    first_group = len(system.seats)
    groups: list[int] = []
    for number in waiting:
        numbers[number] = model.new_bool_var("")
        if number in system.fixed:
            model.add(numbers[number] == 1)
        if number >= first_group:
            groups.append(number)
            members = system.groups[number - first_group].members
            waiting += [one for one in members if one not in waiting]
    for number in groups:
        members = system.groups[number - first_group].members
        model.add_max_equality(numbers[number], [numbers[one] for one in members])
    return numbers


def _add(
    model: cp_model.CpModel, numbers: dict[int, cp_model.IntVar], row: Row
) -> cp_model.Constraint:
    total = cp_model.LinearExpr.weighted_sum(
        [numbers[number] for number, _ in row.terms], [factor for _, factor in row.terms]
    )
    lower = cp_model.INT_MIN if row.lower is None else row.lower
    upper = cp_model.INT_MAX if row.upper is None else row.upper
    return model.add_linear_constraint(total, lower, upper)


def _solver(parameters: str, work: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.parse_text_format(parameters)
    solver.parameters.max_deterministic_time = work
    return solver
