"""The sole judge of a roster: runs every active rule, and after an edit only what it touches."""

from collections.abc import Iterable
from datetime import date, timedelta

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.roster_patch import RosterPatch
from fire_roster.domain.rules import ALL_RULES
from fire_roster.domain.rules.base import (
    DayRule,
    MemberRule,
    MonthRule,
    Rule,
    RuleContext,
    RuleSettings,
    Severity,
    Violation,
)

_Window = tuple[str, int | date | None]

# A duty lasts at most two days, so it reaches the windows of its own date and the two after it;
# the day before is included because a window of the station may begin late in the day.
_DAYS_BEFORE, _DAYS_AFTER = 1, 2


class RosterChecker:
    """Findings about one roster, kept up to date through patches.

    Immutable facts in, `violations` out; `apply` moves to the edited facts and returns the
    findings after it. One instance belongs to one thread.
    """

    def __init__(
        self,
        facts: RosterFacts,
        settings: RuleSettings | None = None,
        rules: Iterable[Rule] = ALL_RULES,
    ) -> None:
        self.facts = facts
        self.settings = settings or RuleSettings()
        active = [one for one in rules if one.is_active(self.settings, facts.station.kind)]
        self._order = {rule.rule_id: index for index, rule in enumerate(active)}
        self._rules = tuple(RuleContext(rule, self.settings) for rule in active)
        self._found: dict[_Window, tuple[Violation, ...]] = {}
        self._check_members(facts.members)
        self._check_days(facts.month.days)
        self._check_month()

    @property
    def violations(self) -> tuple[Violation, ...]:
        """All findings: errors first, then by rule, date and member; shifts in order of time."""
        found = [violation for group in self._found.values() for violation in group]
        return tuple(
            sorted(
                found,
                key=lambda one: (
                    one.severity.rank,
                    self._order[one.rule],
                    one.dates,
                    one.member_ids,
                    () if one.member_ids else one.spans,
                    one.message,
                ),
            )
        )

    def apply(self, patch: RosterPatch) -> tuple[Violation, ...]:
        """Moves to the roster after the patch; PatchConflict where it does not fit."""
        self.facts = self.facts.with_patch(patch)
        self._check_members(patch.member_ids)
        days = {
            change.key.duty_date + timedelta(days=offset)
            for change in patch.changes
            for offset in range(-_DAYS_BEFORE, _DAYS_AFTER + 1)
        }
        self._check_days(day for day in days if self.facts.month.contains(day))
        self._check_month()
        return self.violations

    def violations_of(self, member_id: int) -> tuple[Violation, ...]:
        """Findings of the rules whose window is this member."""
        return tuple(
            violation
            for context in self._rules
            for violation in self._found.get((context.rule.rule_id, member_id), ())
        )

    def count(self, severity: Severity) -> int:
        """Number of findings of one severity."""
        return sum(
            violation.severity is severity for group in self._found.values() for violation in group
        )

    def _check_members(self, member_ids: Iterable[int]) -> None:
        for member_id in member_ids:
            member = self.facts.members[member_id]
            for context in self._rules:
                if isinstance(context.rule, MemberRule):
                    found = tuple(context.rule.check(self.facts, member, context))
                    self._keep((context.rule.rule_id, member_id), found)

    def _check_days(self, days: Iterable[date]) -> None:
        for day in days:
            for context in self._rules:
                if isinstance(context.rule, DayRule):
                    found = tuple(context.rule.check(self.facts, day, context))
                    self._keep((context.rule.rule_id, day), found)

    def _check_month(self) -> None:
        for context in self._rules:
            if isinstance(context.rule, MonthRule):
                found = tuple(context.rule.check(self.facts, context))
                self._keep((context.rule.rule_id, None), found)

    def _keep(self, window: _Window, found: tuple[Violation, ...]) -> None:
        if found:
            self._found[window] = found
        else:
            self._found.pop(window, None)
