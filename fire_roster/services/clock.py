"""The one place that reads the clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from fire_roster.errors import UsageProblem

_ZONE = ZoneInfo("Asia/Shanghai")
_FIRST_YEAR, _LAST_YEAR = 1971, 2199


class Clock:
    """Wall-clock time of the unit (China, no daylight saving).

    With `fixed` the clock shows that moment: standing still, or running on from it when
    `is_running`. Audit rows use `real_utc_now`, which nothing can shift.
    """

    def __init__(self, fixed: datetime | None = None, *, is_running: bool = False) -> None:
        self._fixed = fixed
        self._is_running = is_running
        self._started = self.real_utc_now()

    def now(self) -> datetime:
        """Naive wall-clock time."""
        if self._fixed is None:
            return self.real_utc_now().astimezone(_ZONE).replace(tzinfo=None)
        if self._is_running:
            return self._fixed + (self.real_utc_now() - self._started)
        return self._fixed

    def today(self) -> date:
        """The current day."""
        return self.now().date()

    def instant(self) -> datetime:
        """The shown time as an aware instant in UTC, for records that people read."""
        return instant_of(self.now())

    def real_utc_now(self) -> datetime:
        """The real instant, aware, in UTC."""
        return datetime.now(UTC)


def parse_moment(text: str) -> datetime:
    """Reads an ISO date or date-time as wall-clock time; UsageProblem otherwise.

    A date alone is its midnight; a time with a zone is converted to China's.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageProblem(f"看不懂的时间“{text}”，请写成 2026-12-01T08:00 的样子。") from error
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise UsageProblem(f"时间“{text}”太远，请用 {_FIRST_YEAR} 到 {_LAST_YEAR} 年之间的时间。")
    return moment if moment.tzinfo is None else moment.astimezone(_ZONE).replace(tzinfo=None)


def wall_time(instant: datetime) -> datetime:
    """A stored instant as wall-clock time; SQLite gives UTC instants back without their zone."""
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return aware.astimezone(_ZONE).replace(tzinfo=None)


def instant_of(moment: datetime) -> datetime:
    """Wall-clock time as an aware instant in UTC, as it is stored."""
    return moment.replace(tzinfo=_ZONE).astimezone(UTC)
