"""Stored records into the frozen values that the domain reasons about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from fire_roster.domain.calendar import Holiday, HolidayCalendar
from fire_roster.domain.certificate import CertificateFacts, Level, VerificationResult
from fire_roster.domain.certificate_kind import BUILT_IN_KINDS, CertificateKind
from fire_roster.domain.member import (
    ChangeKind,
    LeaveFacts,
    MemberFacts,
    OpenReport,
    WishFacts,
)
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.unit import (
    AveragedHours,
    SinglePersonCondition,
    SinglePersonProof,
    StationFacts,
    StationKind,
    UnitFacts,
    UnitTrait,
)
from fire_roster.records import certificate as certificate_records
from fire_roster.records import leave as leave_records
from fire_roster.records import shift as shift_records
from fire_roster.records import wish as wish_records
from fire_roster.records.calendar import HolidayDay, HolidayYear
from fire_roster.records.member import ChangeReport, Member
from fire_roster.records.station import Station, StationFields
from fire_roster.records.unit import Unit

WORD_SEPARATOR = "、"


def split_words(text: str) -> tuple[str, ...]:
    """The words of a stored list."""
    return tuple(word for word in text.split(WORD_SEPARATOR) if word)


def unit_facts(unit: Unit) -> UnitFacts:
    """The unit as the rules see it."""
    known = {trait.value: trait for trait in UnitTrait}
    return UnitFacts(
        name=unit.name,
        traits=frozenset(known[word] for word in split_words(unit.traits) if word in known),
        responsible_person=unit.responsible_person,
        safety_manager=unit.safety_manager,
        averaged_hours=AveragedHours(
            unit.is_averaged_hours,
            unit.averaged_hours_number,
            unit.averaged_hours_until,
        ),
    )


def single_person_condition(station: StationFields) -> SinglePersonCondition:
    """What is on record about one person alone at a station."""
    known = {proof.value: proof for proof in SinglePersonProof}
    words = split_words(station.single_proofs)
    return SinglePersonCondition(
        clause=station.single_clause,
        in_force=station.single_in_force,
        needs_remote_control=station.single_needs_remote,
        proofs=frozenset(known[word] for word in words if word in known),
    )


def station_facts(station: Station) -> StationFacts:
    """A station as the rules see it."""
    return StationFacts(
        station_id=station.id,
        name=station.name,
        kind=StationKind(station.kind),
        is_linked=station.is_linked,
        min_level=Level.from_label(station.min_level),
        min_staff=station.min_staff,
        has_vehicle=station.has_vehicle,
        is_community=station.is_community,
        single_person=single_person_condition(station),
    )


def shift_type(record: shift_records.ShiftType) -> ShiftType:
    """A shift type as the domain knows it."""
    return ShiftType(
        shift_type_id=record.id,
        code=record.code,
        name=record.name,
        start_minute=record.start_minute,
        end_minute=record.end_minute,
        hotkey=record.hotkey,
        palette=record.palette,
        is_required=record.is_required,
    )


@dataclass(frozen=True, slots=True)
class PaperBackground:
    """What a certificate stands on besides its own fields.

    `kinds` are the rules by type, `scanned` the certificates with a scan, `replaced_from` the
    day from which the renewal of a certificate counts.
    """

    kinds: Mapping[str, CertificateKind] = field(default_factory=lambda: BUILT_IN_KINDS)
    scanned: frozenset[int] = frozenset()
    replaced_from: Mapping[int, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonalPapers:
    """What belongs to the members: certificates with their background, leave, reports, wishes."""

    certificates: Iterable[certificate_records.Certificate]
    leaves: Iterable[leave_records.Leave]
    background: PaperBackground = field(default_factory=PaperBackground)
    reports: Iterable[ChangeReport] = ()
    wishes: Iterable[wish_records.Wish] = ()


def certificate_facts(
    record: certificate_records.Certificate, background: PaperBackground
) -> CertificateFacts:
    """A certificate as the rules see it; an end that it does not show follows from its type."""
    kind = background.kinds.get(record.type, CertificateKind(record.type))
    expires = record.expires
    if expires is None and not record.is_long_term:
        expires = kind.expiry_of(record.issued)
    is_refuted = record.verification_result not in ("", VerificationResult.MATCHED.value)
    return CertificateFacts(
        certificate_id=record.id,
        type=record.type,
        level=Level.from_label(record.level) if record.level else None,
        number=record.number,
        direction=record.direction,
        issued=record.issued,
        expires=expires,
        is_long_term=record.is_long_term,
        review_due=record.review_due,
        verified_on=None if is_refuted else record.verified_on,
        refuted=record.verification_result if is_refuted else "",
        has_scan=record.id in background.scanned,
        has_place=bool(record.original_place),
        is_level_confirmed=record.is_level_confirmed,
        reviewed_on=record.reviewed_on,
        review_months=kind.review_months,
        replaced_from=background.replaced_from.get(record.id),
    )


def holiday_calendar(years: Iterable[HolidayYear], days: Iterable[HolidayDay]) -> HolidayCalendar:
    """The calendar from its rows."""
    return HolidayCalendar.from_days(
        (Holiday(row.day, row.name, row.is_off, row.is_statutory) for row in days),
        (row.year for row in years),
    )


def display_names(members: Iterable[Member], teams: Mapping[int, str]) -> dict[int, str]:
    """Name of each member for people; equal names carry the team, then the key, in brackets."""
    people = list(members)
    name_count = Counter(member.name for member in people)
    labels = {
        member.id: member.name
        if name_count[member.name] == 1
        else f"{member.name}（{teams.get(member.team_id or 0) or f'编号{member.id}'}）"
        for member in people
    }
    label_count = Counter(labels.values())
    return {
        key: label if label_count[label] == 1 else f"{label[:-1]}·编号{key}）"
        for key, label in labels.items()
    }


def member_facts(
    members: Iterable[Member],
    names: Mapping[int, str],
    teams: Mapping[int, str],
    stations: Iterable[tuple[int, int]],
    papers: PersonalPapers,
) -> dict[int, MemberFacts]:
    """Members as the rules see them; `stations` are pairs of member and station key."""
    certificates: dict[int, list[CertificateFacts]] = defaultdict(list)
    for certificate in papers.certificates:
        facts = certificate_facts(certificate, papers.background)
        certificates[certificate.member_id].append(facts)
    leaves: dict[int, list[LeaveFacts]] = defaultdict(list)
    for leave in papers.leaves:
        leaves[leave.member_id].append(LeaveFacts(leave.first, leave.last, leave.kind))
    wishes: dict[int, list[WishFacts]] = defaultdict(list)
    for one in papers.wishes:
        wish = WishFacts(one.first, one.last, one.shift_name, one.is_wanted)
        wishes[one.member_id].append(wish)
    reports: dict[int, list[OpenReport]] = defaultdict(list)
    for report in papers.reports:
        reports[report.member_id].append(OpenReport(ChangeKind(report.kind), report.day))
    places: dict[int, set[int]] = defaultdict(set)
    for member_id, station_id in stations:
        places[member_id].add(station_id)
    return {
        member.id: MemberFacts(
            member_id=member.id,
            name=names[member.id],
            position=member.position,
            team=teams.get(member.team_id or 0, ""),
            joined=member.joined,
            left=member.left,
            birth=member.birth,
            no_night_until=member.no_night_until,
            certificates=tuple(certificates[member.id]),
            leaves=tuple(leaves[member.id]),
            station_ids=frozenset(places[member.id]),
            id_number=member.id_number,
            department=member.department,
            wishes=tuple(wishes[member.id]),
            has_phone=bool(member.phone),
            team_from=member.team_from,
            team_until=member.team_until,
            open_reports=tuple(reports[member.id]),
            position_from=member.position_from,
            position_until=member.position_until,
        )
        for member in members
    }
