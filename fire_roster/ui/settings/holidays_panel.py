"""The holiday table by year."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from fire_roster.domain.rights import Right
from fire_roster.records.calendar import HolidayDay
from fire_roster.services.changes import Kind
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.dialogs import confirm
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.labels import ElidedLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import try_save
from fire_roster.ui.settings.holiday_dialog import HolidayDialog
from fire_roster.ui.settings.panel import SettingsPanel

_WEEKDAYS = "一二三四五六日"
_REPLACES = (
    "文件里那一年的节假日会整年替换，包括手工改过的日子。"
    "文件是 JSON 格式（holiday-cn：year、papers、days）。"
)
_COLUMNS: tuple[Column[HolidayDay], ...] = (
    Column("day", "日期", lambda day: day.day.isoformat(), width=120),
    Column("weekday", "星期", lambda day: f"周{_WEEKDAYS[day.day.weekday()]}", width=80),
    Column("name", "名称", lambda day: day.name, width=160),
    Column(
        "kind",
        "安排",
        lambda day: "休 放假" if day.is_off else "班 调休上班",
        state=lambda day: "success" if day.is_off else "warning",
        width=128,
    ),
    Column(
        "statutory",
        "法定节假日",
        lambda day: "法定（三倍工资）" if day.is_statutory else "",
        width=160,
    ),
)


class HolidaysPanel(SettingsPanel):
    """Choose a year; add, change, delete days, or import the published arrangement."""

    kinds = (Kind.HOLIDAY,)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.year_box = ChoiceField()
        self.year_box.setAccessibleName("年份")
        empty = EmptyState("calendar-days", "这一年还没有节假日安排", "公布之后导入，或逐日添加。")
        empty.add_action("导入节假日文件…", self.browse, "file-up")
        self.table: RecordTable[HolidayDay] = RecordTable(
            _COLUMNS, empty, is_searchable=False, name="节假日"
        )
        self.basis = ElidedLabel("", "muted")
        self.edit_button = make_button("修改", self.edit, icon_name="pencil")
        self.delete_button = make_button(
            "删除", self.delete, icon_name="trash-2", needs=Right.SETTINGS
        )
        self._lay_out()
        self.year_box.currentIndexChanged.connect(self._show_year)
        self.table.activated.connect(lambda _: self.edit())
        self.table.selection_changed.connect(self._on_selection)
        shortcut = QShortcut(QKeySequence("Delete"), self.table.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.delete)

    def refresh(self) -> None:
        this_year = self.context.clock().year
        known = {year.year for year in self.office.holidays.list_years()}
        years = sorted(known | {this_year, this_year + 1})
        is_first = self.year_box.value() is None
        self.year_box.set_choices([(year, f"{year} 年") for year in years])
        if is_first:
            self.year_box.set_value(this_year)
        self._show_year()

    def add(self) -> None:
        """Open an empty day."""
        HolidayDialog(self.context, None, self).open()

    def edit(self) -> None:
        """Open the selected day."""
        for day in self.table.selected_records()[:1]:
            HolidayDialog(self.context, day, self).open()

    def delete(self) -> None:
        """The selected day becomes an ordinary one; the toast takes it back."""
        for day in self.table.selected_records()[:1]:
            if try_save(self.context, partial(self.office.holidays.delete_day, day.day)):
                self.context.announce(
                    f"已删除 {day.day} {day.name}", "撤销", partial(self._restore, day)
                )

    def browse(self) -> None:
        """Ask for a file and import it."""
        name, _ = QFileDialog.getOpenFileName(self, "选择节假日文件", "", "节假日文件 (*.json)")
        if name and confirm(self, "导入节假日？", _REPLACES, "导入", is_danger=False):
            self.import_file(Path(name))

    def import_file(self, path: Path) -> bool:
        """Replace the year of a file by what it says."""
        is_done = self.store(
            lambda: self.office.holidays.import_file(path), f"已导入节假日：{path.name}"
        )
        return is_done

    def _restore(self, day: HolidayDay) -> None:
        try_save(
            self.context,
            lambda: self.office.holidays.save_day(
                day.day, day.name, is_off=day.is_off, is_statutory=day.is_statutory
            ),
            f"已恢复 {day.day} {day.name}",
        )

    def _show_year(self, *_: object) -> None:
        year = self.year_box.value()
        papers = {one.year: one.basis for one in self.office.holidays.list_years()}
        self.table.set_records(self.office.holidays.list_days(year))
        self.basis.set_full_text(f"依据：{papers[year]}" if papers.get(year) else "")
        is_known = year in papers
        self.message.show_message(
            "" if is_known else f"{year} 年没有节假日安排：排班只分工作日和周末，公布后请导入。",
            "warning",
        )
        self._on_selection()

    def _on_selection(self, *_: object) -> None:
        is_chosen = len(self.table.selected_records()) == 1
        self.edit_button.setEnabled(is_chosen)
        self.delete_button.setEnabled(is_chosen)

    def _lay_out(self) -> None:
        card = Card()
        bar = row(spacing=2)
        bar.addWidget(self.year_box)
        bar.addWidget(self.basis, 1)
        bar.addWidget(self.edit_button)
        bar.addWidget(self.delete_button)
        bar.addWidget(make_button("导入…", self.browse, icon_name="file-up", needs=Right.SETTINGS))
        bar.addWidget(make_button("添加", self.add, icon_name="plus", needs=Right.SETTINGS))
        card.body.addLayout(bar)
        card.body.addWidget(self.table, 1)
        self.layout_column.addWidget(card, 1)
