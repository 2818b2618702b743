"""Alerts over a database: put on record once, shown, acknowledged, snoozed, solved."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from fire_roster.domain.alerts.judgement import AlertState, Ending
from fire_roster.domain.alerts.kinds import AlertKind, KindSetting
from fire_roster.domain.rules.base import Severity
from fire_roster.errors import InputRefused, StorageUnavailable, UsageProblem
from fire_roster.records.alert import Alert
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.leave import LeaveFields
from fire_roster.services.alert_entries import AlertEntry, Tick
from fire_roster.services.alert_settings import kind_values
from fire_roster.services.alerts import AlertService
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    add_operator,
    assign,
    audit,
    seat,
)

NOW = datetime(2026, 12, 1, 9, 30)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def paper(office: Office) -> int:
    """A certificate that ends on 31 December; its 30 days began this morning."""
    member = add_operator(office, "张一")
    (entry,) = office.certificates.list_all()
    office.certificates.update(entry.record.id, expires=date(2026, 12, 31), verified_on=NOW.date())
    assert entry.owner.record.id == member
    return entry.record.id


@pytest.fixture
def alerts(office: Office, paper: int) -> AlertService:
    """Only certificates are told."""
    off = {f"alert.{kind.value}.on": "no" for kind in AlertKind}
    office.alert_settings.set_values(off | {"alert.certificate.on": "yes"})
    return office.alerts


def _keys(entries: tuple[AlertEntry, ...]) -> list[str]:
    return [one.key for one in entries]


def _show(alerts: AlertService, moment: datetime) -> Tick:
    tick = alerts.tick(moment)
    alerts.mark_shown(_keys((*tick.fresh, *tick.missed)), moment)
    return tick


def test_tick_tells_what_is_due_once(alerts: AlertService, paper: int) -> None:
    first = _show(alerts, NOW)
    assert _keys(first.fresh) == [f"cert:{paper}:2026-12-31:30"]
    assert first.fresh[0].due == datetime(2026, 12, 1, 8, 30)
    assert _show(alerts, NOW + timedelta(seconds=30)).fresh == ()
    (one,) = alerts.list_open()
    assert (one.state, one.shown_at) == (AlertState.SHOWN, NOW)


def test_what_was_not_confirmed_is_told_again(alerts: AlertService, office: Office) -> None:
    told = alerts.tick(NOW).fresh
    assert alerts.tick(NOW + timedelta(seconds=30)).fresh == told
    restarted = AlertService(office.database, office.clock)
    assert restarted.tick(NOW + HOUR).fresh == told


def test_what_a_kill_kept_unseen_until_it_was_over_is_told_as_missed(
    alerts: AlertService, office: Office, paper: int
) -> None:
    alerts.tick(NOW)
    restarted = AlertService(office.database, office.clock)
    tick = restarted.tick(NOW + 25 * DAY)
    assert _keys(tick.missed) == [f"cert:{paper}:2026-12-31:30"]
    restarted.mark_shown(_keys(tick.missed))
    assert restarted.tick(NOW + 25 * DAY + HOUR).missed == ()


def test_due_only_reads(alerts: AlertService) -> None:
    found = alerts.due(NOW)
    assert alerts.due(NOW) == found and len(found) == 1
    assert alerts.list_open() == ()
    _show(alerts, NOW)
    assert alerts.due(NOW) == ()


def test_due_names_what_was_put_on_record_and_not_shown(alerts: AlertService) -> None:
    alerts.tick(NOW)
    assert len(alerts.due(NOW + HOUR)) == 1


def test_acknowledging_closes_and_says_who_and_when(alerts: AlertService, office: Office) -> None:
    keys = _keys(_show(alerts, NOW).fresh)
    assert alerts.acknowledge(keys).value == 1
    assert alerts.acknowledge(keys).value == 0
    assert alerts.list_open() == ()
    (one,) = alerts.list_history()
    assert (one.state, one.closed_at) == (AlertState.ACKNOWLEDGED, NOW)
    assert audit(office)[1].action == "alert.acknowledge"
    assert _show(alerts, NOW + DAY).fresh == ()


def test_an_unknown_key_cannot_be_acknowledged(alerts: AlertService) -> None:
    with pytest.raises(UsageProblem, match="cert:0"):
        alerts.acknowledge(["cert:0"])


def test_a_snoozed_alert_comes_back_at_its_time(alerts: AlertService) -> None:
    keys = _keys(_show(alerts, NOW).fresh)
    assert alerts.snooze(keys, NOW + HOUR).value == 1
    assert _show(alerts, NOW + HOUR - timedelta(seconds=1)).fresh == ()
    assert _keys(_show(alerts, NOW + HOUR).fresh) == keys


def test_snoozing_into_the_past_is_refused(alerts: AlertService) -> None:
    with pytest.raises(InputRefused):
        alerts.snooze(_keys(_show(alerts, NOW).fresh), NOW)


def test_an_alert_whose_cause_is_gone_closes_and_says_so(
    alerts: AlertService, office: Office, paper: int
) -> None:
    keys = _keys(_show(alerts, NOW).fresh)
    office.certificates.update(paper, expires=date(2029, 12, 31))
    tick = _show(alerts, NOW + timedelta(seconds=30))
    assert _keys(tick.closed) == keys and tick.closed[0].ending is Ending.SOLVED
    assert alerts.list_open() == ()


def test_a_cause_that_comes_back_is_told_again(
    alerts: AlertService, office: Office, paper: int
) -> None:
    keys = _keys(_show(alerts, NOW).fresh)
    for moment, end in ((NOW + HOUR, date(2029, 1, 1)), (NOW + 2 * HOUR, date(2026, 12, 31))):
        office.certificates.update(paper, expires=end)
        tick = _show(alerts, moment)
    assert _keys(tick.fresh) == keys


def test_words_of_an_open_alert_follow_the_records(alerts: AlertService, office: Office) -> None:
    _show(alerts, NOW)
    member = office.members.list_all()[0].record.id
    office.members.update(member, name="张改名")
    _show(alerts, NOW + HOUR)
    assert "张改名" in alerts.list_open()[0].message


def test_a_pause_gives_one_digest_with_what_came_and_went(alerts: AlertService, paper: int) -> None:
    _show(alerts, NOW)
    tick = _show(alerts, NOW + 30 * DAY)
    assert _keys(tick.fresh) == [f"cert:{paper}:2026-12-31:0"]
    assert _keys(tick.missed) == [f"cert:{paper}:2026-12-31:7"]
    assert tick.digest is not None
    assert (tick.digest.began, tick.digest.open_count) == (NOW, 1)
    kept = alerts.digest()
    assert kept is not None and len(kept.entries) == 2
    alerts.mark_digest_read()
    assert alerts.digest() is None and len(alerts.list_open()) == 1


def test_a_pause_without_news_gives_no_digest(alerts: AlertService) -> None:
    _show(alerts, NOW)
    assert _show(alerts, NOW + DAY).digest is None


@pytest.mark.parametrize("jump", [timedelta(days=-2), timedelta(days=40)])
def test_a_jump_of_the_clock_is_told_once_and_changes_nothing(
    alerts: AlertService, jump: timedelta
) -> None:
    _show(alerts, NOW)
    tick = _show(alerts, NOW + jump)
    assert tick.has_jumped
    assert [one.kind for one in tick.fresh if one.kind is AlertKind.CLOCK] == [AlertKind.CLOCK]
    again = _show(alerts, NOW + jump + timedelta(seconds=30))
    assert not again.has_jumped and again.fresh == ()


def test_a_clock_set_back_repeats_nothing(alerts: AlertService) -> None:
    _show(alerts, NOW + 25 * DAY)
    back = _show(alerts, NOW + 23 * DAY)
    assert [one.kind for one in back.fresh] == [AlertKind.CLOCK]
    assert _show(alerts, NOW + 25 * DAY).fresh == ()


def test_what_was_forgotten_raises_the_alarm(alerts: AlertService, office: Office) -> None:
    _show(alerts, NOW)
    with office.database.write_bookkeeping() as session:
        session.delete(session.get(Alert, 1))
    restarted = AlertService(office.database, office.clock)
    tick = restarted.tick(NOW + HOUR)
    assert {one.kind for one in tick.fresh} == {AlertKind.CERTIFICATE, AlertKind.GAP}


def test_unshown_alerts_are_counted(alerts: AlertService) -> None:
    tick = alerts.tick(NOW)
    assert alerts.count_unshown() == 1
    alerts.mark_shown(_keys(tick.fresh))
    assert alerts.count_unshown() == 0


def test_the_watermark_survives_the_program(alerts: AlertService, office: Office) -> None:
    fresh = AlertService(office.database, office.clock)
    assert fresh.last_check() is None
    _show(alerts, NOW)
    _show(alerts, NOW + timedelta(minutes=3))
    alerts.flush()
    assert fresh.last_check() == alerts.last_check() == NOW + timedelta(minutes=3)
    AlertService(office.database, office.clock).flush()


def test_a_quiet_watch_saves_its_watermark_now_and_then(
    alerts: AlertService, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    _show(alerts, NOW)
    monkeypatch.setattr("fire_roster.services.alerts._SAVE_SECONDS", 0.0)
    _show(alerts, NOW + timedelta(minutes=1))
    fresh = AlertService(office.database, office.clock)
    assert fresh.last_check() == NOW + timedelta(minutes=1)


def test_preview_names_what_comes(alerts: AlertService, paper: int) -> None:
    found = alerts.preview(NOW + 31 * DAY)
    assert _keys(found) == [f"cert:{paper}:2026-12-31:7", f"cert:{paper}:2026-12-31:0"]


def test_alerts_are_no_content(alerts: AlertService, office: Office) -> None:
    before = office.upkeep.digest()
    _show(alerts, NOW)
    assert office.upkeep.digest() == before
    assert office.upkeep.check(is_deep=True).findings == ()


def test_a_roster_in_work_is_told_after_some_hours(office: Office) -> None:
    office.alert_settings.set_values(
        {f"alert.{kind.value}.on": "no" for kind in AlertKind if kind is not AlertKind.UNPUBLISHED}
    )
    one, two = add_operator(office, "张一"), add_operator(office, "李二")
    assign(office, seat(20, 1, one))
    office.rosters.publish(CONTROL_ROOM, DECEMBER)
    assign(office, seat(20, 1, two))
    assert _show(office.alerts, NOW).fresh == ()
    assert _show(office.alerts, NOW + 4 * HOUR - timedelta(seconds=1)).fresh == ()
    (told,) = _show(office.alerts, NOW + 4 * HOUR).fresh
    assert told.key == "unpublished:1:2026-12:2"
    office.rosters.publish(CONTROL_ROOM, DECEMBER)
    assert _keys(_show(office.alerts, NOW + 5 * HOUR).closed) == [told.key]


def test_leave_against_a_published_roster_is_told_at_once(office: Office) -> None:
    one = add_operator(office, "张一")
    assign(office, seat(20, 1, one))
    office.rosters.publish(CONTROL_ROOM, DECEMBER)
    _show(office.alerts, NOW)
    member = office.members.find(str(one))
    office.leaves.add(member, LeaveFields(first=date(2026, 12, 20), last=date(2026, 12, 21)))
    (told,) = _show(office.alerts, NOW + timedelta(seconds=30)).fresh
    assert told.kind is AlertKind.LEAVE and told.severity is Severity.ERROR


def test_settings_are_kept_checked_and_taken_back(office: Office) -> None:
    service = office.alert_settings
    chosen = KindSetting(is_on=False, severity=Severity.ERROR, leads=(45, 5), has_quiet_hours=False)
    service.set_values(
        kind_values(AlertKind.CERTIFICATE, chosen)
        | {"alert.morning": "9:00", "alert.quiet": "23:00－06:30"}
    )
    settings = service.get()
    assert settings.kinds == {AlertKind.CERTIFICATE: chosen}
    assert (settings.morning, settings.quiet_from, settings.quiet_until) == (540, 1380, 390)
    rows = {row.key: (row.value, row.default) for row in service.list_rows()}
    assert rows["alert.certificate.leads"] == ("45,5", "90,60,30,7,0")
    assert rows["alert.quiet"] == ("23:00-06:30", "22:00-07:00")
    assert rows["alert.certificate.on"] == ("no", "yes")
    usual = kind_values(AlertKind.CERTIFICATE, KindSetting()) | kind_values(
        AlertKind.LEAVE, KindSetting()
    )
    service.set_values(usual | {"alert.morning": "default", "alert.quiet": "default"})
    assert not any(row.is_changed for row in service.list_rows())


@pytest.mark.parametrize(
    ("key", "value", "error"),
    [
        ("alert.nothing.on", "yes", UsageProblem),
        ("alert.leave.leads", "3", UsageProblem),
        ("alert.certificate.when", "3", UsageProblem),
        ("alert.certificate.leads", "月底", InputRefused),
        ("alert.certificate.leads", "", InputRefused),
        ("alert.certificate.leads", "9000", InputRefused),
        ("alert.shift_short.leads", "7,3", InputRefused),
        ("alert.certificate.severity", "很重", InputRefused),
        ("alert.certificate.on", "也许", InputRefused),
        ("alert.morning", "早上", InputRefused),
        ("alert.quiet", "22:00", InputRefused),
    ],
)
def test_settings_that_do_not_fit_are_refused(
    office: Office, key: str, value: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        office.alert_settings.set_values({key: value})


def test_a_reading_program_can_look(office: Office, paper: int, data_dir: Path) -> None:
    beside = Office.open(data_dir, Clock(NOW), is_writing=False, program="测试")
    found = beside.alerts.due()
    assert f"cert:{paper}:2026-12-31:30" in _keys(found) and beside.alerts.due() == found
    with pytest.raises(StorageUnavailable):
        beside.alerts.tick()
    beside.close()


def test_certificates_of_leavers_are_told_no_more(office: Office, alerts: AlertService) -> None:
    member = office.members.list_all()[0]
    _show(alerts, NOW)
    office.members.update(member.record.id, left=date(2026, 12, 2))
    assert _show(alerts, NOW + HOUR).closed == ()
    assert len(_show(alerts, NOW + 2 * DAY).closed) == 1
    office.certificates.add(member.record.id, CertificateFields(expires=date(2026, 12, 20)))
    assert _show(alerts, NOW + 2 * DAY + HOUR).fresh == ()
