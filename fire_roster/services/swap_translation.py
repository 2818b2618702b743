"""Stored swaps, leaders and reinforced periods into the values that the domain reasons about."""

from fire_roster.domain.reinforcement import LeadFacts, ReinforcedPeriod
from fire_roster.domain.roster import SeatKey
from fire_roster.domain.swap import SeatMove, SwapFacts, SwapKind
from fire_roster.records import reinforcement as reinforcement_records
from fire_roster.records import swap as swap_records


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
