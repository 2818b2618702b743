"""The certificates of one member, inside the member's dialog."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fire_roster.domain.rights import Right
from fire_roster.services.certificates import CertificateEntry
from fire_roster.services.members import MemberEntry
from fire_roster.services.office import Office
from fire_roster.ui.certificates.certificate_actions import delete_certificate
from fire_roster.ui.certificates.certificate_columns import STATE_KINDS, day_text
from fire_roster.ui.certificates.certificate_dialog import CertificateDialog
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.context import AppContext

_COLUMNS: tuple[Column[CertificateEntry], ...] = (
    Column("type", "证书类别", lambda paper: paper.record.type, width=136),
    Column("level", "等级", lambda paper: paper.level_title, width=112),
    Column(
        "state",
        "状态",
        lambda paper: paper.state.value,
        state=lambda paper: STATE_KINDS[paper.state],
        width=92,
    ),
    Column("expires", "有效期至", lambda paper: paper.validity_text, width=100),
    Column("number", "证书编号", lambda paper: paper.record.number, width=152),
    Column("verified", "联网核验", lambda paper: day_text(paper.record.verified_on), width=96),
    Column("scan", "扫描件", lambda paper: "有" if paper.facts.has_scan else "无", width=64),
)


class CertificateTab(QWidget):
    """Adds, changes and deletes at once; `counted(int)` after every reading."""

    counted = Signal(int)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._owner: MemberEntry | None = None
        empty = EmptyState("badge-check", "还没有证书", "控制室值班员必须持证上岗。")
        self.table: RecordTable[CertificateEntry] = RecordTable(
            _COLUMNS, empty, is_searchable=False, name="证书"
        )
        self.edit_button = make_button("修改", self.edit)
        self.delete_button = make_button("删除", self.delete, needs=Right.PEOPLE)
        layout = column(self, spacing=2, margin=(0, 3, 0, 0))
        layout.addWidget(self.table, 1)
        buttons = row(spacing=2)
        buttons.addWidget(make_button("添加证书", self.add, icon_name="plus", needs=Right.PEOPLE))
        buttons.addWidget(self.edit_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self.table.activated.connect(lambda _: self.edit())
        self.table.selection_changed.connect(self._on_selection)
        self._on_selection()

    def show_owner(self, owner: MemberEntry) -> None:
        """Read the certificates of a member."""
        self._owner = owner
        office: Office = self._context.services
        papers = [
            paper
            for paper in office.certificates.list_all()
            if paper.owner.record.id == owner.record.id
        ]
        self.table.set_records(papers)
        self._on_selection()
        self.counted.emit(len(papers))

    def add(self) -> None:
        """Open an empty certificate."""
        if self._owner is not None:
            CertificateDialog(self._context, self._owner, None, self).open()

    def edit(self) -> None:
        """Open the selected certificate."""
        for paper in self.table.selected_records()[:1]:
            CertificateDialog(self._context, paper.owner, paper.record, self).open()

    def delete(self) -> None:
        """Delete the selected certificate."""
        for paper in self.table.selected_records()[:1]:
            delete_certificate(self._context, paper)

    def _on_selection(self, *_: object) -> None:
        is_chosen = bool(self.table.selected_records())
        self.edit_button.setEnabled(is_chosen)
        self.delete_button.setEnabled(is_chosen)
