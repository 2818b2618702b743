"""The ledgers the office keeps: for each its record, its name, its day and how long it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from fire_roster.domain.rules.k01_retention import Retention
from fire_roster.errors import UsageProblem
from fire_roster.records import drill as drill_records
from fire_roster.records import duty_log, equipment, hazard, self_check, training
from fire_roster.records.fields import RecordFields
from fire_roster.services.changes import Kind
from fire_roster.services.practice import ledger_checks as checks
from fire_roster.store.queries import practice
from fire_roster.store.transaction import Session


@dataclass(frozen=True, slots=True)
class Ledger:
    """One kind of record.

    `name` is what a list and the audit call a record, `day` the day it belongs to (its age for
    K01), `happened` names what cannot lie ahead of the clock, `check` raises InputRefused where
    the fields contradict each other, `settle` brings other records in line with one that was
    written.
    """

    key: str
    title: str
    kind: Kind
    fields: type[RecordFields]
    table: type[RecordFields]
    name: Callable[[Any], str]
    day: Callable[[Any], date | None]
    retention: Retention | None = None
    check: Callable[[Any], None] = checks.accept
    settle: Callable[[Session, Any], None] = lambda _session, _record: None
    happened: tuple[str, ...] = ()

    @property
    def entry(self) -> str:
        """What one of its records is called: 隐患记录, 值班记录."""
        return self.title if self.title.endswith("记录") else f"{self.title}记录"

    @property
    def heading(self) -> str:
        """What the whole of it is called: 隐患台账, 值班记录台账."""
        return self.title if self.title.endswith("台账") else f"{self.title}台账"


def _note_check(session: Session, check: Any) -> None:
    """A look through a station's equipment is the newest check of every line."""
    for line in practice.list_records(session, equipment.Equipment):
        is_older = line.checked_on is None or line.checked_on < check.checked_on
        if line.station_id == check.station_id and is_older:
            line.checked_on = check.checked_on
            line.version += 1
            session.add(line)


def _as_day(moment: datetime) -> date:
    return moment.date()


_ALL = (
    Ledger(
        "drill",
        "演练",
        Kind.DRILL,
        drill_records.DrillFields,
        drill_records.Drill,
        lambda one: f"{one.held_on or one.planned_on} {one.title}",
        lambda one: one.held_on,
        Retention.PRACTICE,
        checks.check_drill,
        happened=("held_on", "closed_on"),
    ),
    Ledger(
        "training",
        "培训",
        Kind.TRAINING,
        training.TrainingFields,
        training.Training,
        lambda one: f"{one.held_on or one.planned_on} {one.title}",
        lambda one: one.held_on,
        Retention.PRACTICE,
        checks.check_training,
        happened=("held_on",),
    ),
    Ledger(
        "hazard",
        "隐患",
        Kind.HAZARD,
        hazard.HazardFields,
        hazard.Hazard,
        lambda one: f"{one.found_on} {one.place}",
        lambda one: one.closed_on or one.found_on,
        Retention.PRACTICE,
        checks.check_hazard,
        happened=("found_on", "rechecked_on", "closed_on"),
    ),
    Ledger(
        "equipment",
        "器材",
        Kind.EQUIPMENT,
        equipment.EquipmentFields,
        equipment.Equipment,
        lambda one: one.name,
        lambda one: None,
    ),
    Ledger(
        "equipment-check",
        "器材检查",
        Kind.EQUIPMENT,
        equipment.EquipmentCheckFields,
        equipment.EquipmentCheck,
        lambda one: f"{one.checked_on} 器材检查",
        lambda one: one.checked_on,
        Retention.MAINTENANCE,
        settle=_note_check,
        happened=("checked_on",),
    ),
    Ledger(
        "partner",
        "联勤联动单位",
        Kind.EQUIPMENT,
        equipment.PartnerFields,
        equipment.Partner,
        lambda one: one.name,
        lambda one: None,
    ),
    Ledger(
        "filing",
        "微型消防站备案",
        Kind.EQUIPMENT,
        equipment.FilingFields,
        equipment.Filing,
        lambda one: f"{one.filed_on} 备案",
        lambda one: None,
    ),
    Ledger(
        "contract",
        "维保与检测",
        Kind.INSPECTION,
        equipment.ContractFields,
        equipment.Contract,
        lambda one: f"{one.kind} {one.company}".strip(),
        lambda one: one.expires or one.signed_on,
        Retention.MAINTENANCE,
        checks.check_contract,
    ),
    Ledger(
        "template",
        "自查表",
        Kind.INSPECTION,
        self_check.CheckTemplateFields,
        self_check.CheckTemplate,
        lambda one: one.name,
        lambda one: None,
        None,
        checks.check_template,
    ),
    Ledger(
        "self-check",
        "自查",
        Kind.INSPECTION,
        self_check.SelfCheckFields,
        self_check.SelfCheck,
        lambda one: f"{one.started_on} {one.title}",
        lambda one: one.started_on,
        Retention.PRACTICE,
        checks.check_self_check,
        happened=("closed_on",),
    ),
    Ledger(
        "commitment",
        "责任书与承诺书",
        Kind.INSPECTION,
        self_check.CommitmentFields,
        self_check.Commitment,
        lambda one: f"{one.signer} {one.kind}",
        lambda one: one.expires or one.signed_on,
        Retention.PRACTICE,
        checks.check_commitment,
        happened=("signed_on",),
    ),
    Ledger(
        "visit",
        "消防部门检查",
        Kind.INSPECTION,
        self_check.AuthorityVisitFields,
        self_check.AuthorityVisit,
        lambda one: f"{one.visited_on} {one.authority}",
        lambda one: one.visited_on,
        Retention.PRACTICE,
        checks.check_visit,
        happened=("visited_on", "replied_on"),
    ),
    Ledger(
        "duty-log",
        "值班记录",
        Kind.DUTY_RECORD,
        duty_log.DutyLogFields,
        duty_log.DutyLog,
        lambda one: f"{one.day} 值班记录",
        lambda one: one.day,
        Retention.DUTY,
        happened=("day",),
    ),
    Ledger(
        "handover",
        "交接班",
        Kind.DUTY_RECORD,
        duty_log.HandoverFields,
        duty_log.Handover,
        lambda one: f"{one.at:%Y-%m-%d %H:%M} 交接班",
        lambda one: _as_day(one.at),
        Retention.DUTY,
        happened=("at",),
    ),
    Ledger(
        "device-off",
        "设备停用与手动",
        Kind.DUTY_RECORD,
        duty_log.DeviceOffFields,
        duty_log.DeviceOff,
        lambda one: f"{one.since} {one.device}{one.state}",
        lambda one: one.restored_on or one.since,
        Retention.MAINTENANCE,
        checks.check_device_off,
        happened=("restored_on",),
    ),
    Ledger(
        "alarm",
        "火警与误报",
        Kind.DUTY_RECORD,
        duty_log.AlarmEventFields,
        duty_log.AlarmEvent,
        lambda one: f"{one.at:%Y-%m-%d %H:%M} {one.place}",
        lambda one: _as_day(one.at),
        Retention.DUTY,
        happened=("at",),
    ),
    Ledger(
        "patrol",
        "防火巡查与检查",
        Kind.DUTY_RECORD,
        duty_log.PatrolFields,
        duty_log.Patrol,
        lambda one: f"{one.at:%Y-%m-%d %H:%M} {one.kind}",
        lambda one: _as_day(one.at),
        Retention.DUTY,
        happened=("at",),
    ),
    Ledger(
        "presence",
        "查岗",
        Kind.DUTY_RECORD,
        duty_log.PresenceCheckFields,
        duty_log.PresenceCheck,
        lambda one: f"{one.at:%Y-%m-%d %H:%M} 查岗",
        lambda one: _as_day(one.at),
        Retention.DUTY,
        happened=("at",),
    ),
)

LEDGERS: Mapping[str, Ledger] = MappingProxyType({one.key: one for one in _ALL})


def find_ledger(key: str) -> Ledger:
    """The ledger of that key. UsageProblem names those there are."""
    ledger = LEDGERS.get(key)
    if ledger is None:
        raise UsageProblem(f"没有“{key}”这种台账，可以写：{'、'.join(LEDGERS)}。")
    return ledger
