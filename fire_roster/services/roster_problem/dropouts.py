"""Who cannot be rostered in the month, or only for a part of it, in sentences."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from fire_roster.domain.certificate import CertificateFacts
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.base import date_text
from fire_roster.domain.time_span import midnight


def dropout_sentences(facts: RosterFacts) -> tuple[str, ...]:
    """One sentence for each reason that takes people of the station away, papers first."""
    papers = _paper_sentences(facts) if facts.station.is_control_room else ()
    return (*papers, *_absence_sentences(facts))


def _paper_sentences(facts: RosterFacts) -> tuple[str, ...]:
    """C01 and C02: papers that are missing, too low, or end before or within the month."""
    groups: dict[str, list[str]] = defaultdict(list)
    single: list[tuple[datetime, str]] = []
    for member in facts.station_members:
        papers = [one for one in member.certificates if one.entitles_to_control_room]
        enough = [one for one in papers if (one.level or 0) >= facts.station.min_level]
        if not papers:
            groups["没有登记消防设施操作员证书"].append(member.name)
        elif not enough:
            groups[f"的证书等级不到{facts.station.min_level.label}"].append(member.name)
        else:
            single += _validity(facts, member, enough)
    grouped = [f"{'、'.join(names)}{why}，不能排班。" for why, names in groups.items()]
    return (*(text for _, text in sorted(single)), *grouped)


def _validity(
    facts: RosterFacts, member: MemberFacts, papers: list[CertificateFacts]
) -> Iterator[tuple[datetime, str]]:
    end, start = max(one.valid_until for one in papers), min(one.valid_from for one in papers)
    if end <= midnight(facts.month.first):
        yield end, f"{member.name}证书 {_last_day(end)} 已到期，本月不能排班。"
    elif end <= midnight(facts.month.last + timedelta(days=1)):
        yield end, f"{member.name}证书 {_last_day(end)} 到期后不能再排。"
    if start > midnight(facts.month.first):
        yield start, f"{member.name}证书 {start.date()} 才发证，此前不能排班。"


def _last_day(end: datetime) -> date:
    return end.date() - timedelta(days=1)


def _absence_sentences(facts: RosterFacts) -> Iterator[str]:
    """L05 and L06: service that begins or ends, leave, people marked 不排夜班."""
    month = facts.month
    for member in facts.station_members:
        if member.joined and month.first < member.joined <= month.last:
            yield f"{member.name} {date_text(member.joined)}入职，此前不能排班。"
        if member.left and month.first <= member.left < month.last:
            yield f"{member.name} {date_text(member.left)}离职，此后不能排班。"
        for leave in member.leaves:
            if leave.first <= month.last and leave.last >= month.first:
                yield (
                    f"{member.name} {date_text(leave.first)}至{date_text(leave.last)}"
                    f"{leave.kind}，不能排班。"
                )
        if member.no_night_until and member.no_night_until >= month.first:
            yield f"{member.name}登记为不排夜班，到 {member.no_night_until}。"
