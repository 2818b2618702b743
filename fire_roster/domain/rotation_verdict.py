"""What a rotation means for the people who work it, and which limits it breaks; by simulation.

Limits: 每班 8 h in a control room (GB 25201 5.2b); 11 h a day elsewhere (劳动法 36, 41), unless
综合计算工时 is approved (劳动法 39); 36 h overtime a month (劳动法 41) beyond the 165.33 h of
248 workdays a year (人社部发〔2025〕2号); a rest day in seven (劳动法 38); 24 h coverage.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from fire_roster.domain.rotation import RotationPattern
from fire_roster.domain.time_span import TimeSpan, join_touching, midnight, minutes_gap
from fire_roster.domain.unit import StationKind

STANDARD_MONTH_HOURS = 248 * 8 / 12
_WEEKS_PER_MONTH = 365 / 12 / 7
_CONTROL_ROOM_SHIFT_HOURS = 8
_LONGEST_DAY_HOURS = 11
_OVERTIME_HOURS = 36
_RUN_DAYS = 6
_REST_HOURS = 11
_ANY_DAY = date(2001, 1, 1)


@dataclass(frozen=True, slots=True)
class RotationVerdict:
    """Measures of a pattern per person, and one Chinese sentence.

    `longest_stretch_hours` joins duties that touch, infinite where there is never a pause;
    `longest_run_days` is None where the cycle has no rest day. `is_within_limits` says that the
    pattern breaks no limit; it may still need averaged hours for its overtime.
    """

    hours_per_week: float
    hours_per_month: float
    overtime_hours: float
    min_rest_hours: float
    longest_shift_hours: float
    longest_stretch_hours: float
    longest_run_days: int | None
    is_round_the_clock: bool
    headcount: int
    is_within_limits: bool = True
    sentence: str = ""


def judge_pattern(
    pattern: RotationPattern,
    station_kind: StationKind,
    posts: int,
    *,
    has_averaged_hours: bool = False,
) -> RotationVerdict:
    """Measures a pattern for a station with `posts` people per shift and names what it breaks.

    `has_averaged_hours`: an approval of 综合计算工时 is on record.
    """
    measures = _measure(pattern, posts)
    broken = [*_broken_times(measures, station_kind, has_averaged_hours), *_broken_load(measures)]
    if not measures.is_round_the_clock:
        is_room = station_kind is StationKind.CONTROL_ROOM
        broken.append(f"不能保证24小时值守（{'GB 25506 4.2.1a' if is_room else '301号 五(一)'}）")
    if broken:
        sentence = f"{pattern.name}{'；'.join(broken)}。"
    else:
        sentence = _sentence_within(pattern, measures, has_averaged_hours)
    return replace(measures, is_within_limits=not broken, sentence=sentence)


def _measure(pattern: RotationPattern, posts: int) -> RotationVerdict:
    length = len(pattern.cycle)
    spans = list(_spans(pattern, 0, 3 * length))
    stretches = join_touching(spans)
    week = sum(span.minutes for span in spans) / (3 * length) * 7 / 60
    month = week * _WEEKS_PER_MONTH
    return RotationVerdict(
        hours_per_week=week,
        hours_per_month=month,
        overtime_hours=max(0.0, month - STANDARD_MONTH_HOURS),
        min_rest_hours=max(0, min(minutes_gap(*pair) for pair in pairwise(spans))) / 60,
        longest_shift_hours=max(span.hours for span in spans),
        longest_stretch_hours=(
            max(span.hours for span in stretches) if len(stretches) > 1 else math.inf
        ),
        longest_run_days=_longest_run(pattern),
        is_round_the_clock=_is_round_the_clock(pattern),
        headcount=pattern.team_count * posts,
    )


def _spans(pattern: RotationPattern, offset: int, day_count: int) -> Iterator[TimeSpan]:
    """Duties of one team over so many days, in order of time."""
    shifts = {shift.code: shift.shift_type() for shift in pattern.shifts}
    for index in range(day_count):
        code = pattern.code_at(index + offset)
        if code is not None:
            yield shifts[code].span_on(_ANY_DAY + timedelta(days=index))


def _longest_run(pattern: RotationPattern) -> int | None:
    """Most duty dates in a row, around the end of the cycle; None without a rest day."""
    if None not in pattern.cycle:
        return None
    longest = run = 0
    for code in pattern.cycle * 2:
        run = run + 1 if code is not None else 0
        longest = max(longest, run)
    return longest


def _is_round_the_clock(pattern: RotationPattern) -> bool:
    length = len(pattern.cycle)
    joined = join_touching(
        span
        for team in range(pattern.team_count)
        for span in _spans(pattern, pattern.offset_of(team), 2 * length + 4)
    )
    # Two days in, the nights of the days before are there; two before the end, too.
    first = midnight(_ANY_DAY + timedelta(days=2))
    window = TimeSpan(first, first + timedelta(days=2 * length))
    return any(span.covers(window) for span in joined)


def _broken_times(
    measures: RotationVerdict, kind: StationKind, has_averaged_hours: bool
) -> Iterator[str]:
    shift, stretch = measures.longest_shift_hours, measures.longest_stretch_hours
    if kind is StationKind.CONTROL_ROOM:
        limit = f"超过消防控制室每班 {_CONTROL_ROOM_SHIFT_HOURS} 小时的上限（GB 25201 5.2b）"
        if shift > _CONTROL_ROOM_SHIFT_HOURS:
            yield f"每班 {_number(shift)} 小时，{limit}"
        elif stretch > _CONTROL_ROOM_SHIFT_HOURS:
            yield f"相邻两班之间没有休息，连续 {_number(stretch)} 小时，{limit}"
    elif shift > _LONGEST_DAY_HOURS and not has_averaged_hours:
        yield (
            f"每班 {_number(shift)} 小时，超过每日 {_LONGEST_DAY_HOURS} 小时（《劳动法》第36条、"
            f"第41条），须有批准的综合计算工时（《劳动法》第39条）"
        )


def _broken_load(measures: RotationVerdict) -> Iterator[str]:
    if measures.overtime_hours > _OVERTIME_HOURS:
        yield (
            f"每月约 {measures.hours_per_month:.0f} 小时，"
            f"加班约 {measures.overtime_hours:.0f} 小时，"
            f"超过每月 {_OVERTIME_HOURS} 小时的上限（《劳动法》第41条）"
        )
    run = measures.longest_run_days
    if run is None:
        yield "没有休息日，每周应至少休息一天（《劳动法》第38条）"
    elif run > _RUN_DAYS:
        yield f"连续 {run} 天有班，每周应至少休息一天（《劳动法》第38条）"


def _sentence_within(
    pattern: RotationPattern, measures: RotationVerdict, has_averaged_hours: bool
) -> str:
    parts = [
        f"每班 {_number(measures.longest_shift_hours)} 小时",
        f"每周 {_number(measures.hours_per_week)} 小时",
        f"每月约 {_number(measures.hours_per_month)} 小时",
    ]
    if measures.min_rest_hours < _REST_HOURS:
        parts.append(f"两班之间最短休息 {_number(measures.min_rest_hours)} 小时")
    if measures.overtime_hours <= 0:
        parts.append("无需加班，留有请假余地")
    elif has_averaged_hours:
        parts.append(f"每月约 {measures.overtime_hours:.0f} 小时按综合计算工时核算")
    else:
        parts.append(f"约有 {measures.overtime_hours:.0f} 小时加班或需综合计算工时审批")
    return f"{pattern.name}：{'，'.join(parts)}。"


def _number(hours: float) -> str:
    return f"{round(hours, 1):g}"
