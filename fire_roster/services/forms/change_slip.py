"""值班表变更单: what a version changed against the one before it."""

from collections.abc import Iterable
from dataclasses import replace

from fire_roster.domain.facts import RosterFacts
from fire_roster.printing import Content
from fire_roster.printing.blocks import Column, Field, Fields, Row, Section, Table, WritingArea
from fire_roster.printing.geometry import Align
from fire_roster.services.anchor import find_anchor
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.parts import bold, sign_section
from fire_roster.services.forms.people import short_day
from fire_roster.services.forms.rosters import changed_shifts
from fire_roster.services.roster_state import RosterState


def build_change_slip(request: FormRequest) -> Content:
    """The newest version (or the one asked for) against the version before it."""
    station_id, month = request.at.record.id, request.month
    newer = request.sources.rosters.open(station_id, month, request.order.version)
    version = newer.facts.version
    older = request.sources.rosters.open(station_id, month, version - 1) if version > 1 else None
    rows = list(_rows(older.facts, newer.facts)) if older else []
    columns = (
        Column("序号", 0.5),
        Column("日期", 1.6),
        Column("班次", 1.8),
        Column("变更前", 2.6, Align.LEFT),
        Column("变更后", 2.6, Align.LEFT),
        Column("变更人签字", 1.6),
        Column("备注", 1.2),
    )
    before = f"第 {version - 1} 版" if older else "（没有更早的版本）"
    fields = Fields(
        (
            (Field("变更前版本", before), Field("变更后版本", _version_words(newer))),
            (Field("变更数量", f"{len(rows)} 处"), Field("变更原因")),
        )
    )
    sheet = request.sheet(
        "值班表变更单",
        Section((fields, Table(columns, tuple(rows), 0 if rows else 8, row_height=24.0))),
        Section((WritingArea("审批意见", "", 50, 80, ("签字",)),)),
        sign_section(request, "编制", "审核", "批准", has_seal=True),
    )
    with request.sources.database.read() as session:
        anchor = find_anchor(session, newer.roster)
    return replace(
        sheet,
        place=request.at.record.name,
        period=month.label,
        anchor=anchor,
        invalid_when="墙上旧版自本单批准之日起作废，请换贴新版",
    )


def _version_words(state: RosterState) -> str:
    return f"第 {state.facts.version} 版（{state.facts.status.label}）"


def _rows(older: RosterFacts, newer: RosterFacts) -> Iterable[Row]:
    for number, ((day, shift_id), people) in enumerate(
        changed_shifts(older, newer).items(), start=1
    ):
        shift = newer.shift_types.get(shift_id) or older.shift_types[shift_id]
        yield (
            str(number),
            short_day(day),
            f"{shift.name} {shift.time_text}",
            _names(older, people.before),
            bold(_names(newer, people.after)),
            "",
            "",
        )


def _names(facts: RosterFacts, members: frozenset[int]) -> str:
    names = [member.name for key, member in facts.members.items() if key in members]
    return "、".join(names) or "（无人）"
