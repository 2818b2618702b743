"""One member: ledger fields, certificates, leave."""

from PySide6.QtWidgets import QTabWidget, QWidget

from fire_roster.domain.attachment import AttachmentPurpose
from fire_roster.domain.rights import Right
from fire_roster.errors import FireRosterError
from fire_roster.services.changes import Changes, Kind
from fire_roster.services.members import MemberEntry
from fire_roster.services.office import Office
from fire_roster.ui.attachments.attachment_panel import AttachmentPanel
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.layout import row
from fire_roster.ui.context import AppContext
from fire_roster.ui.members.certificate_tab import CertificateTab
from fire_roster.ui.members.leave_tab import LeaveTab
from fire_roster.ui.members.member_form import MemberForm
from fire_roster.ui.members.photo_box import PhotoBox
from fire_roster.ui.saving import save, try_save

TABS = ("form", "certificates", "leaves", "files")


class MemberDialog(FormDialog):
    """Without an entry a new member is made; certificates and leave follow once it is saved."""

    needs = Right.PEOPLE

    def __init__(
        self,
        context: AppContext,
        entry: MemberEntry | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("新增人员", width=880, parent=parent)
        self._context = context
        self._entry = entry
        office: Office = context.services
        self.form = MemberForm(office.members.list_teams(), office.stations.list_all())
        self.certificates = CertificateTab(context)
        self.leaves = LeaveTab(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.body.addWidget(self.tabs)
        self.photo = PhotoBox(context)
        self.tabs.addTab(_beside(self.photo, self.form), "基本资料")
        self.tabs.addTab(self.certificates, "证书")
        self.tabs.addTab(self.leaves, "请假")
        self.files = AttachmentPanel(
            context, (AttachmentPurpose.PHOTO, AttachmentPurpose.IDENTITY, AttachmentPurpose.OTHER)
        )
        self.tabs.addTab(self.files, "照片附件")
        self.more_button = make_button("保存并添加证书", self.save_and_certify, needs=Right.PEOPLE)
        self.buttons.insertWidget(2, self.more_button)
        self._connect()
        for field in (self.form.id_number, self.form.phone):
            field.may_reveal = self._may_reveal
        self._show()
        self.form.name.setFocus()

    def show_tab(self, key: str) -> None:
        """Bring form, certificates or leaves to the front."""
        self.tabs.setCurrentIndex(TABS.index(key))

    def check(self) -> bool:
        is_fine = self.form.check()
        if not is_fine:
            self.show_tab("form")
        return is_fine

    def save(self) -> None:
        office: Office = self._context.services
        fields, team = self.form.fields(), self.form.team.value()
        entry = self._entry
        freed = 0
        if entry is None:
            stations = self.form.station_ids() or None
            key = save(self._context, lambda: office.members.add(fields, team, stations))
        else:
            key = entry.record.id
            update = save(
                self._context,
                lambda: office.members.update(
                    key, team=team, station_ids=self.form.station_ids(), **fields.model_dump()
                ),
            )
            freed = update.freed_count
        self._entry = self._read(key)
        told = f"，空出 {freed} 个班次，请到值班表补人" if freed else ""
        self._context.announce(f"已保存 {fields.name}{told}")

    def save_and_certify(self) -> None:
        """Save a new member and go on with the certificates."""
        if self.try_save():
            self._show()
            self.show_tab("certificates")
            self.certificates.add()

    def _connect(self) -> None:
        self.certificates.counted.connect(lambda count: self._count(1, "证书", count))
        self.leaves.counted.connect(lambda count: self._count(2, "请假", count))
        self.files.counted.connect(lambda count: self._count(3, "照片附件", count))
        self.form.left.textChanged.connect(self._preview_leaving)
        self.form.phone.revealed.connect(lambda: self._note("电话"))
        self.form.id_number.revealed.connect(lambda: self._note("身份证号"))
        self._context.changes.changed.connect(self._on_changes)

    def _show(self) -> None:
        entry = self._entry
        self.photo.setVisible(entry is not None)
        self.more_button.setVisible(entry is None)
        self.tabs.tabBar().setVisible(entry is not None)
        for index in (1, 2, 3):
            self.tabs.setTabVisible(index, entry is not None)
        if entry is not None:
            self.setWindowTitle(f"人员 · {entry.name}")
            self.heading.setText(entry.name)
            self.form.show_entry(entry)
            self._show_lists(entry)

    def _show_lists(self, entry: MemberEntry) -> None:
        self.certificates.show_owner(entry)
        self.leaves.show_member(entry)
        self.files.show_owner("member", entry.record.id)
        self.photo.show_member(entry.record.id)

    def _preview_leaving(self, *_: object) -> None:
        """Say before saving which seats a leaving date would free."""
        entry, last_day = self._entry, self.form.left.value()
        if entry is None or last_day is None or last_day == entry.record.left:
            self.message.show_message("")
            return
        office: Office = self._context.services
        freed = office.members.seats_after(entry.record.id, last_day)
        places = "、".join(f"{one.station} {one.month.label} {one.count} 个" for one in freed)
        words = f"保存后空出离职后的班次：{places}。" if freed else "离职后没有已排的班次。"
        self.message.show_message(f"{words}已发布的值班表保留，改动进入新草稿。", "info")

    def _count(self, index: int, title: str, count: int) -> None:
        self.tabs.setTabText(index, f"{title} {count}" if count else title)

    def _may_reveal(self) -> bool:
        """Whether who is logged in may read it; tells why not."""
        try:
            self._context.services.accounts.require(Right.UNMASK)
        except FireRosterError as error:
            self._context.report(error)
            return False
        return True

    def _note(self, what: str) -> None:
        entry = self._entry
        if entry is not None:
            office: Office = self._context.services
            try_save(self._context, lambda: office.members.note_reveal(entry.record.id, what))

    def _read(self, key: int) -> MemberEntry:
        office: Office = self._context.services
        return next(entry for entry in office.members.list_all() if entry.record.id == key)

    def _on_changes(self, changes: Changes) -> None:
        if self._entry is not None and changes.touches(
            Kind.CERTIFICATE, Kind.LEAVE, Kind.ATTACHMENT
        ):
            self._show_lists(self._entry)


def _beside(photo: PhotoBox, form: MemberForm) -> QWidget:
    """The photo left of the form."""
    box = QWidget()
    layout = row(box, spacing=4)
    layout.addWidget(photo)
    layout.addWidget(form, 1)
    return box
