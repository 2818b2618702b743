"""D08: a seat kept by somebody else without an approved form."""

from fire_roster.domain.roster import SeatKey
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.d08_unapproved_change import RULE
from fire_roster.domain.swap import SeatMove, SwapFacts, SwapKind
from tests.unit.domain.roster_builder import day, findings, messages, person, roster

SEAT = SeatKey(day(5), 3, 1)


def _facts(approver: str = "", taker: int | None = 2, seat: SeatKey = SEAT):
    kind = SwapKind.SUBSTITUTION if taker else SwapKind.ABSENCE
    swap = SwapFacts(1, kind, (SeatMove(seat, taker),), approver)
    return roster("5夜:2", person(1), person(2), swaps=(swap,))


def test_d08_unapproved_substitution_is_a_warning_about_both():
    (found,) = findings(RULE, _facts())
    assert (found.rule, found.severity) == ("D08", Severity.WARN)
    assert (found.member_ids, found.dates) == ((1, 2), (day(5),))
    assert found.message == "12月5日夜班排钱1号，由孙2号值班，没有经批准的替班审批单。"


def test_d08_approved_substitution_finds_nothing():
    assert findings(RULE, _facts(approver="王某")) == ()


def test_d08_absence_says_that_nobody_stood_in():
    assert messages(RULE, _facts(taker=None)) == [
        "12月5日夜班排钱1号，缺勤，无人顶班，没有经批准的缺勤审批单。"
    ]


def test_d08_seat_of_another_month_or_station_is_left_to_its_roster():
    assert findings(RULE, _facts(seat=SeatKey(day(1, 1, 2027), 3, 1))) == ()
    assert findings(RULE, _facts(seat=SeatKey(day(5), 77, 1))) == ()
