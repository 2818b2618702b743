"""Where a rotation stands: it continues from the duties before the month, if they fit it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rotation import Rotation, RotationPattern, start_rotation

TeamTail = Mapping[str, Mapping[date, str | None]]
"""Per team the shift code of each past day, None for rest; days not known are absent."""

_LEAST_AGREEMENT = 2 / 3
"""Share of past team days that must fit before a rotation counts as continued: leave and swaps
blur it, another rotation or none falls well below."""


def team_tail(facts: RosterFacts, teams: Mapping[str, Sequence[int]]) -> TeamTail:
    """What each team did at this station before the month: the code most of its members had.

    Days on which nobody at all was on duty say nothing and are left out.
    """
    tail: dict[str, dict[date, str | None]] = {team: {} for team in teams}
    for day, duties in facts.duties_by_day.items():
        if day >= facts.month.first or not duties:
            continue
        codes = {duty.member_id: duty.shift.code for duty in duties}
        for team, member_ids in teams.items():
            counts = Counter(codes[one] for one in member_ids if one in codes)
            tail[team][day] = counts.most_common(1)[0][0] if counts else None
    return tail


def continue_rotation(
    pattern: RotationPattern, teams: Sequence[str], anchor: date, tail: TeamTail
) -> Rotation:
    """The rotation in which the teams go on from `tail`; where none fits it starts at `anchor`.

    The teams keep the distances of the pattern; which team stands where is read from the tail.
    """
    known = sum(len(tail.get(team, {})) for team in teams)
    best_score, best = 0, start_rotation(pattern, teams, anchor)
    length, scores = len(pattern.cycle), _scores(pattern, teams, anchor, tail)
    for first in range(length):
        slots = [(first + pattern.offset_of(index)) % length for index in range(len(teams))]
        score, offsets = _match(teams, slots, scores)
        if score > best_score:
            best_score, best = score, Rotation(pattern, anchor, offsets)
    if best_score < known * _LEAST_AGREEMENT:
        return start_rotation(pattern, teams, anchor)
    return best


def _scores(
    pattern: RotationPattern, teams: Sequence[str], anchor: date, tail: TeamTail
) -> dict[str, list[int]]:
    """Per team and offset the number of past days that agree."""
    return {
        team: [
            sum(
                pattern.code_at((day - anchor).days + offset) == code
                for day, code in tail.get(team, {}).items()
            )
            for offset in range(len(pattern.cycle))
        ]
        for team in teams
    }


def _match(
    teams: Sequence[str], slots: Sequence[int], scores: Mapping[str, Sequence[int]]
) -> tuple[int, dict[str, int]]:
    """A slot for each team and the days that agree in all; teams with the least choice go first."""
    free, total, chosen = list(slots), 0, dict[str, int]()

    def choices(team: str) -> int:
        values = [scores[team][slot] for slot in slots]
        return values.count(max(values))

    for team in sorted(teams, key=choices):
        slot = max(free, key=lambda one: scores[team][one])
        free.remove(slot)
        chosen[team] = slot
        total += scores[team][slot]
    return total, {team: chosen[team] for team in teams}
