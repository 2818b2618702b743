"""Which records become alerts."""

from datetime import date, datetime, timedelta

import pytest

from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.records.drill import Drill
from fire_roster.records.equipment import Contract, Equipment
from fire_roster.records.hazard import Hazard
from fire_roster.records.self_check import CheckTemplate, SelfCheck
from fire_roster.records.training import Training
from fire_roster.services.office import Office
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    add_operator,
    assign,
    seat,
)

NOW = datetime(2026, 12, 1, 9, 30)
DAY = date(2026, 12, 3)


def _told(office: Office, kind: AlertKind, moment: datetime = NOW) -> list[str]:
    tick = office.alerts.tick(moment)
    office.alerts.mark_shown([one.key for one in tick.fresh], moment)
    return [one.key for one in tick.fresh if one.kind is kind]


def _add(office: Office, *records: object) -> None:
    with office.database.write("test.add") as transaction:
        transaction.session.add_all(records)
        transaction.describe("测试")


@pytest.fixture
def manned(office: Office) -> Office:
    add_operator(office, "张一")
    return office


def test_a_unit_without_any_drill_is_told_so(manned: Office) -> None:
    assert _told(manned, AlertKind.DRILL) == ["drill:6:now:0"]


def test_an_empty_unit_is_asked_for_nothing(office: Office) -> None:
    assert _told(office, AlertKind.DRILL) == []


def test_a_planned_drill_is_told_and_stands_for_the_duty(manned: Office) -> None:
    held = Drill(id=1, title="上半年", planned_on=date(2026, 6, 30), held_on=date(2026, 6, 30))
    _add(manned, held)
    assert _told(manned, AlertKind.DRILL) == ["drill:6:2026-12-30:30"]
    _add(manned, Drill(id=2, title="下半年", planned_on=DAY))
    assert _told(manned, AlertKind.DRILL, NOW + timedelta(minutes=1)) == [f"drillplan:2:{DAY}:7"]


def test_records_with_a_day_are_told(manned: Office) -> None:
    _add(
        manned,
        Training(id=1, title="全员培训", planned_on=DAY),
        Training(id=2, title="做过的", planned_on=DAY, held_on=DAY),
        CheckTemplate(id=1, name="月查", every_days=30),
        SelfCheck(id=1, title="十一月", template_id=1, started_on=date(2026, 11, 3), deadline=DAY),
        Equipment(id=1, station_id=2, name="灭火器", checked_on=date(2026, 11, 5), expires=DAY),
        Contract(id=1, expires=DAY),
        Hazard(id=1, found_on=DAY, place="楼梯", description="堆物", deadline=DAY),
        Hazard(id=2, found_on=DAY, place="库房", description="已改", deadline=DAY, closed_on=DAY),
    )
    tick = manned.alerts.tick(NOW)
    keys = {one.key.rpartition(":")[0] for one in tick.fresh}
    assert {
        f"training:1:{DAY}",
        f"selfcheck:1:{DAY}",
        f"checkdue:1:{DAY}",
        f"gearend:1:{DAY}",
        "gearcheck:1:2026-12-05",
        f"contract:1:{DAY}",
        f"hazard:1:{DAY}",
    } <= keys
    assert not [key for key in keys if key.startswith(("training:2", "hazard:2"))]


def test_a_void_wall_copy_is_told_after_some_time(manned: Office) -> None:
    one, two = manned.members.list_all()[0].record.id, add_operator(manned, "李二")
    assign(manned, seat(20, EARLY, one))
    manned.rosters.publish(CONTROL_ROOM, DECEMBER)
    manned.wall_copies.note_print(CONTROL_ROOM, DECEMBER, 1)
    assert _told(manned, AlertKind.WALL_COPY) == []
    assign(manned, seat(20, EARLY, two))
    manned.rosters.publish(CONTROL_ROOM, DECEMBER)
    assert _told(manned, AlertKind.WALL_COPY, NOW + timedelta(minutes=1)) == []
    later = NOW + timedelta(hours=2, minutes=1)
    assert _told(manned, AlertKind.WALL_COPY, later) == ["wall:1:2026-12:1:2:1:now:0"]
    manned.wall_copies.note_print(CONTROL_ROOM, DECEMBER, 2)
    assert len(manned.alerts.tick(later + timedelta(minutes=1)).closed) == 1
