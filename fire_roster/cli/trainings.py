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
    }
    lines = [
        *text_table(("部门", "覆盖率", "还缺"), rows),
        f"合计 {report.total.percent}%（{report.duty.clause}）",
    ]
    return Reply(document, lines)


COMMANDS = {
    **ledger_commands("training", "培训"),
    "attend": set_attendance,
    "coverage": show_coverage,
}
