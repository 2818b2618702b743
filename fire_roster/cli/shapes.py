"""JSON shapes that several commands share: dates as text, absent as null."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fire_roster.domain.member import MemberFacts
    from fire_roster.domain.rules.base import Violation
    from fire_roster.domain.shift import ShiftType
    from fire_roster.records.certificate import Certificate


def or_none(text: str) -> str | None:
    """The text, null where it is empty."""
    return text or None


def iso(day: date | None) -> str | None:
    """2026-12-01."""
    return day.isoformat() if day else None


def minute_iso(moment: datetime) -> str:
    """2026-12-01T08:00."""
    return moment.isoformat(timespec="minutes")


def shift_shape(shift: "ShiftType") -> dict[str, Any]:
    """A shift type."""
    return {
        "code": shift.code,
        "name": shift.name,
        "start": shift.start_text,
        "end": shift.end_text,
    }


def certificate_shape(paper: "Certificate") -> dict[str, Any]:
    """A certificate as the member list shows it."""
    return {
        "type": paper.type,
        "level": or_none(paper.level),
        "direction": or_none(paper.direction),
        "number": or_none(paper.number),
        "issued": iso(paper.issued),
        "expires": iso(paper.expires),
        "long_term": paper.is_long_term,
        "review_due": iso(paper.review_due),
        "verified_on": iso(paper.verified_on),
        "verified_by": or_none(paper.verified_by),
        "verification_result": or_none(paper.verification_result),
        "reviewed_on": iso(paper.reviewed_on),
        "issuer": or_none(paper.issuer),
        "original_place": or_none(paper.original_place),
        "replaced_by": paper.replaced_by_id,
    }


def violation_shape(violation: "Violation", members: "Mapping[int, MemberFacts]") -> dict[str, Any]:
    """A finding; members by their name for people."""
    return {
        "rule": violation.rule,
        "severity": violation.severity.value,
        "message": violation.message,
        "clause": violation.clause,
        "amount": violation.amount,
        "members": [members[key].name for key in violation.member_ids],
        "member_ids": list(violation.member_ids),
        "dates": [day.isoformat() for day in violation.dates],
        "shift": violation.shift,
        "spans": [
            {"start": minute_iso(span.start), "end": minute_iso(span.end)}
            for span in violation.spans
        ],
    }


def reason_shapes(reasons: "Iterable[Violation]") -> list[dict[str, Any]]:
    """Why a member does not fit a seat."""
    return [
        {
            "rule": one.rule,
            "severity": one.severity.value,
            "message": one.message,
            "clause": one.clause,
        }
        for one in reasons
    ]
