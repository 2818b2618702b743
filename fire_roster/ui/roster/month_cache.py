"""The months beside the one on screen, read and judged ahead, so that turning the page is quick."""

from PySide6.QtCore import QObject, QTimer

from fire_roster.errors import FireRosterError
from fire_roster.services.roster_view import LiveRoster, open_live
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.place import Place
from fire_roster.ui.tasks import TaskControl

_QUIET_MS = 1500
Stamp = tuple[int, object]


class MonthCache(QObject):
    """Holds a few judged months as long as nothing at all was written since.

    Reading ahead waits until the user has been quiet and runs in a worker thread; a month that is
    handed out belongs to the caller, because edits change it.
    """

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._held: dict[Place, tuple[Stamp, LiveRoster]] = {}
        self._wanted: list[Place] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self.read_ahead)

    def take(self, place: Place) -> LiveRoster:
        """The month, from memory where it still holds; a large one from disk waits for `judge`.

        The neighbours are read when it is quiet.
        """
        held = self._held.pop(place, None)
        self.want(place)
        if held is not None and held[0] == self._stamp():
            return held[1]
        return open_live(self._context.services.rosters, *place, judge_later=True)

    def want(self, place: Place) -> None:
        """Read the neighbours of a month once the user is quiet."""
        self._wanted = [
            place._replace(month=place.month.shifted(1)),
            place._replace(month=place.month.shifted(-1)),
        ]
        self._timer.start()

    def read_ahead(self) -> None:
        """Read the next month that is wanted and not held, and then the one after it.

        Nothing happens while other work runs or the window is closing.
        """
        if not self._context.tasks.is_idle:
            return
        stamp = self._stamp()
        self._held = {key: one for key, one in self._held.items() if one[0] == stamp}
        missing = [place for place in self._wanted if place not in self._held]
        if not missing:
            return
        place, rosters = missing[0], self._context.services.rosters

        def work(_: TaskControl) -> LiveRoster | None:
            try:
                return open_live(rosters, *place)
            except FireRosterError:
                # Whoever turns to the month reads it again and is told.
                return None

        def keep(live: LiveRoster | None) -> None:
            if live is not None and stamp == self._stamp():
                self._held[place] = (stamp, live)
                self._timer.start()

        self._context.tasks.run(work, keep)

    def _stamp(self) -> Stamp:
        """Says whether anything may have changed: the newest action on record, and the day."""
        return self._context.services.database.newest_operation(), self._context.clock().date()
