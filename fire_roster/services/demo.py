"""A fictitious unit to try the program with: people, papers, leave, three months of rosters."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from fire_roster.assets import load_json
from fire_roster.domain.identity import with_check_digit
from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.rotation import Rotation, RotationPattern, parse_rotations, start_rotation
from fire_roster.domain.rotation_draft import make_assignments
from fire_roster.errors import InputRefused
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.leave import LeaveFields
from fire_roster.records.member import MemberFields
from fire_roster.records.roster import Roster
from fire_roster.records.station import Station, StationFields
from fire_roster.records.unit import UnitFields
from fire_roster.services.certificates import add_certificate
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.demo_swap import write_demo_swap
from fire_roster.services.fresh_data import add_default_shifts
from fire_roster.services.leaves import add_leave
from fire_roster.services.members import add_member, checked_member
from fire_roster.services.pattern_storage import store_rotation
from fire_roster.services.practice.demo_desk import DemoDesk
from fire_roster.services.practice.demo_practice import write_demo_practice
from fire_roster.services.roster_facts import load_facts
from fire_roster.store.queries import office
from fire_roster.store.queries.rosters import SeatRow, insert_seats
from fire_roster.store.transaction import Database, Transaction

_ID_REGION = "990000"
"""No region begins with 99, so that the numbers belong to nobody."""

_PHONE_PREFIX = "154000000"


@dataclass(frozen=True, slots=True)
class DemoOutcome:
    """What was made; `rosters` are pairs of station name and month."""

    unit: str
    stations: tuple[str, ...]
    members: int
    certificates: int
    rosters: tuple[tuple[str, Month], ...]


class DemoService:
    """Fills an empty data folder; the same day gives the same content."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def is_possible(self) -> bool:
        """Whether the folder was never worked with."""
        return self._database.is_writing and not self._database.count_operations()

    def fill(self) -> Done[DemoOutcome]:
        """Everything in one transaction; InputRefused for a folder that was worked with."""
        if self._database.count_operations():
            raise InputRefused(
                "数据文件夹里已有数据，演示数据只能放进空的文件夹；请用 --data-dir 换一个。"
            )
        content = load_json("data", "demo.json")
        with self._database.write("demo.fill") as transaction:
            filling = _Filling(transaction, content, self._clock.today())
            outcome = filling.fill(self._clock.instant())
            transaction.describe(f"建立演示单位 {outcome.unit}", "unit:1")
        month = Month.of(self._clock.today())
        return Done(outcome, Changes(frozenset(Kind), frozenset({month, month.shifted(1)})))


class _Filling:
    """One filling: the transaction, what is to be written, and the day it counts from."""

    def __init__(self, transaction: Transaction, content: dict[str, Any], today: date) -> None:
        self._transaction = transaction
        self._session = transaction.session
        self._content = content
        self._today = today
        self._members: list[int] = []
        self._teams: dict[str, list[int]] = {}
        self._certificates = 0

    def fill(self, published_at: datetime) -> DemoOutcome:
        self._write_unit()
        stations = self._write_stations()
        for number, row in enumerate(self._content["members"]):
            self._write_member(number, row, stations)
        for row in self._content["leaves"]:
            self._write_leave(row)
        self._session.flush()
        desk = DemoDesk(self._transaction, self._today, self._members, stations)
        write_demo_practice(desk)
        rosters = tuple(self._write_rosters(stations, published_at))
        approver = self._content["unit"]["safety_manager"]
        write_demo_swap(self._transaction, stations[rosters[0][0]], self._today, approver)
        return DemoOutcome(
            unit=self._content["unit"]["name"],
            stations=tuple(stations),
            members=len(self._members),
            certificates=self._certificates,
            rosters=rosters,
        )

    def _write_unit(self) -> None:
        record = office.get_unit(self._session)
        fields = UnitFields.model_validate(self._content["unit"])
        for name, value in fields.model_dump().items():
            setattr(record, name, value)
        self._session.add(record)

    def _write_stations(self) -> dict[str, int]:
        fields = StationFields.model_validate(self._content["second_room"])
        key = self._transaction.new_key(Station)
        self._session.add(Station(id=key, order_number=key, **fields.model_dump()))
        self._session.flush()
        add_default_shifts(self._session, key)
        self._session.flush()
        return {one.name: one.id for one in office.list_stations(self._session)}

    def _write_member(self, number: int, row: dict[str, Any], stations: dict[str, int]) -> None:
        born = self._day(-row["born_days_ago"])
        fields = MemberFields(
            name=row["name"],
            sex=row["sex"],
            id_number=_id_number(born, number, is_male=row["sex"] == "男"),
            phone=f"{_PHONE_PREFIX}{number + 1:02d}",
            position=row["position"],
            department=row.get("department", self._content["department"]),
            joined=self._day(-row["joined_days_ago"]),
        )
        key = add_member(
            self._transaction,
            checked_member(fields),
            row["team"],
            frozenset({stations[row["station"]]}),
        )
        self._members.append(key)
        self._teams.setdefault(row["team"], []).append(key)
        for paper in row["certificates"]:
            self._write_certificate(key, paper)

    def _write_certificate(self, member_id: int, paper: dict[str, Any]) -> None:
        self._certificates += 1
        issued = self._day(-paper["issued_days_ago"])
        fields = CertificateFields(
            level=paper["level"],
            direction=paper.get("direction", ""),
            number=f"{issued:%y}99000000{self._certificates:06d}",
            issued=issued,
            expires=self._day(paper["expires_in_days"]) if "expires_in_days" in paper else None,
            is_long_term=paper.get("long_term", False),
            verified_on=(
                self._day(-paper["verified_days_ago"]) if "verified_days_ago" in paper else None
            ),
        )
        if "type" in paper:
            fields.type = paper["type"]
        add_certificate(self._transaction, member_id, fields)

    def _write_leave(self, row: dict[str, Any]) -> None:
        month = Month.of(self._today).shifted(row["month"])
        first = month.first + timedelta(days=row["first_day"] - 1)
        fields = LeaveFields(
            first=first,
            last=first + timedelta(days=row["days"] - 1),
            kind=row["kind"],
            remark=row["remark"],
        )
        add_leave(self._transaction, self._members[row["member"]], fields)

    def _write_rosters(
        self, stations: dict[str, int], published_at: datetime
    ) -> Iterator[tuple[str, Month]]:
        this_month = Month.of(self._today)
        pattern = _pattern(self._content["rotation"])
        for name, names in self._content["teams"].items():
            rotation = start_rotation(pattern, names, this_month.first)
            store_rotation(self._transaction, stations[name], rotation)
            # The month before is on file: its last night reaches into the first day of this one.
            for month in map(this_month.shifted, (-1, 0, 1)):
                roster = self._new_roster(stations[name], month)
                if month <= this_month:
                    roster.status = RosterStatus.PUBLISHED.value
                    roster.published_at = published_at
                    roster.published_reason = self._content["published_reason"]
                self._write_seats(roster, rotation, names)
                yield name, month

    def _new_roster(self, station_id: int, month: Month) -> Roster:
        return Roster(id=self._transaction.new_key(Roster), station_id=station_id, month=str(month))

    def _write_seats(self, roster: Roster, rotation: Rotation, teams: list[str]) -> None:
        self._session.add(roster)
        self._session.flush()
        month = Month.parse(roster.month)
        facts = load_facts(self._session, roster.station_id, month, self._today, roster)
        draft = make_assignments(facts, rotation, {name: self._teams[name] for name in teams})
        seats = (
            SeatRow(one.duty_date.day, one.shift_type_id, one.member_id, "", False)
            for one in draft.assignments
        )
        insert_seats(self._session, roster.id, seats)

    def _day(self, offset: int) -> date:
        return self._today + timedelta(days=offset)


def _pattern(key: str) -> RotationPattern:
    patterns = parse_rotations(load_json("data", "rotations.json"))
    return next(pattern for pattern in patterns if pattern.key == key)


def _id_number(born: date, number: int, *, is_male: bool) -> str:
    """An identity number of nobody; its third serial digit is odd for a man (GB 11643)."""
    serial = 10 * (number + 1) + (1 if is_male else 2)
    return with_check_digit(f"{_ID_REGION}{born:%Y%m%d}{serial:03d}")
