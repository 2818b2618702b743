"""What one tick makes of deadlines, alerts on record and the clock."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from fire_roster.domain.alerts.deadline import Deadline
from fire_roster.domain.alerts.judgement import (
    AlertState,
    Ending,
    HeldAlert,
    Verdict,
    Watch,
    event_moments,
    judge,
)
from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.domain.rules.base import Severity

NOW = datetime(2026, 12, 1, 9)
SINCE = datetime(2026, 6, 1)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def _deadline(key: str = "a", due: datetime | None = NOW, **changes: Any) -> Deadline:
    words = {"message": key, "public": key, "severity": Severity.WARN}
    return Deadline(key=key, kind=AlertKind.CERTIFICATE, due=due, **{**words, **changes})


def _held(state: AlertState = AlertState.SHOWN, due: datetime = NOW, **changes: Any) -> HeldAlert:
    values = {"key": "a", "kind": AlertKind.CERTIFICATE, "was_shown": True, **changes}
    return HeldAlert(state=state, due=due, **values)


def _judge(
    *deadlines: Deadline,
    held: HeldAlert | None = None,
    seen: datetime = NOW - MINUTE,
    now: datetime = NOW,
    is_edited: bool = False,
) -> Verdict:
    known = {held.key: held} if held else {}
    return judge(deadlines, known, Watch(SINCE, seen), now, is_edited=is_edited)


def _keys(verdict: Verdict) -> list[str]:
    return [one.deadline.key for one in verdict.fresh]


def test_a_deadline_is_new_from_its_minute_on() -> None:
    assert _keys(_judge(_deadline())) == ["a"]
    assert _keys(_judge(_deadline(due=NOW + timedelta(seconds=1)))) == []


def test_what_is_on_record_is_not_new() -> None:
    assert _judge(_deadline(), held=_held()) == Verdict(endings={})


def test_a_cause_without_time_is_due_when_it_has_lasted() -> None:
    (one,) = _judge(_deadline(due=None, settle=timedelta(hours=4))).fresh
    assert (one.due, one.ending) == (NOW + timedelta(hours=4), None)


def test_what_still_stands_is_told_however_old() -> None:
    old = _deadline(due=NOW - 900 * DAY)
    assert _keys(_judge(old, seen=NOW - 10 * DAY)) == ["a"]


def test_what_passed_during_a_silence_is_missed() -> None:
    gone = _deadline(due=NOW - 3 * DAY, until=NOW - 2 * DAY)
    (one,) = _judge(gone, seen=NOW - 5 * DAY).fresh
    assert (one.ending, one.is_missed) == (Ending.PAST, True)


def test_what_passed_before_the_silence_only_completes_the_record() -> None:
    gone = _deadline(due=NOW - 3 * DAY, until=NOW - 2 * DAY)
    (one,) = _judge(gone, is_edited=True).fresh
    assert (one.ending, one.is_missed) == (Ending.PAST, False)


def test_what_passed_forty_days_ago_is_left_alone() -> None:
    gone = _deadline(due=NOW - 41 * DAY, until=NOW - 41 * DAY)
    assert _judge(gone, seen=NOW - 50 * DAY).fresh == ()


def test_of_a_chain_the_latest_stands_for_the_others() -> None:
    chain = [_deadline(str(n), NOW - n * DAY, chain="c") for n in (3, 1, 2)]
    later = _deadline("later", NOW + DAY, chain="c")
    verdict = _judge(*chain, later, seen=NOW - 5 * DAY)
    endings = {one.deadline.key: one.ending for one in verdict.fresh}
    assert endings == {"3": Ending.OVERTAKEN, "1": None, "2": Ending.OVERTAKEN}


@pytest.mark.parametrize(
    ("deadlines", "ending"),
    [
        ([], Ending.SOLVED),
        ([_deadline(due=NOW - DAY, until=NOW)], Ending.PAST),
        ([_deadline(due=NOW - DAY, chain="c"), _deadline("b", chain="c")], Ending.OVERTAKEN),
    ],
)
def test_an_alert_ends_when_its_cause_does(deadlines: list[Deadline], ending: Ending) -> None:
    verdict = _judge(*deadlines, held=_held(due=NOW - DAY))
    assert verdict.endings == {"a": ending}


def test_an_alert_of_the_watch_itself_never_ends_by_itself() -> None:
    assert _judge(held=_held(kind=AlertKind.CLOCK)).endings == {}


def test_an_alert_that_is_over_ends_once() -> None:
    assert _judge(held=_held(AlertState.SUPERSEDED, ending=Ending.SOLVED)).endings == {}


@pytest.mark.parametrize("state", [AlertState.SUPERSEDED, AlertState.ACKNOWLEDGED])
def test_a_cause_that_comes_back_is_told_again(state: AlertState) -> None:
    assert _judge(_deadline(), held=_held(state, ending=Ending.SOLVED)).reopened == ("a",)


def test_a_cause_that_stays_is_not_told_again_after_acknowledging() -> None:
    verdict = _judge(_deadline(), held=_held(AlertState.ACKNOWLEDGED))
    assert (verdict.reopened, verdict.endings) == ((), {})


def test_snoozed_alerts_wake_at_their_time() -> None:
    later = _held(AlertState.SNOOZED, snoozed_until=NOW + MINUTE)
    assert _judge(_deadline(), held=later).woken == ()
    assert _judge(_deadline(), held=later, now=NOW + MINUTE).woken == ("a",)


def test_after_a_clock_set_back_what_was_told_is_neither_ended_nor_repeated() -> None:
    told = _held(due=NOW + DAY)
    shown = _held(AlertState.SUPERSEDED, NOW - DAY, ending=Ending.PAST)
    stands_again = _deadline(due=NOW - DAY, until=NOW + DAY)
    assert _judge(held=told, seen=NOW + 2 * DAY).endings == {}
    assert _judge(stands_again, held=shown, seen=NOW + 2 * DAY).reopened == ()


def test_after_a_clock_set_back_what_nobody_saw_is_told_at_its_true_time() -> None:
    unseen = _held(AlertState.SUPERSEDED, ending=Ending.PAST, was_shown=False)
    one = _deadline(until=NOW + DAY)
    assert _judge(one, held=unseen, now=NOW - DAY, seen=NOW + 2 * DAY).reopened == ()
    assert _judge(one, held=unseen).reopened == ("a",)


def test_a_cause_that_is_over_again_before_its_time_is_withdrawn() -> None:
    waiting = _held(AlertState.DUE, NOW + DAY, was_shown=False)
    assert _judge(held=waiting).endings == {"a": Ending.SOLVED}


@pytest.mark.parametrize(
    ("seen", "pause", "jump"),
    [
        (NOW - 10 * MINUTE, False, False),
        (NOW - 11 * MINUTE, True, False),
        (NOW - 31 * DAY, True, False),
        (NOW - 31 * DAY - MINUTE, True, True),
        (NOW + DAY - 10 * MINUTE, False, False),
        (NOW + DAY - 9 * MINUTE, False, True),
    ],
)
def test_silence_and_jumps_are_told_apart(seen: datetime, pause: bool, jump: bool) -> None:
    verdict = _judge(seen=seen)
    assert (verdict.pause_from, verdict.jumped_from) == (
        seen if pause else None,
        seen if jump else None,
    )


def test_what_should_have_been_on_record_is_late_unless_records_changed() -> None:
    forgotten = _deadline(due=NOW - timedelta(hours=1))
    assert _judge(forgotten).late == ("a",)
    assert _judge(forgotten, is_edited=True).late == ()
    assert _judge(forgotten, seen=NOW - 2 * timedelta(hours=1)).late == ()
    assert _judge(_deadline(due=None)).late == ()


def test_event_moments_are_sorted_and_unique() -> None:
    found = event_moments([_deadline(until=NOW + DAY), _deadline(due=None), _deadline(due=NOW)])
    assert found == (NOW, NOW + DAY)


def test_open_states_are_those_that_wait_for_somebody() -> None:
    closed = {state for state in AlertState if not state.is_open}
    assert closed == {AlertState.ACKNOWLEDGED, AlertState.SUPERSEDED}
