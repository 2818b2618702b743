"""Leads a new unit to 开始使用, and says over every page that the unit shown is an invented one."""

from PySide6.QtCore import QObject

from fire_roster.errors import FireRosterError
from fire_roster.services.changes import Changes, Kind
from fire_roster.ui.common.dialogs import confirm
from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow

_PAGE = "start"
_CAUSE = "demo"
_SHOWN = 6
_BAR = "这是示例单位：人员、证书和记录都是虚构的。请不要录入真实资料，看完移除就回到空白。"


class StartDesk(QObject):
    """Follows the data from the moment they are open."""

    def __init__(self, context: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._is_leading = False
        context.changes.changed.connect(self._on_changes)
        context.navigator.requested.connect(self._on_navigated)
        self.look()

    @property
    def is_wanted(self) -> bool:
        """Whether the program should begin with 开始使用."""
        return bool(self._context.services.first_start.is_wanted())

    def look(self) -> None:
        """Show what fits the data as they are now."""
        services = self._context.services
        is_demo = services.demo_removal.is_demo()
        # The first roster in force is not the last step: the entry stays for this day's work.
        self._is_leading = not is_demo and (self._is_leading or self.is_wanted)
        self._window.bars.show_bar(
            _CAUSE, _BAR if is_demo else "", "warning", "移除示例", self.remove_demo
        )
        self._window.navigation.show_entry(_PAGE, self._is_leading)

    def remove_demo(self) -> None:
        """Begin anew; asks only where something was done in the demonstration."""
        removal = self._context.services.demo_removal
        later = removal.later()
        if later and not confirm(self._window, "移除示例单位？", _loss(later), "移除示例"):
            return
        try:
            work = removal.prepare()
        except FireRosterError as error:
            self._context.report(error)
            return
        self._context.leave_for(work)

    def _on_navigated(self, page_key: str, focus: dict[str, object]) -> None:
        """Who leaves with everything done is not led any more."""
        if page_key != _PAGE and self._is_leading and not self.is_wanted:
            self._is_leading = not self._context.services.first_start.is_on_wall()
            self._window.navigation.show_entry(_PAGE, self._is_leading)

    def _on_changes(self, changes: Changes) -> None:
        # Not at every edit of a roster: only while the first one is being made.
        if changes.touches(Kind.UNIT) or (self._is_leading and changes.touches(Kind.ROSTER)):
            self.look()


def _loss(later: tuple[str, ...]) -> str:
    """What was done in the demonstration, newest first."""
    lines = "\n".join(f"· {one}" for one in later[:_SHOWN])
    more = f"\n……共 {len(later)} 项" if len(later) > _SHOWN else ""
    return (
        f"打开示例之后做过的这些会一起移走：\n{lines}{more}\n"
        "旧数据整个保留在数据文件夹的 set-aside 里，需要时可以请技术人员取回。程序随后重新打开。"
    )
