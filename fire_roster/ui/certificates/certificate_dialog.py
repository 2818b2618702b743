"""Adds, changes or renews one certificate: its fields, and its scans."""

from PySide6.QtWidgets import QTabWidget, QWidget

from fire_roster.domain.attachment import AttachmentPurpose
from fire_roster.domain.rights import Right
from fire_roster.records.certificate import Certificate
from fire_roster.services.members import MemberEntry
from fire_roster.services.office import Office
from fire_roster.ui.attachments.attachment_panel import AttachmentPanel
from fire_roster.ui.certificates.certificate_form import CertificateForm
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save

TABS = ("form", "scans")


class CertificateDialog(FormDialog):
    """Without a record a new certificate of the owner is made.

    With `renews` the new one takes the place of a paper on file.
    """

    needs = Right.PEOPLE

    def __init__(
        self,
        context: AppContext,
        owner: MemberEntry,
        record: Certificate | None = None,
        parent: QWidget | None = None,
        *,
        renews: Certificate | None = None,
    ) -> None:
        action = "换证" if renews else "修改证书" if record else "添加证书"
        super().__init__(f"{action} · {owner.name}", width=860, parent=parent)
        self._context = context
        self._owner = owner
        self._record = record
        self._renews = renews
        office: Office = context.services
        types = [one.kind.name for one in office.certificate_types.list_all()]
        self.form = CertificateForm(types, context.clock().date())
        self.scans = AttachmentPanel(
            context, (AttachmentPurpose.SCAN, AttachmentPurpose.VERIFICATION)
        )
        self.history = InlineMessage()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.form, "证书")
        self.tabs.addTab(self.scans, "扫描件")
        self.body.addWidget(self.history)
        self.body.addWidget(self.tabs)
        self.scan_button = make_button("保存并添加扫描件", self.save_and_scan, needs=Right.PEOPLE)
        self.renew_button = make_button(
            "换证", self.renew, icon_name="refresh-cw", needs=Right.PEOPLE
        )
        set_tooltip(self.renew_button, "领到新证时登记：旧证保留在历史里，到期不再提醒")
        self.buttons.insertWidget(0, self.renew_button)
        self.buttons.insertWidget(3, self.scan_button)
        self.scans.counted.connect(self._count)
        if renews is not None:
            self.form.begin_renewal(renews)
        else:
            self.form.fill(record)
        self._show()

    def show_tab(self, key: str) -> None:
        """Bring form or scans to the front."""
        self.tabs.setCurrentIndex(TABS.index(key))

    def check(self) -> bool:
        is_fine = self.form.check()
        if not is_fine:
            self.show_tab("form")
        return is_fine

    def save(self) -> None:
        office: Office = self._context.services
        fields, record, renews = self.form.fields(), self._record, self._renews
        if record is not None:
            key, values = record.id, fields.model_dump()
            save(self._context, lambda: office.certificates.update(key, **values))
        elif renews is not None:
            old = renews.id
            key = save(self._context, lambda: office.certificates.renew(old, fields))
        else:
            owner = self._owner.record.id
            key = save(self._context, lambda: office.certificates.add(owner, fields))
        self._record = self._read(key)
        self._context.announce(f"已保存 {self._owner.name} 的证书")

    def save_and_scan(self) -> None:
        """Save a new certificate and go on with its scans."""
        if self.try_save():
            self._show()
            self.show_tab("scans")

    def renew(self) -> None:
        """Close, and open an empty paper that takes the place of this one."""
        record = self._record
        if record is not None and self.submit():
            CertificateDialog(
                self._context, self._owner, None, self.parentWidget(), renews=record
            ).open()

    def _show(self) -> None:
        record = self._record
        self.scan_button.setVisible(record is None)
        self.tabs.tabBar().setVisible(record is not None)
        self.tabs.setTabVisible(1, record is not None)
        self.renew_button.setVisible(record is not None and record.replaced_by_id is None)
        self.history.show_message(self._history_text())
        if record is not None:
            self.scans.show_owner("certificate", record.id)

    def _history_text(self) -> str:
        """What this paper replaces, or what has replaced it."""
        papers = {paper.id: paper for paper in self._owner.certificates}
        if self._renews is not None and self._record is None:
            return f"新证登记后，旧证（{_named(self._renews)}）保留在历史里，不再提醒到期。"
        record = self._record
        if record is None:
            return ""
        if record.replaced_by_id in papers:
            return f"已换证，新证：{_named(papers[record.replaced_by_id])}。"
        old = [paper for paper in papers.values() if paper.replaced_by_id == record.id]
        return f"换自旧证：{_named(old[0])}。" if old else ""

    def _read(self, key: int) -> Certificate:
        office: Office = self._context.services
        return next(one.record for one in office.certificates.list_all() if one.record.id == key)

    def _count(self, count: int) -> None:
        self.tabs.setTabText(1, f"扫描件 {count}" if count else "扫描件")


def _named(record: Certificate) -> str:
    parts = (record.number or "无编号", f"{record.issued} 发证" if record.issued else "")
    return "，".join(part for part in parts if part)
