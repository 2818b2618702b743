"""The equipment of the micro stations, and the lines that the standard names."""

from typing import Any

from PySide6.QtWidgets import QWidget

from fire_roster.domain.rights import Right
from fire_roster.domain.unit import StationKind
from fire_roster.errors import FireRosterError
from fire_roster.services.office import Office
from fire_roster.services.practice.equipment import EquipmentLine
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.common.tick_list import TickList
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.ledger_panel import LedgerPanel
from fire_roster.ui.saving import save

_LIST_HEIGHT = 260


class EquipmentPanel(LedgerPanel):
    """Adds lines one by one, or all that the standard names."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(
            context,
            "equipment",
            icon_name="inbox",
            hint="先按建站标准添加，再改成本站的数量、位置和有效期；也可以逐件登记。",
        )
        self.preset_button = make_button(
            "按标准添加", self.add_preset, icon_name="list", needs=Right.RECORD
        )
        set_tooltip(self.preset_button, "按公消〔2015〕301号添加台账里还没有的器材")
        self.table.toolbar.addWidget(self.preset_button)
        self.empty.add_action("按标准添加", self.add_preset, "list")

    def add_preset(self) -> None:
        """Choose among what the standard names and the ledger has not."""
        EquipmentPresetDialog(self.context, self).open()

    def refresh(self) -> None:
        super().refresh()
        self.preset_button.setVisible(self.table.model.rowCount() > 0)


class EquipmentPresetDialog(FormDialog):
    """What is compulsory is ticked; numbers and places are put right in the ledger."""

    needs = Right.RECORD

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("按建站标准添加器材", "添加到台账", width=620, parent=parent)
        self._context = context
        self._office: Office = context.services
        self.station = ChoiceField(
            [
                (one.record.id, one.record.name)
                for one in self._office.stations.list_all()
                if one.facts.kind is StationKind.MICRO_STATION
            ]
        )
        self.station.setAccessibleName("微型消防站")
        self.about = WrappedLabel("", "muted")
        self.lines = TickList()
        self._scroll = ScrollBody()
        self._scroll.setMinimumHeight(_LIST_HEIGHT)
        self.body.addWidget(FormRow("微型消防站", self.station))
        self.body.addWidget(self.about)
        self.body.addWidget(self._scroll, 1)
        self.station.currentIndexChanged.connect(lambda _: self._show_station())
        self._show_station()

    def save(self) -> None:
        station, names = self.station.value(), frozenset(self.lines.values())
        keys = save(self._context, lambda: self._office.equipment.add_lines(station, names))
        self._context.announce(f"已添加器材 {len(keys)} 种，请改成本站的数量和位置")

    def _show_station(self) -> None:
        station: Any = self.station.value()
        if station is None:
            self.about.setText("还没有微型消防站，请先在“设置 → 站点”里添加。")
            return
        try:
            preset = self._office.equipment.preset_of(station)
            missing = self._office.equipment.missing_lines(station)
        except FireRosterError as error:
            self.about.setText(error.message)
            return
        done = "" if missing else "标准里的器材台账里都有了。"
        self.about.setText(f"{preset.name}：{preset.staff}。\n{preset.basis}。{done}")
        self.lines.deleteLater()
        self.lines = TickList([(line.name, _line_text(line)) for line in missing])
        self.lines.set_values(line.name for line in missing if line.is_required)
        self._scroll.body.insertWidget(0, self.lines)


def _line_text(line: EquipmentLine) -> str:
    words = "" if line.is_required else "（选配）"
    form = f"　{line.specification}" if line.specification else ""
    return f"{line.name}{form}　{line.quantity} {line.unit_word}{words}"
