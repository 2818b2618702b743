"""When an alert may be told: lead times, morning, quiet hours."""

from datetime import date, datetime

import pytest

from fire_roster.domain.alerts.kinds import (
    KINDS,
    OWN_KINDS,
    AlertKind,
    AlertSettings,
    KindSetting,
    spec_of,
)
from fire_roster.domain.alerts.sources import SOURCES
from fire_roster.domain.rules.base import Severity


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2026-12-01T21:59", "2026-12-01T21:59"),
        ("2026-12-01T22:00", "2026-12-02T07:00"),
        ("2026-12-01T23:59", "2026-12-02T07:00"),
        ("2026-12-02T00:00", "2026-12-02T07:00"),
        ("2026-12-02T06:59", "2026-12-02T07:00"),
        ("2026-12-02T07:00", "2026-12-02T07:00"),
    ],
)
def test_audible_waits_for_the_end_of_the_quiet_hours(moment: str, told: str) -> None:
    found = AlertSettings().audible(AlertKind.CERTIFICATE, datetime.fromisoformat(moment))
    assert found == datetime.fromisoformat(told)


@pytest.mark.parametrize(
    "settings",
    [
        AlertSettings(quiet_from=0, quiet_until=0),
        AlertSettings({AlertKind.CERTIFICATE: KindSetting(has_quiet_hours=False)}),
    ],
)
def test_audible_without_quiet_hours_is_the_moment(settings: AlertSettings) -> None:
    moment = datetime(2026, 12, 1, 3)
    assert settings.audible(AlertKind.CERTIFICATE, moment) == moment


def test_a_shift_that_lacks_people_now_is_told_at_three_in_the_morning() -> None:
    moment = datetime(2026, 12, 1, 3)
    assert AlertSettings().audible(AlertKind.UNCOVERED_NOW, moment) == moment


def test_on_day_is_the_morning_of_the_unit() -> None:
    settings = AlertSettings(morning=9 * 60)
    assert settings.on_day(AlertKind.CERTIFICATE, date(2026, 12, 1)) == datetime(2026, 12, 1, 9)


def test_severity_grows_in_the_last_days_unless_the_unit_chose() -> None:
    chosen = AlertSettings({AlertKind.CERTIFICATE: KindSetting(severity=Severity.INFO)})
    assert AlertSettings().severity(AlertKind.CERTIFICATE, 30) is Severity.WARN
    assert AlertSettings().severity(AlertKind.CERTIFICATE, 7) is Severity.ERROR
    assert chosen.severity(AlertKind.CERTIFICATE, 7) is Severity.INFO


def test_settings_of_the_unit_stand_before_the_defaults() -> None:
    chosen = AlertSettings({AlertKind.SHIFT_BEGIN: KindSetting(is_on=True, leads=(30,))})
    assert (chosen.is_on(AlertKind.SHIFT_BEGIN), chosen.lead(AlertKind.SHIFT_BEGIN)) == (True, 30)
    assert not AlertSettings().is_on(AlertKind.SHIFT_BEGIN)


def test_every_kind_has_a_line_and_a_source_or_is_our_own() -> None:
    assert [spec_of(kind).kind for kind in AlertKind] == list(AlertKind)
    assert {spec.kind for spec in KINDS} == set(SOURCES) | OWN_KINDS
