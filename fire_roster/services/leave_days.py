"""Leave entered by marking cells of the grid."""

from collections.abc import Iterable
from datetime import timedelta

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import date_text
from fire_roster.records.leave import LeaveFields
from fire_roster.services.grid_view import CellRef

LEAVE_KIND = "请假"
"""What a mark says before the clerk names the kind of leave."""


def leaves_to_add(facts: RosterFacts, refs: Iterable[CellRef]) -> list[tuple[int, LeaveFields]]:
    """One leave per member and run of days; days on leave already are left out."""
    found: list[tuple[int, LeaveFields]] = []
    for ref in sorted(set(refs)):
        member = facts.members[ref.member_id]
        if any(one.first <= ref.day <= one.last for one in member.leaves):
            continue
        if found and found[-1][0] == ref.member_id:
            last = found[-1][1]
            if last.last + timedelta(days=1) == ref.day:
                found[-1] = (ref.member_id, last.model_copy(update={"last": ref.day}))
                continue
        found.append((ref.member_id, LeaveFields(first=ref.day, last=ref.day, kind=LEAVE_KIND)))
    return found


def describe_leaves(facts: RosterFacts, leaves: Iterable[tuple[int, LeaveFields]]) -> str:
    """张三 12月5日至12月7日 请假; for several how many."""
    known = list(leaves)
    member_id, fields = known[0]
    name = facts.members[member_id].name
    days = date_text(fields.first)
    if fields.last != fields.first:
        days = f"{days}至{date_text(fields.last)}"
    if len(known) == 1:
        return f"{name} {days} {fields.kind}"
    return f"{name}等 {len(known)} 条{fields.kind}"
