"""Months read ahead: right, quick, and never stale."""

from pytestqt.qtbot import QtBot

from fire_roster.services.office import Office
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.month_cache import MonthCache
from fire_roster.ui.roster.place import Place
from fire_roster.ui.roster.roster_page import RosterPage
from tests.ui.offices import DECEMBER, control_room, seat


def read_ahead(qtbot: QtBot, context: AppContext, cache: MonthCache) -> None:
    cache.read_ahead()
    qtbot.waitUntil(lambda: context.tasks.running_count == 0)


def test_neighbours_are_read_ahead_and_handed_out_once(
    qtbot: QtBot, app_context: AppContext, office: Office, page: RosterPage
) -> None:
    cache = MonthCache(app_context, page)
    here = Place(control_room(office), DECEMBER)
    cache.want(here)
    for _ in range(2):
        read_ahead(qtbot, app_context, cache)
    held = dict(cache._held)
    assert {place.month for place in held} == {DECEMBER.shifted(1), DECEMBER.shifted(-1)}
    later = here._replace(month=DECEMBER.shifted(1))
    first = cache.take(later)
    assert first is held[later][1]
    assert cache.take(later) is not first


def test_month_read_ahead_is_forgotten_when_anything_is_written(
    qtbot: QtBot, app_context: AppContext, office: Office, page: RosterPage
) -> None:
    cache = MonthCache(app_context, page)
    here = Place(control_room(office), DECEMBER)
    cache.want(here._replace(month=DECEMBER.shifted(-1)))
    read_ahead(qtbot, app_context, cache)
    assert here in cache._held
    seat(office, 5, 9, "夜")
    assert len(cache.take(here).facts.assignments) == 3


def test_nothing_is_read_ahead_when_the_window_is_closing(
    app_context: AppContext, office: Office, page: RosterPage
) -> None:
    cache = MonthCache(app_context, page)
    cache.want(Place(control_room(office), DECEMBER))
    app_context.tasks.shut_down()
    cache.read_ahead()
    assert not cache._held
