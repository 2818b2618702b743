"""Moving the data folder to another place on this PC."""

from collections.abc import Callable
from pathlib import Path

from fire_roster.services.clock import Clock
from fire_roster.store.paths import DataPaths
from fire_roster.store.relocation import move_data, target_of

_PROGRAM = "fire-roster move"


class RelocationService:
    """Works while nobody has the data open; the next start follows them."""

    def __init__(
        self, paths: DataPaths, clock: Clock, permit: Callable[[str], object] | None = None
    ) -> None:
        self._permit = permit
        self._paths = paths
        self._clock = clock

    def target_of(self, chosen: Path) -> Path:
        """The folder that the data would have; errors as of `store.relocation.target_of`.

        NotAllowed for who may not move the data.
        """
        if self._permit is not None:
            self._permit("data.move")
        return target_of(self._paths, chosen)

    def move(self, target: Path) -> Path:
        """Takes the data there; errors as of `store.relocation.move_data`."""
        return move_data(self._paths, target, self._clock.real_utc_now, _PROGRAM)
