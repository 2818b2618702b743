"""Sheets to print: invented people, any size, any month."""

from calendar import monthrange
from datetime import date, datetime

from fire_roster.printing import PageSetup, Paper, RosterLayout, RosterPaper, render
from fire_roster.printing.sheets import (
    Contact,
    CoverageRow,
    DayCoverage,
    Edition,
    SheetCell,
    SheetDay,
    SheetRow,
    SheetSeat,
    SheetStatus,
    ShiftKey,
    WallSheet,
)

SHIFTS = (
    ShiftKey("早", "早班", "08:00–16:00", 0),
    ShiftKey("中", "中班", "16:00–24:00", 1),
    ShiftKey("夜", "夜班", "24:00–次日08:00", 2),
)
NAMES = [
    "王䶮",
    "陈㛃",
    "赵𬀩",
    "买买提·艾力",
    "李𠮷",
    "周建国",
    "吴秀兰",
    "郑海峰",
    "孙丽华",
    "钱志强",
    "冯雪梅",
    "褚卫东",
    "卫永刚",
    "蒋文静",
    "沈晓明",
    "韩立新",
    "杨桂英",
    "朱国庆",
    "秦少军",
    "尤春花",
    "许大勇",
    "何佳怡",
]
REQUIREMENTS = (
    "消防控制室实行每日24小时专人值班制度，每班不少于2人，值班人员应持有消防设施操作员职业资格证书"
    "（GB 25506—2010 第4.2.1条）。",
    "每班工作时间不大于8小时；每2小时记录一次控制室内消防设备的运行情况，发现火警、故障随时记录"
    "（GB 25201—2010 第5.2条）。",
    "接到火灾警报后，立即以最快方式确认；火灾确认后，立即确认联动控制开关处于自动状态，同时拨打“119”"
    "报警，并启动应急预案，报告单位负责人（GB 25506—2010 第4.2.2条）。",
    "不得脱岗、睡岗，不得由无证人员替班；交接班双方签字。",
)
CONTACTS = (
    Contact("消防安全管理人", "欧阳明", "13800001111", is_public=True),
    Contact("单位值班电话", "", "010-55501234"),
    Contact("维保单位", "京安消防", "13900002222"),
)
_CYCLE = "早早中中夜夜  "
_PALETTES = {shift.code: shift.palette for shift in SHIFTS}


def sample_days(year: int = 2026, month: int = 12, leader: str = "") -> tuple[SheetDay, ...]:
    count = monthrange(year, month)[1]
    days = [date(year, month, number + 1) for number in range(count)]
    return tuple(SheetDay(day, is_rest=day.weekday() >= 5, leader=leader) for day in days)


def sample_row(number: int, name: str, day_count: int) -> SheetRow:
    codes = [_CYCLE[(day + 2 * number) % len(_CYCLE)].strip() for day in range(day_count)]
    cells = tuple(
        SheetCell((SheetSeat(code, _PALETTES[code]),)) if code else SheetCell() for code in codes
    )
    shift_count = sum(bool(code) for code in codes)
    return SheetRow(
        number=number,
        name=name,
        cells=cells,
        position="控制室值班员",
        team="甲乙丙丁"[number % 4] + "班",
        level="四级/中级",
        phone=f"1380000{1000 + number}",
        certificate_number=f"26110400{number:06d}",
        shift_count=shift_count,
        hours=shift_count * 8.0,
        night_count=codes.count("夜"),
    )


def sample_coverage(rows: tuple[SheetRow, ...], need: int = 2) -> tuple[CoverageRow, ...]:
    def have(code: str, day: int) -> int:
        return sum(seat.code == code for row in rows for seat in row.cells[day].seats)

    return tuple(
        CoverageRow(
            shift.code,
            tuple(DayCoverage(have(shift.code, day), need) for day in range(len(rows[0].cells))),
        )
        for shift in SHIFTS
    )


def sample_sheet(
    people: int = 8,
    *,
    names: tuple[str, ...] = tuple(NAMES),
    days: tuple[SheetDay, ...] | None = None,
    edition: Edition = Edition.WALL,
    status: SheetStatus = SheetStatus.PUBLISHED,
    notes: tuple[str, ...] = (),
) -> WallSheet:
    month_days = days or sample_days()
    rows = tuple(
        sample_row(number + 1, names[number % len(names)], len(month_days))
        for number in range(people)
    )
    return WallSheet(
        unit_name="京安大厦物业管理有限公司",
        title="消防控制室值班表",
        station_name="1号楼消防控制室",
        station_note="联动型 · 每班不少于2人",
        year=month_days[0].day.year,
        month=month_days[0].day.month,
        edition=edition,
        status=status,
        version=2,
        printed_at=datetime(2026, 11, 25, 10, 20),
        published_at=datetime(2026, 11, 24, 9, 0),
        shifts=SHIFTS,
        days=month_days,
        rows=rows,
        coverage=sample_coverage(rows),
        notes=notes,
        requirements=REQUIREMENTS,
        contacts=CONTACTS,
        anchor="7f3a91c2",
    )


ROSTER_FORMS = {"wall-roster": RosterLayout.GRID, "day-list": RosterLayout.DAYS}


def render_roster(form: str, sheet: WallSheet, paper: Paper) -> bytes:
    """The sheet as that form on that paper."""
    return render(RosterPaper(sheet, ROSTER_FORMS[form]), PageSetup(paper))
