"""Which copies are kept: all of the last 48 hours, then one a day, a week, a month."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

ALL_HOURS = 48
DAILY, WEEKLY, MONTHLY = 14, 8, 24

_PERIODS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (DAILY, lambda moment: moment.date()),
    (WEEKLY, lambda moment: moment.isocalendar()[:2]),
    (MONTHLY, lambda moment: (moment.year, moment.month)),
)


def kept_copies(moments: Mapping[str, datetime]) -> frozenset[str]:
    """The copies to keep, of copies by id with their moments.

    Counted back from the newest copy, not from the clock: of each of the last 14 days, 8 weeks
    (from Monday) and 24 months that have a copy the newest one stays.
    """
    ordered = sorted(moments, key=lambda key: (moments[key], key), reverse=True)
    if not ordered:
        return frozenset()
    limit = moments[ordered[0]] - timedelta(hours=ALL_HOURS)
    kept = {key for key in ordered if moments[key] >= limit}
    for count, period_of in _PERIODS:
        newest: dict[object, str] = {}
        for key in ordered:
            newest.setdefault(period_of(moments[key]), key)
        kept.update(list(newest.values())[:count])
    return frozenset(kept)
