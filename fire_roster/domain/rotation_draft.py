"""A month filled by rotation: seats for those who may take them, explained gaps for the rest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Assignment, Duty
from fire_roster.domain.rotation import Rotation, missing_shifts
from fire_roster.domain.rules.l05_no_night import is_forbidden_night
from fire_roster.domain.rules.l06_absent import absence_in
from fire_roster.domain.rules.wording import duty_text
from fire_roster.errors import InputRefused


@dataclass(frozen=True, slots=True)
class RotationGap:
    """A seat of the rotation that stays empty.

    `shift` is the code, `reason` a whole sentence, `rule` the rule that the seat would break;
    empty where a locked seat of the same day stands in its place.
    """

    day: date
    shift: str
    member_id: int
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class RotationDraft:
    """All assignments of the month, locked seats included, in seat order; and the gaps."""

    assignments: tuple[Assignment, ...]
    gaps: tuple[RotationGap, ...]


def make_assignments(
    facts: RosterFacts, rotation: Rotation, teams: Mapping[str, Sequence[int]]
) -> RotationDraft:
    """Fills the month of `facts` with the members of each team (ids), by the rotation.

    Locked seats stay, other seats are replaced. Raises InputRefused where the station lacks a
    shift of the pattern; KeyError for a team or member that is unknown.
    """
    missing = missing_shifts(rotation.pattern, facts.shift_types.values())
    if missing:
        names = "、".join(f"{shift.name}（{shift.code}）" for shift in missing)
        raise InputRefused(
            f"{facts.station.name}没有轮班“{rotation.pattern.name}”用到的班次：{names}。"
            f"请先在站点的班次中添加。"
        )
    taken = {one.key: one for one in facts.assignments.values() if one.is_locked}
    locked = tuple(facts.duty_of(one) for one in taken.values())
    gaps: list[RotationGap] = []
    for seat in _seats(facts, rotation, teams):
        if seat.key in taken:
            continue
        duty = facts.duty_of(seat)
        against = _reason_against(facts, facts.members[seat.member_id], duty, locked)
        if against is None:
            taken[seat.key] = facts.assignments.get(seat.key, seat)
        else:
            gaps.append(_gap(facts, duty, *against))
    return RotationDraft(tuple(taken[key] for key in sorted(taken)), tuple(gaps))


def _seats(
    facts: RosterFacts, rotation: Rotation, teams: Mapping[str, Sequence[int]]
) -> Iterator[Assignment]:
    types = {shift.code: shift_id for shift_id, shift in facts.shift_types.items()}
    for day in facts.month.days:
        for team, member_ids in teams.items():
            code = rotation.shift_code(team, day)
            if code is not None:
                yield from (
                    Assignment(day, types[code], member_id)
                    for member_id in member_ids
                    if facts.members[member_id].is_in_team_on(day)
                )


def _reason_against(
    facts: RosterFacts, member: MemberFacts, duty: Duty, locked: Sequence[Duty]
) -> tuple[str, str] | None:
    """Rule and words why the member cannot take the duty, None where nothing speaks against it."""
    absence = absence_in(member, duty.span)
    if absence:
        return "L06", absence[0]
    if is_forbidden_night(member, duty):
        return "L05", "登记为不排夜班"
    if duty.is_control_room:
        valid = member.certificates_valid(duty.span)
        if not valid:
            return "C01", "没有在该班全程有效的证书"
        if (valid[0].level or 0) < facts.station.min_level:
            return "C02", f"证书等级不到本站要求的{facts.station.min_level.label}"
    own_locked = [one for one in locked if one.member_id == member.member_id]
    elsewhere = [one for one in facts.duties_of(member.member_id) if one.is_foreign]
    for other in (*own_locked, *elsewhere):
        if other.span.overlaps(duty.span):
            return "D06", f"同一时间已在{other.station_name}值{duty_text(other)}"
    for other in own_locked:
        if other.duty_date == duty.duty_date:
            return "", f"当天已锁定在{other.shift.name}"
    return None


def _gap(facts: RosterFacts, duty: Duty, rule: str, words: str) -> RotationGap:
    name = facts.members[duty.member_id].name
    reason = f"{name}{words}，{duty_text(duty)}的位置空缺。"
    return RotationGap(duty.duty_date, duty.shift.code, duty.member_id, reason, rule)
