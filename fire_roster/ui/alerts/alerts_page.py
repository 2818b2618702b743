"""The alert centre: what waits first, then what was put off, what is over and what comes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut

from fire_roster.domain.alerts.judgement import AlertState
from fire_roster.domain.rights import Right
from fire_roster.services.alert_entries import AlertEntry
from fire_roster.services.changes import Changes, Kind
from fire_roster.ui.alerts import alert_actions
from fire_roster.ui.alerts.alert_columns import ALERT_COLUMNS, AlertLine
from fire_roster.ui.alerts.snooze_menu import make_snooze_menu
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.filter_tabs import FilterTabs
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.save_path import ask_list_path
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page
from fire_roster.ui.saving import try_save

_PREVIEW_DAYS = 31
_VIEWS = (
    ("open", "待处理"),
    ("snoozed", "已推迟"),
    ("digest", "关机期间"),
    ("history", "历史"),
    ("coming", "今后一个月"),
)


@dataclass(frozen=True, slots=True)
class AlertLists:
    """What the page shows, by view."""

    views: dict[str, tuple[AlertEntry, ...]]


def read_lists(services: Any, now: datetime) -> AlertLists:
    """All views at once; runs in a worker."""
    alerts = services.alerts
    known = alerts.list_open()
    digest = alerts.digest()
    return AlertLists(
        {
            "open": tuple(one for one in known if one.state is not AlertState.SNOOZED),
            "snoozed": tuple(one for one in known if one.state is AlertState.SNOOZED),
            "digest": digest.entries if digest else (),
            "history": alerts.list_history(),
            "coming": alerts.preview(now + timedelta(days=_PREVIEW_DAYS)),
        }
    )


class AlertsPage(Page):
    """One table in five views."""

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self.tabs = FilterTabs(_VIEWS)
        self._lists = AlertLists({})
        empty = EmptyState("bell", "这里没有提醒", "证书到期、班次缺人、该排班的时候会在这里提醒。")
        empty.add_action("提醒设置", self.open_settings, "settings")
        self.table: RecordTable[AlertLine] = RecordTable(ALERT_COLUMNS, empty, name="提醒")
        self.open_button = make_button("去处理", self.open_selected, icon_name="arrow-right")
        self.snooze_button = make_button(
            "稍后", self.show_snooze_menu, icon_name="clock", needs=Right.ALERT
        )
        self.export_button = make_button(
            "导出", self.export, icon_name="file-down", needs=Right.EXPORT
        )
        self.known_button = make_button(
            "知道了", self.know, variant="primary", icon_name="check", needs=Right.ALERT
        )
        self._lay_out()
        self._connect()
        self._on_selection()

    def refresh(self) -> None:
        now = self.context.clock()
        services = self.context.services
        self.context.tasks.run(lambda control: read_lists(services, now), self._show)

    def focus_on(self, **focus: object) -> None:
        """`view`: open, snoozed, digest, history or coming; `key` selects an alert."""
        views = [key for key, _ in _VIEWS]
        if focus.get("view") in views:
            self.tabs.choose(str(focus["view"]))

    def open_selected(self) -> None:
        """Go to where the selected alert can be solved."""
        for line in self.table.selected_records()[:1]:
            alert_actions.go_to(self.context, line.entry)

    def know(self) -> None:
        """The selected alerts are known."""
        alert_actions.acknowledge(self.context, self._selected())

    def show_snooze_menu(self) -> None:
        """Ask until when the selected alerts are put off."""
        entries = self._selected()
        menu = make_snooze_menu(
            self.context.clock(),
            lambda until: alert_actions.snooze(self.context, entries, until),
            self,
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.snooze_button.mapToGlobal(self.snooze_button.rect().bottomLeft()))

    def export(self) -> None:
        """Ask for a place and write what the page shows, in its order."""
        view = next(label for key, label in _VIEWS if key == self.tabs.key())
        path = ask_list_path(self, "导出提醒", f"提醒 {view} {self.context.clock():%Y-%m-%d}")
        if path is not None:
            entries = [line.entry for line in self.table.visible_records()]
            write = partial(self.context.services.exports.export_alerts, path, entries)
            try_save(self.context, write, f"已导出 {path.name}")

    def open_settings(self) -> None:
        """Which alerts are told."""
        self.context.navigate("settings", panel="alerts")

    def open_wall_screen(self) -> None:
        """The full-screen view for the control room."""
        from fire_roster.ui.alerts.wall_screen import WallScreen

        WallScreen(self.context).show_on_last_screen()

    def _show(self, lists: AlertLists) -> None:
        self._lists = lists
        self.tabs.set_counts({key: len(lists.views[key]) for key, _ in _VIEWS})
        self._show_view()

    def _show_view(self, *_: object) -> None:
        key, now = self.tabs.key(), self.context.clock()
        chosen = {line.entry.key for line in self.table.selected_records()}
        lines = [
            AlertLine(entry, now, is_coming=key == "coming")
            for entry in self._lists.views.get(key, ())
        ]
        self.table.set_records(lines)
        for line in lines:
            if line.entry.key in chosen:
                self.table.select(line)
        self._on_selection()

    def _selected(self) -> list[AlertEntry]:
        if self.tabs.key() == "coming":
            return []
        return [line.entry for line in self.table.selected_records() if line.entry.is_open]

    def _lay_out(self) -> None:
        self.header.addStretch(1)
        wall = make_button("大屏", self.open_wall_screen, icon_name="external-link")
        set_tooltip(wall, "在第二块屏幕上全屏显示现在谁在岗、接班和今后 7 天；按 Esc 退出")
        settings = make_button("提醒设置", self.open_settings, icon_name="settings")
        for button in (
            wall,
            settings,
            self.export_button,
            self.open_button,
            self.snooze_button,
            self.known_button,
        ):
            self.header.addWidget(button)
        set_tooltip(self.export_button, "把这一页的提醒存成 Excel 或 CSV，含何时由谁处理")
        set_tooltip(self.open_button, "打开能解决它的地方", "Return")
        set_tooltip(self.snooze_button, "到以后某个时间再提醒", "Ctrl+L")
        set_tooltip(self.known_button, "记下是谁、什么时候知道了，不再提醒", "Ctrl+Return")
        card = Card()
        card.body.addWidget(self.tabs)
        card.body.addWidget(self.table, 1)
        self.body.addWidget(card, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_view)
        self.table.selection_changed.connect(self._on_selection)
        self.table.activated.connect(lambda _: self.open_selected())
        self.context.changes.changed.connect(self._on_changes)
        for keys, action in (("Ctrl+Return", self.know), ("Ctrl+L", self.show_snooze_menu)):
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    def _on_selection(self, *_: object) -> None:
        count = len(self._selected())
        self.open_button.setEnabled(len(self.table.selected_records()) == 1)
        self.snooze_button.setEnabled(count > 0)
        self.known_button.setEnabled(count > 0)

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches(Kind.ALERT, Kind.SETTING):
            self.refresh()
