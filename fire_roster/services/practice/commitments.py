"""Responsibility letters: which are to be renewed, who has none, renewing one."""

from dataclasses import dataclass
from datetime import date

from fire_roster.domain.commitment import (
    LEVELS,
    YEAR_MONTHS,
    CommitmentFacts,
    CommitmentState,
    commitment_states,
    unsigned_levels,
)
from fire_roster.domain.intervals import add_months
from fire_roster.errors import InputRefused
from fire_roster.records.self_check import Commitment
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.members import list_entries
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.services.practice.records import add_record, describe, find_record
from fire_roster.store.queries import office, practice
from fire_roster.store.transaction import Database, Session

_LEDGER = LEDGERS["commitment"]


@dataclass(frozen=True, slots=True)
class CommitmentOutlook:
    """The state of every paper by its key, and who has none in force."""

    states: dict[int, CommitmentState]
    unsigned: tuple[str, ...]

    def count(self, state: CommitmentState) -> int:
        """How many papers stand so."""
        return sum(one is state for one in self.states.values())


class CommitmentService:
    """What only responsibility letters have; adding and changing one is `RecordService`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def outlook(self) -> CommitmentOutlook:
        """How the papers stand today."""
        today = self._clock.today()
        with self._database.read() as session:
            papers = load_commitments(session)
            unit = office.get_unit(session)
            people = [one for one in list_entries(session) if one.is_active_on(today)]
        departments: dict[str, set[str]] = {}
        for one in people:
            if one.record.department:
                departments.setdefault(one.record.department, set()).add(one.record.name)
        heads = dict(zip(LEVELS, (unit.responsible_person, unit.safety_manager), strict=False))
        names = {name: frozenset(found) for name, found in departments.items()}
        return CommitmentOutlook(
            commitment_states(papers, today), unsigned_levels(papers, today, heads, names)
        )

    def renew(self, commitment_id: int, signed_on: date) -> Done[int]:
        """A new paper for another year; the old one stays as a record.

        InputRefused for a day before that of the paper itself.
        """
        with self._database.write("commitment.renew") as transaction:
            old: Commitment = find_record(transaction.session, _LEDGER, commitment_id)
            if signed_on <= old.signed_on:
                raise InputRefused(f"续签日期应晚于原签订日期 {old.signed_on}。")
            values = {
                "level": old.level,
                "signer": old.signer,
                "department": old.department,
                "kind": old.kind,
                "signed_on": signed_on,
                "expires": add_months(signed_on, YEAR_MONTHS),
            }
            record = add_record(transaction, _LEDGER, values, self._clock)
            describe(transaction, _LEDGER, record, "续签", {"renews": commitment_id})
        return Done(record.id, Changes.of(Kind.INSPECTION))


def load_commitments(session: Session) -> tuple[CommitmentFacts, ...]:
    """Every paper on record."""
    return tuple(
        CommitmentFacts(
            one.id, one.level, one.signer, one.kind, one.signed_on, one.expires, one.department
        )
        for one in practice.list_records(session, Commitment)
    )
