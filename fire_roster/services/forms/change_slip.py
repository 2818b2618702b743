"""值班表变更单: what changed against the paper on the wall, or a draft against what is in force."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fire_roster.printing import Content
from fire_roster.printing.blocks import (
    Column,
    Field,
    Fields,
    Paragraphs,
    Row,
    Section,
    Table,
    WritingArea,
)
from fire_roster.printing.geometry import Align
from fire_roster.services.anchor import find_anchor
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.parts import bold, sign_section
from fire_roster.services.forms.people import short_day
from fire_roster.services.forms.rosters import newest_state
from fire_roster.services.roster_diff import shift_diffs
from fire_roster.services.roster_state import RosterState
from fire_roster.services.wall_copies import SlipLine

_NOTHING = "与墙上张贴的值班表一致，没有变更。"


@dataclass(frozen=True, slots=True)
class _Slip:
    """The versions that are compared and what differs."""

    before: int | None
    state: RosterState
    lines: Sequence[SlipLine]


def build_change_slip(request: FormRequest) -> Content:
    """An unpublished draft against the version in force; without one, that against the wall."""
    slip = _slip(request)
    rows = [_row(number, line) for number, line in enumerate(slip.lines, start=1)]
    columns = (
        Column("序号", 0.6),
        Column("日期", 2.1),
        Column("班次", 2.6),
        Column("变更前", 2.1, Align.LEFT),
        Column("变更后", 2.1, Align.LEFT),
        Column("变更人签字", 1.4),
        Column("依据", 1.9),
    )
    facts = slip.state.facts
    before = f"第 {slip.before} 版" if slip.before else "（没有更早的版本）"
    after = f"第 {facts.version} 版（{facts.status.label}）"
    fields = Fields(
        (
            (Field("变更前版本", before), Field("变更后版本", after)),
            (Field("变更数量", f"{len(rows)} 处"), Field("变更原因")),
        )
    )
    table = Table(columns, tuple(rows), 0 if rows else 8, row_height=24.0)
    note = () if rows else (Paragraphs((_NOTHING,)),)
    sheet = request.sheet(
        "值班表变更单",
        Section((fields, *note, table)),
        Section((WritingArea("审批意见", "", 50, 80, ("签字",)),)),
        sign_section(request, "编制", "审核", "批准", has_seal=True),
    )
    with request.sources.database.read() as session:
        anchor = find_anchor(session, slip.state.roster)
    return replace(
        sheet,
        place=request.at.record.name,
        period=request.month.label,
        anchor=anchor,
        invalid_when="墙上旧版自本单批准之日起作废，请换贴新版",
    )


def _slip(request: FormRequest) -> _Slip:
    station_id, month = request.at.record.id, request.month
    in_force = request.sources.rosters.open_final(station_id, month)
    newest = newest_state(request)
    if newest.facts.version > in_force.facts.version:
        seats = (in_force.facts.assignments, newest.facts.assignments)
        lines = [SlipLine(one, "") for one in shift_diffs(newest.facts, *seats)]
        return _Slip(in_force.facts.version, newest, lines)
    posted = request.sources.wall_copies.change_slip(station_id, month)
    is_first = posted.before_version is None or not in_force.facts.assignments
    return _Slip(None if is_first else posted.before_version, in_force, posted.lines)


def _row(number: int, line: SlipLine) -> Row:
    change = line.change
    return (
        str(number),
        short_day(change.day),
        f"{change.shift.name} {change.shift.time_text}",
        "、".join(change.before) or "（无人）",
        bold("、".join(change.after) or "（无人）"),
        "",
        line.note,
    )
