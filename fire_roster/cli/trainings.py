"""`training`: courses, attendance, coverage."""

from typing import Annotated

import typer

from fire_roster.cli.ledger_commands import Number, ledger_commands
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.text_table import text_table
from fire_roster.errors import UsageProblem


def set_attendance(
    context: typer.Context,
    training: Number,
    members: Annotated[
        list[str],
        typer.Argument(metavar="MEMBER[=成绩]…", help="如 张三 李四=85；缺席写 王五=缺席"),
    ],
) -> Reply:
    """登记签到和成绩。"""
    from fire_roster.services.practice.trainings import Attended

    with writing(context) as office:
        people = {}
        for word in members:
            name, _, score = word.partition("=")
            key = office.members.find(name).record.id
            people[key] = Attended(score != "缺席", _score(score))
        office.trainings.set_attendance(training, people)
    present = sum(one.is_present for one in people.values())
    document = {"id": training, "expected": len(people), "present": present}
    return Reply(document, [f"已登记：应到 {len(people)} 人，实到 {present} 人"])


def _score(text: str) -> int | None:
    if text in ("", "缺席"):
        return None
    if not text.isdecimal():
        raise UsageProblem(f"成绩“{text}”应为整数，缺席请写“缺席”。")
    return int(text)


def show_coverage(context: typer.Context) -> Reply:
    """全员培训覆盖率，各部门还缺谁。"""
    with reading(context) as office:
        report = office.trainings.coverage()
        lines_by_rule = office.training_coverages.lines()
    rows = [
        (
            one.department,
            f"{one.coverage.percent}%",
            "、".join(member.name for member in one.missing),
        )
        for one in report.departments
    ]
    document = {
        "months": report.duty.months,
        "clause": report.duty.clause,
        "percent": report.total.percent,
        "departments": [
            {
                "department": one.department,
                "percent": one.coverage.percent,
                "missing": [member.name for member in one.missing],
            }
            for one in report.departments
        ],
        "rules": [
            {
                "rule": one.rule_id,
                "what": one.what,
                "department": one.department or None,
                "expected": one.expected,
                "percent": one.coverage.percent,
                "missing": list(one.missing),
            }
            for one in lines_by_rule
        ],
    }
    by_rule = [
        (one.rule_id, one.what, f"{one.coverage.percent}%", "、".join(one.missing))
        for one in lines_by_rule
        if not one.department
    ]
    lines = [
        *text_table(("部门", "覆盖率", "还缺"), rows),
        f"合计 {report.total.percent}%（{report.duty.sentence}）",
        *text_table(("规则", "应受培训", "覆盖率", "还缺"), by_rule),
    ]
    return Reply(document, lines)


def show_publicity(
    context: typer.Context,
    year: Annotated[int | None, typer.Argument(metavar="YEAR", help="年度，默认今年")] = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="把建议的活动列入这一年的计划（已列入的不重复）")
    ] = False,
) -> Reply:
    """年度消防宣传计划：活动、对象、覆盖人数。"""
    with (writing if plan else reading)(context) as office:
        wanted = year or office.clock.today().year
        if not 2000 <= wanted <= 2999:
            raise UsageProblem(f"年度“{wanted}”不对，请写成 2027 的样子。")
        if plan:
            titles = frozenset(one.title for one in office.publicity.missing_topics(wanted))
            office.publicity.plan_year(wanted, titles)
        found = office.publicity.year(wanted)
    activities = [
        {
            "id": one.id,
            "title": one.title,
            "audience": one.audience or None,
            "planned_on": one.planned_on.isoformat(),
            "held_on": one.held_on.isoformat() if one.held_on else None,
            "reached": one.reached_count,
        }
        for one in found.activities
    ]
    rows = [
        (str(one.held_on or one.planned_on), one.title, one.audience, str(one.reached_count))
        for one in found.activities
    ]
    document = {
        "year": found.year,
        "done": found.done,
        "reached": found.reached,
        "activities": activities,
    }
    summary = f"{found.year} 年 {len(rows)} 项，已开展 {found.done} 项，覆盖 {found.reached} 人"
    return Reply(document, [*text_table(("日期", "主题", "对象", "覆盖人数"), rows), summary])


COMMANDS = {
    **ledger_commands("training", "培训"),
    "publicity": show_publicity,
    "attend": set_attendance,
    "coverage": show_coverage,
}
