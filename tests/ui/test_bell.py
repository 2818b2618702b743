"""The bell counts what is missing in the coming days, and leads there."""

from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fire_roster.services.changes import Changes, Kind
from fire_roster.services.office import Office
from fire_roster.ui.bell.bell_button import BellButton
from fire_roster.ui.bell.notices import Notice, read_notices
from fire_roster.ui.theme import Theme
from tests.ui.offices import fill_by_rotation, make_context, open_crew_office


@pytest.fixture
def office(tmp_path: Path):
    made = open_crew_office(tmp_path / "crew", 8)
    yield made
    made.close()


def test_read_notices_without_roster_says_from_when(office: Office) -> None:
    first = read_notices(office)[0]
    assert first.text == "消控室 12月3日起没有值班表"
    assert first.page_key == "roster"


def test_read_notices_with_roster_leaves_papers_that_end_soon(office: Office) -> None:
    fill_by_rotation(office)
    found = [one for one in read_notices(office) if one.page_key == "certificates"]
    assert [one.text for one in found] == ["王建国：消防设施操作员 四级，还有 17 天到期"]
    assert not any("消控室 12月3日起" in one.text for one in read_notices(office))


def make_bell(qtbot: QtBot, office: Office, theme: Theme) -> BellButton:
    bell = BellButton(make_context(office, theme))
    qtbot.addWidget(bell)
    return bell


def test_bell_start_counts_in_the_background(qtbot: QtBot, office: Office, theme: Theme) -> None:
    bell = make_bell(qtbot, office, theme)
    bell.start()
    assert bell.notices == ()
    qtbot.waitUntil(lambda: bool(bell.notices))
    assert bell.badge.text() == str(len(bell.notices))


def test_bell_after_change_counts_again(qtbot: QtBot, office: Office, theme: Theme) -> None:
    bell = make_bell(qtbot, office, theme)
    bell.start()
    qtbot.waitUntil(lambda: bool(bell.notices))
    before = bell.notices
    fill_by_rotation(office)
    bell._context.changes.changed.emit(Changes.of(Kind.ROSTER))
    qtbot.waitUntil(lambda: bell.notices != before)


def test_bell_next_day_counts_again(qtbot: QtBot, office: Office, theme: Theme) -> None:
    bell = make_bell(qtbot, office, theme)
    bell.start()
    qtbot.waitUntil(lambda: bool(bell.notices))
    bell._read_on = datetime(2026, 12, 2).date()
    bell._follow_clock()
    assert bell._read_on == datetime(2026, 12, 3).date()
    qtbot.waitUntil(lambda: bell._context.tasks.running_count == 0)


def test_bell_line_leads_to_its_cause(qtbot: QtBot, office: Office, theme: Theme) -> None:
    bell = make_bell(qtbot, office, theme)
    bell.show_notices((Notice("甲 & 乙", "users", "certificates", {"certificate_id": 3}),))
    action = bell.make_menu().actions()[0]
    with qtbot.waitSignal(bell._context.navigator.requested) as asked:
        action.trigger()
    assert asked.args == ["certificates", {"certificate_id": 3}]
    assert action.text() == "甲 && 乙"


def test_bell_long_list_ends_with_the_rest(qtbot: QtBot, office: Office, theme: Theme) -> None:
    bell = make_bell(qtbot, office, theme)
    bell.show_notices(tuple(Notice(str(n), "users", "today") for n in range(15)))
    actions = bell.make_menu().actions()
    assert actions[-1].text() == "其余 3 项见证书页"
    with qtbot.waitSignal(bell._context.navigator.requested) as asked:
        actions[-1].trigger()
    assert asked.args[0] == "certificates"


def test_bell_without_notices_says_so(qtbot: QtBot, office: Office, theme: Theme) -> None:
    bell = make_bell(qtbot, office, theme)
    bell.show_notices(())
    assert bell.badge.isHidden()
    assert [action.isEnabled() for action in bell.make_menu().actions()] == [False]


def test_bell_stopped_counts_no_more(qtbot: QtBot, office: Office, theme: Theme) -> None:
    bell = make_bell(qtbot, office, theme)
    bell.start()
    qtbot.waitUntil(lambda: bool(bell.notices))
    bell._context.changes.changed.emit(Changes.of(Kind.ROSTER))
    bell.stop()
    bell._context.changes.changed.emit(Changes.of(Kind.ROSTER))
    assert not bell._settle.isActive()
