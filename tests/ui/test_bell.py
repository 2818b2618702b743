"""The bell counts what waits in the alert centre, and leads to each cause."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fire_roster.services.changes import Changes, Kind
from fire_roster.services.office import Office
from fire_roster.ui.bell.bell_button import BellButton
from fire_roster.ui.bell.notices import Notice, read_notices
from fire_roster.ui.theme import Theme
from tests.ui.offices import fill_by_rotation, make_context, open_crew_office, tell_alerts


@pytest.fixture
def office(tmp_path: Path):
    made = open_crew_office(tmp_path / "crew", 8)
    tell_alerts(made)
    yield made
    made.close()


def test_read_notices_leads_to_the_cause(office: Office) -> None:
    paper = next(one for one in read_notices(office) if one.page_key == "certificates")
    assert paper.text.startswith("王建国的消防设施操作员四级证书")
    assert isinstance(paper.focus["certificate_id"], int)


def test_read_notices_leaves_out_what_was_put_off_or_seen_to(office: Office) -> None:
    before = len(read_notices(office))
    office.alerts.acknowledge([office.alerts.list_open()[0].key])
    assert len(read_notices(office)) == before - 1


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


def test_bell_counts_again_when_the_record_of_alerts_changes(
    qtbot: QtBot, office: Office, theme: Theme
) -> None:
    bell = make_bell(qtbot, office, theme)
    bell.start()
    qtbot.waitUntil(lambda: bool(bell.notices))
    fill_by_rotation(office)
    bell._context.changes.changed.emit(Changes.of(Kind.ROSTER))
    assert not bell._settle.isActive()
    office.alerts.acknowledge([one.key for one in office.alerts.list_open()])
    bell._context.changes.changed.emit(Changes.of(Kind.ALERT))
    qtbot.waitUntil(lambda: bell.notices == ())


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
    assert actions[-1].text() == "其余 3 条见提醒页"
    with qtbot.waitSignal(bell._context.navigator.requested) as asked:
        actions[-1].trigger()
    assert asked.args[0] == "alerts"


def test_bell_without_notices_says_so(qtbot: QtBot, office: Office, theme: Theme) -> None:
    bell = make_bell(qtbot, office, theme)
    bell.show_notices(())
    assert bell.badge.isHidden()
    assert [action.isEnabled() for action in bell.make_menu().actions()] == [False]


def test_bell_stopped_counts_no_more(qtbot: QtBot, office: Office, theme: Theme) -> None:
    bell = make_bell(qtbot, office, theme)
    bell.start()
    qtbot.waitUntil(lambda: bool(bell.notices))
    bell._context.changes.changed.emit(Changes.of(Kind.ALERT))
    bell.stop()
    bell._context.changes.changed.emit(Changes.of(Kind.ALERT))
    assert not bell._settle.isActive()
