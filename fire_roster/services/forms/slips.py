"""Slips that somebody asks for and somebody approves: leave, change of shifts, equipment off."""

from collections.abc import Sequence
from dataclasses import replace

from fire_roster.printing import Content
from fire_roster.printing.blocks import (
    Check,
    Checks,
    Field,
    Fields,
    Section,
    WritingArea,
)
from fire_roster.services.forms.base import FormRequest, RecordChoice
from fire_roster.services.forms.people import full_day
from fire_roster.services.forms.sources import FormSources
from fire_roster.services.leaves import LeaveEntry

LEAVE_KINDS = ("年休假", "事假", "病假", "婚假", "产假", "丧假", "培训", "其他")
_DECISION = ("签字",)
_MOMENT = "　　年　　月　　日　　时　　分"
_SUBSTITUTES = "□ 增派巡查　□ 现场看护　□ 增设灭火器材　□ 其他："


def list_leaves(sources: FormSources) -> Sequence[RecordChoice]:
    """Every leave, the latest first."""
    found = sorted(
        sources.leaves.list_all(), key=lambda one: (one.record.first, one.record.id), reverse=True
    )
    return [
        RecordChoice(
            one.record.id,
            f"{one.member_name}　{one.record.kind}　{one.record.first} 起 {_days(one)} 天",
        )
        for one in found
    ]


def _days(entry: LeaveEntry) -> int:
    return (entry.record.last - entry.record.first).days + 1


def build_leave_slip(request: FormRequest) -> Content:
    """请假单: filled in from the leave on file, empty where none is chosen."""
    entry = next(
        (one for one in request.sources.leaves.list_all() if one.record.id == request.record_id),
        None,
    )
    name, position, department, kind, span, remark = "", "", "", "", "", ""
    if entry is not None:
        record = entry.record
        member = request.sources.members.find(str(record.member_id)).record
        name, position, department = entry.member_name, member.position, member.department
        span = f"{full_day(record.first)} 至 {full_day(record.last)}，共 {_days(entry)} 天"
        kind, remark = record.kind, record.remark
    kinds = (*LEAVE_KINDS[:-1], *([] if kind in LEAVE_KINDS or not kind else [kind]), "其他")
    fields = Fields(
        (
            (Field("请假人", name), Field("岗位", position), Field("部门", department)),
            (Field("请假时间", span or "　　年　　月　　日 至 　　年　　月　　日，共　　　天"),),
        ),
        row_height=30.0,
    )
    sheet = request.sheet(
        "请假单",
        Section(
            (
                fields,
                Checks(tuple(Check(one, one == kind) for one in kinds), 4, label="请假类别"),
                WritingArea("请假事由", remark, 60, 110, ("请假人",)),
                WritingArea("值班安排\n（替班人）", "", 60, 110, ("替班人",)),
                WritingArea("站长（班长）\n意见", "", 56, 100, _DECISION),
                WritingArea("消防安全\n管理人审批", "", 56, 100, _DECISION),
                WritingArea("销假", "", 40, 70, ("销假人", "经办人")),
            )
        ),
    )
    return replace(sheet, basis="请假期间的班次须先落实持证替班人，再行批准")


def build_equipment_slip(request: FormRequest) -> Content:
    """设备停用审批单: what is switched off or to manual, why, until when, what replaces it."""
    fields = Fields(
        (
            (Field("申请部门"), Field("申请人")),
            (Field("设备名称"), Field("编号、部位")),
            (Field("停用时间", f"{_MOMENT} 至 {_MOMENT}"),),
        ),
        row_height=30.0,
    )
    kinds = tuple(
        Check(word)
        for word in ("停用设备", "由自动改为手动", "屏蔽探测点", "关闭阀门", "切断电源", "其他")
    )
    sheet = request.sheet(
        "消防设施停用（手动、屏蔽）审批单",
        Section(
            (
                fields,
                Checks(kinds, 3, label="申请事项"),
                WritingArea("停用原因", "", 56, 90, ("申请人",)),
                WritingArea("停用期间\n替代措施", _SUBSTITUTES, 56, 90),
                WritingArea("消控室\n值班员确认", "", 46, 70, ("值班员",)),
                WritingArea("消防安全\n管理人审批", "", 50, 80, _DECISION),
                WritingArea(
                    "恢复确认",
                    f"恢复时间：{_MOMENT}",
                    50,
                    80,
                    ("值班员", "申请人"),
                ),
            )
        ),
    )
    basis = "依据《消防法》第28条、GB 25506-2010 4.2.1 c)：不得擅自停用，不得将应处于自动的设在手动"
    return replace(sheet, basis=basis)
