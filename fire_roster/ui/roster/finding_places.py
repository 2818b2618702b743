"""Where in the grid a finding is to be seen."""

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import Violation
from fire_roster.services.cell_findings import refs_of
from fire_roster.services.grid_view import CellRef
from fire_roster.services.roster_view import shown_members


def places_of(facts: RosterFacts, finding: Violation) -> list[CellRef]:
    """The seats it is about.

    A finding about a day alone shows those who stand on its shift, or the day's first line; one
    about a person alone the person's first day.
    """
    month = facts.month
    refs = [ref for ref in refs_of(finding) if month.contains(ref.day)]
    if refs:
        return refs
    if finding.member_ids:
        return [CellRef(member_id, month.first) for member_id in finding.member_ids]
    days = [day for day in finding.dates if month.contains(day)]
    standing = [
        CellRef(key.member_id, key.duty_date)
        for key in sorted(facts.assignments)
        if key.duty_date in days
        and finding.shift in (None, facts.shift_types[key.shift_type_id].code)
    ]
    members = shown_members(facts)
    return standing or [CellRef(members[0].member_id, day) for day in days if members]
