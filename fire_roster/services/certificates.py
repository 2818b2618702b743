"""Certificates: adding, changing, and what runs out next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fire_roster.domain.certificate import (
    CertificateFacts,
    CertificateState,
    Level,
    VerificationResult,
    certificate_state,
    expiry_stage,
    is_verified_on,
)
from fire_roster.domain.rules.c05_online_verification import RULE as ONLINE_VERIFICATION
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.certificate import Certificate, CertificateFields
from fire_roster.records.member import Member
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.members import MemberEntry, list_entries
from fire_roster.services.paper_background import load_background
from fire_roster.services.roster_facts import load_settings
from fire_roster.services.translation import certificate_facts
from fire_roster.store.queries import attachments, people
from fire_roster.store.transaction import Database, Session, Transaction

_CHANGES = Changes.of(Kind.CERTIFICATE)


@dataclass(frozen=True, slots=True)
class CertificateEntry:
    """A certificate with its owner and its state on the day asked for.

    `is_verified` means looked up within the months that C05 allows, with a match.
    """

    record: Certificate
    owner: MemberEntry
    facts: CertificateFacts
    state: CertificateState
    days_left: int | None
    is_verified: bool = False

    @property
    def level_title(self) -> str:
        """四级/中级工, empty without a level."""
        return self.facts.level.title if self.facts.level else ""

    @property
    def validity_text(self) -> str:
        """长期, a date, one that follows from the type's rule, or 证书未载明."""
        if self.record.is_long_term:
            return "长期"
        if self.record.expires is None and self.facts.expires is not None:
            return f"{self.facts.expires.isoformat()}（推算）"
        return self.record.expires.isoformat() if self.record.expires else "证书未载明"

    @property
    def stage(self) -> int | None:
        """The stage of 90, 60, 30, 7 or 0 days that its end has reached."""
        return expiry_stage(self.days_left) if self.state is CertificateState.EXPIRING else None

    @property
    def is_in_use(self) -> bool:
        """Neither expired nor replaced: scan and verification are asked for."""
        return self.state not in (CertificateState.EXPIRED, CertificateState.REPLACED)

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is missing about a paper in use, in words: 未核验, 无扫描件 …"""
        if not self.is_in_use:
            return ()
        found = [self.facts.refuted] if self.facts.refuted else []
        if not self.facts.refuted and not self.is_verified:
            found.append("核验已超期" if self.record.verified_on else "未核验")
        if not self.facts.has_scan:
            found.append("无扫描件")
        return tuple(found)


class CertificateService:
    """What a clerk can do with certificates."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list_all(self, day: date | None = None) -> tuple[CertificateEntry, ...]:
        """All certificates with their state on a day (today unless told)."""
        with self._database.read() as session:
            return list_certificate_entries(session, day or self._clock.today())

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

    def list_with_owners(
        self, day: date
    ) -> tuple[tuple[CertificateEntry, ...], tuple[MemberEntry, ...]]:
        """All certificates with their state on a day, and all members, in one reading."""
        with self._database.read() as session:
            owners = list_entries(session)
            return _entries_of(session, owners, day), owners

    def members_without(self) -> tuple[MemberEntry, ...]:
        """Members who are here today and have no certificate on file."""
        today = self._clock.today()
        with self._database.read() as session:
            entries = list_entries(session)
        return tuple(
            entry for entry in entries if not entry.certificates and entry.is_active_on(today)
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

    def set_verified(
        self,
        days: Mapping[int, date | None],
        by: str = "",
        result: VerificationResult = VerificationResult.MATCHED,
    ) -> Done[None]:
        """Notes for several certificates (by key) when they were looked up online, as one action.

        None takes the note back.
        """
        with self._database.write("certificate.verify") as transaction:
            for key, day in days.items():
                values = {
                    "verified_on": day,
                    "verified_by": by.strip() if day else "",
                    "verification_result": result.value if day else "",
                }
                update_certificate(transaction, key, values)
            transaction.describe(
                f"登记联网核验 {len(days)} 张",
                "certificate",
                {str(key): [str(day or ""), by, result.value] for key, day in days.items()},
            )
        return Done(None, _CHANGES)

    def renew(self, certificate_id: int, fields: CertificateFields) -> Done[int]:
        """A new paper takes the place of one on file, which stays in the history."""
        with self._database.write("certificate.renew") as transaction:
            old = _record(transaction, certificate_id)
            if old.replaced_by_id is not None:
                raise InputRefused("这张证书已经登记过换证，请在新证上继续换证。")
            if fields.issued and old.issued and fields.issued < old.issued:
                raise InputRefused("新证的发证日期早于旧证，请检查。")
            key = add_certificate(transaction, old.member_id, fields)
            transaction.session.flush()
            old.replaced_by_id = key
            old.version += 1
            transaction.session.add(old)
            transaction.describe(
                f"换证 {old.type}，旧证编号 {old.id}，新证编号 {key}",
                f"certificate:{certificate_id}",
                {"replaced_by": key, **fields.model_dump()},
            )
        return Done(key, _CHANGES)

    def delete(self, certificate_id: int) -> Done[None]:
        """Removes a certificate entered by mistake; the audit row keeps what it said.

        A paper that it had replaced counts again.
        """
        with self._database.write("certificate.delete") as transaction:
            session = transaction.session
            record = _record(transaction, certificate_id)
            people.unlink_certificates(session, [certificate_id])
            attachments.delete_attachments(session, "certificate", [certificate_id])
            session.delete(record)
            transaction.describe("删除证书", f"certificate:{certificate_id}", record.model_dump())
        return Done(None, Changes.of(Kind.CERTIFICATE, Kind.ATTACHMENT))


def list_certificate_entries(session: Session, day: date) -> tuple[CertificateEntry, ...]:
    """All certificates in the order of the ledger, with their state on a day."""
    return _entries_of(session, list_entries(session), day)


def _entries_of(
    session: Session, owners: Sequence[MemberEntry], day: date
) -> tuple[CertificateEntry, ...]:
    papers = [record for owner in owners for record in owner.certificates]
    background = load_background(session, papers)
    months = round(ONLINE_VERIFICATION.value(load_settings(session), "verify_months"))
    entries = []
    for owner in owners:
        for record in owner.certificates:
            facts = certificate_facts(record, background)
            entries.append(
                CertificateEntry(
                    record,
                    owner,
                    facts,
                    certificate_state(facts, day),
                    facts.days_left(day),
                    is_verified_on(facts, day, months),
                )
            )
    return tuple(entries)


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
    results = {"", *(one.value for one in VerificationResult)}
    if fields.verification_result not in results:
        raise InputRefused(
            f"核验结果没有“{fields.verification_result}”，请写相符、信息不符或查无此证。"
        )
    number = "".join(fields.number.split()).upper()
    tidied = {"number": number, "type": fields.type.strip(), "level": level}
    return fields.model_copy(update=tidied)


def _record(transaction: Transaction, certificate_id: int) -> Certificate:
    record = transaction.session.get(Certificate, certificate_id)
    if record is None:
        raise UsageProblem("这张证书已经不在了，请刷新后再试。")
    return record
