"""Somebody drops out of a roster: up to three ways to mend it with few people changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from fire_roster import solver
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import LeaveFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment
from fire_roster.domain.roster_patch import RosterPatch, patch_between
from fire_roster.domain.rules.base import Severity, Violation, date_text
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.services.clock import Clock
from fire_roster.services.proposal import with_seats
from fire_roster.services.roster_problem import build_problem
from fire_roster.services.roster_problem.seats import assignment_of, day_index, seat_of
from fire_roster.services.roster_state import RosterState
from fire_roster.services.rosters import RosterService
from fire_roster.services.shortage import Shortage, find_shortages

MOST_PROPOSALS = 3

_WORK, _SECONDS = 0.4, 3.0
"""Deterministic work, about a second of one core, and wall clock at most as a guard."""

_ABSENCE = "临时缺勤"


@dataclass(frozen=True, slots=True)
class MemberMove:
    """What changes for one person; `text` says it: 李四：加 12月3日夜班，减 12月5日早班."""

    member_id: int
    name: str
    added: tuple[Assignment, ...]
    removed: tuple[Assignment, ...]
    text: str


@dataclass(frozen=True, slots=True)
class RepairProposal:
    """One way to mend the roster.

    `state` is the whole roster afterwards; `patch` what taking it changes, for
    `RosterService.edit`. `moves` are the people affected; the absent one is among them only with
    a duty on another day in exchange, and never for the lost seats themselves. `shortages`
    are shifts that become short of people; `new_violations` the errors and warnings that the
    roster did not have without the lost seats (empty: it stays as legal as it was). `title` is
    one line.
    """

    state: RosterState
    patch: RosterPatch
    moves: tuple[MemberMove, ...]
    shortages: tuple[Shortage, ...]
    new_violations: tuple[Violation, ...]
    title: str

    @property
    def is_legal(self) -> bool:
        """No shift becomes short and no rule is newly broken as an error."""
        is_error = any(one.severity is Severity.ERROR for one in self.new_violations)
        return not self.shortages and not is_error


@dataclass(frozen=True, slots=True)
class Repair:
    """The seats that are lost and the ways to fill them, fewest changed people first.

    `proposals` is empty where nothing is lost.
    """

    before: RosterState
    lost: tuple[Assignment, ...]
    proposals: tuple[RepairProposal, ...]


class RepairService:
    """Answers “某人来不了，谁来顶、别人少动”."""

    def __init__(self, rosters: RosterService, clock: Clock) -> None:
        self._rosters, self._clock = rosters, clock

    def propose(
        self, station_id: int, month: Month, member_id: int, first: date, last: date
    ) -> Repair:
        """Up to three proposals for one month of a station; nothing is saved.

        The newest version is mended: taking a proposal is `rosters.edit(station_id, month,
        proposal.patch, summary)`, which makes a new draft where the month is published. Shifts
        that have begun and locked seats of others never change; seats of the absent person are
        given up even when locked. The absence itself is not recorded: that is `leaves.add`.
        Blocks for about half a second (more on the first call, which loads the solver): call it
        from a worker thread. UsageProblem for days in the wrong order or an unknown person,
        InputRefused for a month that is over. An absence over two months needs two calls.
        """
        if last < first:
            raise UsageProblem("缺勤的最后一天不能早于第一天。")
        before = self._rosters.open(station_id, month)
        if member_id not in before.facts.members:
            raise UsageProblem("没有这个人员。")
        if month.last < self._clock.today():
            raise InputRefused(f"{month.label}已经过去，不能再调整。")
        absent = replace(before, facts=_with_absence(before.facts, member_id, first, last))
        return _Mender(absent, before, member_id, self._clock.now()).run()


def _with_absence(facts: RosterFacts, member_id: int, first: date, last: date) -> RosterFacts:
    member = facts.members[member_id]
    away = replace(member, leaves=(*member.leaves, LeaveFacts(first, last, _ABSENCE)))
    return replace(facts, members={**facts.members, member_id: away})


class _Mender:
    """One repair: from the facts with the absence to proposals judged by the rules."""

    def __init__(
        self, absent: RosterState, before: RosterState, member_id: int, now: datetime
    ) -> None:
        self._absent, self._before, self._member_id = absent, before, member_id
        self._facts, self._now = absent.facts, now

    def run(self) -> Repair:
        """Solve and judge."""
        problem, lost = self._problem()
        kept = {key: one for key, one in self._facts.assignments.items() if one not in lost}
        self._lost = frozenset(lost)
        self._bare = with_seats(self._absent, kept.values())
        published = frozenset(seat_of(self._facts, one) for one in self._facts.assignments.values())
        first_day = max(0, day_index(self._facts, self._now.date()))
        found = solver.repair(problem, published, first_day, count=MOST_PROPOSALS, seconds=_SECONDS)
        self._judge = self._bare.checker()
        known = {_mark(one) for one in self._judge.violations}
        proposals = tuple(self._proposal(one, known) for one in found)
        return Repair(self._before, lost, proposals)

    def _problem(self) -> tuple[solver.RosterProblem, tuple[Assignment, ...]]:
        """Begun seats are locked, the absent person's later ones are not; and the lost seats."""
        held = {
            key: replace(one, is_locked=self._is_frozen(one))
            for key, one in self._facts.assignments.items()
        }
        problem = build_problem(replace(self._facts, assignments=held), self._absent.settings)
        open_seats = frozenset(
            seat for seat in problem.allowed if not self._is_begun(assignment_of(self._facts, seat))
        )
        usable = open_seats | problem.fixed
        lost = tuple(
            one
            for _, one in sorted(self._facts.assignments.items())
            if self._is_his(one) and seat_of(self._facts, one) not in usable
        )
        return replace(problem, allowed=open_seats), lost

    def _is_frozen(self, one: Assignment) -> bool:
        return self._is_begun(one) or (one.is_locked and not self._is_his(one))

    def _is_begun(self, one: Assignment) -> bool:
        return self._facts.duty_of(one).span.start <= self._now

    def _is_his(self, one: Assignment) -> bool:
        return one.member_id == self._member_id

    def _proposal(self, found: "solver.Proposal", known: set[tuple[object, ...]]) -> RepairProposal:
        seats = self._seats(found)
        state = with_seats(self._absent, seats)
        moves = tuple(self._moves(found, state.facts))
        violations = tuple(
            one for one in self._judged(seats) if _is_about_duty(one) and _mark(one) not in known
        )
        return RepairProposal(
            state=state,
            patch=patch_between(self._before.facts.assignments.values(), seats),
            moves=moves,
            shortages=tuple(self._new_shortages(state.facts)),
            new_violations=violations,
            title=_title(moves),
        )

    def _judged(self, seats: list[Assignment]) -> tuple[Violation, ...]:
        """What the rules find; the one checker goes to the proposal and back."""
        patch = patch_between(self._bare.facts.assignments.values(), seats)
        found = self._judge.apply(patch)
        self._judge.apply(patch.inverted())
        return found

    def _new_shortages(self, after: RosterFacts) -> Iterable[Shortage]:
        before = {
            (one.day, one.shift): one.missing
            for one in find_shortages(self._before.facts, lambda _: "")
        }
        for one in find_shortages(after, lambda _: ""):
            if one.missing > before.get((one.day, one.shift), 0):
                yield one

    def _seats(self, found: "solver.Proposal") -> list[Assignment]:
        """Seats as they were; who comes in takes the position of who goes."""
        left: dict[tuple[date, int], list[str]] = defaultdict(list)
        for seat in found.removed:
            gone = self._facts.assignments[assignment_of(self._facts, seat).key]
            left[gone.duty_date, gone.shift_type_id].append(gone.position)
        seats: list[Assignment] = []
        for seat in found.seats:
            made = assignment_of(self._facts, seat)
            held = self._facts.assignments.get(made.key)
            if held is None:
                free = left[made.duty_date, made.shift_type_id]
                made = replace(made, position=free.pop(0) if free else "")
            seats.append(held or made)
        return seats

    def _moves(self, found: "solver.Proposal", after: RosterFacts) -> Iterable[MemberMove]:
        absent = str(self._member_id)
        is_given = any(seat.person == absent for seat in found.added)
        for person in sorted((*found.people, *([absent] if is_given else [])), key=int):
            added, removed = (
                tuple(
                    facts.assignments[assignment_of(facts, seat).key]
                    for seat in seats
                    if seat.person == person
                )
                for facts, seats in ((after, found.added), (self._facts, found.removed))
            )
            name = self._facts.members[int(person)].name
            if person == absent:  # what is lost goes without saying
                removed = tuple(one for one in removed if one not in self._lost)
            parts = [
                f"{word} {'、'.join(self._seat_text(one) for one in seats)}"
                for word, seats in (("加", added), ("减", removed))
                if seats
            ]
            text = f"{name}：{'，'.join(parts)}"
            yield MemberMove(int(person), name, added, removed, text)

    def _seat_text(self, one: Assignment) -> str:
        return f"{date_text(one.duty_date)}{self._facts.shift_types[one.shift_type_id].name}"


def _title(moves: tuple[MemberMove, ...]) -> str:
    if not moves:
        return "没有人能顶替，缺勤的班次空着"
    count = sum(len(move.added) + len(move.removed) for move in moves)
    names = "、".join(move.name for move in moves)
    return f"动 {len(moves)} 人、{count} 个班次：{names}"


def _is_about_duty(one: Violation) -> bool:
    """Remarks, and warnings about papers (C..), are no matter of who stands in for whom."""
    if one.severity is Severity.ERROR:
        return True
    return one.severity is Severity.WARN and not one.rule.startswith("C")


def _mark(one: Violation) -> tuple[object, ...]:
    """What makes a finding the same before and after, whatever its words."""
    return one.rule, one.severity, one.member_ids, one.dates, one.shift
