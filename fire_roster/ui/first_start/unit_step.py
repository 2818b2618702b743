"""First step: what the unit is called and what kind of place it is."""

from fire_roster.services.first_start import FirstStart
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.context import AppContext
from fire_roster.ui.first_start.demo_offer import DemoOffer
from fire_roster.ui.first_start.start_step import StartStepPanel
from fire_roster.ui.settings.unit_panel import UnitPanel


class UnitStep(StartStepPanel):
    """The form of the settings; only the name is needed to go on."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(
            context,
            "您的单位",
            "只有单位名称必填，印在值班表和各种表格的表头；其余可以以后在“设置 → 单位”补。",
        )
        self.offer = InlineMessage()
        self._demo = DemoOffer(context)
        self.offer.add_action("打开示例单位", self._demo.open)
        self.panel = UnitPanel(context)
        for button in (self.panel.save_button, self.panel.guide_button):
            button.hide()
        self.body.addWidget(self.offer)
        self.body.addWidget(self.panel, 1)

    def show_start(self, start: FirstStart) -> None:
        self.panel.refresh()
        self.offer.show_message(self._demo.sentence())

    def go_on(self) -> bool:
        name = self.panel.texts["name"]
        if not name.text().strip():
            self.message.show_message("请先填写单位名称。", "warning")
            name.setFocus()
            return False
        self.message.show_message("")
        return not self.panel.is_edited() or self.panel.save()

    def is_edited(self) -> bool:
        return self.panel.is_edited()

    def take_focus(self) -> None:
        self.panel.texts["name"].setFocus()
