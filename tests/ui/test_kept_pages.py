"""A page is read again when what it shows may have changed, and only then."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from fire_roster.errors import StorageUnavailable
from fire_roster.services.changes import Changes, Kind
from fire_roster.services.login import LoginService
from fire_roster.services.office import Office
from fire_roster.ui.context import AppContext
from fire_roster.ui.navigation import PageEntry
from fire_roster.ui.page import Page
from fire_roster.ui.page_warmer import PageWarmer
from fire_roster.ui.tasks import TaskRunner
from fire_roster.ui.theme import Theme
from tests.ui.offices import NOW, PAGES, make_context, open_crew_office


class CountedPage(Page):
    """Counts how often it was read; over after six hours."""

    is_kept = True
    count = 0

    def refresh(self) -> None:
        self.count += 1

    def is_over(self, age: timedelta) -> bool:
        return age > timedelta(hours=6)


@dataclass
class Scene:
    office: Office
    context: AppContext
    now: list[datetime]
    page: CountedPage

    def reads_on_visit(self) -> bool:
        before = self.page.count
        self.page.visit()
        return self.page.count > before


@pytest.fixture
def scene(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Scene]:
    office, now = open_crew_office(tmp_path / "data"), [NOW]
    context = replace(make_context(office, theme), clock=lambda: now[0])
    page = CountedPage(context, "计数")
    qtbot.addWidget(page)
    page.visit()
    yield Scene(office, context, now, page)
    context.tasks.shut_down()
    office.close()


def _write_unannounced(scene: Scene) -> None:
    scene.office.unit.update(name="别处改的名字")


def _undo(scene: Scene) -> None:
    scene.office.undo.undo()


def _pass_midnight(scene: Scene) -> None:
    scene.now[0] = datetime(NOW.year, NOW.month, NOW.day) + timedelta(days=1)


def _set_clock_back(scene: Scene) -> None:
    scene.now[0] = NOW - timedelta(minutes=1)


def _grow_old(scene: Scene) -> None:
    scene.now[0] = NOW + timedelta(hours=7)


def _tell(scene: Scene) -> None:
    scene.context.changes.changed.emit(Changes.of(Kind.ALERT))


@pytest.mark.parametrize(
    "happen",
    [_write_unannounced, _undo, _pass_midnight, _set_clock_back, _grow_old, _tell],
)
def test_visit_reads_again_after(scene: Scene, happen: Callable[[Scene], None]) -> None:
    assert not scene.reads_on_visit()
    happen(scene)
    assert scene.reads_on_visit()
    assert not scene.reads_on_visit()


def test_visit_reads_again_for_another_person(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LoginService, "current", "班长")
    assert scene.reads_on_visit()
    assert not scene.reads_on_visit()


def test_page_that_is_not_kept_is_read_at_every_visit(scene: Scene) -> None:
    scene.page.is_kept = False  # type: ignore[misc]
    assert scene.reads_on_visit()
    assert scene.reads_on_visit()


def test_only_the_newest_reading_is_shown_and_a_failed_one_is_repeated(
    scene: Scene, qtbot: QtBot
) -> None:
    shown: list[int] = []
    told: list[Exception] = []
    scene.context.notices.error.connect(told.append)
    for number in range(3):
        scene.page.read(lambda number=number: number, shown.append)
    qtbot.waitUntil(lambda: scene.context.tasks.running_count == 0)
    assert shown == [2]
    assert not scene.reads_on_visit()

    def fail() -> int:
        raise StorageUnavailable("磁盘已拔出。")

    scene.page.read(fail, shown.append)
    qtbot.waitUntil(lambda: scene.context.tasks.running_count == 0)
    assert (shown, [str(one) for one in told]) == ([2], ["磁盘已拔出。"])
    assert scene.reads_on_visit()


def test_pages_are_imported_one_by_one_while_nothing_else_runs(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(PageEntry, "load", lambda entry: loaded.append(entry.key))
    tasks, release = TaskRunner(), Event()
    warmer = PageWarmer(tasks, PAGES[:2], tasks)
    other = tasks.run(lambda _: release.wait(20))
    warmer.warm_next()
    assert tasks.running_count == 1
    with qtbot.waitSignal(other.ended):
        release.set()
    for _ in PAGES[:2]:
        warmer.warm_next()
        qtbot.waitUntil(lambda: tasks.running_count == 0)
    assert loaded == ["today", "roster"]
    assert warmer.is_done
    tasks.shut_down()
