"""Swaps (调班), substitutions (替班) and absences, entered by the clerk for anybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fire_roster.domain.eligibility import Candidate, judge_candidates
from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus, SeatKey
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.domain.rules.base import Violation, date_text
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.swap import SwapFacts, SwapKind
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.swap import Swap, SwapFields
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.final_roster import SettledSwaps, settle
from fire_roster.services.rosters import RosterService
from fire_roster.services.swap_judgement import (
    SwapJudgement,
    SwapOrder,
    judge_order,
    swap_patch,
)
from fire_roster.services.swap_translation import swap_facts
from fire_roster.services.translation import display_names, shift_type
from fire_roster.store.queries import office, people
from fire_roster.store.queries import swaps as swap_queries
from fire_roster.store.transaction import Database, Session, Transaction

__all__ = ["SeatWords", "SwapEntry", "SwapJudgement", "SwapOrder", "SwapService", "SwapState"]


class SwapState(StrEnum):
    """How a swap stands towards the roster of today; the value is the word on screen."""

    APPLIED = "有效"
    RESTING = "与值班表不符"
    CANCELLED = "已取消"


@dataclass(frozen=True, slots=True)
class SeatWords:
    """A seat for people: where, when, which shift, and whose it is by the plan."""

    key: SeatKey
    station_id: int
    station_name: str
    shift: ShiftType
    member_name: str

    @property
    def text(self) -> str:
        """张三 12月5日夜班."""
        return f"{self.member_name} {date_text(self.key.duty_date)}{self.shift.name}"


@dataclass(frozen=True, slots=True)
class SwapEntry:
    """A swap as lists and forms show it; `taker_name` is empty where nobody stands in.

    `back` is the seat that the taker of a swap gives in return.
    """

    record: Swap
    facts: SwapFacts
    state: SwapState
    seat: SeatWords
    taker_name: str
    back: SeatWords | None

    @property
    def kind(self) -> SwapKind:
        """调班, 替班 or 缺勤."""
        return self.facts.kind

    @property
    def number(self) -> str:
        """What stands on the form: day of entry and running number."""
        return f"{self.record.entered_on:%Y%m%d}-{self.record.id:03d}"

    @property
    def text(self) -> str:
        """张三 12月5日夜班 → 李四; with ⇄ and both seats for a swap."""
        if self.back is not None:
            return f"{self.seat.text} ⇄ {self.back.text}"
        return f"{self.seat.text} → {self.taker_name or '无人顶班'}"


class SwapService:
    """What a clerk can do when somebody else has to stand on a seat."""

    def __init__(self, database: Database, clock: Clock, rosters: RosterService) -> None:
        self._database = database
        self._clock = clock
        self._rosters = rosters

    def list_all(
        self, station_id: int | None = None, month: Month | None = None
    ) -> tuple[SwapEntry, ...]:
        """All swaps with a seat at the station and in the month, the earliest seat first."""
        with self._database.read() as session:
            days = (month.first, month.last) if month else (None, None)
            records = swap_queries.list_swaps(session, *days, is_active=False)
            entries = _entries(session, records)
        found = [
            entry
            for entry in entries
            if station_id is None
            or any(one and one.station_id == station_id for one in (entry.seat, entry.back))
        ]
        return tuple(sorted(found, key=lambda one: (one.record.day, one.record.id)))

    def find(self, swap_id: int) -> SwapEntry:
        """One swap; UsageProblem where there is none."""
        with self._database.read() as session:
            record = session.get(Swap, swap_id)
            if record is None:
                raise UsageProblem(f"没有编号为 {swap_id} 的调班或替班登记。")
            return _entries(session, [record])[0]

    def candidates(self, seat: SeatKey, station_id: int) -> tuple[Candidate, ...]:
        """谁能顶: everybody else judged for the seat in the final roster, eligible ones first."""
        state = self._rosters.open_final(station_id, Month.of(seat.duty_date))
        held = state.facts.assignments.get(seat)
        facts = state.facts
        if held is not None:
            facts = facts.with_patch(RosterPatch((SeatChange(held, None),)))
        found = judge_candidates(facts, state.settings, seat.duty_date, seat.shift_type_id)
        return tuple(
            one for one in found if not one.is_assigned and one.member.member_id != seat.member_id
        )

    def judge(self, order: SwapOrder) -> SwapJudgement:
        """Can it happen, and which findings does it add to the final roster."""
        with self._database.read() as session:
            return judge_order(session, order, self._clock.today())

    def enter(
        self, order: SwapOrder, fields: SwapFields, *, keeps_errors: bool = False
    ) -> Done[int]:
        """Takes a swap on record; the value is its key.

        InputRefused where it cannot happen, and where it adds errors that are not kept
        knowingly, with a reason.
        """
        with self._database.write("swap.enter") as transaction:
            session = transaction.session
            judgement = judge_order(session, order, self._clock.today())
            if judgement.problem:
                raise InputRefused(judgement.problem)
            if judgement.errors and not (keeps_errors and fields.reason.strip()):
                raise InputRefused(_refusal(judgement.errors))
            record = self._new_record(transaction, order, fields)
            session.add(record)
            session.flush()
            entry = _entries(session, [record])[0]
            _describe(transaction, entry, "登记")
        return Done(record.id, _changes(entry.facts))

    def edit_draft(self, order: SwapOrder) -> Done[RosterPatch]:
        """Does the same to the plan itself, where no version is published yet: nothing to approve.

        InputRefused where it cannot happen, for a published month and over two months.
        """
        month = Month.of(order.seat.duty_date)
        judgement = self.judge(order)
        if judgement.problem:
            raise InputRefused(judgement.problem)
        with self._database.read() as session:
            shifts = {one.id: one.station_id for one in office.list_shift_types(session)}
        station_id = shifts[order.seat.shift_type_id]
        state = self._rosters.open(station_id, month)
        if not self.is_draft(station_id, month) or not all(
            move.seat in state.facts.assignments for move in order.facts.moves
        ):
            raise InputRefused("值班表已经发布或跨月，请登记调班。")
        names = "、".join(state.facts.members[key].name for key in sorted(order.facts.member_ids))
        summary = f"{date_text(order.seat.duty_date)}{order.kind.label}：{names}"
        patch = swap_patch(state.facts, order.facts)
        return self._rosters.edit(station_id, month, patch, summary)

    def is_draft(self, station_id: int, month: Month) -> bool:
        """Whether no version of the month has been published."""
        versions = self._rosters.list_versions(station_id, month)
        return all(one.status == RosterStatus.DRAFT for one in versions)

    def update(self, swap_id: int, fields: SwapFields) -> Done[SwapFields]:
        """Changes what the form says (reason, approver); the value is what it said before."""
        with self._database.write("swap.update") as transaction:
            record = _get(transaction.session, swap_id)
            before = SwapFields(**record.model_dump(include=set(SwapFields.model_fields)))
            for name, value in self._checked(fields).model_dump().items():
                setattr(record, name, value)
            entry = _keep(transaction, record, "修改")
        return Done(before, _changes(entry.facts))

    def cancel(self, swap_id: int, reason: str = "") -> Done[None]:
        """The planned seats come back; the form stays on record as cancelled."""
        with self._database.write("swap.cancel") as transaction:
            record = _get(transaction.session, swap_id)
            if record.is_cancelled:
                raise InputRefused("这张登记已经取消过了。")
            record.is_cancelled, record.cancel_reason = True, reason.strip()
            entry = _keep(transaction, record, "取消")
        return Done(None, _changes(entry.facts))

    def restore(self, swap_id: int) -> Done[None]:
        """Takes a cancellation back; InputRefused where the seat has been given away since."""
        with self._database.write("swap.restore") as transaction:
            record = _get(transaction.session, swap_id)
            facts = swap_facts(record)
            for other in swap_queries.list_swaps(transaction.session, is_active=True):
                if facts.clashes_with(swap_facts(other)):
                    raise InputRefused("这个班位已有另外的登记，请先取消那一张。")
            record.is_cancelled, record.cancel_reason = False, ""
            entry = _keep(transaction, record, "恢复")
        return Done(None, _changes(entry.facts))

    def take_back(self, swap_id: int) -> Done[SwapOrder]:
        """Removes an entry as if it had not been made (undo); the value enters it again."""
        with self._database.write("swap.take_back") as transaction:
            record = _get(transaction.session, swap_id)
            entry = _entries(transaction.session, [record])[0]
            _describe(transaction, entry, "撤销")
            transaction.session.delete(record)
        back = entry.back.key if entry.back else None
        return Done(SwapOrder(entry.seat.key, record.taker_id, back), _changes(entry.facts))

    def _new_record(self, transaction: Transaction, order: SwapOrder, fields: SwapFields) -> Swap:
        return Swap(
            id=transaction.new_key(Swap),
            kind=order.kind.value,
            day=order.seat.duty_date,
            shift_type_id=order.seat.shift_type_id,
            member_id=order.seat.member_id,
            taker_id=order.taker_id,
            return_day=order.back.duty_date if order.back else None,
            return_shift_type_id=order.back.shift_type_id if order.back else None,
            entered_on=self._clock.today(),
            **self._checked(fields).model_dump(),
        )

    def _checked(self, fields: SwapFields) -> SwapFields:
        """The fields without blanks around texts; an approval without a date is of today."""
        approver = fields.approver.strip()
        approved_on = (fields.approved_on or self._clock.today()) if approver else None
        return SwapFields(
            reason=fields.reason.strip(),
            approver=approver,
            approved_on=approved_on,
            remark=fields.remark.strip(),
        )


def _get(session: Session, swap_id: int) -> Swap:
    record = session.get(Swap, swap_id)
    if record is None:
        raise UsageProblem("这张登记已经不在了，请刷新后再试。")
    return record


def _keep(transaction: Transaction, record: Swap, word: str) -> SwapEntry:
    record.version += 1
    transaction.session.add(record)
    transaction.session.flush()
    entry = _entries(transaction.session, [record])[0]
    _describe(transaction, entry, word)
    return entry


def _describe(transaction: Transaction, entry: SwapEntry, word: str) -> None:
    transaction.describe(
        f"{word}{entry.kind.label}：{entry.text}",
        f"swap:{entry.record.id}",
        entry.record.model_dump(),
    )


def _refusal(errors: Iterable[Violation]) -> str:
    words = "".join(one.message for one in errors)
    return f"这样安排有不符合规则的地方：{words}请另选一人；确实只能这样的，写明原因后保留登记。"


def _changes(swap: SwapFacts) -> Changes:
    months = frozenset(Month.of(move.seat.duty_date) for move in swap.moves)
    return Changes(frozenset({Kind.SWAP, Kind.ROSTER}), months)


def _entries(session: Session, records: Iterable[Swap]) -> list[SwapEntry]:
    known = list(records)
    if not known:
        return []
    settled = _settled(session, known)
    applied = {swap.swap_id for swap in settled.applied}
    words = _SeatWriter(session)
    return [_entry(record, words, is_applied=record.id in applied) for record in known]


def _entry(record: Swap, words: "_SeatWriter", *, is_applied: bool) -> SwapEntry:
    facts = swap_facts(record)
    seats = [words.seat(move.seat) for move in facts.moves]
    state = SwapState.APPLIED if is_applied else SwapState.RESTING
    return SwapEntry(
        record=record,
        facts=facts,
        state=SwapState.CANCELLED if record.is_cancelled else state,
        seat=seats[0],
        taker_name=words.names[record.taker_id] if record.taker_id else "",
        back=seats[1] if len(seats) > 1 else None,
    )


def _settled(session: Session, records: Iterable[Swap]) -> SettledSwaps:
    days: list[date] = []
    for record in records:
        days += [day for day in (record.day, record.return_day) if day]
    return settle(session, {}, Month.of(min(days)).first, Month.of(max(days)).last)


class _SeatWriter:
    """Knows names, shifts and stations."""

    def __init__(self, session: Session) -> None:
        teams = {team.id: team.name for team in people.list_teams(session)}
        self.names = display_names(people.list_members(session), teams)
        self._stations = {one.id: one.name for one in office.list_stations(session)}
        self._shifts = {one.id: one for one in office.list_shift_types(session)}

    def seat(self, key: SeatKey) -> SeatWords:
        """The seat for people."""
        record = self._shifts[key.shift_type_id]
        return SeatWords(
            key=key,
            station_id=record.station_id,
            station_name=self._stations[record.station_id],
            shift=shift_type(record),
            member_name=self.names[key.member_id],
        )
