"""Runs of self-checks, and the templates they are made from."""

from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from fire_roster.errors import FireRosterError
from fire_roster.services.practice.self_checks import check_presets
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.ledger_dialog import LedgerDialog
from fire_roster.ui.practice.ledger_panel import LedgerPanel
from fire_roster.ui.practice.self_check_dialog import SelfCheckDialog
from fire_roster.ui.saving import save


class SelfCheckPanel(LedgerPanel):
    """登记 asks for the template: ours, or the unit's own."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(
            context,
            "self-check",
            icon_name="shield-check",
            hint="从“六个一”“四个能力”等自查表开始，逐项填写，没有完成的会转为隐患。",
        )
        self.add_button.setText(" 开始自查")
        set_tooltip(self.add_button, "选一张自查表开始", "Ctrl+N")

    def add(self) -> None:
        """Ask which template, below the button."""
        menu = self.make_menu()
        anchor: QWidget = self.add_button if self.add_button.isVisible() else self
        place = anchor.rect().bottomLeft() if anchor is self.add_button else anchor.rect().center()
        menu.popup(anchor.mapToGlobal(place))

    def make_menu(self) -> QMenu:
        """The unit's templates, then ours that it does not have yet."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        templates = self.office.records.list_all("template")
        for one in templates:
            action = menu.addAction(one.name.replace("&", "&&"))
            set_tooltip(action, one.name)
            action.triggered.connect(lambda _=False, key=one.id: self.start(key))
        known = {one.preset for one in templates}
        missing = [preset for preset in check_presets() if preset.key not in known]
        if templates and missing:
            menu.addSeparator()
        for preset in missing:
            action = menu.addAction(preset.name)
            set_tooltip(action, preset.basis)
            action.triggered.connect(lambda _=False, key=preset.key: self.start_preset(key))
        return menu

    def start_preset(self, preset_key: str) -> None:
        """Take a preset over as a template of the unit and start it."""
        try:
            key = save(self.context, lambda: self.office.self_checks.add_template(preset_key))
        except FireRosterError as error:
            self.context.report(error)
            return
        self.start(key)

    def start(self, template_id: int) -> None:
        """Start a run and open it."""
        try:
            run = save(self.context, lambda: self.office.self_checks.start(template_id))
        except FireRosterError as error:
            self.context.report(error)
            return
        self.refresh()
        self.make_dialog(self.office.records.get("self-check", run)).open()

    def make_dialog(self, record: Any) -> LedgerDialog:
        return SelfCheckDialog(self.context, record, self)
