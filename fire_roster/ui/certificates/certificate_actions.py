"""What a clerk does with certificates, on their page and with a member."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from fire_roster.platform import user_name
from fire_roster.services.certificates import CertificateEntry
from fire_roster.services.office import Office
from fire_roster.ui.common.dialogs import confirm
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import try_save


def delete_certificate(context: AppContext, entry: CertificateEntry, parent: QWidget) -> bool:
    """Ask, then remove a certificate entered by mistake."""
    office: Office = context.services
    paper = f"{entry.record.type}{entry.record.level}"
    consequence = (
        f"{entry.owner.name}的{paper}（{entry.record.number or '无编号'}）将从台账里删除，"
        "以后排班不再算这张证书，不能撤销。证书到期或作废的不必删除，改有效期即可。"
    )
    if not confirm(parent, "删除这张证书？", consequence, "删除证书"):
        return False
    return try_save(context, lambda: office.certificates.delete(entry.record.id))


def mark_verified(context: AppContext, entries: Sequence[CertificateEntry]) -> None:
    """Note that the certificates were found online today; the toast takes it back."""
    office: Office = context.services
    before = {entry.record.id: entry.record.verified_on for entry in entries}
    today = context.clock().date()

    def take_back() -> None:
        try_save(context, lambda: office.certificates.set_verified(before), "已撤销核验登记")

    days = dict.fromkeys(before, today)
    if try_save(context, lambda: office.certificates.set_verified(days, user_name())):
        context.announce(f"已登记 {len(before)} 张证书今天联网核验", "撤销", take_back)
