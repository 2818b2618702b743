"""`drill`: plan, time and record drills."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.ledger_commands import Number, ledger_commands
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.text_table import text_table
from fire_roster.cli.words import read_choice

if TYPE_CHECKING:
    from fire_roster.domain.drill import DrillDeadline, MarkTime
    from fire_roster.services.practice.drill_figures import DrillFigures


def next_drill(context: typer.Context) -> Reply:
    """下一次演练最迟在哪一天、宜选哪个重点部位。"""
    with reading(context) as office:
        outlook = office.drills.outlook()
        today = office.clock.today()
    rows = [
        (
            str(one.due),
            f"{(one.due - today).days} 天",
            str(one.last.held_on) if one.last else "没有记录",
            f"{one.planned.planned_on} {one.planned.title}" if one.planned else "",
            one.duty.sentence,
        )
        for one in outlook.deadlines
    ]
    lines = text_table(("最迟", "还剩", "上次", "已计划", "依据"), rows)
    if outlook.next_place:
        lines.append(f"下次宜选：{outlook.next_place}")
    document = {
        "next_place": outlook.next_place or None,
        "deadlines": [_deadline_shape(one) for one in outlook.deadlines],
    }
    return Reply(document, lines)


def mark_time(
    context: typer.Context,
    drill: Number,
    mark: Annotated[str, typer.Argument(metavar="时间点", help="报警、确认火情、首名队员到场……")],
    at: Annotated[
        str, typer.Option(metavar="时刻", help="如 2026-12-01T09:30:12，不写为现在")
    ] = "",
    clear: Annotated[bool, typer.Option("--clear", help="去掉这个时间点")] = False,
) -> Reply:
    """记下演练的一个时间点（精确到秒）。"""
    from fire_roster.domain.drill import DrillMark
    from fire_roster.services.clock import parse_moment

    words = {one.value: one.value for one in DrillMark}
    wanted = DrillMark(read_choice("时间点", mark, words))
    with writing(context) as office:
        moment = parse_moment(at) if at else office.clock.now()
        office.drills.mark(drill, wanted, None if clear else moment)
        times = office.drills.times(drill)
    return Reply([_time_shape(one) for one in times], _time_lines(times))


def show_times(context: typer.Context, drill: Number) -> Reply:
    """演练各时间点距报警多少秒，是否超时。"""
    with reading(context) as office:
        times = office.drills.times(drill)
    return Reply([_time_shape(one) for one in times], _time_lines(times))


def set_people(
    context: typer.Context,
    drill: Number,
    members: Annotated[
        list[str] | None, typer.Argument(metavar="MEMBER…", help="参加人员的编号或姓名")
    ] = None,
    at: Annotated[str, typer.Option(metavar="时刻", help="取这一时刻值班表上的在岗人员")] = "",
    absent: Annotated[list[str] | None, typer.Option(metavar="MEMBER", help="应到未到")] = None,
) -> Reply:
    """登记参加人员；--at 从值班表取当时在岗的人。"""
    from fire_roster.services.clock import parse_moment

    with writing(context) as office:
        wanted = [office.members.find(name).record.id for name in members or []]
        missing = {office.members.find(name).record.id for name in absent or []}
        if at:
            wanted += office.drills.people_of(parse_moment(at))
        present = {key: key not in missing for key in (*wanted, *missing)}
        office.drills.set_participants(drill, present)
        names = {one.record.id: one.name for one in office.members.list_all()}
    rows = [(names[key], "到" if came else "未到") for key, came in present.items()]
    document = [
        {"member": names[key], "member_id": key, "present": came} for key, came in present.items()
    ]
    lines = [*text_table(("姓名", "签到"), rows), f"应到 {len(rows)} 人"]
    return Reply(document, lines)


def show_figures(context: typer.Context) -> Reply:
    """按人员、班组统计演练次数和最近一次，列出每次演练的确认和到场秒数。"""
    with reading(context) as office:
        figures = office.drill_figures.load()
    people = [
        (one.entry.name, one.entry.team, str(one.count), str(one.last or "从未"))
        for one in figures.people
    ]
    teams = [
        (one.team, str(one.count), str(one.people), str(one.last or "从未"))
        for one in figures.teams
    ]
    times = [
        (str(one.day), one.title, _seconds(one.confirm_seconds), _seconds(one.arrive_seconds))
        for one in figures.times
    ]
    lines = [
        *text_table(("姓名", "班组", "参加次数", "最近一次"), people),
        *text_table(("班组", "参加次数", "到场人次", "最近一次"), teams),
        *text_table(("日期", "演练", "确认火情", "首人到场"), times),
    ]
    return Reply(_figures_shape(figures), lines)


COMMANDS = {
    **ledger_commands("drill", "演练"),
    "figures": show_figures,
    "next": next_drill,
    "mark": mark_time,
    "times": show_times,
    "people": set_people,
}


def _seconds(seconds: int | None) -> str:
    return "—" if seconds is None else f"{seconds} 秒"


def _figures_shape(figures: "DrillFigures") -> dict[str, Any]:
    return {
        "confirm_limit": figures.confirm_limit,
        "arrive_limit": figures.arrive_limit,
        "people": [
            {
                "member": one.entry.name,
                "member_id": one.entry.record.id,
                "team": one.entry.team or None,
                "called": one.called,
                "count": one.count,
                "last": one.last.isoformat() if one.last else None,
            }
            for one in figures.people
        ],
        "teams": [
            {
                "team": one.team,
                "count": one.count,
                "people": one.people,
                "last": one.last.isoformat() if one.last else None,
                "undrilled": list(one.undrilled),
            }
            for one in figures.teams
        ],
        "times": [
            {
                "drill": one.drill_id,
                "title": one.title,
                "date": one.day.isoformat(),
                "confirm_seconds": one.confirm_seconds,
                "arrive_seconds": one.arrive_seconds,
            }
            for one in figures.times
        ],
    }


def _deadline_shape(one: "DrillDeadline") -> dict[str, Any]:
    return {
        "due": one.due.isoformat(),
        "months": one.duty.months,
        "clause": one.duty.clause,
        "last": one.last.held_on.isoformat() if one.last and one.last.held_on else None,
        "planned": one.planned.planned_on.isoformat() if one.planned else None,
    }


def _time_shape(one: "MarkTime") -> dict[str, Any]:
    return {
        "mark": one.mark.value,
        "seconds": one.seconds,
        "limit": one.limit,
        "late": one.is_late,
    }


def _time_lines(times: "Sequence[MarkTime]") -> list[str]:
    rows = [
        (
            one.mark.value,
            f"{one.seconds} 秒",
            "—" if one.limit is None else f"{one.limit} 秒",
            "超时" if one.is_late else "",
        )
        for one in times
    ]
    return text_table(("时间点", "距报警", "时限", ""), rows)
