"""Findings that are kept on purpose: which of them carry a reason, and which are still open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fire_roster.domain.rules.base import Violation

FindingKey = tuple[str, str]
"""Rule id and subject; an empty subject stands for all findings of the rule."""


@dataclass(frozen=True, slots=True)
class KeptReasons:
    """The reasons of one station and month."""

    reasons: Mapping[FindingKey, str] = field(default_factory=dict)

    def reason_for(self, violation: Violation) -> str:
        """Why the finding is kept: its own reason before that of its rule; empty when open."""
        own = self.reasons.get((violation.rule, subject_of(violation)), "")
        return own or self.reasons.get((violation.rule, ""), "")

    def open_of(self, violations: Iterable[Violation]) -> tuple[Violation, ...]:
        """The findings that nobody gave a reason for, in their order."""
        return tuple(one for one in violations if not self.reason_for(one))

    def kept_of(self, violations: Iterable[Violation]) -> tuple[tuple[Violation, str], ...]:
        """The findings that are kept, each with its reason, in their order."""
        pairs = ((one, self.reason_for(one)) for one in violations)
        return tuple((one, reason) for one, reason in pairs if reason)


def subject_of(violation: Violation) -> str:
    """Whom, when and which shift a finding is about; the same as long as these are the same."""
    members = ",".join(str(key) for key in sorted(violation.member_ids))
    days = ",".join(day.isoformat() for day in violation.dates)
    return f"{members}|{days}|{violation.shift or ''}"
