"""Words that several rules share: duties, clock times and lengths of time in Chinese."""

from datetime import date, datetime, timedelta

from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.base import date_text
from fire_roster.domain.shift import dated_clock_text
from fire_roster.domain.time_span import TimeSpan, midnight


def duty_text(duty: Duty) -> str:
    """12月14日夜班（24:00–次日08:00）."""
    return f"{date_text(duty.duty_date)}{duty.shift.name}（{duty.shift.time_text}）"


def place_text(duty: Duty) -> str:
    """12月14日消控室夜班（24:00–次日08:00）."""
    return (
        f"{date_text(duty.duty_date)}{duty.station_name}{duty.shift.name}（{duty.shift.time_text}）"
    )


def clock_span_text(duty_date: date, span: TimeSpan) -> str:
    """22:00–次日02:00, as seen from the duty date."""
    return f"{_clock_from(duty_date, span.start)}–{_clock_from(duty_date, span.end)}"


def moment_text(moment: datetime) -> str:
    """12月15日 08:00; a midnight is the 24:00 of the day before."""
    if moment == midnight(moment.date()):
        return f"{date_text(moment.date() - timedelta(days=1))} 24:00"
    return f"{date_text(moment.date())} {moment:%H:%M}"


def duration_text(minutes: int) -> str:
    """16 小时, 45 分钟, 10 小时 59 分钟."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} 小时"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} 分钟")
    return " ".join(parts)


def _clock_from(duty_date: date, moment: datetime) -> str:
    minute = int((moment - midnight(duty_date)).total_seconds()) // 60
    return dated_clock_text(minute)
