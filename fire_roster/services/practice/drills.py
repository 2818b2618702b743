"""Drills: planning, the people of the hour, the stop-watch, what came of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fire_roster.domain.drill import (
    DrillDeadline,
    DrillFacts,
    DrillKind,
    DrillMark,
    MarkTime,
    drill_deadlines,
    drill_duties,
    mark_times,
    next_key_place,
)
from fire_roster.domain.rules.s08_response_time import RULE as S08
from fire_roster.domain.rules.t01_drill_interval import RULE as T01
from fire_roster.errors import InputRefused
from fire_roster.records.drill import Drill, DrillParticipant
from fire_roster.records.member import Member
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.duty import DutyService
from fire_roster.services.practice.ledger_checks import read_timeline, write_timeline
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.services.practice.records import (
    add_record,
    change_record,
    describe,
    find_record,
)
from fire_roster.services.translation import split_words, unit_facts
from fire_roster.services.unit import rule_settings_of
from fire_roster.store.queries import office, people, practice
from fire_roster.store.transaction import Database, Session

_LEDGER = LEDGERS["drill"]
_HAZARDS = LEDGERS["hazard"]


@dataclass(frozen=True, slots=True)
class DrillOutlook:
    """What comes next: the deadlines by law, the soonest first, and the 重点部位 to take."""

    deadlines: tuple[DrillDeadline, ...]
    next_place: str

    @property
    def next_due(self) -> DrillDeadline:
        """The deadline that comes first."""
        return self.deadlines[0]


class DrillService:
    """What only drills have; adding and changing one is `RecordService`."""

    def __init__(self, database: Database, clock: Clock, duty: DutyService) -> None:
        self._database = database
        self._clock = clock
        self._duty = duty

    def list_facts(self) -> tuple[DrillFacts, ...]:
        """All drills as the rules see them."""
        with self._database.read() as session:
            return load_drills(session)

    def outlook(self) -> DrillOutlook:
        """Deadlines of the unit's type and the next 重点部位 (T01, T04)."""
        with self._database.read() as session:
            unit = office.get_unit(session)
            drills = load_drills(session)
            settings = rule_settings_of(office.list_settings(session, "rule."))
        own = int(T01.value(settings, "months"))
        duties = drill_duties(unit_facts(unit).traits, own)
        return DrillOutlook(
            drill_deadlines(drills, duties, self._clock.today()),
            next_key_place(split_words(unit.key_places), drills),
        )

    def people_of(self, moment: datetime) -> tuple[int, ...]:
        """Members on duty at a moment, at every station, from the rosters in force."""
        found = [key for duty in self._duty.at(moment) for key in duty.member_ids]
        return tuple(dict.fromkeys(found))

    def list_participants(self, drill_id: int) -> Sequence[DrillParticipant]:
        """Who was called to a drill."""
        with self._database.read() as session:
            return practice.list_children(session, Drill, drill_id)

    def set_participants(self, drill_id: int, present: Mapping[int, bool]) -> Done[None]:
        """Exactly these members were called; True for those who came.

        Their number replaces 应到 and 实到. InputRefused for somebody who is not on file.
        """
        with self._database.write("drill.participants") as transaction:
            session = transaction.session
            record = find_record(session, _LEDGER, drill_id)
            teams = {team.id: team.name for team in people.list_teams(session)}
            rows = []
            for member_id, is_present in present.items():
                member = session.get(Member, member_id)
                if member is None:
                    raise InputRefused(f"编号 {member_id} 的人员已经不在了，请刷新后再试。")
                team = teams.get(member.team_id or 0, "")
                rows.append(
                    DrillParticipant(
                        drill_id=drill_id, member_id=member_id, team=team, is_present=is_present
                    )
                )
            practice.replace_children(session, Drill, drill_id, rows)
            record.expected_count, record.present_count = len(present), sum(present.values())
            record.version += 1
            session.add(record)
            detail = {"expected": len(present), "present": sum(present.values())}
            describe(transaction, _LEDGER, record, "登记参加人员：", detail)
        return Done(None, Changes.of(Kind.DRILL))

    def mark(self, drill_id: int, mark: DrillMark, moment: datetime | None) -> Done[None]:
        """Notes the moment of a mark, to the second; None takes it back."""
        with self._database.write("drill.mark") as transaction:
            record = find_record(transaction.session, _LEDGER, drill_id)
            timeline = read_timeline(record.timeline)
            if moment is None:
                timeline.pop(mark, None)
            else:
                timeline[mark] = moment.replace(microsecond=0)
            values: dict[str, Any] = {"timeline": write_timeline(timeline)}
            if mark is DrillMark.ALARM and moment is not None and record.held_on is None:
                values |= {"held_on": moment.date(), "begins_at": f"{moment:%H:%M}"}
            changed = change_record(transaction, _LEDGER, record, values, self._clock)
            describe(transaction, _LEDGER, record, f"计时“{mark.value}”：", changed)
        return Done(None, Changes.of(Kind.DRILL))

    def times(self, drill_id: int) -> tuple[MarkTime, ...]:
        """Seconds from the alarm to every mark, against the limits that the unit has set (S08)."""
        with self._database.read() as session:
            record = find_record(session, _LEDGER, drill_id)
        confirm, arrive = self.time_limits()
        return mark_times(read_timeline(record.timeline), confirm, arrive)

    def time_limits(self) -> tuple[int, int]:
        """Seconds to confirm and to arrive that the unit has set (S08)."""
        with self._database.read() as session:
            settings = rule_settings_of(office.list_settings(session, "rule."))
        confirm, arrive = (
            int(S08.value(settings, name)) for name in ("confirm_seconds", "arrive_seconds")
        )
        return confirm, arrive

    def raise_hazards(self, drill_id: int, hazards: Iterable[dict[str, Any]]) -> Done[list[int]]:
        """Problems of a drill as hazards with owner and deadline, one action."""
        with self._database.write("drill.hazards") as transaction:
            record = find_record(transaction.session, _LEDGER, drill_id)
            keys = []
            for values in hazards:
                whole = {
                    "found_on": record.held_on or self._clock.today(),
                    "place": record.key_place or "演练现场",
                    "source": "演练",
                    "origin": f"drill:{drill_id}",
                    **values,
                }
                keys.append(add_record(transaction, _HAZARDS, whole, self._clock).id)
            if not keys:
                raise InputRefused("没有要登记的问题，请先填写。")
            describe(transaction, _LEDGER, record, "问题转为隐患：", {"hazards": keys})
        return Done(keys, Changes.of(Kind.DRILL, Kind.HAZARD))


def load_drills(session: Session) -> tuple[DrillFacts, ...]:
    """All drills as the rules see them, in the order of their keys."""
    present: dict[int, set[int]] = {}
    for row in practice.list_children(session, Drill):
        if row.is_present:
            present.setdefault(row.drill_id, set()).add(row.member_id)
    return tuple(
        DrillFacts(
            drill_id=one.id,
            title=one.title,
            kind=DrillKind(one.kind),
            planned_on=one.planned_on,
            held_on=one.held_on,
            key_place=one.key_place,
            content=one.scenario or one.course,
            departments=one.departments,
            participant_ids=frozenset(present.get(one.id, ())),
            participant_count=one.present_count,
            is_told=one.is_told,
            has_notice=one.has_notice,
            has_signs=one.has_signs,
            is_blind=one.is_blind,
            evaluation=one.evaluation,
            announced_on=one.announced_on,
            closed_on=one.closed_on,
            timeline=read_timeline(one.timeline),
            station_id=one.station_id,
        )
        for one in practice.list_records(session, Drill)
    )
