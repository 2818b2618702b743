"""How the tour comes to the pages of drills, training, self-checks and duty records."""

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.tour.scene import Scene
from tests.ui.tour.ways import Way


def practice(page: str, panel: str, *, record: bool = False, tab: int | None = None) -> Way:
    """A panel of 演练训练 or 自查迎检; with `record` the dialog of its first record, at a tab."""

    def show(scene: Scene) -> QWidget:
        found = scene.open_page(page, panel=panel)
        if not record:
            return scene.window
        shown = found.panel(panel)
        if not shown.table.visible_records():
            return scene.window
        shown.table.select(shown.table.visible_records()[0])
        shown.edit()
        dialog = scene.dialog()
        if tab is not None:
            dialog.tabs.setCurrentIndex(tab)  # type: ignore[attr-defined]
        return dialog

    return show


def new_record(page: str, panel: str) -> Way:
    """The empty dialog of a ledger."""

    def show(scene: Scene) -> QWidget:
        scene.open_page(page, panel=panel).panel(panel).add()
        return scene.dialog()

    return show


def asked(page: str, panel: str, action: str) -> Way:
    """The dialog that a button of a panel opens, by the name of its method."""

    def show(scene: Scene) -> QWidget:
        getattr(scene.open_page(page, panel=panel).panel(panel), action)()
        return scene.dialog()

    return show


def drill_hazards(scene: Scene) -> QWidget:
    """Problems of a drill on their way to become hazards."""
    from fire_roster.ui.practice.hazard_lines import HazardLinesDialog

    dialog = HazardLinesDialog(scene.context, 1, "引导员到位慢；广播听不清", scene.window)
    dialog.open()
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def self_check_menu(scene: Scene) -> QWidget:
    """Which template a self-check begins with."""
    menu: QWidget = (
        scene.open_page("inspection", panel="self-check").panel("self-check").make_menu()
    )
    menu.popup(scene.window.mapToGlobal(scene.window.rect().center()))  # type: ignore[attr-defined]
    return menu


def pack(scene: Scene) -> QWidget:
    """For which days the inspector's file is made."""
    scene.open_page("inspection", panel="overview").panel("overview").make_pack()
    return scene.dialog()
