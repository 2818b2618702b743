"""Types of certificates: the program's own and the unit's, each with validity and review."""

from dataclasses import dataclass

from fire_roster.domain.certificate_kind import BUILT_IN_KINDS, CertificateKind
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.certificate import CertificateTypeFields, CertificateTypeRecord
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.paper_background import load_kinds
from fire_roster.store.queries import people
from fire_roster.store.transaction import Database

_CHANGES = Changes.of(Kind.CERTIFICATE)


@dataclass(frozen=True, slots=True)
class CertificateTypeEntry:
    """A type with its rule and where the rule comes from."""

    kind: CertificateKind
    is_built_in: bool
    is_changed: bool


class CertificateTypeService:
    """What a clerk can set about types of certificates."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_all(self) -> tuple[CertificateTypeEntry, ...]:
        """The program's types, then the unit's."""
        with self._database.read() as session:
            own = {record.name for record in people.list_certificate_types(session)}
            return tuple(
                CertificateTypeEntry(kind, name in BUILT_IN_KINDS, name in own)
                for name, kind in load_kinds(session).items()
            )

    def set(self, fields: CertificateTypeFields) -> Done[None]:
        """Adds a type, or changes the rule of one by its name."""
        name = fields.name.strip()
        if not name:
            raise InputRefused("请填写证书类别。")
        with self._database.write("certificate_type.set") as transaction:
            session = transaction.session
            record = people.find_certificate_type(session, name)
            if record is None:
                record = CertificateTypeRecord(
                    id=transaction.new_key(CertificateTypeRecord), name=name
                )
            values = fields.model_copy(update={"name": name}).model_dump()
            for field, value in values.items():
                setattr(record, field, value)
            session.add(record)
            transaction.describe(f"设置证书类别 {name}", f"certificate_type:{record.id}", values)
        return Done(None, _CHANGES)

    def reset(self, name: str) -> Done[None]:
        """Removes the unit's own type, or goes back to the program's rule; papers stay."""
        with self._database.write("certificate_type.reset") as transaction:
            record = people.find_certificate_type(transaction.session, name)
            if record is None:
                raise UsageProblem(f"没有为“{name}”设置过规则。")
            transaction.session.delete(record)
            transaction.describe(f"恢复证书类别 {name}", f"certificate_type:{record.id}")
        return Done(None, _CHANGES)
