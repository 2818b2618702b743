"""A month's roster of one station: month grid and day list."""

from fire_roster.domain.roster import RosterStatus
from fire_roster.errors import InputRefused
from fire_roster.printing import Content, RosterLayout, RosterPaper
from fire_roster.printing.sheets import WallSheet
from fire_roster.services.anchor import find_anchor
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.kept_findings import load_reasons
from fire_roster.services.roster_diff import shift_diffs
from fire_roster.services.roster_state import RosterState
from fire_roster.services.wall_sheet import SheetSource, build_wall_sheet
from fire_roster.store.queries import office, people


def build_wall_roster(request: FormRequest) -> Content:
    """Rows are people, columns days."""
    return RosterPaper(roster_sheet(request), RosterLayout.GRID)


def build_day_list(request: FormRequest) -> Content:
    """Rows are days and shifts."""
    return RosterPaper(roster_sheet(request), RosterLayout.DAYS)


def open_roster(request: FormRequest) -> RosterState:
    """The version that is printed, after swaps, the one in force unless told.

    InputRefused for an empty one.
    """
    station_id, month = request.at.record.id, request.month
    state = request.sources.rosters.open_final(station_id, month, request.order.version)
    if state.is_empty:
        raise InputRefused(
            f"{state.facts.station.name}{month.label}还没有排班，先生成或录入再打印。"
        )
    return state


def roster_sheet(request: FormRequest) -> WallSheet:
    """The sheet of a roster; InputRefused for an empty one."""
    state = open_roster(request)
    newest = _newest(request, state)
    seats = (state.facts.assignments, newest.facts.assignments)
    violations = state.checker().violations
    with request.sources.database.read() as session:
        reasons = load_reasons(session, request.at.record.id, request.month)
        source = SheetSource(
            facts=state.facts,
            roster=state.roster,
            unit=office.get_unit(session),
            records={member.id: member for member in people.list_members(session)},
            edition=request.edition,
            printed_at=request.printed_at,
            kept=reasons.kept_of(violations),
            letterhead=request.letterhead,
            anchor=find_anchor(session, state.roster),
            newer_edits=len(shift_diffs(newest.facts, *seats)),
            newer_version=_taking_its_place(state, newest),
        )
    return build_wall_sheet(source)


def _taking_its_place(state: RosterState, newest: RosterState) -> int:
    """The version that is in force instead; 0 while it is a draft or the same."""
    is_other = newest.facts.version > state.facts.version
    return newest.facts.version if is_other and newest.facts.status is not RosterStatus.DRAFT else 0


def _newest(request: FormRequest, state: RosterState) -> RosterState:
    """The newest version after swaps; the one at hand where that is it."""
    versions = request.sources.rosters.list_versions(request.at.record.id, request.month)
    if not versions or versions[-1].version == state.facts.version:
        return state
    return newest_state(request)


def newest_state(request: FormRequest) -> RosterState:
    """The newest version after swaps, published or not."""
    rosters, station_id = request.sources.rosters, request.at.record.id
    versions = rosters.list_versions(station_id, request.month)
    return rosters.open_final(station_id, request.month, versions[-1].version if versions else None)
