"""`roster repair`: somebody cannot come; who stands in, with as few people moved as possible."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.options import takes
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.shapes import violation_shape
from fire_roster.cli.words import read_duty_date
from fire_roster.domain.month import Month
from fire_roster.errors import UsageProblem

if TYPE_CHECKING:
    from fire_roster.domain.facts import RosterFacts
    from fire_roster.domain.roster import Assignment
    from fire_roster.services.office import Office
    from fire_roster.services.repair import Repair, RepairProposal

_NO_LEGAL_WAY_EXIT_CODE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairOptions:
    """Who is absent on which days; the best proposal is taken only when asked for."""

    absent: Annotated[str, typer.Option("--absent", metavar="MEMBER", help="来不了的人")]
    first: Annotated[str, typer.Option("--from", metavar="日期", help="第一天")]
    last: Annotated[str, typer.Option("--to", metavar="日期", help="最后一天，不写为同一天")] = ""
    station: Annotated[str, typer.Option(metavar="站点", help="不写为他排了班的站点")] = ""
    take: Annotated[
        int, typer.Option(metavar="N", help="采用每处的第 N 个方案，写入草稿；不写只看方案")
    ] = 0
    leave: Annotated[str, typer.Option(metavar="类别", help="同时登记请假，如 病假")] = ""


@takes(RepairOptions)
def repair(context: typer.Context, options: RepairOptions) -> Reply:
    """有人来不了：给出最多三个改动最少的补班方案，动到谁、是否合规。"""
    first = read_duty_date(options.first)
    last = read_duty_date(options.last or options.first)
    if last < first:
        raise UsageProblem(f"最后一天 {last} 早于第一天 {first}，请检查。")
    is_writing = bool(options.take or options.leave)
    with (writing if is_writing else reading)(context) as office:
        member = office.members.find(options.absent)
        months = [Month.of(first)]
        while months[-1] < Month.of(last):
            months.append(months[-1].shifted(1))
        found = [
            (station, office.repair.propose(station, month, member.record.id, first, last))
            for month in months
            for station in _stations(office, options.station)
        ]
        found = [(station, one) for station, one in found if one.lost]
        for station, one in found if options.take else ():
            _take(office, station, one, options.take)
        if options.leave:
            from fire_roster.records.leave import LeaveFields

            office.leaves.add(member, LeaveFields(first=first, last=last, kind=options.leave))
    document = {
        "member": member.name,
        "member_id": member.record.id,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "taken": options.take or None,
        "rosters": [_repair_shape(one) for _, one in found],
    }
    lines = [line for _, one in found for line in _lines(one)]
    if not found:
        lines = [
            f"{member.name} {first} 至 {last} 没有排班，不用补班。",
            "24:00 以后的夜班按钟点算次日，要补它请把 --to 写到次日。",
        ]
    elif options.take:
        lines.append(f"已采用第 {options.take} 个方案；核对后发布。")
    is_mended = all(any(way.is_legal for way in one.proposals) for _, one in found)
    return Reply(document, lines, 0 if is_mended else _NO_LEGAL_WAY_EXIT_CODE)


COMMANDS = {"repair": repair}


def _stations(office: "Office", name: str) -> list[int]:
    if name:
        return [office.stations.find(name).record.id]
    return [one.record.id for one in office.stations.list_all()]


def _take(office: "Office", station: int, found: "Repair", number: int) -> None:
    if not 1 <= number <= len(found.proposals):
        raise UsageProblem(f"这里只有 {len(found.proposals)} 个方案，没有第 {number} 个。")
    proposal = found.proposals[number - 1]
    facts = found.before.facts
    office.rosters.edit(
        station, facts.month, proposal.patch, f"{facts.station.name} 补班：{proposal.title}"
    )


def _repair_shape(found: "Repair") -> dict[str, Any]:
    facts = found.before.facts
    return {
        "station": facts.station.name,
        "month": str(facts.month),
        "lost": [_seat_shape(facts, one) for one in found.lost],
        "proposals": [_proposal_shape(facts, one) for one in found.proposals],
    }


def _proposal_shape(facts: "RosterFacts", one: "RepairProposal") -> dict[str, Any]:
    return {
        "title": one.title,
        "legal": one.is_legal,
        "moves": [
            {
                "member": move.name,
                "member_id": move.member_id,
                "added": [_seat_shape(facts, seat) for seat in move.added],
                "removed": [_seat_shape(facts, seat) for seat in move.removed],
                "text": move.text,
            }
            for move in one.moves
        ],
        "violations": [violation_shape(found, facts.members) for found in one.new_violations],
    }


def _seat_shape(facts: "RosterFacts", seat: "Assignment") -> dict[str, str]:
    shift = facts.shift_types[seat.shift_type_id]
    return {"date": seat.duty_date.isoformat(), "shift": shift.code}


def _lines(found: "Repair") -> list[str]:
    facts = found.before.facts
    lost = "、".join(
        f"{one.duty_date} {facts.shift_types[one.shift_type_id].name}" for one in found.lost
    )
    lines = [f"{facts.station.name}空出：{lost}"]
    for number, one in enumerate(found.proposals, start=1):
        verdict = "合规" if one.is_legal else "有不合规处"
        lines.append(f"方案 {number}（{verdict}）：{one.title}")
        lines += [f"    {move.text}" for move in one.moves]
        lines += [f"    [{v.severity.label}] {v.rule} {v.message}" for v in one.new_violations]
    return lines
