"""Drills on paper: the plan, the notice on the wall, the record, the record of a pull."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from fire_roster.domain.drill import PLAN_GROUPS, DrillKind, DrillMark
from fire_roster.printing import Content
from fire_roster.printing.blocks import (
    Block,
    Cell,
    Check,
    Checks,
    Column,
    Field,
    Fields,
    FormSheet,
    Paragraphs,
    Poster,
    Row,
    Section,
    Table,
    WritingArea,
)
from fire_roster.printing.geometry import Align
from fire_roster.services.forms.base import FormRequest, RecordChoice
from fire_roster.services.forms.parts import sign_section
from fire_roster.services.forms.sources import FormSources
from fire_roster.services.practice.ledger_checks import read_groups, read_timeline

_NO_DAY = "　　　　年　　月　　日"
_KEPT = "公安部令第61号 第43条；存入消防档案"


def list_drills(sources: FormSources) -> Sequence[RecordChoice]:
    """Every drill, the latest first."""
    return [
        RecordChoice(one.id, f"{one.held_on or one.planned_on}　{one.title}")
        for one in _latest_first(sources.records.list_all("drill"))
    ]


def list_pulls(sources: FormSources) -> Sequence[RecordChoice]:
    """Every pull of a micro station, the latest first."""
    pulls = [one for one in sources.records.list_all("drill") if one.kind == DrillKind.PULL]
    return [
        RecordChoice(one.id, f"{one.held_on or one.planned_on}　{one.title}")
        for one in _latest_first(pulls)
    ]


def _latest_first(drills: Sequence[Any]) -> list[Any]:
    return sorted(drills, key=lambda one: (one.held_on or one.planned_on, one.id), reverse=True)


def find_drill(request: FormRequest) -> Any:
    """The drill the form is about; None for an empty form."""
    if not request.record_id:
        return None
    return request.sources.records.get("drill", request.record_id)


def build_drill_record(request: FormRequest) -> Content:
    """灭火和应急疏散演练记录表 (facts §4)."""
    drill = find_drill(request)
    sections = [
        Section(
            (
                _head(drill),
                _announced(drill),
                _groups(drill),
                WritingArea("情景设定", _text(drill, "scenario"), 44, 90),
                WritingArea("演练经过", _text(drill, "course"), 60, 140),
            )
        ),
        Section((_timeline(request, drill),), "timeline", "时间线"),
        Section(
            (
                WritingArea("设施动作\n情况", _text(drill, "facilities"), 40, 80),
                WritingArea("存在问题", _text(drill, "problems"), 44, 90),
                _measures(request, drill),
                WritingArea("总结评估", _evaluation(drill), 56, 120, ("评估人",)),
                Checks(
                    (
                        Check("预案已据此修订", bool(drill and drill.is_plan_revised)),
                        Check("照片、视频已存档", _has_pictures(request, drill)),
                    ),
                    label="后续",
                ),
            )
        ),
        Section(_people(request, drill), "people", "参加人员签到"),
        sign_section(request, "记录人", "消防安全管理人", "消防安全责任人"),
    ]
    return _sheet(request, "灭火和应急疏散演练记录表", drill, sections)


def build_pull_record(request: FormRequest) -> Content:
    """微型消防站拉动记录 (facts §6.5)."""
    drill = find_drill(request)
    fields = Fields(
        (
            (
                Field("演练名称", _text(drill, "title"), 2),
                Field("下达方式", _text(drill, "order_way")),
            ),
            (
                Field("日期", _day(drill)),
                Field("地点", _text(drill, "key_place")),
                Field("组织者", _text(drill, "commander")),
            ),
            (
                Field("应到人数", _count(drill, "expected_count")),
                Field("实到人数", _count(drill, "present_count")),
                Field("携带器材", _text(drill, "equipment")),
            ),
        ),
        row_height=26.0,
    )
    sections = [
        Section((fields, WritingArea("假想火情", _text(drill, "scenario"), 40, 80))),
        Section((_timeline(request, drill),), "timeline", "时间线"),
        Section(
            (
                _in_time(request, drill),
                WritingArea("存在问题", _text(drill, "problems"), 44, 90),
                WritingArea("整改措施", _measures_text(request, drill), 44, 90),
                WritingArea("讲评", _evaluation(drill), 44, 100),
            )
        ),
        Section(_people(request, drill), "people", "参加人员签到"),
        sign_section(request, "组织者", "见证人", "记录人"),
    ]
    return _sheet(request, "微型消防站拉动记录", drill, sections)


def build_drill_plan(request: FormRequest) -> Content:
    """演练方案: who does what, where, when."""
    drill = find_drill(request)
    sections = [
        Section(
            (
                _head(drill),
                _groups(drill),
                WritingArea("情景设定", _text(drill, "scenario"), 60, 120),
                WritingArea("演练步骤", "", 120, 260),
                WritingArea("安全保障", "", 60, 120),
            )
        ),
        sign_section(request, "编制", "消防安全管理人", has_seal=True),
    ]
    return _sheet(request, "灭火和应急疏散演练方案", drill, sections)


def build_drill_notice(request: FormRequest) -> Content:
    """演练公告: told in advance to everybody within the building (公安部令第61号 第40条)."""
    drill = find_drill(request)
    day = f"{drill.planned_on:%Y年%m月%d日}" if drill else _NO_DAY
    place = drill.key_place if drill and drill.key_place else "　　　　　　"
    begins = f"{drill.begins_at} 起" if drill and drill.begins_at else ""
    sheet = request.sheet(
        "消防演练公告",
        Section(
            (
                Poster(f"{day}{begins}", 60, 90),
                Poster(f"本单位将在{place}组织消防演练", 60, 110),
                Paragraphs(
                    (
                        "演练期间会响起火灾警报和应急广播，请不要惊慌，听从疏散引导员指挥。",
                        "听到疏散指令后，沿疏散指示标志从最近的安全出口有序撤离，不乘坐电梯，不返回取物。",
                        "演练区域设有标识，无关人员请勿进入；演练结束后由广播通知恢复正常。",
                    ),
                    is_numbered=True,
                    type_size=20.0,
                ),
            )
        ),
        sign_section(request, "发布单位", has_seal=True),
    )
    return replace(sheet, basis="公安部令第61号 第40条：演练应当事先公告并设置明显标识")


def _sheet(request: FormRequest, title: str, drill: Any, sections: Sequence[Section]) -> FormSheet:
    sheet = request.sheet(title, *sections)
    number = f"编号 {drill.id:04d}" if drill else "编号　　　　"
    return replace(sheet, period=number, basis=_KEPT)


def _head(drill: Any) -> Fields:
    span = f"{drill.begins_at} 至 {drill.ends_at}" if drill and drill.begins_at else ""
    return Fields(
        (
            (
                Field("演练名称", _text(drill, "title"), 2),
                Field("类型", _text(drill, "kind")),
            ),
            (
                Field("日期", _day(drill)),
                Field("起止时间", span),
                Field("起火部位", _text(drill, "key_place")),
            ),
            (
                Field("总指挥", _text(drill, "commander")),
                Field("应到人数", _count(drill, "expected_count")),
                Field("实到人数", _count(drill, "present_count")),
            ),
            (
                Field("依据预案", _text(drill, "plan_basis")),
                Field("参加部门", _text(drill, "departments"), 2),
            ),
        ),
        row_height=26.0,
    )


def _announced(drill: Any) -> Checks:
    names = ("is_told", "is_blind", "has_notice", "has_signs")
    words = ("已事先告知", "盲演（不预先通知）", "已张贴公告", "现场已设标识")
    checks = tuple(
        Check(word, bool(drill and getattr(drill, name)))
        for word, name in zip(words, names, strict=True)
    )
    return Checks(checks, 4, label="告知")


def _groups(drill: Any) -> Fields:
    leaders = read_groups(drill.groups) if drill else {}
    fields = tuple(Field(group, leaders.get(group, "")) for group in PLAN_GROUPS)
    return Fields((fields[:2], fields[2:]), label_width=104.0)


def _timeline(request: FormRequest, drill: Any) -> Table:
    columns = (
        Column("时间点", 2.0, Align.LEFT),
        Column("时刻", 1.4),
        Column("距报警", 1.2),
        Column("时限", 1.0),
        Column("是否达到", 1.0),
    )
    timeline = read_timeline(drill.timeline) if drill else {}
    known = (
        {} if drill is None else {one.mark: one for one in request.sources.drills.times(drill.id)}
    )
    confirm, arrive = request.sources.drills.time_limits()
    limits = {DrillMark.CONFIRM: confirm, DrillMark.FIRST_ARRIVAL: arrive}
    rows: list[Row] = []
    for mark in DrillMark:
        time = known.get(mark)
        limit = f"{limits[mark]} 秒" if mark in limits else ""
        verdict: str | Cell = ""
        if time is not None and time.limit is not None:
            verdict = Cell("超时", is_alarm=True) if time.is_late else "达到"
        moment = f"{timeline[mark]:%H:%M:%S}" if mark in timeline else ""
        seconds = f"{time.seconds} 秒" if time is not None else ""
        rows.append((mark.value, moment, seconds, limit, verdict))
    return Table(columns, tuple(rows), row_height=18.0, most_height=26.0)


def _in_time(request: FormRequest, drill: Any) -> Checks:
    times = request.sources.drills.times(drill.id) if drill else ()
    arrival = next((one for one in times if one.mark is DrillMark.FIRST_ARRIVAL), None)
    is_late = arrival is not None and arrival.is_late
    return Checks(
        (
            Check("是，3 分钟内到场", arrival is not None and not is_late),
            Check("否，超过 3 分钟", is_late),
        ),
        label="是否按时",
    )


def _has_pictures(request: FormRequest, drill: Any) -> bool:
    return drill is not None and any(
        one.owner_id == drill.id for one in request.sources.attachments.list_all("drill")
    )


def _measures_text(request: FormRequest, drill: Any) -> str:
    """What came of the problems of a drill, a line for each."""
    return "\n".join(
        f"{one.measure or one.description}　责任人：{one.owner or '—'}　期限：{one.deadline or '—'}"
        for one in _hazards_of(request, drill)
    )


def _hazards_of(request: FormRequest, drill: Any) -> Sequence[Any]:
    if drill is None:
        return ()
    origin = f"drill:{drill.id}"
    return [one for one in request.sources.records.list_all("hazard") if one.origin == origin]


def _measures(request: FormRequest, drill: Any) -> Table:
    columns = (
        Column("整改措施（隐患）", 3.0, Align.LEFT),
        Column("责任人", 1.0),
        Column("期限", 1.1),
        Column("销号", 1.1),
    )
    rows: list[Row] = [
        (
            f"{one.description}：{one.measure}" if one.measure else one.description,
            one.owner,
            str(one.deadline or ""),
            str(one.closed_on or ""),
        )
        for one in _hazards_of(request, drill)
    ]
    return Table(columns, tuple(rows), 0 if rows else 2, row_height=20.0, most_height=28.0)


def _people(request: FormRequest, drill: Any) -> tuple[Block, ...]:
    """Names of those who were called, with room to sign; empty lines without any."""
    columns = tuple(
        Column(title, share)
        for _ in range(2)
        for title, share in (("姓名", 1.2), ("班组", 1.0), ("签名", 1.6))
    )
    cells: list[tuple[str | Cell, ...]] = []
    if drill is not None:
        names = {one.record.id: one.name for one in request.sources.members.list_all()}
        for row in request.sources.drills.list_participants(drill.id):
            absent = "" if row.is_present else "未到"
            cells.append((names.get(row.member_id, ""), row.team, absent))
    blank = 0 if cells else 8
    if len(cells) % 2:
        cells.append(("", "", ""))
    rows = tuple((*left, *right) for left, right in zip(cells[::2], cells[1::2], strict=True))
    return (Table(columns, rows, blank, row_height=20.0, most_height=26.0),)


def _text(drill: Any, name: str) -> str:
    return str(getattr(drill, name)) if drill is not None else ""


def _count(drill: Any, name: str) -> str:
    value = getattr(drill, name) if drill is not None else 0
    return str(value) if value else ""


def _day(drill: Any) -> str:
    return str(drill.held_on or drill.planned_on) if drill is not None else ""


def _evaluation(drill: Any) -> str:
    if drill is None:
        return "□ 优　□ 良　□ 中　□ 差"
    grade = f"评估等级：{drill.grade}\n" if drill.grade else ""
    return f"{grade}{drill.evaluation}"
