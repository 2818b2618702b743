"""What a clerk does with certificates, on their page and with a member."""

from collections.abc import Sequence

from fire_roster.services.certificates import CertificateEntry
from fire_roster.services.changes import Done
from fire_roster.services.office import Office
from fire_roster.services.operator import operator_name
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import delete_at_once, try_save


def delete_certificate(context: AppContext, entry: CertificateEntry) -> bool:
    """Remove a certificate entered by mistake; the toast takes it back."""
    office: Office = context.services
    paper = f"{entry.owner.name}的{entry.record.type}{entry.record.level}"
    return delete_at_once(
        context, lambda: office.certificates.delete(entry.record.id), f"已删除 {paper}"
    )


def mark_verified(context: AppContext, entries: Sequence[CertificateEntry]) -> None:
    """Note that the certificates were found online today; the toast takes it back."""
    office: Office = context.services
    before = {entry.record.id: entry.record.verified_on for entry in entries}
    today = context.clock().date()

    def take_back() -> None:
        try_save(context, lambda: office.certificates.set_verified(before), "已撤销核验登记")

    days = dict.fromkeys(before, today)

    def verify() -> Done[None]:
        who = operator_name(office.database, "certificate.verify")
        return office.certificates.set_verified(days, who)

    if try_save(context, verify):
        context.announce(f"已登记 {len(before)} 张证书今天联网核验", "撤销", take_back)
