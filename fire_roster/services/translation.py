"""Stored records into the frozen values that the domain reasons about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from fire_roster.domain.calendar import Holiday, HolidayCalendar
from fire_roster.domain.certificate import CertificateFacts, Level
from fire_roster.domain.member import LeaveFacts, MemberFacts, WishFacts
from fire_roster.domain.reinforcement import LeadFacts, ReinforcedPeriod
from fire_roster.domain.roster import SeatKey
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.swap import SeatMove, SwapFacts, SwapKind
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
from fire_roster.records import reinforcement as reinforcement_records
from fire_roster.records import shift as shift_records
from fire_roster.records import swap as swap_records
from fire_roster.records import wish as wish_records
from fire_roster.records.calendar import HolidayDay, HolidayYear
from fire_roster.records.member import Member
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


def certificate_facts(record: certificate_records.Certificate) -> CertificateFacts:
    """A certificate as the rules see it."""
    return CertificateFacts(
        certificate_id=record.id,
        type=record.type,
        level=Level.from_label(record.level) if record.level else None,
        number=record.number,
        direction=record.direction,
        issued=record.issued,
        expires=record.expires,
        is_long_term=record.is_long_term,
        review_due=record.review_due,
        verified_on=record.verified_on,
    )


def holiday_calendar(years: Iterable[HolidayYear], days: Iterable[HolidayDay]) -> HolidayCalendar:
    """The calendar from its rows."""
    return HolidayCalendar.from_days(
        (Holiday(row.day, row.name, row.is_off, row.is_statutory) for row in days),
        (row.year for row in years),
    )


def swap_facts(record: swap_records.Swap) -> SwapFacts:
    """A swap as the domain knows it."""
    seat = SeatKey(record.day, record.shift_type_id, record.member_id)
    moves = [SeatMove(seat, record.taker_id)]
    if record.return_day and record.return_shift_type_id and record.taker_id:
        back = SeatKey(record.return_day, record.return_shift_type_id, record.taker_id)
        moves.append(SeatMove(back, record.member_id))
    return SwapFacts(record.id, SwapKind(record.kind), tuple(moves), record.approver)


def lead_facts(record: reinforcement_records.LeadFields) -> LeadFacts:
    """The leader of a day as the rules see one."""
    return LeadFacts(record.name, record.title, record.phone)


def reinforced_period(record: reinforcement_records.ReinforcedPeriodFields) -> ReinforcedPeriod:
    """A reinforced period as the rules see it."""
    return ReinforcedPeriod(
        name=record.name,
        first=record.first,
        last=record.last,
        extra_staff=record.extra_staff,
        needs_lead=record.needs_lead,
        station_id=record.station_id,
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
    papers: tuple[
        Iterable[certificate_records.Certificate],
        Iterable[leave_records.Leave],
        Iterable[wish_records.Wish],
    ],
) -> dict[int, MemberFacts]:
    """Members as the rules see them; `stations` are pairs of member and station key."""
    certificates: dict[int, list[CertificateFacts]] = defaultdict(list)
    for certificate in papers[0]:
        certificates[certificate.member_id].append(certificate_facts(certificate))
    leaves: dict[int, list[LeaveFacts]] = defaultdict(list)
    for leave in papers[1]:
        leaves[leave.member_id].append(LeaveFacts(leave.first, leave.last, leave.kind))
    wishes: dict[int, list[WishFacts]] = defaultdict(list)
    for wish in papers[2]:
        wishes[wish.member_id].append(
            WishFacts(wish.first, wish.last, wish.shift_name, wish.is_wanted)
        )
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
            wishes=tuple(wishes[member.id]),
        )
        for member in members
    }
