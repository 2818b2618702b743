"""How the tour comes to a page, a dialog or a menu."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, SignalInstance
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from fire_roster.domain.month import Month
from fire_roster.errors import InputRefused
from fire_roster.services.proposal import Proposal, with_seats
from fire_roster.services.roster_problem import WayKind, WayOut, build_problem, explain_month
from fire_roster.services.shortage import find_shortages
from fire_roster.ui.common.calendar_popup import CalendarPopup
from fire_roster.ui.common.dialogs import ConfirmDialog, ErrorDialog
from fire_roster.ui.common.progress_dialog import ProgressDialog
from fire_roster.ui.crash import CrashDialog
from fire_roster.ui.roster.cell_menu import CellMenu
from fire_roster.ui.tasks import Task
from tests.ui.tour.scene import Scene

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "人员台账.xlsx"
DECEMBER = Month(2026, 12)
Way = Callable[[Scene], QWidget]


def page(key: str, *, bottom: bool = False, **focus: object) -> Way:
    """A page, or the dialog it opens when `action` is asked for; `bottom` scrolls it down."""

    def show(scene: Scene) -> QWidget:
        found: QWidget = scene.open_page(key, **focus)
        for area in found.findChildren(QScrollArea):
            bar = area.verticalScrollBar()
            bar.setValue(bar.maximum() if bottom else 0)
        return scene.dialog() if "action" in focus else scene.window

    return show


def toast(scene: Scene) -> QWidget:
    """The short word at the foot, with its action."""
    scene.open_page("grid")
    scene.window.toast.show_text("已把 王建国 12月3日 改为夜班", "撤销", lambda: None)
    return scene.window


def confirm(scene: Scene) -> QWidget:
    """Asking before something is lost."""
    words = "他的 2 本证书和 12 月的 16 个班次会一起删除，打印过的值班表不受影响。"
    return _open(ConfirmDialog("删除 王建国？", words, "删除", parent=scene.window))


def error(scene: Scene) -> QWidget:
    """A refusal in words."""
    words = "“人员台账.xlsx”已用密码保护，请先在 Excel 中取消密码，再重新导入。"
    return _open(ErrorDialog(InputRefused(words), scene.window))


def crash(scene: Scene) -> QWidget:
    """A bug in one sentence."""
    return _open(CrashDialog(None, scene.window))


def progress(scene: Scene) -> QWidget:
    """Long work half done."""
    task = Task(QApplication.instance())
    task.is_running = False
    dialog = ProgressDialog(task, "正在排 12 月值班表", scene.window)
    task.progressed.emit(0.4, "已找到可行方案，正在改进夜班与周末的均衡…")
    return _open(dialog)


def column_filter(scene: Scene) -> QWidget:
    """A table with its row of filters open."""
    scene.open_page("gallery").table.filter_button.setChecked(True)
    return scene.window


def column_menu(scene: Scene) -> QWidget:
    """Which columns are shown."""
    table = scene.open_page("gallery").table
    table.filter_button.setChecked(False)
    menu: QWidget = table.make_column_menu()
    menu.popup(scene.window.mapToGlobal(scene.window.rect().center()))
    return menu


def calendar(scene: Scene) -> QWidget:
    """The month to pick a day from."""
    popup = CalendarPopup(date(2026, 12, 1), scene.open_page("gallery").days)
    popup.aboutToHide.disconnect(popup.deleteLater)
    # Not `popup()`: without a keyboard to grab the platform of the tests closes it at once.
    popup.show()
    return popup


def roster_findings(scene: Scene) -> QWidget:
    """The month with its findings at the side."""
    found = _roster(scene)
    found.panel.open()
    found.side.tabs.setCurrentIndex(0)
    if found.side.findings.shown_findings():
        found.side.findings.choose(0)
    return scene.window


def roster_candidates(scene: Scene) -> QWidget:
    """Who could take the selected seat."""
    found = _roster(scene)
    found.grid.select_cells(found._refs_on(date(2026, 12, 8), None))
    found._explain()
    return scene.window


def roster_menu(scene: Scene) -> QWidget:
    """The menu on a cell of the grid."""
    from fire_roster.ui.roster.cells_view import CellsView

    menu = CellMenu(_roster(scene).findChildren(CellsView)[0], lambda: None)
    menu.popup(scene.window.mapToGlobal(scene.window.rect().center()))
    return menu


def roster_find(scene: Scene) -> QWidget:
    """Looking for somebody in the grid."""
    found = _roster(scene)
    found._show_view("grid")
    found.grid.find_bar.open_bar()
    found.grid.find_bar.line.setText("夜 5日")
    return scene.window


def roster_paste(scene: Scene) -> QWidget:
    """A block from Excel, shown before it is taken."""
    found = _roster(scene)
    found.grid.find_bar.close_bar()
    found.grid.select_cells(found._refs_on(date(2026, 12, 10), None))
    QApplication.clipboard().setText("早\t早\t中\n夜\t晚\t休")
    found.grid.cells.wishes.paste()
    dialog: QWidget = found.commands.dialog
    return dialog


def roster_keep(scene: Scene) -> QWidget:
    """Why a finding stays as it is."""
    roster_findings(scene)
    found = _roster(scene)
    found.side.findings.detail.keep_button.click()
    dialog: QWidget = found.judge.dialog
    return dialog


def roster_view(key: str) -> Way:
    """The month in another shape."""

    def show(scene: Scene) -> QWidget:
        _roster(scene)._show_view(key)
        return scene.window

    return show


def roster_dialog(name: str) -> Way:
    """A dialog of the month, opened as its button does."""

    def show(scene: Scene) -> QWidget:
        dialogs = _roster(scene).dialogs
        getattr(dialogs, name)()
        found: QWidget = dialogs.active
        return found

    return show


def printing(form: str, **focus: object) -> Way:
    """The print centre with the pages of a form."""

    def show(scene: Scene) -> QWidget:
        _printed(scene, form, **focus)
        return scene.window

    return show


def printing_batch(scene: Scene) -> QWidget:
    """The print centre's batch of a year."""
    page = _printed(scene, "wall-roster", month=DECEMBER)
    return _open(page.batch())


def _printed(scene: Scene, form: str, **focus: object) -> Any:
    """The print centre once its preview has appeared."""
    page = scene.open_page("printing", form=form, **focus)
    wait_for(page.shown)
    return page


def wait_for(signal: SignalInstance) -> None:
    """Run the event loop until a signal comes."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()


def generate_search(scene: Scene) -> QWidget:
    """The search for the best month."""
    return roster_dialog("generate")(scene)


def generate_rotation(scene: Scene) -> QWidget:
    """The month by rotation."""
    dialog: Any = roster_dialog("generate")(scene)
    dialog.setup.by_rotation.setChecked(True)
    found: QWidget = dialog
    return found


def generate_result(scene: Scene) -> QWidget:
    """What a rotation would bring."""
    dialog: Any = generate_rotation(scene)
    dialog.start()
    found: QWidget = dialog
    return found


def generate_impossible(scene: Scene) -> QWidget:
    """A month that cannot be filled: reasons and ways out, as if a search had ended."""
    dialog: Any = roster_dialog("generate")(scene)
    before = scene.office.rosters.open(scene.office.stations.list_all()[0].record.id, DECEMBER)
    empty = with_seats(before, ())
    ways = (
        WayOut(WayKind.LEAVE, "把李建军12月14日至12月18日的年休假改到12月21日至12月25日"),
        WayOut(WayKind.PEOPLE, "再配 1 名四级及以上持证人，月初到岗"),
        WayOut(
            WayKind.LONG_SHIFTS,
            "整月改为两班各 12 小时（08:00–20:00、20:00–次日08:00）",
            "控制室每班超过 8 小时违反 GB 25201-2010 5.2 b)，检查时算问题，只能应急。",
        ),
    )
    problem = build_problem(before.facts, before.settings)
    proposal = Proposal(
        before=before,
        state=empty,
        violations=empty.checker().violations,
        shortages=find_shortages(empty.facts, lambda _: ""),
        sentences=explain_month(before.facts, before.settings, problem),
        method="",
        ways_out=ways,
    )
    dialog._show_result((proposal,))
    dialog._show_buttons()
    found: QWidget = dialog
    return found


def generate_together(scene: Scene) -> QWidget:
    """Two stations made together, as if a search had ended: a tab for each."""
    dialog: Any = roster_dialog("generate")(scene)
    stations = scene.office.stations.list_all()[:2]
    states = [scene.office.rosters.open(one.record.id, DECEMBER) for one in stations]
    dialog._show_result(
        tuple(
            Proposal(
                before=with_seats(state, ()),
                state=state,
                violations=state.checker().violations,
                shortages=find_shortages(state.facts, lambda _: ""),
                sentences=(),
                method="",
            )
            for state in states
        )
    )
    dialog._show_buttons()
    found: QWidget = dialog
    return found


def member(tab: str) -> Way:
    """A person with one of the tabs in front."""

    def show(scene: Scene) -> QWidget:
        key = scene.office.members.list_all()[3].record.id
        scene.open_page("members", member_id=key, tab=tab)
        return scene.dialog()

    return show


def import_step(step: int) -> Way:
    """A step of the import of the sample list; nothing is written before the last."""

    def show(scene: Scene) -> QWidget:
        found = scene.open_page("members")
        scene.settle()
        found.import_list()
        dialog: Any = scene.dialog()
        dialog.read(SAMPLE)
        for _ in range(step - 1):
            scene.settle()
            dialog.go_on()
        scene.settle()
        shown: QWidget = dialog
        return shown

    return show


def import_by_hand(scene: Scene) -> QWidget:
    """The columns of a list in which no column of names was found."""
    return _import_text(scene, "谁,号码\n钱二,13800000001\n")


def import_doubts(scene: Scene) -> QWidget:
    """Rows that need a decision, the first of them open beside the table."""
    dialog = _import_text(
        scene,
        "姓名,身份证号,岗位,站点,证书等级,证书编号,有效期至\n"
        "钱二,123,监控员,东楼,,2011003006400001,2024-03-05\n"
        "孙三,,队员,,四级,2011003006400002,2024年3月\n",
    )
    dialog.go_on()
    scene.settle()
    shown: QWidget = dialog
    return shown


def _import_text(scene: Scene, text: str) -> Any:
    found = scene.open_page("members")
    scene.settle()
    found.import_list()
    dialog: Any = scene.dialog()
    dialog.paste(text.replace(",", "\t"))
    scene.settle()
    return dialog


def certificate(scene: Scene) -> QWidget:
    """A certificate open for change."""
    found = scene.open_page("certificates")
    found.table.view.selectRow(0)
    found.edit()
    return scene.dialog()


def certificate_scans(scene: Scene) -> QWidget:
    """The scans of a certificate."""
    dialog: Any = certificate(scene)
    dialog.show_tab("scans")
    shown: QWidget = dialog
    return shown


def renewal(scene: Scene) -> QWidget:
    """An empty paper that takes the place of one on file."""
    dialog: Any = certificate(scene)
    dialog.renew()
    return scene.dialog()


def certificate_types(scene: Scene) -> QWidget:
    """The types of certificates."""
    scene.open_page("certificates").open_types()
    return scene.dialog()


def certificate_type(scene: Scene) -> QWidget:
    """An empty type of certificates."""
    dialog: Any = certificate_types(scene)
    dialog.add()
    return scene.dialog()


def members_dialog(name: str) -> Way:
    """A dialog that a button of the members page opens."""

    def show(scene: Scene) -> QWidget:
        getattr(scene.open_page("members"), name)()
        return scene.dialog()

    return show


def search(text: str) -> Way:
    """What is found for a word typed into the top bar."""

    def show(scene: Scene) -> QWidget:
        scene.open_page("today")
        scene.window.search.setFocus()
        scene.window.search.approached.emit()
        scene.settle()
        scene.window.search.setText(text)
        scene.window.search.wanted.emit(text)
        return scene.window

    return show


def bell(scene: Scene) -> QWidget:
    """The menu of the bell."""
    scene.window.bell.start()
    scene.settle()
    return scene.window.bell.show_menu()


def holiday(scene: Scene) -> QWidget:
    """An empty day of the holiday table."""
    scene.open_page("settings", panel="holidays").panel("holidays").add()
    return scene.dialog()


def recycle_bin(scene: Scene) -> QWidget:
    """What was deleted, over the panel of backups."""
    scene.open_page("settings", panel="backups").panel("backups").open_bin()
    return scene.dialog()


def rule(scene: Scene) -> QWidget:
    """A rule with its parameter and its clause."""
    panel = scene.open_page("settings", panel="rules").panel("rules")
    panel.table.view.selectRow(0)
    panel.edit()
    return scene.dialog()


def _roster(scene: Scene) -> Any:
    return scene.open_page("roster", month=DECEMBER)


def _open(dialog: Any) -> QWidget:
    dialog.open()
    found: QWidget = dialog
    return found


def swap_list(scene: Scene) -> QWidget:
    """Swaps, substitutions and absences; one of each state where the scene has a roster."""
    page = scene.open_page("swaps", panel="swaps")
    _enter_swaps(scene)
    page.refresh()
    return scene.window


def swap(scene: Scene) -> QWidget:
    """An entry about somebody on duty today, judged."""
    page = scene.open_page("swaps", panel="swaps")
    page.panel("swaps").add()
    return scene.dialog()


def swap_panel_dialog(panel: str, action: str) -> Way:
    """A dialog that a panel of the swaps page opens."""

    def show(scene: Scene) -> QWidget:
        page = scene.open_page("swaps", panel=panel)
        getattr(page.panel(panel), action)()
        return scene.dialog()

    return show


def _enter_swaps(scene: Scene) -> None:
    """Three substitutions, unless they have been entered before: signed, not signed, gone."""
    from fire_roster.records.swap import SwapFields
    from fire_roster.services.swaps import SwapOrder

    office = scene.context.services
    if len(office.swaps.list_all()) > 1:
        return
    station = office.stations.list_all()[0].record.id
    today = scene.context.clock().date()
    facts = office.rosters.open_final(station, Month.of(today)).facts
    seats = sorted(key for key in facts.assignments if key.duty_date >= today)[:3]
    for seat, approver in zip(seats, ("周建平", "", "周建平"), strict=False):
        taker = next(one for one in office.swaps.candidates(seat, station) if one.is_eligible)
        fields = SwapFields(reason="家中有事，已与对方说好", approver=approver)
        key = office.swaps.enter(SwapOrder(seat, taker.member.member_id), fields).value
    if seats:
        office.swaps.cancel(key, "本人到岗")
