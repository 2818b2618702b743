"""Findings kept with a reason: the reason goes to the audit and to the foot of the print."""

from collections.abc import Iterable, Mapping

from fire_roster.domain.kept_finding import FindingKey, KeptReasons, subject_of
from fire_roster.domain.month import Month
from fire_roster.domain.rules.base import Violation
from fire_roster.errors import InputRefused
from fire_roster.records.kept_finding import KeptFinding
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.store.queries.kept_findings import list_kept
from fire_roster.store.transaction import Database, Session, Transaction

MAX_REASON = 200


class KeptFindingService:
    """What a clerk can do with findings that stay."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_all(self, station_id: int, month: Month) -> KeptReasons:
        """The reasons of a month."""
        with self._database.read() as session:
            return load_reasons(session, station_id, month)

    def keep(
        self, station_id: int, month: Month, findings: Iterable[Violation], reason: str
    ) -> Done[KeptReasons]:
        """Keeps these findings for a reason; a reason given before is replaced.

        InputRefused without a reason or with one that does not fit the print.
        """
        about = list(findings)
        reasons = {(one.rule, subject_of(one)): reason for one in about}
        with self._database.write("finding.keep") as transaction:
            store_reasons(transaction, station_id, month, reasons)
            transaction.describe(
                f"{month.label}保留问题 {len(about)} 处（{_rules(about)}），原因：{reason.strip()}",
                f"station:{station_id}",
                {"month": str(month), "findings": [one.message for one in about]},
            )
        return Done(self.list_all(station_id, month), Changes.of(Kind.ROSTER, month=month))

    def restore(
        self, station_id: int, month: Month, findings: Iterable[Violation], before: KeptReasons
    ) -> Done[KeptReasons]:
        """Gives these findings the reasons they had in `before`; without one they are open again.

        A reason for the whole rule stays.
        """
        about = list(findings)
        keys = {(one.rule, subject_of(one)) for one in about}
        with self._database.write("finding.reopen") as transaction:
            for record in list_kept(transaction.session, station_id, str(month)):
                if (record.rule, record.subject) in keys:
                    transaction.session.delete(record)
            transaction.session.flush()
            held = {key: before.reasons[key] for key in keys if key in before.reasons}
            store_reasons(transaction, station_id, month, held)
            transaction.describe(
                f"{month.label}不再保留问题 {len(about)} 处（{_rules(about)}）",
                f"station:{station_id}",
                {"month": str(month), "findings": [one.message for one in about]},
            )
        return Done(self.list_all(station_id, month), Changes.of(Kind.ROSTER, month=month))


def load_reasons(session: Session, station_id: int, month: Month) -> KeptReasons:
    """The reasons of a month, inside a session."""
    records = list_kept(session, station_id, str(month))
    return KeptReasons({(one.rule, one.subject): one.reason for one in records})


def store_reasons(
    transaction: Transaction, station_id: int, month: Month, reasons: Mapping[FindingKey, str]
) -> None:
    """Writes reasons inside a transaction; the subject "" keeps all findings of the rule.

    InputRefused for an empty reason or one longer than the print has room for.
    """
    held = {
        (one.rule, one.subject): one
        for one in list_kept(transaction.session, station_id, str(month))
    }
    for key, text in reasons.items():
        reason = text.strip()
        if not reason:
            raise InputRefused("请写明保留这个问题的原因，它会记入审计并印在值班表上。")
        if len(reason) > MAX_REASON:
            raise InputRefused(f"原因最多 {MAX_REASON} 个字，请写得简短些。")
        record = held.get(key) or KeptFinding(
            id=transaction.new_key(KeptFinding),
            station_id=station_id,
            month=str(month),
            rule=key[0],
            subject=key[1],
            reason=reason,
        )
        record.reason = reason
        transaction.session.add(record)


def _rules(findings: Iterable[Violation]) -> str:
    return "、".join(dict.fromkeys(one.rule for one in findings))
