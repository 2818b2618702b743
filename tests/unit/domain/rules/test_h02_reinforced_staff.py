"""H02: more people in a reinforced period."""

from fire_roster.domain.reinforcement import ReinforcedPeriod
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.h02_reinforced_staff import RULE
from tests.unit.domain.roster_builder import LONG_DAY, day, findings, messages, roster

PERIOD = ReinforcedPeriod("国庆", day(5), day(5))


def test_h02_two_where_three_are_ordered_is_a_warning():
    facts = roster("5早:1,2 5中:3,4,5 5夜:6,7,8", reinforced=(PERIOD,))
    (found,) = findings(RULE, facts)
    assert (found.rule, found.severity, found.amount) == ("H02", Severity.WARN, 1)
    assert (found.dates, found.shift) == ((day(5),), "早")
    assert found.message == (
        "“国庆”加强值守：12月5日早班 08:00–16:00在岗 2 人，少于 3 人，缺 1 人。"
    )


def test_h02_enough_people_and_other_days_find_nothing():
    full = "4-6早:1,2 5早:9 4-6中:3,4 5中:10 4-6夜:6,7 5夜:11"
    assert findings(RULE, roster(full, reinforced=(PERIOD,))) == ()


def test_h02_fewer_than_every_day_needs_is_left_to_d02():
    facts = roster("5早:1 5中:3,4,5 5夜:6,7,8", reinforced=(PERIOD,))
    assert findings(RULE, facts) == ()


def test_h02_time_without_a_required_shift_is_named_by_the_clock():
    shifts = {LONG_DAY.shift_type_id: LONG_DAY}
    facts = roster("5白:1,2", reinforced=(PERIOD,), shift_types=shifts)
    assert messages(RULE, facts) == [
        "“国庆”加强值守：12月5日08:00–20:00在岗 2 人，少于 3 人，缺 1 人。"
    ]
