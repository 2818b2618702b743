"""Proof, stretch by stretch, that enough people with valid papers stood duty.

消防法 21(2); 国办发〔2017〕87号 第15条(三); GB 25506-2010 4.2.1 a).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.time_span import TimeSpan, midnight
from fire_roster.domain.unit import StationFacts


@dataclass(frozen=True, slots=True)
class CoverStretch:
    """A stretch of time during which the same people were rostered.

    `entitled_ids` are those among them whose certificate was valid throughout and of the
    station's least level (at a micro station: everybody).
    """

    span: TimeSpan
    member_ids: tuple[int, ...]
    entitled_ids: tuple[int, ...]
    need: int

    @property
    def missing(self) -> int:
        """People that were missing."""
        return max(0, self.need - len(self.entitled_ids))


def cover_stretches(
    station: StationFacts,
    duties: Iterable[Duty],
    members: Mapping[int, MemberFacts],
    span: TimeSpan,
) -> tuple[CoverStretch, ...]:
    """The whole span in stretches, in order of time; each lies within one calendar day.

    A certificate that ends inside a duty ends a stretch at its midnight.
    """
    present = [duty for duty in duties if duty.span.overlaps(span)]
    marks = {span.start, span.end}
    day = span.start.date() + timedelta(days=1)
    while day <= span.end.date():
        marks.add(midnight(day))
        day += timedelta(days=1)
    marks.update(edge for duty in present for edge in (duty.span.start, duty.span.end))
    ordered = sorted(mark for mark in marks if span.start <= mark <= span.end)
    found: list[CoverStretch] = []
    for start, end in pairwise(ordered):
        part = TimeSpan(start, end)
        ids = _people(present, part)
        entitled = tuple(key for key in ids if _is_entitled(station, members[key], part))
        found.append(CoverStretch(part, ids, entitled, station.required_staff(start.date())))
    return tuple(_joined(found))


def uncovered(stretches: Sequence[CoverStretch]) -> tuple[CoverStretch, ...]:
    """The stretches with too few people."""
    return tuple(one for one in stretches if one.missing)


def covered_share(stretches: Sequence[CoverStretch]) -> float:
    """Part of the time that was covered, 0 to 1; 1 for no time at all."""
    total = sum(one.span.minutes for one in stretches)
    good = sum(one.span.minutes for one in stretches if not one.missing)
    return good / total if total else 1.0


def shortfall_reason(
    stretch: CoverStretch, station: StationFacts, members: Mapping[int, MemberFacts]
) -> str:
    """Why a stretch has too few people, as a Chinese sentence without its full stop."""
    if not stretch.member_ids:
        return "没有排人"
    refused = [key for key in stretch.member_ids if key not in stretch.entitled_ids]
    reasons = [
        f"{members[key].name}{_paper_problem(station, members[key], stretch)}" for key in refused
    ]
    count = f"排了 {len(stretch.member_ids)} 人，需要 {stretch.need} 人"
    return "；".join([count, *reasons])


def _paper_problem(station: StationFacts, member: MemberFacts, stretch: CoverStretch) -> str:
    level = member.level_throughout(stretch.span)
    if level is not None:
        return f"证书为{level.label}，低于{station.min_level.label}"
    day = stretch.span.start.date()
    ended = [one.expires for one in member.certificates if one.expires and one.expires < day]
    return f"证书 {max(ended)} 已到期" if ended else "没有当日有效的证书"


def _people(duties: Iterable[Duty], part: TimeSpan) -> tuple[int, ...]:
    return tuple(sorted({duty.member_id for duty in duties if duty.span.covers(part)}))


def _is_entitled(station: StationFacts, member: MemberFacts, part: TimeSpan) -> bool:
    if not station.is_control_room:
        return True
    level = member.level_throughout(part)
    return level is not None and level >= station.min_level


def _joined(stretches: Iterable[CoverStretch]) -> list[CoverStretch]:
    """Neighbours with the same people and need become one, except across a midnight."""
    found: list[CoverStretch] = []
    for one in stretches:
        if found and _continues(found[-1], one):
            span = TimeSpan(found[-1].span.start, one.span.end)
            found[-1] = CoverStretch(span, one.member_ids, one.entitled_ids, one.need)
        else:
            found.append(one)
    return found


def _continues(last: CoverStretch, one: CoverStretch) -> bool:
    return (last.member_ids, last.entitled_ids, last.need) == (
        one.member_ids,
        one.entitled_ids,
        one.need,
    ) and last.span.start.date() == one.span.start.date()
