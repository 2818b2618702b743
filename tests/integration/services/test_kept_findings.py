"""Findings kept with a reason: stored, audited, taken back, printed."""

import pytest

from fire_roster.domain.rules.base import Severity
from fire_roster.errors import InputRefused
from fire_roster.printing import RosterPaper
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.office import Office
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    add_operator,
    assign,
    audit,
    seat,
)

MONTH = DECEMBER


@pytest.fixture
def station(office: Office) -> int:
    """The control room with somebody on the first early shift, alone: D02 finds a gap."""
    assign(office, seat(1, EARLY, add_operator(office, "张三")))
    return CONTROL_ROOM


def _errors(office: Office, station: int):
    found = office.rosters.open(station, MONTH).checker().violations
    return [one for one in found if one.severity is Severity.ERROR]


def test_keep_stores_reason_and_audits_it(office: Office, station: int) -> None:
    [first, *_] = _errors(office, station)
    done = office.kept_findings.keep(station, MONTH, [first], " 新证正在办理 ")
    assert done.value.reason_for(first) == "新证正在办理"
    assert done.changes.months == {MONTH}
    assert "新证正在办理" in audit(office)[0].summary


@pytest.mark.parametrize(("reason", "words"), [("  ", "请写明"), ("长" * 201, "最多 200 个字")])
def test_keep_without_usable_reason_is_refused(
    office: Office, station: int, reason: str, words: str
) -> None:
    before = office.database.count_operations()
    with pytest.raises(InputRefused, match=words):
        office.kept_findings.keep(station, MONTH, _errors(office, station)[:1], reason)
    assert office.database.count_operations() == before


def test_restore_gives_back_what_was_there(office: Office, station: int) -> None:
    first, second, *_ = _errors(office, station)
    before = office.kept_findings.keep(station, MONTH, [first], "旧原因").value
    office.kept_findings.keep(station, MONTH, [first, second], "新原因")
    after = office.kept_findings.restore(station, MONTH, [first, second], before).value
    assert after == before


def test_kept_finding_is_printed_with_its_reason(office: Office, station: int) -> None:
    [first, *_] = _errors(office, station)
    office.kept_findings.keep(station, MONTH, [first], "新证正在办理")
    order = PrintOrder(form="wall-roster", station_id=station, month=MONTH)
    content = office.reports.content(order)
    assert isinstance(content, RosterPaper)
    notes = content.sheet.notes
    assert any(first.rule in note and "新证正在办理" in note for note in notes)
