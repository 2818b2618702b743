"""Second step: where duty is kept, and what each place asks of a shift."""

from fire_roster.services.first_start import FirstStart
from fire_roster.ui.context import AppContext
from fire_roster.ui.first_start.start_step import StartStepPanel
from fire_roster.ui.settings.stations_panel import StationsPanel


class StationsStep(StartStepPanel):
    """The form of the settings; the stations that come with the program suit most units."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(
            context,
            "值守的站点",
            "一般的单位有一个消控室和一个微型消防站，已经按法规建好；没有的那个请删除，"
            "另有值守点就新增。每班人数和最低证书等级都写明了依据，排班和检查都按它来。",
        )
        self.panel = StationsPanel(context)
        self.panel.save_button.hide()
        self.body.addWidget(self.panel, 1)

    def show_start(self, start: FirstStart) -> None:
        self.panel.refresh()

    def go_on(self) -> bool:
        return not self.panel.is_edited() or self.panel.save()

    def is_edited(self) -> bool:
        return self.panel.is_edited()

    def take_focus(self) -> None:
        self.panel.list.setFocus()
