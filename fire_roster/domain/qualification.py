"""Which certificates a control-room duty rests on."""

from dataclasses import dataclass

from fire_roster.domain.certificate import CertificateFacts, Level
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Duty


@dataclass(frozen=True, slots=True)
class DutyProof:
    """A duty with the control-room certificates valid for all of it, best level first."""

    duty: Duty
    valid: tuple[CertificateFacts, ...]

    @property
    def level(self) -> Level | None:
        """Best level that is proven, None where none is known."""
        return self.valid[0].level if self.valid else None

    def reaching(self, least: Level) -> tuple[CertificateFacts, ...]:
        """The certificates of at least a level."""
        if self.valid and (self.valid[-1].level or 0) >= least:
            return self.valid
        return tuple(one for one in self.valid if one.level is not None and one.level >= least)

    def rests_on(self, least: Level) -> tuple[CertificateFacts, ...]:
        """The certificates that entitle to the duty; all valid ones if none reaches the level."""
        return self.reaching(least) or self.valid


def duty_proofs(facts: RosterFacts, member: MemberFacts) -> tuple[DutyProof, ...]:
    """The member's duties in this roster, in order of time, each with its certificates.

    Five rules ask; the answer is worked out once until an edit touches the member.
    """
    key = ("proofs", member.member_id)
    if key not in facts.member_memo:
        facts.member_memo[key] = tuple(
            DutyProof(duty, member.certificates_valid(duty.span))
            for duty in facts.own_duties_of(member.member_id)
        )
    found: tuple[DutyProof, ...] = facts.member_memo[key]
    return found
