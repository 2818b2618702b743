"""Small practice facts: one control room, one micro station, five people."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from fire_roster.domain.drill import DrillFacts, DrillKind
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.practice_check import check_practice
from fire_roster.domain.rules.base import RuleSetting, RuleSettings, Violation
from fire_roster.domain.training import TrainingFacts, TrainingKind
from fire_roster.domain.unit import StationFacts, StationKind, UnitFacts, UnitTrait

NOW = datetime(2026, 12, 3, 9, 30)
TODAY = NOW.date()
ROOM = StationFacts(1, "消控室", StationKind.CONTROL_ROOM)
MICRO = StationFacts(2, "微型消防站", StationKind.MICRO_STATION)
MEMBERS = {
    key: MemberFacts(key, name, station_ids=frozenset({2 if key > 2 else 1}))
    for key, name in enumerate(("甲", "乙", "丙", "丁", "戊"), start=1)
}


def practice(**values: Any) -> PracticeFacts:
    """Facts of 2026-12-03 09:30 with what a test adds."""
    base = PracticeFacts(UnitFacts(), NOW, members=MEMBERS, stations=(ROOM, MICRO))
    return replace(base, **values)


def unit(*traits: UnitTrait) -> UnitFacts:
    """A unit of these types."""
    return UnitFacts(traits=frozenset(traits))


def drill(held_on: date | None, **values: Any) -> DrillFacts:
    """A complete drill of that day, or (None) one that is planned for 2026-12-20."""
    complete: dict[str, Any] = {
        "drill_id": 1,
        "title": "综合演练",
        "kind": DrillKind.COMPREHENSIVE,
        "planned_on": held_on or date(2026, 12, 20),
        "held_on": held_on,
        "key_place": "地下车库",
        "content": "车库电动车起火",
        "departments": "保安部",
        "participant_count": 20,
        "is_told": True,
        "has_notice": True,
        "has_signs": True,
        "evaluation": "配合熟练",
    }
    return DrillFacts(**{**complete, **values})


def course(kind: TrainingKind, held_on: date, *member_ids: int, hours: float = 2) -> TrainingFacts:
    """A course that these members passed."""
    return TrainingFacts(1, kind, held_on, frozenset(member_ids), hours)


def found(
    rule_id: str, facts: PracticeFacts, settings: Mapping[str, float] | None = None
) -> tuple[Violation, ...]:
    """Findings of one rule; `settings` are its parameters (and switch a preset on)."""
    rules = {} if settings is None else {rule_id: RuleSetting(parameters=settings)}
    return tuple(one for one in check_practice(facts, RuleSettings(rules)) if one.rule == rule_id)
