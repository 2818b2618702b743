"""All certificates: what runs out, what was never looked up, who has none."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from fire_roster.domain.rights import Right
from fire_roster.services.certificate_matrix import MatrixRow
from fire_roster.services.certificates import CertificateEntry
from fire_roster.services.changes import Changes, Kind
from fire_roster.ui.certificates.certificate_actions import delete_certificate, mark_verified
from fire_roster.ui.certificates.certificate_columns import PAPER_COLUMNS, PaperRow
from fire_roster.ui.certificates.certificate_dialog import CertificateDialog
from fire_roster.ui.certificates.matrix_view import MatrixView
from fire_roster.ui.certificates.paper_list import list_papers
from fire_roster.ui.certificates.types_dialog import TypesDialog
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.filter_tabs import FilterTabs
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page

_VIEWS: dict[str, tuple[str, Callable[[PaperRow], bool]]] = {
    "all": ("全部", lambda row: row.entry is not None),
    "expiring": ("快到期", lambda row: row.is_expiring),
    "expired": ("已过期", lambda row: row.is_expired),
    "review": ("应复审", lambda row: row.is_review_due),
    "unverified": ("未核验", lambda row: row.is_unverified),
    "no_scan": ("无扫描件", lambda row: row.is_without_scan),
    "missing": ("无证", lambda row: row.entry is None),
    "gone": ("离职", lambda row: not row.is_here),
}
_MATRIX = "matrix"


class CertificatesPage(Page):
    """One list in several views, and the matrix of people and types."""

    is_kept = True

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        views = [(key, text) for key, (text, _) in _VIEWS.items()]
        self.tabs = FilterTabs([*views, (_MATRIX, "持证矩阵")])
        self.matrix = MatrixView(context)
        empty = EmptyState("badge-check", "还没有证书", "先导入人员台账，或在“人员”页新增人员。")
        empty.add_action("去人员页", lambda: context.navigate("members"), "users")
        self.table: RecordTable[PaperRow] = RecordTable(
            PAPER_COLUMNS, empty, search_text=lambda row: row.owner.search_key, name="证书"
        )
        self.table.filter_box.setPlaceholderText("姓名、拼音首字母、证号")
        self.edit_button = make_button("修改", self.edit, icon_name="pencil")
        self.delete_button = make_button(
            "删除", self.delete, icon_name="trash-2", needs=Right.PEOPLE
        )
        self.verify_button = make_button(
            "标记已联网核验",
            self.verify,
            variant="primary",
            icon_name="shield-check",
            needs=Right.PEOPLE,
        )
        self.types_button = make_button("证书类别", self.open_types, icon_name="list")
        self._lay_out()
        self._connect()
        self._on_selection()

    def refresh(self) -> None:
        rows = list_papers(self.context.services, self.context.clock().date())
        chosen = {row.entry.record.id for row in self.table.selected_records() if row.entry}
        self.table.set_records(rows)
        counts = {key: sum(fits(row) for row in rows) for key, (_, fits) in _VIEWS.items()}
        here = {row.owner.record.id for row in rows if row.is_here}
        self.tabs.set_counts({**counts, _MATRIX: len(here)})
        self._show_view()
        for row in rows:
            if row.entry and row.entry.record.id in chosen:
                self.table.select(row)
        self._on_selection()

    def focus_on(self, **focus: object) -> None:
        """`view` (all, expiring, expired, review, unverified, no_scan, missing, gone, matrix),
        `certificate_id`."""
        view = focus.get("view", "all")
        if view in _VIEWS or view == _MATRIX:
            self.tabs.choose(str(view))
        for row in self.table.visible_records():
            if row.entry and row.entry.record.id == focus.get("certificate_id"):
                self.table.select(row)

    def edit(self) -> None:
        """Open the selected certificate, or a new one for somebody who has none."""
        rows = self.table.selected_records()
        if rows:
            record = rows[0].entry.record if rows[0].entry else None
            CertificateDialog(self.context, rows[0].owner, record, self).open()

    def delete(self) -> None:
        """Remove the selected certificate."""
        entries = self._selected()
        if len(entries) == 1:
            delete_certificate(self.context, entries[0])

    def open_types(self) -> None:
        """Show the types of certificates with their validity and review."""
        TypesDialog(self.context, self).open()

    def verify(self) -> None:
        """Note that the selected certificates were found online today."""
        entries = self._selected()
        if entries:
            mark_verified(self.context, entries)

    def _selected(self) -> list[CertificateEntry]:
        return [row.entry for row in self.table.selected_records() if row.entry]

    def _lay_out(self) -> None:
        self.header.addStretch(1)
        for button in (self.types_button, self.matrix.excel_button, self.matrix.pdf_button):
            self.header.addWidget(button)
        for button in (self.edit_button, self.delete_button, self.verify_button):
            self.header.addWidget(button)
        set_tooltip(self.types_button, "各类证书的有效期和复审周期，可以自定")
        set_tooltip(self.edit_button, "修改选中的证书", "Return")
        set_tooltip(self.delete_button, "删除选中的证书", "Delete")
        set_tooltip(
            self.verify_button, "在官方网站查到选中的证书后点这里，核验日期记为今天", "Ctrl+M"
        )
        self.verify_button.setShortcut("Ctrl+M")
        card = Card()
        card.body.addWidget(self.tabs)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.matrix)
        card.body.addWidget(self.stack, 1)
        self.body.addWidget(card, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_view)
        self.table.selection_changed.connect(self._on_selection)
        self.table.activated.connect(lambda _: self.edit())
        self.matrix.opened.connect(self._open_member)
        self.context.changes.changed.connect(self._on_changes)
        shortcut = QShortcut(QKeySequence("Delete"), self.table.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.delete)

    def _on_view(self, _: str) -> None:
        self._show_view()
        self._on_selection()

    def _show_view(self) -> None:
        key = self.tabs.key()
        is_matrix = key == _MATRIX
        self.stack.setCurrentWidget(self.matrix if is_matrix else self.table)
        if is_matrix:
            self.matrix.refresh()
        else:
            self.table.set_condition(_VIEWS[key][1])
        for button in (self.edit_button, self.delete_button, self.verify_button):
            button.setVisible(not is_matrix)
        for button in (self.matrix.excel_button, self.matrix.pdf_button):
            button.setVisible(is_matrix)

    def _open_member(self, row: MatrixRow) -> None:
        key = row.member.record.id
        self.context.navigate("members", member_id=key, tab="certificates")

    def _on_selection(self, *_: object) -> None:
        rows = self.table.selected_records()
        self.edit_button.setEnabled(len(rows) == 1)
        self.edit_button.setText(" 添加证书" if rows and rows[0].entry is None else " 修改")
        self.delete_button.setEnabled(len(self._selected()) == 1)
        self.verify_button.setEnabled(bool(self._selected()))

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches(
            Kind.CERTIFICATE, Kind.MEMBER, Kind.SETTING, Kind.ATTACHMENT
        ):
            self.visit()
