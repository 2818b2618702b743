"""What light and tray icon say about the watch and what waits."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from fire_roster.platform import are_notifications_on
from fire_roster.ui.alerts.health import Health, backup_point, protection_point
from fire_roster.ui.alerts.health_light import HealthLight
from fire_roster.ui.alerts.tray import Tray
from fire_roster.ui.residence import Residence

_LOOK_SECONDS = 300.0


class StateBoard:
    """Keeps the health of the watch and shows it in both places."""

    def __init__(
        self,
        light: HealthLight,
        tray: Tray,
        residence: Residence | None,
        clock: Callable[[], datetime],
    ) -> None:
        self._light = light
        self._tray = tray
        self._residence = residence
        self._clock = clock
        self._health = Health()
        self._count = 0
        self._looked_at = -_LOOK_SECONDS

    def note(self, **changes: Any) -> None:
        """Fields of `Health` that have changed."""
        self._health = replace(self._health, **changes)
        self.show()

    def show_backup(self, made: datetime | None) -> None:
        """The newest verified copy; None without any."""
        self.note(backup=backup_point(made, self._clock()))

    def show_protection(self, is_wanted: bool) -> None:
        """Whether the data could be encrypted and is not."""
        self.note(protection=protection_point(is_wanted=is_wanted))

    def seen(self, last_check: datetime, next_due: datetime | None) -> None:
        """A tick has worked; the system is asked again now and then only, to let it sleep."""
        self._health = self._health.seen(last_check, next_due)
        if time.monotonic() - self._looked_at >= _LOOK_SECONDS:
            self.show()
        else:
            self._show_known()

    def show(self, count: int | None = None) -> None:
        """Look at the system again and show everything; `count` alerts wait."""
        self._count = self._count if count is None else count
        self._looked_at = time.monotonic()
        self._health = replace(
            self._health,
            has_tray=self._tray.is_available(),
            is_autostart_on=self._residence.is_autostart_on if self._residence else None,
            are_notifications_on=are_notifications_on(),
        )
        self._show_known()

    def _show_known(self) -> None:
        self._light.show_health(self._health)
        now = self._clock()
        worst = self._health.worst(now)
        is_well = worst.kind != "danger"
        words = f"{self._count} 条提醒待处理" if self._count else "没有待处理的提醒"
        self._tray.set_state(
            self._count, f"消防值班：{words if is_well else worst.advice}", is_well=is_well
        )
        self._tray.next_alert.setText(f"下一条提醒：{self._health.points(now)[1].state}")
