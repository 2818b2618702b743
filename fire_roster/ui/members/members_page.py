"""The staff ledger."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from fire_roster.domain.rights import Right
from fire_roster.services.changes import Changes, Kind
from fire_roster.services.office import Office
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.save_path import ask_list_path
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.members.import_dialog import ImportDialog
from fire_roster.ui.members.member_columns import MEMBER_COLUMNS
from fire_roster.ui.members.member_dialog import TABS, MemberDialog
from fire_roster.ui.members.member_rows import MemberRow, list_member_rows
from fire_roster.ui.members.purge_dialog import PurgeDialog
from fire_roster.ui.members.report_dialog import ReportDialog
from fire_roster.ui.page import Page
from fire_roster.ui.saving import delete_at_once, try_save

_PRESENCE_CHOICES = (("here", "在职"), ("gone", "已离职"), ("all", "在职和离职"))


class MembersPage(Page):
    """List, filters, and the ways to people: import, add, change, delete."""

    is_kept = True

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        empty = EmptyState("users", "还没有人员", "导入现有台账，几分钟就能排出第一张值班表。")
        empty.add_action("导入人员台账", self.import_list, "file-up")
        empty.add_action("新增人员", self.add, "plus")
        self.table: RecordTable[MemberRow] = RecordTable(
            MEMBER_COLUMNS, empty, search_text=lambda row: row.entry.search_key, name="人员"
        )
        self.table.filter_box.setPlaceholderText("姓名、拼音首字母、证号")
        self.station_box = ChoiceField(((None, "全部站点"),))
        self.presence_box = ChoiceField(_PRESENCE_CHOICES)
        self.edit_button = make_button("修改", self.edit, icon_name="pencil")
        self.delete_button = make_button(
            "删除", self.delete, icon_name="trash-2", needs=Right.PEOPLE
        )
        self.reports = InlineMessage(kind="warning")
        self.reports.add_action("登记报送", self.open_reports)
        self.reports.hide()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        office: Office = self.context.services
        stations = [(one.record.id, one.record.name) for one in office.stations.list_all()]
        self.station_box.set_choices([(None, "全部站点"), *stations])
        chosen = {row.entry.record.id for row in self.table.selected_records()}
        rows = list_member_rows(office, self.context.clock().date())
        self.table.set_records(rows)
        self._apply_filters()
        for box in (self.station_box, self.presence_box):
            box.setVisible(bool(rows))
        for row in rows:
            if row.entry.record.id in chosen:
                self.table.select(row)
        self._show_reports(office)
        self._on_selection()

    def focus_on(self, **focus: object) -> None:
        """`member_id` with `tab` (form, certificates, leaves), or `action` import or add."""
        if focus.get("action") == "import":
            self.import_list()
        elif focus.get("action") == "add":
            self.add()
        for row in self.table.model.records():
            if row.entry.record.id == focus.get("member_id"):
                self.table.select(row)
                self._open(row, str(focus.get("tab", TABS[0])))

    def import_list(self) -> None:
        """Open the import of a staff list."""
        ImportDialog(self.context, self).open()

    def export(self) -> None:
        """Ask for a place and write the ledger for Excel or WPS, numbers masked."""
        office: Office = self.context.services
        path = ask_list_path(self, "导出人员台账", f"人员台账 {office.clock.today()}")
        if path is not None:
            try_save(
                self.context,
                partial(office.exports.export_members, path),
                f"已导出 {path.name}，电话和身份证号已打码",
            )

    def open_purge(self) -> None:
        """Show the leavers whose personal data is due to go."""
        PurgeDialog(self.context, self).open()

    def open_reports(self) -> None:
        """Show the changes of staff that are to be reported."""
        ReportDialog(self.context, self).open()

    def add(self) -> None:
        """Open an empty member."""
        MemberDialog(self.context, None, self).open()

    def edit(self) -> None:
        """Open the selected member."""
        for row in self.table.selected_records()[:1]:
            self._open(row, TABS[0])

    def delete(self) -> None:
        """Remove somebody who was entered by mistake; the toast takes it back."""
        office: Office = self.context.services
        for row in self.table.selected_records()[:1]:
            papers = len(row.entry.certificates)
            what = f"已删除 {row.entry.name}" + (f"和 {papers} 张证书" if papers else "")
            delete_at_once(
                self.context,
                partial(office.members.delete, row.entry.record.id),
                f"{what}；人员离职不用删除，请填离职日期",
            )

    def _open(self, row: MemberRow, tab: str) -> None:
        dialog = MemberDialog(self.context, row.entry, self)
        dialog.show_tab(tab)
        dialog.open()

    def _lay_out(self) -> None:
        self.header.addStretch(1)
        buttons = (
            (self.edit_button, "修改选中的人员", "Return"),
            (self.delete_button, "删除录错的人员", "Delete"),
            (
                make_button(
                    "清理离职资料", self.open_purge, icon_name="user-x", needs=Right.SETTINGS
                ),
                "删除离职满期人员的身份证号、电话和照片",
                "",
            ),
            (
                make_button("导出台账", self.export, icon_name="file-down", needs=Right.EXPORT),
                "导出",
                "Ctrl+E",
            ),
            (
                make_button(
                    "导入人员台账", self.import_list, icon_name="file-up", needs=Right.PEOPLE
                ),
                "导入",
                "Ctrl+I",
            ),
            (
                make_button(
                    "新增人员", self.add, variant="primary", icon_name="plus", needs=Right.PEOPLE
                ),
                "新增",
                "Ctrl+N",
            ),
        )
        for button, tooltip, shortcut in buttons:
            set_tooltip(button, tooltip, shortcut)
            if shortcut.startswith("Ctrl"):
                button.setShortcut(shortcut)
            self.header.addWidget(button)
        self.station_box.setAccessibleName("站点")
        self.presence_box.setAccessibleName("在职或离职")
        self.table.toolbar.insertWidget(1, self.station_box)
        self.table.toolbar.insertWidget(2, self.presence_box)
        self.body.addWidget(self.reports)
        card = Card()
        card.body.addWidget(self.table, 1)
        self.body.addWidget(card, 1)

    def _connect(self) -> None:
        self.table.activated.connect(lambda row: self._open(row, TABS[0]))
        self.table.selection_changed.connect(self._on_selection)
        for box in (self.station_box, self.presence_box):
            box.currentIndexChanged.connect(self._apply_filters)
        self.context.changes.changed.connect(self._on_changes)
        shortcut = QShortcut(QKeySequence("Delete"), self.table.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.delete)

    def _apply_filters(self, *_: object) -> None:
        station, presence = self.station_box.value(), self.presence_box.value()

        def fits(row: MemberRow) -> bool:
            is_wanted = presence == "all" or row.is_gone == (presence == "gone")
            return is_wanted and (station is None or station in row.entry.station_ids)

        self.table.set_condition(fits)
        self._on_selection()

    def _show_reports(self, office: Office) -> None:
        waiting = office.change_reports.list_open()
        today = self.context.clock().date()
        late = sum(one.days_left(today) < 0 for one in waiting)
        names = "、".join(f"{one.member.name}{one.kind.value}" for one in waiting[:3])
        more = f"等 {len(waiting)} 人" if len(waiting) > 3 else ""
        words = f"，其中 {late} 人已超期" if late else ""
        text = f"人员变更待报送：{names}{more}，应在 5 个工作日内报送{words}。" if waiting else ""
        self.reports.show_message(text, "danger" if late else "warning")

    def _on_selection(self, *_: object) -> None:
        count = len(self.table.selected_records())
        self.edit_button.setEnabled(count == 1)
        self.delete_button.setEnabled(count == 1)

    def _on_changes(self, changes: Changes) -> None:
        kinds = (Kind.MEMBER, Kind.CERTIFICATE, Kind.LEAVE, Kind.STATION)
        if self.isVisible() and changes.touches(*kinds):
            self.visit()
