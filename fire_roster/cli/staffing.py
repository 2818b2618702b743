"""`staffing`: whether a station can be staffed in the months to come."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading
from fire_roster.cli.shapes import iso, or_none
from fire_roster.cli.text_table import text_table
from fire_roster.errors import UsageProblem

if TYPE_CHECKING:
    from fire_roster.domain.staffing_forecast import StaffingMonth
    from fire_roster.domain.staffing_outlook import StaffingOutlook

_MOST_MONTHS = 60


def staffing(
    context: typer.Context,
    station: Annotated[str, typer.Argument(metavar="STATION", help="站点名称或编号")],
    months: Annotated[int, typer.Option(metavar="N", help="看几个月")] = 12,
) -> Reply:
    """以后几个月人够不够：按证书、离职和请假预测，走一人后还够不够，最迟何时开始培训。"""
    if not 1 <= months <= _MOST_MONTHS:
        raise UsageProblem(f"--months 应在 1 到 {_MOST_MONTHS} 之间。")
    with reading(context) as office:
        key = office.stations.find(station).record.id
        found = office.staffing.outlook(key, months)
    return Reply([_shape(one, found) for one in found.months], _lines(found))


COMMANDS = {"staffing": staffing}


def _shape(one: "StaffingMonth", found: "StaffingOutlook") -> dict[str, Any]:
    return {
        "month": str(one.month),
        "station": one.station,
        "needed": one.needed,
        "certified": one.certified,
        "spare": one.spare,
        "spare_if_one_leaves": one.spare_if_one_leaves,
        "first_gap": iso(one.first_gap),
        "advice": one.advice,
        "level": or_none(found.level),
        "missing": one.missing,
        "course_begin": iso(one.course_begin),
        "in_training": one.in_training,
    }


def _lines(found: "StaffingOutlook") -> list[str]:
    rows = [
        (
            one.month.label,
            str(one.needed),
            str(one.certified),
            f"{one.spare:+d}",
            f"{one.spare_if_one_leaves:+d}",
            iso(one.first_gap) or "无",
            one.advice,
        )
        for one in found.months
    ]
    titles = ("月份", "需要", "最少时有", "多或缺", "走一人后", "最早缺口", "建议")
    return [f"{found.months[0].station}：{found.sentence}", *text_table(titles, rows)]
