"""消防控制室值班记录表: one day of a control room, after GB 25201-2010 table A.1.

It is a sample form that a unit may adapt; the running state is noted every two hours (5.2 b).
"""

from dataclasses import replace

from fire_roster.printing import Content
from fire_roster.printing.blocks import Cell, Column, Heading, Row, Section, Signatures, Table
from fire_roster.printing.geometry import Align
from fire_roster.records.duty_log import DutyLog
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.people import ShiftNames, day_label, final_roster, shifts_of_day
from fire_roster.services.forms.record_times import record_times

_STATE = "火灾报警控制器运行情况"
_SYSTEM_STATE = "控制室内其他消防系统运行情况"
_SYSTEMS = (
    "消火栓系统（消防泵）",
    "自动喷水灭火系统（喷淋泵）",
    "防烟排烟系统",
    "防火门及防火卷帘",
    "消防应急广播",
    "消防应急照明和疏散指示",
    "消防电源及消防水池、水箱",
)
_MARKED = ("正常", "故障", "火警", "误报", "故障报警", "监管报警", "漏报")
_STATE_COLUMNS = (
    Column("时间", 1.25),
    Column("正常", 0.75),
    Column("故障", 0.75),
    Column("火警", 0.7, group="火警"),
    Column("误报", 0.7, group="火警"),
    Column("故障报警", 0.95),
    Column("监管报警", 0.95),
    Column("漏报", 0.7),
    Column("报警、故障部位、原因及处理情况", 4.6, Align.LEFT),
    Column("记录人", 1.2),
)
_BASIS = "依据 GB 25201-2010 表 A.1，每 2 小时至少记录一次，报警、故障随时记录　保存不少于 1 年"


def build_duty_log(request: FormRequest) -> Content:
    """Date, shifts and names are filled in, and what was typed; the rest is for the pen."""
    state = final_roster(request, request.month)
    shifts = shifts_of_day(state.facts, request.day)
    log = request.sources.duty_logs.find(request.at.record.id, request.day)
    typed = _typed_rows(request, log)
    sheet = request.sheet(
        "消防控制室值班记录表",
        Section((Heading("值班情况"), _duty_table(shifts))),
        Section((Heading(_STATE, "正常、故障、火警等栏画“√”"), typed or _state_table(shifts))),
        Section(
            (Heading("控制室内其他消防系统运行情况"), _system_table()), "systems", "其他消防系统"
        ),
        Section((Heading("火灾报警控制器日检查情况"), _check_table(log)), "checks", "日检查"),
        Section((Signatures(("消防安全管理人",)),)),
    )
    return replace(
        sheet,
        place=request.at.record.name,
        period=day_label(request.day),
        basis=_BASIS,
        title_size=19.0,
    )


def _typed_rows(request: FormRequest, log: DutyLog | None) -> Table | None:
    """The rows that were typed; None without any: then the table is for the pen."""
    rows = request.sources.duty_logs.list_rows(log.id) if log else ()
    if log is None or not rows:
        return None
    late = request.sources.duty_logs.late_times(log.id)
    found: list[Row] = []
    for one in rows:
        time = f"{'' if one.at.date() == log.day else '次日'}{one.at:%H:%M}"
        marks = ("√" if one.state == state else "" for state in _MARKED)
        found.append(
            (f"{time}\n补录" if one.at in late else time, *marks, one.note, one.written_by)
        )
    return Table(_STATE_COLUMNS, tuple(found), row_height=15.0, most_height=26.0)


def _duty_table(shifts: tuple[ShiftNames, ...]) -> Table:
    columns = (
        Column("班次", 1.1),
        Column("时段", 2.0),
        Column("值班员", 3.0, Align.LEFT),
        Column("值班员签字", 2.4),
        Column("交接时间", 1.6),
    )
    rows: list[Row] = [
        (Cell(one.shift.name, is_bold=True), one.shift.time_text, one.joined, "", "")
        for one in shifts
    ]
    return Table(columns, tuple(rows), row_height=19.0, is_stretched=False)


def _state_table(shifts: tuple[ShiftNames, ...]) -> Table:
    empty = [""] * (len(_STATE_COLUMNS) - 1)
    rows = tuple((time, *empty) for time in record_times(one.shift for one in shifts))
    return Table(_STATE_COLUMNS, rows, blank_rows=2, row_height=15.0, most_height=26.0)


def _system_table() -> Table:
    columns = (
        Column("系统及相关设备名称", 3.4, Align.LEFT),
        Column("自动", 0.8, group="控制状态"),
        Column("手动", 0.8, group="控制状态"),
        Column("正常", 0.8, group="运行状态"),
        Column("故障", 0.8, group="运行状态"),
        Column("异常原因及处理情况", 4.4, Align.LEFT),
    )
    rows = tuple((name, "", "", "", "", "") for name in _SYSTEMS)
    return Table(columns, rows, row_height=15.0, most_height=24.0)


def _check_table(log: DutyLog | None) -> Table:
    titles = ("控制器型号", "自检", "消音", "复位", "主电源", "备用电源", "检查时间", "检查人")
    columns = (
        *(Column(title, 1.9 if title == "控制器型号" else 1.0) for title in titles),
        Column("故障及处理", 2.4, Align.LEFT),
    )
    if log is None or not log.checked_by:
        return Table(columns, (), blank_rows=2, row_height=16.0, most_height=26.0)
    checks = (
        log.has_self_test,
        log.has_mute,
        log.has_reset,
        log.has_main_power,
        log.has_backup_power,
    )
    marks = ("√" if is_done else Cell("缺", is_alarm=True) for is_done in checks)
    row = (log.controller, *marks, "", log.checked_by, log.faults)
    return Table(columns, (row,), row_height=16.0, most_height=26.0)
