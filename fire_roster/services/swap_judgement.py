"""What a swap would do to the final roster: can it happen, and which findings does it add."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from fire_roster.domain.checker import RosterChecker
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Duty, SeatKey
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.domain.rules.base import Severity, Violation, date_text
from fire_roster.domain.swap import SeatMove, SwapFacts, SwapKind, fits
from fire_roster.services.final_roster import Place, in_force
from fire_roster.services.roster_facts import load_facts, load_settings
from fire_roster.services.swap_translation import swap_facts
from fire_roster.store.queries import office
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.store.queries import swaps as swap_queries
from fire_roster.store.transaction import Session

_NEW = 0
"""Key of a swap that is not stored yet."""


@dataclass(frozen=True, slots=True)
class SwapOrder:
    """Who gives which seat to whom.

    `taker_id` None is an absence that nobody fills; `back` is the taker's seat that a swap gives
    in return.
    """

    seat: SeatKey
    taker_id: int | None = None
    back: SeatKey | None = None

    @property
    def kind(self) -> SwapKind:
        """What it is called."""
        if self.taker_id is None:
            return SwapKind.ABSENCE
        return SwapKind.SWAP if self.back else SwapKind.SUBSTITUTION

    @property
    def facts(self) -> SwapFacts:
        """As the domain knows it; not approved yet, so that D08 says so where it applies."""
        moves = [SeatMove(self.seat, self.taker_id)]
        if self.back is not None:
            moves.append(SeatMove(self.back, self.seat.member_id))
        return SwapFacts(_NEW, self.kind, tuple(moves))


@dataclass(frozen=True, slots=True)
class SwapJudgement:
    """`problem` says why it cannot happen at all; `findings` are what it adds, gravest first."""

    problem: str = ""
    findings: tuple[Violation, ...] = ()

    @property
    def errors(self) -> tuple[Violation, ...]:
        """The findings that call for a reason."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)


def judge_order(session: Session, order: SwapOrder, today: date) -> SwapJudgement:
    """The order against the final rosters of every place it touches."""
    stations = {shift.id: shift.station_id for shift in office.list_shift_types(session)}
    swap = order.facts
    if any(move.seat.shift_type_id not in stations for move in swap.moves):
        return SwapJudgement("这个班次已经不在了，请刷新后再试。")
    places = dict.fromkeys(_place(move, stations) for move in swap.moves)
    facts = {place: _final_facts(session, place, today) for place in places}
    problem = _problem(session, swap, facts)
    if problem:
        return SwapJudgement(problem)
    found = dict.fromkeys(
        finding for one in facts.values() for finding in _added(session, one, swap)
    )
    return SwapJudgement("", tuple(sorted(found, key=lambda one: one.severity.rank)))


def _place(move: SeatMove, stations: Mapping[int, int]) -> Place:
    return stations[move.seat.shift_type_id], Month.of(move.seat.duty_date)


def _final_facts(session: Session, place: Place, today: date) -> RosterFacts:
    station_id, month = place
    versions = roster_queries.list_versions(session, station_id, str(month))
    roster = in_force(versions).get(place)
    return load_facts(session, station_id, month, today, roster, is_final=True)


def _problem(session: Session, swap: SwapFacts, facts: Mapping[Place, RosterFacts]) -> str:
    seats = {key: seat for one in facts.values() for key, seat in one.assignments.items()}
    any_facts = next(iter(facts.values()))
    shifts = {key: shift for one in facts.values() for key, shift in one.shift_types.items()}
    if any(key not in any_facts.members for key in swap.member_ids):
        return "这个人员已经不在了，请刷新后再试。"
    for move in swap.moves:
        name = any_facts.members[move.seat.member_id].name
        when = f"{date_text(move.seat.duty_date)}{shifts[move.seat.shift_type_id].name}"
        if move.taker_id == move.seat.member_id:
            return f"{name}不能与自己调班，请另选一人。"
        if move.seat not in seats:
            return f"{name}不在{when}上，请先看最新的值班表。"
        if move.target in seats:
            taker = any_facts.members[move.target.member_id].name
            return f"{taker}已经在{when}上，请另选一人。"
    held = map(swap_facts, swap_queries.list_swaps(session, is_active=True))
    if not fits(seats, swap) or any(swap.clashes_with(other) for other in held):
        return "这个班位已有调班或替班登记，请先取消原来的再登记。"
    return ""


def _added(session: Session, facts: RosterFacts, swap: SwapFacts) -> Iterable[Violation]:
    settings = load_settings(session)
    before = set(RosterChecker(facts, settings).violations)
    for finding in RosterChecker(after_swap(facts, swap), settings).violations:
        if finding.severity is not Severity.INFO and finding not in before:
            yield finding


def after_swap(facts: RosterFacts, swap: SwapFacts) -> RosterFacts:
    """The facts with the moves done, in the roster itself and in the duties around it."""
    own = [move for move in swap.moves if move.seat in facts.assignments]
    around = {move.seat: move.taker_id for move in swap.moves if move not in own}
    foreign = tuple(
        moved for duty in facts.foreign_duties for moved in _moved(duty, around) if moved
    )
    return replace(facts, foreign_duties=foreign).with_patch(swap_patch(facts, swap))


def swap_patch(facts: RosterFacts, swap: SwapFacts) -> RosterPatch:
    """The moves of a swap inside one roster as an edit of its seats."""
    own = [move for move in swap.moves if move.seat in facts.assignments]
    changes = [SeatChange(facts.assignments[move.seat], None) for move in own]
    for move in own:
        if move.taker_id is not None:
            held = facts.assignments[move.seat]
            changes.append(SeatChange(None, replace(held, member_id=move.taker_id)))
    return RosterPatch(tuple(changes))


def _moved(duty: Duty, around: Mapping[SeatKey, int | None]) -> Iterable[Duty]:
    key = SeatKey(duty.duty_date, duty.shift.shift_type_id, duty.member_id)
    if key not in around:
        yield duty
    elif (taker := around[key]) is not None:
        yield replace(duty, member_id=taker)
