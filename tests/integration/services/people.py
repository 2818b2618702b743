"""Invented people and rosters for tests of the services."""

from collections.abc import Iterable
from datetime import date

from fire_roster.domain.identity import with_check_digit
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.records.audit import AuditEntry
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.member import MemberFields
from fire_roster.services.office import Office
from fire_roster.store.queries import logbook

DECEMBER = Month(2026, 12)
CONTROL_ROOM = 1
MICRO_STATION = 2
EARLY, MIDDLE, NIGHT = 1, 2, 3
"""Keys of the control room's shifts in a fresh folder."""


def id_number(serial: int, birth: str = "19900102") -> str:
    """A right number of a region that does not exist."""
    return with_check_digit(f"991234{birth}{serial:03d}")


def add_operator(office: Office, name: str, team: str = "", level: str = "四级") -> int:
    """A control-room operator with a certificate valid for years; the key."""
    fields = MemberFields(name=name, position="控制室值班员", joined=date(2020, 1, 1))
    key = office.members.add(fields, team).value
    office.certificates.add(
        key, CertificateFields(level=level, number=f"N{key}", expires=date(2030, 1, 1))
    )
    return key


def seat(day: int, shift: int, member: int, *, is_locked: bool = False) -> Assignment:
    """A seat in December 2026."""
    return Assignment(date(2026, 12, day), shift, member, is_locked=is_locked)


def coming(seats: Iterable[Assignment]) -> RosterPatch:
    """The patch that adds these seats."""
    return RosterPatch(tuple(SeatChange(None, one) for one in seats))


def assign(office: Office, *seats: Assignment) -> RosterPatch:
    """Adds seats to the control room's December."""
    return office.rosters.edit(CONTROL_ROOM, DECEMBER, coming(seats), "排班").value


def audit(office: Office) -> list[AuditEntry]:
    """The audit table, newest first."""
    with office.database.read() as session:
        return list(logbook.list_audit(session))
