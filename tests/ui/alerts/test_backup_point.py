"""The line about backups in the health light."""

from datetime import datetime, timedelta

import pytest

from fire_roster.ui.alerts.health import Health, backup_point

NOW = datetime(2026, 12, 3, 9, 30)


@pytest.mark.parametrize(
    ("made", "kind", "state"),
    [
        (None, "warning", "没有"),
        (NOW - timedelta(hours=1), "success", "已核验"),
        (NOW - timedelta(days=6, hours=23), "success", "已核验"),
        (NOW - timedelta(days=7), "danger", "已核验"),
    ],
)
def test_backup_point_turns_red_with_age(made: datetime | None, kind: str, state: str) -> None:
    point = backup_point(made, NOW)
    assert (point.kind, state in point.state) == (kind, True)
    assert bool(point.advice) == (kind != "success")


def test_old_backup_decides_the_colour_of_the_light() -> None:
    health = Health(
        last_check=NOW, is_autostart_on=True, backup=backup_point(NOW - timedelta(days=9), NOW)
    )
    assert health.worst(NOW).title == "备份"
