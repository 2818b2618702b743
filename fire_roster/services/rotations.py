"""Rosters by rotation: patterns, what they mean, and a month filled by one of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from fire_roster.assets import load_json
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.rotation import (
    Rotation,
    RotationPattern,
    ShiftTemplate,
    missing_shifts,
    own_pattern,
    parse_rotations,
)
from fire_roster.domain.rotation_draft import RotationDraft, make_assignments
from fire_roster.domain.rotation_start import continue_rotation, team_tail
from fire_roster.domain.rotation_verdict import RotationVerdict, judge_pattern
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.shift import Rotation as RotationRecord
from fire_roster.services.clock import Clock
from fire_roster.services.proposal import Proposal, with_seats
from fire_roster.services.rosters import RosterService
from fire_roster.services.rotation_outlook import (
    RotationOutlook,
    count_heads,
    pattern_shifts,
    rotation_days,
)
from fire_roster.services.shortage import find_shortages
from fire_roster.services.stations import StationEntry, StationService
from fire_roster.store.queries import office
from fire_roster.store.transaction import Database

NO_TEAM = "未分班组"


@dataclass(frozen=True, slots=True)
class RotationPlan:
    """A pattern with the day it counts from and where each team stands on that day."""

    pattern: RotationPattern
    anchor: date
    team_offsets: Mapping[str, int]

    @property
    def rotation(self) -> Rotation:
        """The plan as the domain knows it."""
        return Rotation(self.pattern, self.anchor, self.team_offsets)


class RotationService:
    """What a clerk can do with rotations."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        stations: StationService,
        rosters: RosterService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._stations = stations
        self._rosters = rosters

    def list_patterns(self) -> tuple[RotationPattern, ...]:
        """The patterns that come with the program."""
        return parse_rotations(load_json("data", "rotations.json"))

    def find_pattern(self, text: str, station_id: int) -> RotationPattern:
        """A pattern by name or key, or an own one written as 早早中中夜夜休休.

        UsageProblem where the text is neither.
        """
        wanted = text.strip()
        for pattern in self.list_patterns():
            if wanted in (pattern.name, pattern.key):
                return pattern
        entry = self._stations.get(station_id)
        try:
            return self.own_pattern(wanted, entry)
        except InputRefused as error:
            names = "、".join(pattern.name for pattern in self.list_patterns())
            raise UsageProblem(
                f"没有“{wanted}”这种轮班，可选：{names}；也可以写成“早早中中夜夜休休”的样子。"
            ) from error

    def own_pattern(self, cycle: str, entry: StationEntry) -> RotationPattern:
        """A pattern written by the clerk, for the teams of a station.

        InputRefused for a cycle that cannot be read.
        """
        known = {shift.code: shift for shift in self._known_templates()}
        for shift in entry.shifts:
            known[shift.code] = ShiftTemplate(
                shift.code, shift.name, shift.start_text, shift.end_text
            )
        teams = self._rosters.open(
            entry.record.id, Month.of(self._clock.today())
        ).facts.station_members
        count = len({member.team for member in teams if member.team}) or 1
        return own_pattern(f"自定义（{cycle}）", cycle, count, known.values())

    def judge(self, pattern: RotationPattern, station_id: int) -> RotationVerdict:
        """What the pattern means at a station: hours, rest, and which limit it breaks."""
        facts = self._rosters.open(station_id, Month.of(self._clock.today())).facts
        return judge_pattern(
            pattern,
            facts.station.kind,
            facts.station.required_staff(self._clock.today()),
            has_averaged_hours=facts.unit.averaged_hours.is_approved_on(self._clock.today()),
        )

    def outlook(self, station_id: int, month: Month, plan: RotationPlan) -> RotationOutlook:
        """What a plan asks of the station: its shifts, sixty days from the month on, its people."""
        facts = self._rosters.open(station_id, month).facts
        teams = {team: ids for team, ids in teams_of(facts).items() if team in plan.team_offsets}
        return RotationOutlook(
            tuple(teams),
            pattern_shifts(facts, plan.pattern),
            rotation_days(plan.rotation, tuple(teams), month.first, facts.calendar),
            count_heads(facts, plan.pattern, teams),
        )

    def stored_record(self, station_id: int) -> RotationRecord | None:
        """The rotation of the station as it is on file, for undo."""
        with self._database.read() as session:
            return office.find_rotation(session, station_id)

    def stored_plan(self, station_id: int) -> RotationPlan | None:
        """The rotation the station used last; None where its shifts are no longer there."""
        with self._database.read() as session:
            record = office.find_rotation(session, station_id)
        if record is None:
            return None
        try:
            pattern = self.find_pattern(record.pattern or record.cycle, station_id)
        except UsageProblem:
            return None
        return RotationPlan(pattern, record.anchor, json.loads(record.team_offsets))

    def suggest_plan(
        self,
        station_id: int,
        month: Month,
        pattern: RotationPattern,
        anchor: date | None = None,
    ) -> RotationPlan:
        """How the rotation goes on: as stored, as last month's roster shows, or from the anchor.

        Without an anchor it begins on the first of the month.
        """
        facts = self._rosters.open(station_id, month).facts
        teams = teams_of(facts)
        stored = self.stored_plan(station_id)
        is_same = stored is not None and stored.pattern == pattern
        if anchor is None and stored and is_same and set(stored.team_offsets) >= set(teams):
            return stored
        start = anchor or month.first
        if anchor is not None:
            offsets = {team: pattern.offset_of(index) for index, team in enumerate(teams)}
            return RotationPlan(pattern, start, offsets)
        rotation = continue_rotation(pattern, list(teams), start, team_tail(facts, teams))
        return RotationPlan(pattern, rotation.anchor, dict(rotation.team_offsets))

    def propose(self, station_id: int, month: Month, plan: RotationPlan) -> Proposal:
        """The month filled by the plan; locked seats stay, gaps are explained; nothing is saved."""
        before = self._rosters.open(station_id, month)
        facts, added = _with_pattern_shifts(before.facts, plan.pattern)
        teams = {team: ids for team, ids in teams_of(facts).items() if team in plan.team_offsets}
        if not teams:
            raise InputRefused(
                f"{facts.station.name}还没有可轮班的人员，请先在“人员”里填写班组和站点。"
            )
        draft = make_assignments(facts, plan.rotation, teams)
        state = with_seats(replace(before, facts=facts), draft.assignments)
        gap_reasons = _gap_reasons(facts, draft)
        verdict = judge_pattern(
            plan.pattern,
            facts.station.kind,
            facts.station.required_staff(month.first),
            has_averaged_hours=facts.unit.averaged_hours.is_approved_on(month.first),
        )
        return Proposal(
            before=before,
            state=state,
            violations=state.checker().violations,
            shortages=find_shortages(
                state.facts,
                lambda short: gap_reasons.get((short.day, short.shift.shift_type_id), ""),
            ),
            sentences=(
                verdict.sentence,
                *_team_note(plan.pattern, teams),
                *_teamless_note(facts, teams),
                *_gap_notes(draft),
            ),
            method=json.dumps({"rotation": plan.pattern.name}, ensure_ascii=False),
            rotation=plan.rotation,
            new_shifts=added,
        )

    @staticmethod
    def _known_templates() -> list[ShiftTemplate]:
        rows = load_json("data", "rotations.json")["shifts"]
        return [ShiftTemplate(row["code"], row["name"], row["start"], row["end"]) for row in rows]


def teams_of(facts: RosterFacts) -> dict[str, list[int]]:
    """Members of the station by team, teams in the order of the ledger.

    Who has no team does not rotate, unless nobody has one: then all are one team.
    """
    teams: dict[str, list[int]] = {}
    for member in facts.station_members:
        if member.team:
            teams.setdefault(member.team, []).append(member.member_id)
    everybody = [member.member_id for member in facts.station_members]
    return teams or ({NO_TEAM: everybody} if everybody else {})


def _with_pattern_shifts(
    facts: RosterFacts, pattern: RotationPattern
) -> tuple[RosterFacts, tuple[ShiftTemplate, ...]]:
    """Facts in which the station has the pattern's shifts; new ones carry negative keys."""
    added = missing_shifts(pattern, facts.shift_types.values())
    shifts = dict(facts.shift_types)
    for index, template in enumerate(added, start=1):
        shift = template.shift_type(-index)
        shifts[-index] = replace(shift, is_required=False, palette=2 + index)
    return (replace(facts, shift_types=shifts) if added else facts), added


def _gap_reasons(facts: RosterFacts, draft: RotationDraft) -> dict[tuple[date, int], str]:
    ids = {shift.code: key for key, shift in facts.shift_types.items()}
    reasons: dict[tuple[date, int], str] = {}
    for gap in draft.gaps:
        key = (gap.day, ids[gap.shift])
        reasons[key] = reasons.get(key, "") + gap.reason
    return reasons


def _gap_notes(draft: RotationDraft) -> tuple[str, ...]:
    """One sentence per member instead of one per day."""
    counts: dict[int, list[str]] = {}
    for gap in draft.gaps:
        counts.setdefault(gap.member_id, []).append(gap.reason)
    return tuple(
        reasons[0] if len(reasons) == 1 else f"{reasons[0]}同样的空缺共 {len(reasons)} 处。"
        for reasons in counts.values()
    )


def _team_note(pattern: RotationPattern, teams: Mapping[str, list[int]]) -> tuple[str, ...]:
    if len(teams) == pattern.team_count:
        return ()
    return (
        f"“{pattern.name}”按 {pattern.team_count} 个班组设计，"
        f"本站有 {len(teams)} 个班组，请留意缺班。",
    )


def _teamless_note(facts: RosterFacts, teams: Mapping[str, list[int]]) -> tuple[str, ...]:
    rotating = {member_id for ids in teams.values() for member_id in ids}
    left_out = [one.name for one in facts.station_members if one.member_id not in rotating]
    if not left_out:
        return ()
    return (f"{'、'.join(left_out)}没有班组或班组不在本次轮班里，没有排班。",)
