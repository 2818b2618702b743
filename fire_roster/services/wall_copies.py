"""What hangs on the wall: whether it still holds, and the slip that tells what has changed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus, SeatKey
from fire_roster.domain.rules.base import dates_text
from fire_roster.records.roster import Roster
from fire_roster.records.wall_copy import WallCopy
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock, wall_time
from fire_roster.services.final_roster import final_seats, in_force, settle
from fire_roster.services.roster_diff import ShiftDiff, shift_diffs
from fire_roster.services.roster_state import RosterState
from fire_roster.services.rosters import RosterService
from fire_roster.services.swaps import SwapEntry, SwapService, SwapState
from fire_roster.store.queries import office
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.store.queries import swaps as swap_queries
from fire_roster.store.transaction import Database

WALL_FORMS = frozenset({"wall-roster", "day-list"})
"""Forms that hang on the wall as the roster of the month."""


class WallStatus(StrEnum):
    """How the paper on the wall stands towards the roster in force; the value is the word."""

    UNPUBLISHED = "未发布"
    UNPRINTED = "未打印"
    CURRENT = "有效"
    VOID = "已作废"


@dataclass(frozen=True, slots=True)
class WallState:
    """The wall copy of one station and month.

    `version` is in force (None: nothing is published), `printed_version` hangs on the wall.
    `changes` are the shifts that differ from the paper; `swaps` those of them made by swaps.
    """

    station_id: int
    station_name: str
    month: Month
    status: WallStatus
    version: int | None = None
    printed_version: int | None = None
    printed_at: datetime | None = None
    changes: tuple[ShiftDiff, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which the paper is wrong."""
        return tuple(dict.fromkeys(one.day for one in self.changes))

    @property
    def sentence(self) -> str:
        """What the clerk has to know and do; empty where all is well or nothing is published."""
        if self.status is WallStatus.UNPRINTED:
            return f"第 {self.version} 版已发布，还没有打印张贴。"
        if self.status is not WallStatus.VOID:
            return ""
        what = (
            f"改动 {len(self.changes)} 处（{dates_text(self.days)}）" if self.changes else "已换版"
        )
        return f"墙上版本（第 {self.printed_version} 版）已作废：{what}，请打印新版换上。"


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One changed shift on the slip; `note` names the swap or substitution behind it."""

    change: ShiftDiff
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangeSlip:
    """值班表改动单: only what differs from the paper on the wall.

    `before_version` is the version on the wall, or the one before where nothing was printed.
    """

    unit_name: str
    station_name: str
    month: Month
    before_version: int | None
    after_version: int
    made_at: datetime
    lines: tuple[SlipLine, ...]


class WallCopyService:
    """Keeps track of printed wall rosters."""

    def __init__(
        self, database: Database, clock: Clock, rosters: RosterService, swaps: SwapService
    ) -> None:
        self._database = database
        self._clock = clock
        self._rosters = rosters
        self._swaps = swaps

    def note_print(self, station_id: int, month: Month, version: int | None = None) -> Done[bool]:
        """The version in force (or this one, if it is that) was printed for the wall.

        Any other version leaves no trace (False).
        """
        state = self._rosters.open_final(station_id, month)
        roster = state.roster
        if roster is None or not _is_in_force(roster) or version not in (None, roster.version):
            return Done(False, Changes())
        seats = sorted(
            [key.duty_date.day, key.shift_type_id, key.member_id] for key in state.facts.assignments
        )
        with self._database.write("roster.print") as transaction:
            record = WallCopy(
                id=transaction.new_key(WallCopy),
                roster_id=roster.id,
                printed_at=self._clock.instant(),
                seats=json.dumps(seats, separators=(",", ":")),
            )
            transaction.session.add(record)
            transaction.describe(
                f"打印张贴 {state.facts.station.name} {month.label}值班表第 {roster.version} 版",
                f"roster:{roster.id}",
            )
        return Done(True, Changes.of(Kind.WALL_COPY, month=month))

    def state(self, station_id: int, month: Month) -> WallState:
        """Whether the paper on the wall still shows what is in force."""
        with self._database.read() as session:
            names = {record.id: record.name for record in office.list_stations(session)}
            about = (station_id, names[station_id], month)
            chosen = in_force(roster_queries.list_rosters(session, [str(month)]))
            roster = chosen.get((station_id, month))
            if roster is None or not _is_in_force(roster):
                return WallState(*about, WallStatus.UNPUBLISHED)
            version = roster.version
            paper = swap_queries.last_wall_copy(session, station_id, str(month))
            if paper is None:
                return WallState(*about, WallStatus.UNPRINTED, version)
            copy, printed = paper
            hanging = _seats_of(copy, month)
            settled = settle(session, chosen, month.first, month.last)
            is_same = final_seats(session, roster, settled).keys() == hanging.keys()
        # Names and shifts are looked up only where something is to be told.
        facts = None if is_same else self._rosters.open_final(station_id, month).facts
        changes = shift_diffs(facts, hanging, facts.assignments) if facts else ()
        is_current = printed.version == version and not changes
        return WallState(
            *about,
            WallStatus.CURRENT if is_current else WallStatus.VOID,
            version,
            printed.version,
            wall_time(copy.printed_at),
            changes,
        )

    def list_void(self, months: int = 2) -> tuple[WallState, ...]:
        """Papers that are void or missing, of this month and those to come, at every station."""
        month = Month.of(self._clock.today())
        with self._database.read() as session:
            stations = [record.id for record in office.list_stations(session)]
        found = (
            self.state(station_id, month.shifted(offset))
            for offset in range(months)
            for station_id in stations
        )
        return tuple(one for one in found if one.sentence)

    def change_slip(self, station_id: int, month: Month) -> ChangeSlip:
        """What the slip says; without lines where nothing differs."""
        state = self._rosters.open_final(station_id, month)
        before_version, before = self._posted(state)
        changes = shift_diffs(state.facts, before, state.facts.assignments)
        entries = self._swaps.list_all(station_id, month)
        with self._database.read() as session:
            unit_name = office.get_unit(session).name
        return ChangeSlip(
            unit_name=unit_name,
            station_name=state.facts.station.name,
            month=month,
            before_version=before_version,
            after_version=state.facts.version,
            made_at=self._clock.now(),
            lines=tuple(SlipLine(change, _note(change, entries)) for change in changes),
        )

    def _posted(self, state: RosterState) -> tuple[int | None, Iterable[SeatKey]]:
        """What people have seen so far: the paper, without one the version before."""
        facts = state.facts
        paper = self._paper(facts.station.station_id, facts.month)
        if paper is not None:
            return paper[1].version, _seats_of(paper[0], facts.month)
        if state.roster is None:
            return None, ()
        version = max(1, facts.version - 1)
        before = self._rosters.open(facts.station.station_id, facts.month, version)
        return version, before.facts.assignments

    def _paper(self, station_id: int, month: Month) -> tuple[WallCopy, Roster] | None:
        with self._database.read() as session:
            return swap_queries.last_wall_copy(session, station_id, str(month))


def _is_in_force(roster: Roster) -> bool:
    return roster.status == RosterStatus.PUBLISHED


def _seats_of(copy: WallCopy, month: Month) -> Mapping[SeatKey, None]:
    days = month.days
    rows = json.loads(copy.seats)
    return {SeatKey(days[day - 1], shift, member): None for day, shift, member in rows}


def _note(change: ShiftDiff, entries: Iterable[SwapEntry]) -> str:
    """调班：张三 12月5日夜班 ⇄ …（批准：…）for every swap behind the change."""
    place = (change.day, change.shift.shift_type_id)
    notes = [
        f"{entry.kind.label}单 {entry.number}"
        for entry in entries
        if entry.state is SwapState.APPLIED
        and any(move.seat[:2] == place for move in entry.facts.moves)
    ]
    return "；".join(notes)
