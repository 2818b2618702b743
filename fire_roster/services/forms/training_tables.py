"""Training of the whole unit on paper: coverage by rule and department, 宣传 of a year."""

from dataclasses import replace
from itertools import groupby

from fire_roster.printing import Content
from fire_roster.printing.blocks import Cell, Column, Heading, Row, Section, Table
from fire_roster.printing.geometry import Align
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.parts import bold, sign_section
from fire_roster.services.practice.training_coverages import CoverageLine

_PLAN_LINES = 12


def build_training_coverage(request: FormRequest) -> Content:
    """培训覆盖率: every duty to train by department, with the people who are missing."""
    duty = request.sources.trainings.coverage().duty
    sections = []
    lines = request.sources.training_coverages.lines()
    for what, group in groupby(lines, key=lambda one: (one.rule_id, one.what)):
        rule, title = what
        sections.append(Section((Heading(f"{title}（{rule}）"), _coverage_table(list(group)))))
    sheet = request.sheet(
        "消防安全培训覆盖率", *sections, sign_section(request, "填表人", "消防安全管理人")
    )
    return replace(sheet, period=f"截至 {request.day}", basis=duty.sentence)


def _coverage_table(lines: list[CoverageLine]) -> Table:
    """The departments, and the whole unit as the sum."""
    columns = (
        Column("部门", 1.4),
        Column("应培训", 0.8),
        Column("已培训", 0.8),
        Column("覆盖率", 0.8),
        Column("未培训人员", 4.0, Align.LEFT),
    )
    whole, *parts = lines
    rows: list[Row] = [
        (
            one.department,
            str(one.expected),
            str(len(one.coverage.trained_ids)),
            f"{one.coverage.percent}%",
            "、".join(one.missing),
        )
        for one in parts
    ]
    percent = f"{whole.coverage.percent}%"
    rows.append(
        (
            bold("合计"),
            str(whole.expected),
            str(len(whole.coverage.trained_ids)),
            bold(percent) if not whole.missing else Cell(percent, is_alarm=True),
            "",
        )
    )
    return Table(columns, tuple(rows), row_height=18.0, most_height=24.0)


def build_publicity_plan(request: FormRequest) -> Content:
    """年度消防宣传教育计划: planned and held, with the number reached."""
    year = request.sources.publicity.year(request.month.year)
    columns = (
        Column("序号", 0.5),
        Column("计划日期", 1.2),
        Column("主题", 2.2, Align.LEFT),
        Column("对象", 1.5),
        Column("内容和方式", 3.4, Align.LEFT),
        Column("负责人", 0.9),
        Column("开展日期", 1.2),
        Column("覆盖人数", 0.9),
    )
    rows: list[Row] = [
        (
            str(number),
            str(one.planned_on),
            one.title,
            one.audience,
            one.content,
            one.teacher,
            str(one.held_on) if one.held_on else "",
            str(one.reached_count) if one.reached_count else "",
        )
        for number, one in enumerate(year.activities, start=1)
    ]
    table = Table(columns, tuple(rows), 0 if rows else _PLAN_LINES, row_height=22.0)
    sheet = request.sheet(
        "年度消防宣传教育计划",
        Section((table,)),
        sign_section(request, "制定人", "消防安全管理人", "消防安全责任人", has_seal=True),
    )
    return replace(
        sheet,
        period=f"{year.year} 年",
        basis="公安部令第61号 第36条：通过多种形式开展经常性的消防安全宣传教育",
        is_landscape=True,
    )
