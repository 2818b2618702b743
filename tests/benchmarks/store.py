"""What the store costs against the bare driver: `python -m tests.benchmarks.store`.

A month of 60 people × 31 days × 3 shifts is saved and opened, and again in a database with ten
years of 200 people. Raw is the same rows through the same driver with the same pragmas and nothing
else; ours is the use case as the window calls it: records, facts, checks and audit row included.
"""

import gc
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.member import MemberFields
from fire_roster.records.roster import Roster
from fire_roster.services.certificates import add_certificate
from fire_roster.services.clock import Clock
from fire_roster.services.members import add_member
from fire_roster.services.office import Office
from fire_roster.store.engine import connect
from fire_roster.store.queries.rosters import SeatRow, insert_seats

STATION, SHIFTS = 1, (1, 2, 3)
MONTH = Month(2026, 12)
ROUNDS = 15

Work = Callable[[], object]
Steps = tuple[Work, Work]
"""What is timed, and what takes it back."""

_READ = (
    "SELECT * FROM unit", "SELECT * FROM station", "SELECT * FROM shift_type",
    "SELECT * FROM setting", "SELECT * FROM holiday_year", "SELECT * FROM holiday_day",
    "SELECT * FROM team", "SELECT * FROM member", "SELECT * FROM member_station",
    "SELECT * FROM certificate", "SELECT * FROM leave",
    "SELECT assignment.* FROM assignment JOIN roster ON roster.id = roster_id"
    " WHERE month BETWEEN '2026-11' AND '2027-01'",
)  # fmt: skip


def main() -> None:
    """Prints one line per measurement."""
    with tempfile.TemporaryDirectory() as folder:
        with closing(_office(Path(folder) / "month", 60)) as office:
            _measure("month of 60 people", office, _dense_month(60))
        with closing(_office(Path(folder) / "years", 200)) as office:
            fill_years(office, 10, 200)
            _measure("month of 200 people after ten years", office, _dense_month(60))


def _measure(name: str, office: Office, seats: list[Assignment]) -> None:
    come = RosterPatch(tuple(SeatChange(None, seat) for seat in seats))
    rows = [(99_999, s.duty_date.day, s.shift_type_id, s.member_id, "", False) for s in seats]

    def save() -> None:
        office.rosters.edit(STATION, MONTH, come, "排班")

    def take_back() -> None:
        office.rosters.edit(STATION, MONTH, come.inverted(), "撤销")

    def copy_raw(connection: Any) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO raw_seat VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.commit()

    with closing(_raw_copy(office)) as raw:
        plain = (lambda: copy_raw(raw), lambda: raw.execute("DELETE FROM raw_seat"))
        _report(f"save {name}", len(seats), plain, (save, take_back))
    save()
    with closing(connect(office.database.paths.database, is_writing=False)) as raw:
        read = (lambda: [raw.execute(query).fetchall() for query in _READ], _nothing)
        ours = (lambda: office.rosters.open(STATION, MONTH), _nothing)
        _report(f"open {name}", len(seats), read, ours)


def _nothing() -> None:
    """Reading leaves nothing to take back."""


def _report(name: str, seats: int, raw: Steps, ours: Steps) -> None:
    """Raw and ours turn by turn, so that a busy machine slows both; the best of each counts."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for found, (work, take_back) in zip(times, (raw, ours), strict=True):
            gc.collect()
            begin = perf_counter()
            work()
            found.append(perf_counter() - begin)
            take_back()
    plain, full = map(min, times)
    print(
        f"{name:42} {seats} seats   raw {plain * 1e3:6.1f} ms   ours {full * 1e3:6.1f} ms"
        f"   ratio {full / plain:5.2f}"
    )


def _office(folder: Path, people: int) -> Office:
    clock = Clock(datetime(2026, 12, 1, 9))
    office = Office.open(folder, clock, is_writing=True, program="benchmark")
    with office.database.write("members.import") as transaction:
        for number in range(people):
            fields = MemberFields(name=f"队员{number}", position="控制室值班员")
            key = add_member(transaction, fields, f"{number % 4}班")
            paper = CertificateFields(level="四级", number=f"N{key}", expires=date(2030, 1, 1))
            add_certificate(transaction, key, paper)
        transaction.describe("导入")
    return office


def _dense_month(people: int) -> list[Assignment]:
    """Everybody on every shift of every day: the most that a month of theirs can hold."""
    return [
        Assignment(day, shift, member)
        for day in MONTH.days
        for shift in SHIFTS
        for member in range(1, people + 1)
    ]


def fill_years(office: Office, years: int, people: int) -> None:
    """Every month before ours, a shift a day for three quarters of the people."""
    with office.database.write("history") as transaction:
        for back in range(1, years * 12 + 1):
            month = MONTH.shifted(-back)
            key = transaction.new_key(Roster)
            record = Roster(id=key, station_id=STATION, month=str(month), status="PUBLISHED")
            transaction.session.add(record)
            transaction.session.flush()
            insert_seats(transaction.session, key, _rotating(month, people))
        transaction.describe("历史")


def _rotating(month: Month, people: int) -> Iterable[SeatRow]:
    for day in month.days:
        for member in range(people):
            step = (day.toordinal() + member) % 4
            if step < len(SHIFTS):
                yield SeatRow(day.day, SHIFTS[step], member + 1, "", False)


def _raw_copy(office: Office) -> Any:
    """A database of its own with a table like ours, written with the same safety."""
    path = office.database.paths.folder / "raw.db"
    connection = connect(path, is_writing=True, may_create=True)
    columns = "roster_id INTEGER, day INTEGER, shift_type_id INTEGER, member_id INTEGER"
    connection.execute(
        f"CREATE TABLE raw_seat ({columns}, position TEXT, is_locked BOOLEAN,"
        " PRIMARY KEY (roster_id, day, shift_type_id, member_id))"
    )
    connection.execute("CREATE INDEX raw_seat_member ON raw_seat (member_id)")
    return connection


if __name__ == "__main__":
    main()
