"""Proof, stretch by stretch, that enough people with valid papers were on the roster.

消防法 21(2); 国办发〔2017〕87号 第15条(三); GB 25506-2010 4.2.1 a).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.l06_absent import absence_in
from fire_roster.domain.time_span import TimeSpan, midnight
from fire_roster.domain.unit import StationFacts


@dataclass(frozen=True, slots=True)
class AbsenceNote:
    """A seat that was given up and that nobody took."""

    member_id: int
    span: TimeSpan
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CoverBackground:
    """What else the proof of a station has to know.

    `elsewhere` are the duties at other control rooms: nobody counts in two at once.
    """

    elsewhere: tuple[Duty, ...] = ()
    absences: tuple[AbsenceNote, ...] = ()


_NOTHING_ELSE = CoverBackground()


@dataclass(frozen=True, slots=True)
class CoverStretch:
    """A stretch of time during which the same people were rostered.

    `entitled_ids` are those among them who count: not away, not in another control room, and in a
    control room with a certificate of the station's least level that is valid throughout and that
    no look-up denied. `refusals` say why others do not, as words that follow their names.
    """

    span: TimeSpan
    member_ids: tuple[int, ...]
    entitled_ids: tuple[int, ...]
    need: int
    refusals: tuple[tuple[int, str], ...] = ()

    @property
    def missing(self) -> int:
        """People that were missing."""
        return max(0, self.need - len(self.entitled_ids))


def cover_stretches(
    station: StationFacts,
    duties: Iterable[Duty],
    members: Mapping[int, MemberFacts],
    span: TimeSpan,
    background: CoverBackground = _NOTHING_ELSE,
) -> tuple[CoverStretch, ...]:
    """The whole span in stretches, in order of time; each lies within one calendar day.

    A certificate or a leave that ends inside a duty ends a stretch at its midnight.
    """
    present = [duty for duty in duties if duty.span.overlaps(span)]
    others = [duty for duty in background.elsewhere if duty.span.overlaps(span)]
    marks = {span.start, span.end}
    day = span.start.date() + timedelta(days=1)
    while day <= span.end.date():
        marks.add(midnight(day))
        day += timedelta(days=1)
    spans = [duty.span for duty in (*present, *others)]
    spans += [one.span for one in background.absences]
    marks.update(edge for one in spans for edge in (one.start, one.end))
    ordered = sorted(mark for mark in marks if span.start <= mark <= span.end)
    by_day = _by_day(present), _by_day(others)
    found: list[CoverStretch] = []
    for start, end in pairwise(ordered):
        part = TimeSpan(start, end)
        here, there = (one.get(start.date(), ()) for one in by_day)
        ids = _people(here, part)
        refusals = [(key, word) for key in ids if (word := _refusal(station, members[key], part))]
        if station.is_control_room:
            refusals += _doubled(ids, there, part)
        refused = {key for key, _ in refusals}
        entitled = tuple(key for key in ids if key not in refused)
        refusals += _given_up(background.absences, ids, part)
        need = station.required_staff(start.date())
        found.append(CoverStretch(part, ids, entitled, need, tuple(refusals)))
    return tuple(_joined(found))


def uncovered(stretches: Sequence[CoverStretch]) -> tuple[CoverStretch, ...]:
    """The stretches with too few people."""
    return tuple(one for one in stretches if one.missing)


def covered_share(stretches: Sequence[CoverStretch]) -> float:
    """Part of the time that was covered, 0 to 1; 1 for no time at all."""
    total = sum(one.span.minutes for one in stretches)
    good = sum(one.span.minutes for one in stretches if not one.missing)
    return good / total if total else 1.0


def share_text(stretches: Sequence[CoverStretch]) -> str:
    """The covered share in percent, rounded down so that 100.00% means every minute."""
    return f"{int(covered_share(stretches) * 10_000 + 1e-6) / 100:.2f}%"


def shortfall_reason(stretch: CoverStretch, members: Mapping[int, MemberFacts]) -> str:
    """Why a stretch has too few people, as a Chinese sentence without its full stop."""
    reasons = [f"{members[key].name}{word}" for key, word in stretch.refusals if key in members]
    if not stretch.member_ids:
        return "；".join(["没有排人", *reasons])
    return "；".join([f"排了 {len(stretch.member_ids)} 人，需要 {stretch.need} 人", *reasons])


def _refusal(station: StationFacts, member: MemberFacts, part: TimeSpan) -> str:
    """Why a rostered person does not count, "" for one who does."""
    away = absence_in(member, part)
    if away is not None:
        return f" {away[0]}"
    return _paper_problem(station, member, part) if station.is_control_room else ""


def _paper_problem(station: StationFacts, member: MemberFacts, part: TimeSpan) -> str:
    papers = member.certificates_valid(part)
    good = [one for one in papers if not one.refuted]
    best = max((one.level or 0 for one in good), default=0)
    if best >= station.min_level:
        return ""
    denied = [one for one in papers if one.refuted and (one.level or 0) >= station.min_level]
    if denied:
        return f"证书联网核验结果为“{denied[0].refuted}”"
    if good:
        level = good[0].level
        if level is None:
            return "证书没有登记等级"
        return f"证书为{level.label}，低于{station.min_level.label}"
    return _no_paper(member, part.start.date())


def _no_paper(member: MemberFacts, day: date) -> str:
    papers = [one for one in member.certificates if one.entitles_to_control_room]
    ended = [one.expires for one in papers if one.expires and one.valid_until <= midnight(day)]
    return f"证书 {max(ended)} 已到期" if ended else "没有当日有效的证书"


def _doubled(
    ids: Iterable[int], elsewhere: Iterable[Duty], part: TimeSpan
) -> list[tuple[int, str]]:
    places = {one.member_id: one.station_name for one in elsewhere if one.span.covers(part)}
    return [(key, f"同时排在{places[key]}") for key in ids if key in places]


def _given_up(
    absences: Iterable[AbsenceNote], ids: Iterable[int], part: TimeSpan
) -> list[tuple[int, str]]:
    present = set(ids)
    return [
        (one.member_id, f"缺勤（{one.reason}）" if one.reason else "缺勤")
        for one in absences
        if one.span.covers(part) and one.member_id not in present
    ]


def _by_day(duties: Iterable[Duty]) -> dict[date, list[Duty]]:
    """Duties by every calendar day that they touch."""
    found: dict[date, list[Duty]] = {}
    for duty in duties:
        day = duty.span.start.date()
        while midnight(day) < duty.span.end:
            found.setdefault(day, []).append(duty)
            day += timedelta(days=1)
    return found


def _people(duties: Iterable[Duty], part: TimeSpan) -> tuple[int, ...]:
    return tuple(sorted({duty.member_id for duty in duties if duty.span.covers(part)}))


def _joined(stretches: Iterable[CoverStretch]) -> list[CoverStretch]:
    """Neighbours with the same people and need become one, except across a midnight."""
    found: list[CoverStretch] = []
    for one in stretches:
        if found and found[-1].span.start.date() == one.span.start.date() and alike(found[-1], one):
            found[-1] = replace(found[-1], span=TimeSpan(found[-1].span.start, one.span.end))
        else:
            found.append(one)
    return found


def alike(a: CoverStretch, b: CoverStretch) -> bool:
    """Whether both have the same people and need, and refuse for the same reasons."""
    return (a.member_ids, a.entitled_ids, a.need, a.refusals) == (
        b.member_ids,
        b.entitled_ids,
        b.need,
        b.refusals,
    )
