"""The one place that knows what may be done in the window now, and greys out the rest.

A button says by `needs` which right its action asks for. Greying is a courtesy: the service
refuses all the same.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from fire_roster.domain.rights import ROLE_RIGHTS, SEPARATE, Right
from fire_roster.ui.common.tooltip import tooltip_text


class RightsGate(QObject):
    """Asks whoever is told by `use`; allows everything until then. `changed` after a login."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._may: Callable[[Right], bool] | None = None

    def use(self, may: Callable[[Right], bool] | None) -> None:
        """Whom to ask from now on; None where there are no accounts."""
        self._may = may
        # At the end of the process Qt may have taken this object before the window.
        if isValid(self):
            self.changed.emit()

    def may(self, right: Right) -> bool:
        """Whether it is allowed at this moment."""
        return self._may is None or self._may(right)


RIGHTS_GATE = RightsGate()


def who_may(right: Right) -> str:
    """In words for a tooltip."""
    if right in SEPARATE:
        return f"需要“{right.value}”权限，由管理员在“设置 → 安全”里给账户单独勾选。"
    roles = [role.value for role, rights in ROLE_RIGHTS.items() if right in rights]
    return f"需要“{right.value}”权限：{'、'.join(roles)}可以做，可请他们操作或请管理员调整。"


class GuardedButton(QPushButton):
    """Grey while the right is missing, whatever its page says; then its tooltip says who may."""

    def __init__(self, text: str, needs: Right, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._needs = needs
        self._is_wanted = True
        self._tip = ""
        RIGHTS_GATE.changed.connect(self._look)
        self._look()

    def setEnabled(self, is_enabled: bool) -> None:
        """What the page wants; it counts as soon as the right is there."""
        self._is_wanted = is_enabled
        self._look()

    def setDisabled(self, is_disabled: bool) -> None:
        """The contrary."""
        self.setEnabled(not is_disabled)

    def setToolTip(self, text: str) -> None:
        """What it says while the right is there."""
        self._tip = text
        self._look()

    def _look(self) -> None:
        may = RIGHTS_GATE.may(self._needs)
        super().setEnabled(self._is_wanted and may)
        super().setToolTip(self._tip if may else tooltip_text(who_may(self._needs)))
