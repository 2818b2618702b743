"""Forms for the pen: handover, patrol, check, alarm handling."""

from dataclasses import replace
from datetime import timedelta

from fire_roster.domain.month import Month
from fire_roster.printing import Content
from fire_roster.printing.blocks import (
    Check,
    Checks,
    Column,
    Field,
    Fields,
    Heading,
    Row,
    Section,
    Table,
    WritingArea,
)
from fire_roster.printing.geometry import Align
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.parts import bold, item_table, items, sign_section
from fire_roster.services.forms.people import (
    ShiftNames,
    day_label,
    final_roster,
    shifts_of_day,
)

_KEPT_A_YEAR = "保存不少于 1 年"


def build_handover(request: FormRequest) -> Content:
    """交接班记录: the handovers of one day, with the names of both sides (GB 25506-2010 4.2.1)."""
    state = final_roster(request, request.month)
    shifts = [one for one in shifts_of_day(state.facts, request.day) if one.shift.is_required]
    columns = tuple(
        Column(word, 0.75, group=f"{one.shift.name}交班")
        for one in shifts
        for word in ("正常", "异常")
    )
    sheet = request.sheet(
        "消防控制室交接班记录",
        Section((_handover_people(shifts, _next_takers(request, shifts)),)),
        Section((item_table(items("handover"), "交接内容", columns),)),
        Section((WritingArea("异常情况及\n未完事项", height=70, most_height=150),)),
        sign_section(request, "消防安全管理人"),
    )
    basis = f"依据 GB 25506-2010 4.2.1、GB 25201-2010 5.2　在相应栏画“√”　{_KEPT_A_YEAR}"
    return replace(sheet, place=request.at.record.name, period=day_label(request.day), basis=basis)


def _next_takers(request: FormRequest, shifts: list[ShiftNames]) -> str:
    """Who takes over from the last shift: the first shift of the next day, where it is planned."""
    day = request.day + timedelta(days=1)
    facts = final_roster(request, Month.of(day)).facts
    found = [one for one in shifts_of_day(facts, day) if one.shift.is_required]
    return (found[0].joined if shifts and found else "") or "（次日接班人）"


def _handover_people(shifts: list[ShiftNames], next_takers: str) -> Table:
    """Who gives and who takes, from shift to shift; the last one hands over on the next day."""
    columns = (
        Column("交接", 1.5),
        Column("应交接时间", 1.3),
        Column("交班人", 2.2, Align.LEFT),
        Column("交班人签字", 2.0),
        Column("接班人", 2.2, Align.LEFT),
        Column("接班人签字", 2.0),
        Column("实际时间", 1.2),
    )
    rows: list[Row] = []
    for index, one in enumerate(shifts):
        taker = shifts[index + 1] if index + 1 < len(shifts) else None
        words = f"{one.shift.code}→{taker.shift.code if taker else shifts[0].shift.code}"
        names = taker.joined if taker else next_takers
        rows.append((bold(words), one.shift.end_text, one.joined, "", names, "", ""))
    return Table(columns, tuple(rows), row_height=26.0, is_stretched=False)


def build_patrol(request: FormRequest) -> Content:
    """防火巡查记录表: what is looked at, where and when; signed by patrol and head (61号令 25)."""
    columns = (
        Column("序号", 0.6),
        Column("巡查部位", 2.2, Align.LEFT),
        Column("巡查时间", 1.2),
        Column("存在问题", 3.4, Align.LEFT),
        Column("处理情况", 2.2, Align.LEFT),
        Column("巡查人签字", 1.4),
    )
    content = Checks(tuple(Check(text) for text in items("patrol")), 1)
    sheet = request.sheet(
        "防火巡查记录表",
        Section((Heading("巡查内容", "逐项查看，发现问题在下表写明部位和处理情况"), content)),
        Section((Table(columns, (), blank_rows=12, row_height=24.0, most_height=40.0),)),
        sign_section(request, "巡查人员", "主管人员"),
    )
    basis = f"依据公安部令第61号第25条：巡查人员及其主管人员应当在巡查记录上签名　{_KEPT_A_YEAR}"
    return replace(sheet, period=day_label(request.day), basis=basis)


def build_check(request: FormRequest) -> Content:
    """防火检查记录表: the items of 61号令 26, signed by checker and checked department."""
    fields = Fields(
        (
            (Field("检查部门"), Field("检查时间")),
            (Field("被查部门"), Field("检查人员")),
        )
    )
    columns = (
        Column("合格", 0.7),
        Column("不合格", 0.8),
        Column("存在问题及整改要求", 4.0, Align.LEFT),
    )
    sheet = request.sheet(
        "防火检查记录表",
        Section((fields,)),
        Section((item_table(items("check"), "检查内容", columns),)),
        Section((WritingArea("整改措施、\n责任人、期限", height=50, most_height=90),)),
        sign_section(request, "检查人", "被检查部门负责人"),
    )
    basis = "依据公安部令第61号第26条：检查人员和被检查部门负责人应当在检查记录上签名　"
    basis += "至少每月一次（机关、团体、事业单位至少每季度一次）"
    return replace(sheet, period=request.month.label, basis=basis)


def build_alarm_record(request: FormRequest) -> Content:
    """火警处置记录: one alarm from its signal to its closing, real or false (GB 25506 4.2.2)."""
    basics = Fields(
        (
            (Field("报警时间"), Field("控制室")),
            (Field("报警部位"), Field("设备类型、编号")),
            (Field("值班员"), Field("到场确认人")),
        )
    )
    times = Table(
        (Column("处置环节", 3.0, Align.LEFT), Column("时间", 1.4), Column("情况", 4.0, Align.LEFT)),
        tuple(
            (text, "", "")
            for text in (
                "值班员以最快方式确认",
                "现场确认结果反馈（要求 1 分钟内）",
                "联动控制开关确认在“自动”",
                "拨打 119 报警",
                "报告单位负责人、启动预案",
                "微型消防站首名队员到场（要求 3 分钟内）",
                "处置结束、系统复位",
            )
        ),
        row_height=22.0,
    )
    kinds = Checks(
        tuple(Check(word) for word in ("真实火警", "误报", "故障", "测试")), 4, label="性质"
    )
    sheet = request.sheet(
        "火警（误报）处置记录",
        Section((basics, kinds, times)),
        Section(
            (
                WritingArea("原因分析", height=54),
                WritingArea("处理及防范措施", height=54),
            )
        ),
        sign_section(request, "值班员", "微型消防站站长", "消防安全管理人"),
    )
    basis = f"依据 GB 25506-2010 4.2.2、GB 25201-2010 5.2　火警不查明原因不得复位　{_KEPT_A_YEAR}"
    return replace(sheet, basis=basis)
