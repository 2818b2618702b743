"""Which alerts are told, how long before, when to keep quiet; and how the program lives here."""

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QWidget

from fire_roster.domain.alerts.kinds import KINDS, AlertSettings, KindSpec
from fire_roster.errors import FireRosterError
from fire_roster.services.changes import Kind
from fire_roster.ui.alerts.alert_words import SEVERITY_KINDS, SEVERITY_WORDS
from fire_roster.ui.common.buttons import make_button, make_save_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.time_field import TimeField
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import try_save
from fire_roster.ui.settings.alert_kind_dialog import AlertKindDialog, KindLine
from fire_roster.ui.settings.panel import SettingsPanel

_CLOSING = ((None, "每次都问"), (True, "留在托盘继续提醒"), (False, "退出程序"))

_COLUMNS: tuple[Column[KindLine], ...] = (
    Column("kind", "类别", lambda line: line.spec.label, width=96),
    Column(
        "tells",
        "提醒什么",
        lambda line: line.spec.tells,
        tooltip=lambda line: line.spec.tells,
        width=300,
    ),
    Column(
        "on",
        "开启",
        lambda line: "开" if line.is_on else "关",
        state=lambda line: "success" if line.is_on else "neutral",
        width=64,
    ),
    Column("leads", "提前", lambda line: line.leads_text, width=172),
    Column(
        "severity",
        "轻重",
        lambda line: SEVERITY_WORDS[line.severity],
        state=lambda line: SEVERITY_KINDS[line.severity],
        width=72,
    ),
    Column("quiet", "夜间", lambda line: "等到早上" if line.is_quiet else "照样提醒", width=88),
    Column("basis", "依据", lambda line: line.spec.basis, width=180),
)


class AlertsPanel(SettingsPanel):
    """Times above, one line per kind below."""

    kinds = (Kind.SETTING,)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.morning, self.quiet_from, self.quiet_until = (
            TimeField(name) for name in ("每天的提醒时间", "免打扰开始", "免打扰结束")
        )
        self.save_button = make_save_button(self.save)
        self.autostart = QCheckBox("开机时启动，直接进托盘")
        self.autostart.setAccessibleName(self.autostart.text())
        self.closing = ChoiceField(_CLOSING)
        self.closing.setAccessibleName("关闭窗口时")
        self.table: RecordTable[KindLine] = RecordTable(
            _COLUMNS, EmptyState("bell", "没有提醒"), is_searchable=False, name="提醒类别"
        )
        self.edit_button = make_button("修改", self.edit, icon_name="pencil")
        self.preview_button = make_button(
            "下个月会提醒什么",
            lambda: context.navigate("alerts", view="coming"),
            icon_name="calendar-days",
        )
        self._shown = AlertSettings()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the settings of the unit and of this PC."""
        self._shown = settings = self.office.alert_settings.get()
        for field, minute in (
            (self.morning, settings.morning),
            (self.quiet_from, settings.quiet_from),
            (self.quiet_until, settings.quiet_until),
        ):
            field.setTime(QTime(minute // 60 % 24, minute % 60))
        chosen = {line.spec.kind for line in self.table.selected_records()}
        lines = [_line(settings, spec) for spec in KINDS]
        self.table.set_records(lines)
        for line in lines:
            if line.spec.kind in chosen:
                self.table.select(line)
        self._show_residence()
        self._on_edit()
        self._on_selection()

    def is_edited(self) -> bool:
        """Whether the times differ from what is saved."""
        shown = self._shown
        return self._minutes() != (shown.morning, shown.quiet_from, shown.quiet_until)

    def save(self) -> None:
        """Keep the times."""
        morning, quiet_from, quiet_until = (
            field.time().toString("HH:mm")
            for field in (self.morning, self.quiet_from, self.quiet_until)
        )
        values = {"alert.morning": morning, "alert.quiet": f"{quiet_from}-{quiet_until}"}
        try_save(self.context, lambda: self.office.alert_settings.set_values(values), "已保存")

    def edit(self) -> None:
        """Open the selected kind."""
        for line in self.table.selected_records()[:1]:
            AlertKindDialog(self.context, line, self._shown, self).open()

    def _minutes(self) -> tuple[int, int, int]:
        morning, quiet_from, quiet_until = (
            field.time().hour() * 60 + field.time().minute()
            for field in (self.morning, self.quiet_from, self.quiet_until)
        )
        return morning, quiet_from, quiet_until

    def _lay_out(self) -> None:
        times = Card("什么时候提醒")
        line = row(spacing=2)
        for text, field in (
            ("每天的提醒时间", self.morning),
            ("免打扰", self.quiet_from),
            ("至", self.quiet_until),
        ):
            line.addWidget(PlainLabel(text))
            line.addWidget(field)
            line.addSpacing(8)
        line.addWidget(self.save_button)
        line.addStretch(1)
        times.body.addLayout(line)
        self.layout_column.addWidget(times)
        if self.context.residence is not None:
            here = Card("这台电脑")
            choices = row(spacing=2)
            choices.addWidget(self.autostart)
            choices.addSpacing(16)
            choices.addWidget(PlainLabel("关闭窗口时"))
            choices.addWidget(self.closing)
            choices.addStretch(1)
            here.body.addLayout(choices)
            self.layout_column.addWidget(here)
        kinds = Card("提醒哪些事")
        kinds.add_action(self.preview_button)
        kinds.add_action(self.edit_button)
        kinds.body.addWidget(self.table, 1)
        self.layout_column.addWidget(kinds, 1)

    def _connect(self) -> None:
        for field in (self.morning, self.quiet_from, self.quiet_until):
            field.timeChanged.connect(self._on_edit)
        self.table.activated.connect(lambda _: self.edit())
        self.table.selection_changed.connect(self._on_selection)
        self.autostart.clicked.connect(self._on_autostart)
        self.closing.activated.connect(self._on_closing)

    def _show_residence(self) -> None:
        residence = self.context.residence
        if residence is not None:
            self.autostart.setChecked(residence.is_autostart_on)
            self.closing.set_value(residence.stays_in_tray)

    def _on_autostart(self, is_on: bool) -> None:
        residence = self.context.residence
        if residence is None:
            return
        try:
            residence.set_autostart(is_on)
            self.context.announce("已开启开机启动" if is_on else "已关闭开机启动")
        except FireRosterError as error:
            self.autostart.setChecked(not is_on)
            self.context.report(error)

    def _on_closing(self, *_: object) -> None:
        if self.context.residence is not None:
            self.context.residence.keep_stays_in_tray(self.closing.value())

    def _on_edit(self, *_: object) -> None:
        self.save_button.setEnabled(self.is_edited())

    def _on_selection(self, *_: object) -> None:
        self.edit_button.setEnabled(len(self.table.selected_records()) == 1)


def _line(settings: AlertSettings, spec: KindSpec) -> KindLine:
    return KindLine(
        spec=spec,
        is_on=settings.is_on(spec.kind),
        leads=settings.leads(spec.kind),
        severity=settings.severity(spec.kind),
        is_quiet=settings.has_quiet_hours(spec.kind),
    )
