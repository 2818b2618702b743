"""Certificates: adding, changing, and what runs out next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fire_roster.domain.certificate import (
    CertificateFacts,
    CertificateState,
    Level,
    certificate_state,
)
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.certificate import Certificate, CertificateFields
from fire_roster.records.member import Member
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.members import MemberEntry, MemberService
from fire_roster.services.translation import certificate_facts
from fire_roster.store.transaction import Database, Transaction

_CHANGES = Changes.of(Kind.CERTIFICATE)


@dataclass(frozen=True, slots=True)
class CertificateEntry:
    """A certificate with its owner and its state on the day asked for."""

    record: Certificate
    owner: MemberEntry
    facts: CertificateFacts
    state: CertificateState
    days_left: int | None

    @property
    def level_title(self) -> str:
        """四级/中级工, empty without a level."""
        return self.facts.level.title if self.facts.level else ""

    @property
    def validity_text(self) -> str:
        """长期, a date, or the words for a paper that shows none."""
        if self.record.is_long_term:
            return "长期"
        return self.record.expires.isoformat() if self.record.expires else "证书未载明"


class CertificateService:
    """What a clerk can do with certificates."""

    def __init__(self, database: Database, clock: Clock, members: MemberService) -> None:
        self._database = database
        self._clock = clock
        self._members = members

    def list_all(self, day: date | None = None) -> tuple[CertificateEntry, ...]:
        """All certificates with their state on a day (today unless told)."""
        on = day or self._clock.today()
        entries = []
        for owner in self._members.list_all():
            for record in owner.certificates:
                facts = certificate_facts(record)
                state = certificate_state(facts, on)
                entries.append(CertificateEntry(record, owner, facts, state, facts.days_left(on)))
        return tuple(entries)

    def list_running_out(self) -> tuple[CertificateEntry, ...]:
        """Of people still here: expired or within 90 days of the end, soonest first."""
        today = self._clock.today()
        wanted = (CertificateState.EXPIRED, CertificateState.EXPIRING)
        found = [
            entry
            for entry in self.list_all(today)
            if entry.state in wanted and entry.owner.is_active_on(today)
        ]
        return tuple(sorted(found, key=lambda entry: entry.days_left or 0))

    def members_without(self) -> tuple[MemberEntry, ...]:
        """Members who are here today and have no certificate on file."""
        today = self._clock.today()
        return tuple(
            entry
            for entry in self._members.list_all()
            if not entry.certificates and entry.is_active_on(today)
        )

    def add(self, member_id: int, fields: CertificateFields) -> Done[int]:
        """A new certificate of a member."""
        with self._database.write("certificate.add") as transaction:
            owner = transaction.session.get(Member, member_id)
            if owner is None:
                raise UsageProblem("这个人员已经不在了，请刷新后再试。")
            key = add_certificate(transaction, member_id, fields)
            transaction.describe(
                f"新增证书 {owner.name} {fields.type}{fields.level}",
                f"certificate:{key}",
                fields.model_dump(),
            )
        return Done(key, _CHANGES)

    def update(self, certificate_id: int, **values: Any) -> Done[None]:
        """Changes fields of a certificate."""
        with self._database.write("certificate.update") as transaction:
            changed = update_certificate(transaction, certificate_id, values)
            transaction.describe("修改证书", f"certificate:{certificate_id}", changed)
        return Done(None, _CHANGES)

    def set_verified(self, days: Mapping[int, date | None]) -> Done[None]:
        """Notes for several certificates (by key) when they were looked up online, as one action.

        None takes the note back.
        """
        with self._database.write("certificate.verify") as transaction:
            for key, day in days.items():
                update_certificate(transaction, key, {"verified_on": day})
            transaction.describe(
                f"登记联网核验 {len(days)} 张",
                "certificate",
                {str(key): str(day or "") for key, day in days.items()},
            )
        return Done(None, _CHANGES)

    def delete(self, certificate_id: int) -> Done[None]:
        """Removes a certificate entered by mistake; the audit row keeps what it said."""
        with self._database.write("certificate.delete") as transaction:
            record = _record(transaction, certificate_id)
            transaction.session.delete(record)
            transaction.describe("删除证书", f"certificate:{certificate_id}", record.model_dump())
        return Done(None, _CHANGES)


def add_certificate(transaction: Transaction, member_id: int, fields: CertificateFields) -> int:
    """Adds a certificate inside a transaction."""
    checked = checked_certificate(fields)
    key = transaction.new_key(Certificate)
    transaction.session.add(Certificate(id=key, member_id=member_id, **checked.model_dump()))
    return key


def update_certificate(
    transaction: Transaction, certificate_id: int, values: dict[str, Any]
) -> dict[str, Any]:
    """Changes a certificate inside a transaction; returns {field: [old, new]}."""
    record = _record(transaction, certificate_id)
    before = record.model_dump()
    fields = CertificateFields(**{**before, **values})
    checked = checked_certificate(fields).model_dump()
    for name, value in checked.items():
        setattr(record, name, value)
    record.version += 1
    transaction.session.add(record)
    return {name: [before[name], value] for name, value in checked.items() if before[name] != value}


def checked_certificate(fields: CertificateFields) -> CertificateFields:
    """The fields tidied; InputRefused where dates contradict each other."""
    if not fields.type.strip():
        raise InputRefused("请填写证书类别。")
    level = fields.level.strip()
    if level and level not in {one.label for one in Level}:
        raise InputRefused(f"等级“{level}”不对，请写五级、四级……一级，没有等级的留空。")
    if fields.issued and fields.expires and fields.expires < fields.issued:
        raise InputRefused("证书的有效期至早于发证日期，请检查。")
    if fields.is_long_term and fields.expires:
        raise InputRefused("“长期有效”与“有效期至”只能填一个。")
    number = "".join(fields.number.split()).upper()
    tidied = {"number": number, "type": fields.type.strip(), "level": level}
    return fields.model_copy(update=tidied)


def _record(transaction: Transaction, certificate_id: int) -> Certificate:
    record = transaction.session.get(Certificate, certificate_id)
    if record is None:
        raise UsageProblem("这张证书已经不在了，请刷新后再试。")
    return record
