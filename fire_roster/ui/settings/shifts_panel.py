"""The shift types of each station."""

from PySide6.QtWidgets import QGridLayout, QWidget

from fire_roster.domain.rights import Right
from fire_roster.domain.shift import ShiftType
from fire_roster.services.changes import Kind
from fire_roster.ui.common.buttons import make_button, make_save_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.context import AppContext
from fire_roster.ui.settings.panel import SettingsPanel
from fire_roster.ui.settings.shift_line import HEADINGS, ShiftLine

_HINT = (
    "夜班从 24:00 起，算前一天的班；从 00:00 起，算当天的班。止早于起的，到次日结束。"
    "删除已排过班的班次时，以往的班保留，只是不再每天排。"
)


class ShiftsPanel(SettingsPanel):
    """A small table of fields, saved as a whole."""

    kinds = (Kind.STATION,)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.station_box = ChoiceField()
        self.station_box.setAccessibleName("站点")
        self.lines: list[ShiftLine] = []
        self._shown: int | None = None
        self._texts: list[list[str]] = []
        self._grid_box = QWidget()
        self._grid = QGridLayout(self._grid_box)
        self._lay_out()
        self.station_box.currentIndexChanged.connect(self._show_station)
        context.theme.changed.connect(self._show_colors)

    def refresh(self) -> None:
        stations = self.office.stations.list_all()
        self.station_box.set_choices([(one.record.id, one.record.name) for one in stations])
        if not self.is_edited() or self.station_box.value() != self._shown:
            self._show_station()

    def is_edited(self) -> bool:
        return self._shown is not None and self._snapshot() != self._texts

    def add_line(self, shift: ShiftType | None = None) -> ShiftLine:
        """Another shift at the end."""
        line = ShiftLine(shift, self.remove_line)
        self.lines.append(line)
        self._place()
        if shift is None:
            line.code.setFocus()
        return line

    def remove_line(self, line: ShiftLine) -> None:
        """Take a shift out; it is gone once the table is saved."""
        self.lines.remove(line)
        for widget in line.widgets():
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._place()

    def save(self) -> bool:
        """Store all lines; False when something is wrong or was refused."""
        problems = [problem for line in self.lines if (problem := line.problem())]
        if problems:
            self.message.show_message("".join(problems), "danger")
            return False
        station_id = self.station_box.value()
        shifts = [(line.key, line.fields()) for line in self.lines]
        before, self._texts = self._texts, self._snapshot()
        is_done = self.store(
            lambda: self.office.stations.save_shifts(station_id, shifts),
            f"已保存{self.station_box.currentText()}的班次",
        )
        if not is_done:
            self._texts = before
        return is_done

    def _show_station(self, *_: object) -> None:
        self.message.show_message("")
        for line in list(self.lines):
            self.remove_line(line)
        self._shown = self.station_box.value()
        for shift in self.office.stations.get(self._shown).shifts if self._shown else ():
            self.add_line(shift)
        self._texts = self._snapshot()

    def _snapshot(self) -> list[list[str]]:
        return [
            [
                *(field.text() for field in (line.code, line.name, line.start, line.end)),
                line.hotkey.text(),
                str(line.color.value()),
                str(line.is_required.isChecked()),
            ]
            for line in self.lines
        ]

    def _place(self) -> None:
        for number, line in enumerate(self.lines, start=1):
            for position, widget in enumerate(line.widgets()):
                self._grid.addWidget(widget, number, position)

    def _show_colors(self) -> None:
        for line in self.lines:
            line.show_colors()

    def _lay_out(self) -> None:
        for position, heading in enumerate(HEADINGS):
            self._grid.addWidget(PlainLabel(heading, "small"), 0, position)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(HEADINGS.index("实际时间"), 1)
        scroll = ScrollBody()
        card = Card("班次")
        card.add_action(self.station_box)
        card.body.addWidget(self._grid_box)
        card.body.addWidget(WrappedLabel(_HINT, "small"))
        scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        self.layout_column.addWidget(scroll, 1)
        buttons = row()
        buttons.addWidget(make_save_button(self.save))
        buttons.addWidget(
            make_button("添加班次", self.add_line, icon_name="plus", needs=Right.SETTINGS)
        )
        buttons.addStretch(1)
        self.layout_column.addLayout(buttons)
