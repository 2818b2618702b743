"""The simulated unit: rosters for years, certificates that run out, holes in the roster."""

import random
from datetime import date, datetime, timedelta
from pathlib import Path

from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.hazard import Hazard
from fire_roster.records.member import MemberFields
from fire_roster.records.training import Training
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from tests.faults.alerts.oracle import Oracle

CONTROL_ROOM = 1
KEEPERS = 6
"""People who keep the shifts; their certificates have no end."""


def build_unit(folder: Path, oracle: Oracle, members: int, rng: random.Random) -> dict[int, date]:
    """Fills a fresh folder and tells the oracle; returns the certificates with their ends."""
    start = datetime.combine(oracle.first, datetime.min.time())
    office = Office.open(folder, Clock(start), is_writing=True, program="模拟")
    try:
        keepers = [_add_member(office, f"值守{number}", None)[0] for number in range(KEEPERS)]
        papers = dict(
            _add_member(office, f"持证{number}", _some_end(oracle, rng))[1:]
            for number in range(members - KEEPERS)
        )
        hazards, trainings = _add_records(office, oracle, rng)
        holes = _plan_rosters(office, oracle, keepers, rng)
        office.alert_settings.set_values({"alert.shift_begin.on": "yes", "alert.staffing.on": "no"})
        known = {year.year for year in office.holidays.list_years()}
    finally:
        office.close()
    oracle.expect_shifts(holes)
    oracle.expect_from_the_start()
    oracle.expect_records(hazards, trainings)
    oracle.expect_months()
    oracle.expect_year_end(known)
    for key, expires in papers.items():
        oracle.expect_paper(key, expires)
    return papers


def _add_member(office: Office, name: str, expires: date | None) -> tuple[int, int, date]:
    fields = MemberFields(name=name, position="控制室值班员", joined=date(2020, 1, 1))
    key = office.members.add(fields).value
    paper = CertificateFields(level="四级", number=f"N{key}", expires=expires)
    return key, office.certificates.add(key, paper).value, expires or date.max


def _add_records(
    office: Office, oracle: Oracle, rng: random.Random
) -> tuple[dict[int, date], dict[int, date]]:
    """Hazards to be mended and courses that are planned, a few of each month."""
    count = max(2, (oracle.last - oracle.first).days // 20)
    hazards = {key: _some_day(oracle, rng) for key in range(1, count + 1)}
    trainings = {key: _some_day(oracle, rng) for key in range(1, count + 1)}
    records = [
        Hazard(id=key, found_on=oracle.first, place="楼梯", description="堆物", deadline=day)
        for key, day in hazards.items()
    ]
    records += [Training(id=key, title="培训", planned_on=day) for key, day in trainings.items()]
    with office.database.write("simulation.add") as transaction:
        transaction.session.add_all(records)
        transaction.describe("模拟")
    return hazards, trainings


def _some_day(oracle: Oracle, rng: random.Random) -> date:
    return oracle.first + timedelta(days=rng.randrange(9, (oracle.last - oracle.first).days + 12))


def _some_end(oracle: Oracle, rng: random.Random) -> date:
    days = (oracle.last - oracle.first).days
    return oracle.first + timedelta(days=rng.randrange(100, max(400, days)))


def _plan_rosters(
    office: Office, oracle: Oracle, keepers: list[int], rng: random.Random
) -> set[tuple[date, int]]:
    """Two people on every shift, published; some seats stay empty."""
    holes: set[tuple[date, int]] = set()
    month = Month.of(oracle.first).shifted(-2)
    while month <= Month.of(oracle.last).shifted(2):
        seats = []
        for day in month.days:
            for shift in (1, 2, 3):
                pair = keepers[2 * shift - 2 : 2 * shift]
                if rng.random() < 0.01:
                    holes.add((day, shift))
                    pair = pair[:1]
                seats += [Assignment(day, shift, member) for member in pair]
        patch = RosterPatch(tuple(SeatChange(None, seat) for seat in seats))
        office.rosters.edit(CONTROL_ROOM, month, patch, "排班")
        office.rosters.publish(CONTROL_ROOM, month)
        month = month.shifted(1)
    return holes
