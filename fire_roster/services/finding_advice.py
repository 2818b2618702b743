"""原因与办法: why a rule found something, what to do, and who could help at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fire_roster.assets import load_json
from fire_roster.domain.duty_hours import hours_text
from fire_roster.domain.eligibility import Candidate, judge_candidates
from fire_roster.domain.rules.base import Violation, date_text
from fire_roster.domain.shift import ShiftType
from fire_roster.services.roster_state import RosterState

_MOST_NAMES = 3
_SHORTAGES = frozenset({"D01", "D02", "S04", "H02"})


@dataclass(frozen=True, slots=True)
class Advice:
    """`cause` in one or two sentences, `remedies` as steps; `helpers` is a sentence or empty."""

    cause: str
    remedies: tuple[str, ...]
    helpers: str = ""


def advise(state: RosterState, finding: Violation) -> Advice:
    """Advice on one finding of a roster; people are named for a seat of one day and shift."""
    known = load_json("data", "rule_advice.json").get(finding.rule)
    cause = known["cause"] if known else "与条文的要求不一致。"
    remedies = tuple(known["remedies"]) if known else ("对照条文调整这一处的安排。",)
    return Advice(cause, remedies, _helpers(state, finding))


def _helpers(state: RosterState, finding: Violation) -> str:
    seat = _seat(state, finding)
    if seat is None:
        return ""
    day, shift = seat
    found = judge_candidates(state.facts, state.settings, day, shift.shift_type_id)
    free = [
        one
        for one in found
        if one.is_eligible
        and not one.is_assigned
        and one.member.member_id not in finding.member_ids
    ]
    place = f"{date_text(day)}{shift.name}"
    if not free:
        return f"{place}眼下没有人能顶；看看能否调整前后几天的班。"
    names = "、".join(_name(one) for one in free[:_MOST_NAMES])
    more = f"等 {len(free)} 人" if len(free) > _MOST_NAMES else ""
    return f"{place}能顶的：{names}{more}。"


def _seat(state: RosterState, finding: Violation) -> tuple[date, ShiftType] | None:
    """The seat to fill: a shortage of one day, or the one duty of one person."""
    if len(finding.dates) != 1 or not finding.shift:
        return None
    is_about_seat = finding.rule in _SHORTAGES or len(finding.member_ids) == 1
    day = finding.dates[0]
    shifts: Iterable[ShiftType] = state.facts.shift_types.values()
    shift = next((one for one in shifts if one.code == finding.shift), None)
    if not is_about_seat or shift is None or not state.facts.month.contains(day):
        return None
    return day, shift


def _name(candidate: Candidate) -> str:
    load = candidate.load
    return f"{candidate.member.name}（{hours_text(load.minutes)} 小时，夜 {load.nights}）"
