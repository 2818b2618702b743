"""Stored records as the rules see them, and the proof of cover of stored rosters."""

from datetime import date, datetime, timedelta

import pytest

from fire_roster.domain.evidence import uncovered
from fire_roster.errors import InputRefused
from fire_roster.services.office import Office
from fire_roster.services.practice.duty_logs import LogRow
from tests.integration.services.people import (
    CONTROL_ROOM,
    EARLY,
    MIDDLE,
    NIGHT,
    add_operator,
    assign,
    seat,
)

YESTERDAY = date(2026, 11, 30)


def _rules(office: Office) -> set[str]:
    return {one.rule for one in office.review.findings()}


def test_fresh_unit_has_drills_and_pulls_to_catch_up_with(office: Office) -> None:
    assert _rules(office) == {"T01", "S07"}


def test_duty_without_training_is_found(office: Office) -> None:
    first = add_operator(office, "甲一")
    assign(office, seat(1, EARLY, first))
    assert {"T05", "T06"} <= _rules(office)


def test_log_sheet_is_one_a_day_and_its_gaps_are_found(office: Office) -> None:
    log = office.duty_logs.open_sheet(CONTROL_ROOM, YESTERDAY).value
    assert office.duty_logs.open_sheet(CONTROL_ROOM, YESTERDAY).value == log
    begin = datetime(2026, 11, 30, 8)
    rows = [LogRow(begin + timedelta(hours=hour), written_by="甲一") for hour in range(0, 24, 2)]
    office.duty_logs.set_rows(log, rows)
    assert "D09" not in _rules(office)
    office.duty_logs.set_rows(log, [row for row in rows if row.at.hour != 14])
    assert "D09" in _rules(office)
    assert "D10" in _rules(office)
    checks = ("has_self_test", "has_mute", "has_reset", "has_main_power", "has_backup_power")
    office.records.update("duty-log", log, is_on_paper=True, **dict.fromkeys(checks, True))
    assert not {"D09", "D10"} & _rules(office)
    found = office.duty_logs.find(CONTROL_ROOM, YESTERDAY)
    assert found is not None and found.id == log
    assert len(office.duty_logs.list_rows(log)) == 11


def test_log_rows_that_do_not_fit_are_refused(office: Office) -> None:
    log = office.duty_logs.open_sheet(CONTROL_ROOM, YESTERDAY).value
    at = datetime(2026, 11, 30, 8)
    with pytest.raises(InputRefused, match="运行情况应为"):
        office.duty_logs.set_rows(log, [LogRow(at, "很好")])
    with pytest.raises(InputRefused, match="同一时间"):
        office.duty_logs.set_rows(log, [LogRow(at), LogRow(at)])


def test_unsigned_papers_and_devices_off_are_found(office: Office) -> None:
    office.records.add("patrol", at=datetime(2026, 11, 29, 8))
    office.records.add("alarm", at=datetime(2026, 11, 29, 9), place="3层")
    office.records.add("device-off", device="喷淋泵", since=YESTERDAY)
    office.records.add("training", title="培训", planned_on=YESTERDAY, held_on=date(2026, 11, 20))
    office.records.add("handover", station_id=CONTROL_ROOM, at=datetime(2026, 11, 29, 8))
    found = office.review.findings()
    assert sum(one.rule == "K02" for one in found) == 3
    assert {"D11", "D10"} <= {one.rule for one in found}


def test_cover_proof_finds_the_holes_of_the_roster_in_force(office: Office) -> None:
    first, second = add_operator(office, "甲一"), add_operator(office, "乙二", level="五级")
    assign(
        office,
        *(seat(1, shift, one) for shift in (EARLY, MIDDLE, NIGHT) for one in (first, second)),
    )
    room, micro = office.review.cover_proofs(date(2026, 12, 1), date(2026, 12, 1))
    gaps = uncovered(room.stretches)
    assert [(one.span.start.hour, one.missing) for one in gaps] == [(0, 2), (8, 1)]
    assert micro.stretches[0].missing == 2
