"""Drills, training, self-checks, equipment, contracts and hazards as dated items for alerts."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from fire_roster.domain.alerts.facts import DatedItem
from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.domain.commitment import newest_papers
from fire_roster.domain.drill import drill_deadlines, drill_duties
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.domain.rules.t01_drill_interval import RULE as T01
from fire_roster.domain.unit import UnitFacts
from fire_roster.records.duty_log import DeviceOff
from fire_roster.records.equipment import Contract, Equipment
from fire_roster.records.hazard import Hazard
from fire_roster.records.self_check import CheckTemplate, SelfCheck
from fire_roster.records.training import Training
from fire_roster.services.practice.commitments import load_commitments
from fire_roster.services.practice.drills import load_drills
from fire_roster.store.queries import practice
from fire_roster.store.queries import swaps as swap_queries
from fire_roster.store.transaction import Session

_TIME_TO_PRINT = timedelta(hours=2)
_DRILLS, _INSPECTION = "drills", "inspection"


def _place(page: str, panel: str, record: int | None = None) -> dict[str, Any]:
    """Where an item can be solved: a panel of a page, and the record in it."""
    focus = {"panel": panel} if record is None else {"panel": panel, "record": record}
    return {"page": page, "focus": focus}


def load_dated_items(
    session: Session, unit: UnitFacts, rules: RuleSettings, today: date, *, is_manned: bool
) -> tuple[DatedItem, ...]:
    """Everything that has a day by which it has to be done; an empty unit is asked for nothing."""
    drills = _drills(session, unit, rules, today) if is_manned else ()
    return (
        *drills,
        *_trainings(session),
        *_self_checks(session),
        *_equipment(session),
        *_papers(session),
        *_hazards(session),
    )


def _drills(
    session: Session, unit: UnitFacts, rules: RuleSettings, today: date
) -> Iterator[DatedItem]:
    known = load_drills(session)
    duties = drill_duties(unit.traits, int(T01.value(rules, "months")))
    for one in drill_deadlines(known, duties, today):
        if one.planned is not None and one.planned.planned_on <= one.due:
            continue
        often = f"每 {one.duty.months} 个月至少一次"
        if one.last is None:
            words = f"还没有演练记录（{often}），请安排演练或补录"
        else:
            words = f"上次演练 {one.last.held_on}，下次应不迟于 {one.due}（{often}），还没有计划"
        yield DatedItem(
            kind=AlertKind.DRILL,
            key=f"drill:{one.duty.months}",
            day=one.due if one.last else None,
            message=words,
            **_place(_DRILLS, "drill"),
        )
    for drill in known:
        if drill.held_on is None and drill.closed_on is None:
            yield DatedItem(
                kind=AlertKind.DRILL,
                key=f"drillplan:{drill.drill_id}",
                day=drill.planned_on,
                message=f"计划 {drill.planned_on} 演练“{drill.title}”，做完请记录",
                **_place(_DRILLS, "drill", drill.drill_id),
            )


def _trainings(session: Session) -> Iterator[DatedItem]:
    for one in practice.list_records(session, Training):
        if one.held_on is None:
            yield DatedItem(
                kind=AlertKind.TRAINING,
                key=f"training:{one.id}",
                day=one.planned_on,
                message=f"计划 {one.planned_on} 培训“{one.title}”，做完请记录",
                **_place(_DRILLS, "training", one.id),
            )


def _self_checks(session: Session) -> Iterator[DatedItem]:
    runs = practice.list_records(session, SelfCheck)
    for run in runs:
        if run.closed_on is None and run.deadline is not None:
            yield DatedItem(
                kind=AlertKind.SELF_CHECK,
                key=f"selfcheck:{run.id}",
                day=run.deadline,
                message=f"自查“{run.title}”应在 {run.deadline} 前办结",
                **_place(_INSPECTION, "self-check", run.id),
            )
    for template in practice.list_records(session, CheckTemplate):
        done = [run.started_on for run in runs if run.template_id == template.id]
        if template.every_days and done:
            day = max(done) + timedelta(days=template.every_days)
            yield DatedItem(
                kind=AlertKind.SELF_CHECK,
                key=f"checkdue:{template.id}",
                day=day,
                message=f"“{template.name}”每 {template.every_days} 天一次，下次不迟于 {day}",
                **_place(_INSPECTION, "self-check"),
            )


def _equipment(session: Session) -> Iterator[DatedItem]:
    for one in practice.list_records(session, Equipment):
        if one.checked_on is not None and one.check_days:
            day = one.checked_on + timedelta(days=one.check_days)
            yield DatedItem(
                kind=AlertKind.EQUIPMENT,
                key=f"gearcheck:{one.id}",
                day=day,
                message=f"器材“{one.name}”应在 {day} 前检查",
                **_place(_DRILLS, "equipment", one.id),
            )
        if one.expires is not None:
            yield DatedItem(
                kind=AlertKind.EQUIPMENT,
                key=f"gearend:{one.id}",
                day=one.expires,
                message=f"器材“{one.name}”{one.expires} 到期，请更换或报废",
                **_place(_DRILLS, "equipment", one.id),
            )


def _papers(session: Session) -> Iterator[DatedItem]:
    """Contracts and tests, commitments, devices that are off; a newer paper replaces the older."""
    newest: dict[str, Contract] = {}
    for contract in practice.list_records(session, Contract):
        known = newest.get(contract.kind)
        if known is None or (contract.expires or date.max) >= (known.expires or date.max):
            newest[contract.kind] = contract
    for contract in newest.values():
        if contract.expires is not None:
            yield DatedItem(
                kind=AlertKind.EQUIPMENT,
                key=f"contract:{contract.id}",
                day=contract.expires,
                message=f"{contract.kind}{contract.expires} 到期，请续签或安排",
                **_place(_INSPECTION, "contract", contract.id),
            )
    for one in newest_papers(load_commitments(session)):
        yield DatedItem(
            kind=AlertKind.SELF_CHECK,
            key=f"commitment:{one.commitment_id}:{one.due}",
            day=one.due,
            message=f"{one.signer}的{one.kind}应在 {one.due} 前续签",
            public=f"一份{one.kind}应在 {one.due} 前续签",
            **_place(_INSPECTION, "commitment", one.commitment_id),
        )
    for device in practice.list_records(session, DeviceOff):
        if device.restored_on is None and device.until is not None:
            yield DatedItem(
                kind=AlertKind.EQUIPMENT,
                key=f"deviceoff:{device.id}:{device.until}",
                day=device.until,
                message=f"{device.device}{device.state}，应在 {device.until} 前恢复",
                **_place(_INSPECTION, "device-off", device.id),
            )


def _hazards(session: Session) -> Iterator[DatedItem]:
    for one in practice.list_records(session, Hazard):
        if one.closed_on is None and one.deadline is not None:
            yield DatedItem(
                kind=AlertKind.HAZARD,
                key=f"hazard:{one.id}",
                day=one.deadline,
                message=f"隐患（{one.place}）应在 {one.deadline} 前整改：{one.description[:60]}",
                public=f"隐患（{one.place}）应在 {one.deadline} 前整改",
                **_place(_INSPECTION, "hazard", one.id),
            )


def void_wall_copies(
    session: Session, rosters: Mapping[tuple[int, Month], RosterFacts], today: date
) -> Iterator[DatedItem]:
    """Printed rosters of this month and later that no longer show what is in force."""
    for (station_id, month), facts in rosters.items():
        found = swap_queries.last_wall_copy(session, station_id, str(month))
        is_over = month < Month.of(today) or facts.status is not RosterStatus.PUBLISHED
        if found is None or is_over:
            continue
        copy, printed = found
        posted = {tuple(seat) for seat in json.loads(copy.seats)}
        valid = {(key[0].day, *key[1:]) for key in facts.assignments if month.contains(key[0])}
        changes = len(posted ^ valid)
        if changes or printed.version != facts.version:
            what = f"墙上的值班表（第 {printed.version} 版）已作废"
            yield DatedItem(
                kind=AlertKind.WALL_COPY,
                key=f"wall:{station_id}:{month}:{printed.version}:{facts.version}:{changes}",
                day=None,
                settle=_TIME_TO_PRINT,
                message=f"{facts.station.name}{month.label}{what}，请打印新版换上",
                page="roster",
                focus={"station_id": station_id, "month": str(month)},
            )
