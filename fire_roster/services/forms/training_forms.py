"""Courses on paper: the sign-in sheet and the record."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from fire_roster.domain.training import TrainingKind
from fire_roster.printing import Content
from fire_roster.printing.blocks import Column, Field, Fields, Row, Section, Table, WritingArea
from fire_roster.services.forms.base import FormRequest, RecordChoice
from fire_roster.services.forms.parts import bold, sign_section
from fire_roster.services.forms.sources import FormSources

_BLANK_LINES = 25
_KEPT = "公安部令第61号 第36、43条（时间、参加人员、内容）；存入消防档案"


def list_trainings(sources: FormSources) -> Sequence[RecordChoice]:
    """Every course, the latest first."""
    found = sorted(
        sources.records.list_all("training"),
        key=lambda one: (one.held_on or one.planned_on, one.id),
        reverse=True,
    )
    return [RecordChoice(one.id, f"{one.held_on or one.planned_on}　{one.title}") for one in found]


def build_sign_in(request: FormRequest) -> Content:
    """培训签到表: names printed, signatures by hand; empty lines where nobody was called."""
    course = _find(request)
    columns = (
        Column("序号", 0.5),
        Column("姓名", 1.2),
        Column("部门", 1.2),
        Column("岗位", 1.2),
        Column("成绩", 0.7),
        Column("本人签名", 1.8),
        Column("备注", 1.0),
    )
    rows = tuple(_line(number, row) for number, row in enumerate(_people(request, course), 1))
    table = Table(columns, rows, 0 if rows else _BLANK_LINES, row_height=20.0, most_height=26.0)
    sheet = request.sheet(
        "消防安全培训签到表",
        Section((_head(course), table)),
        sign_section(request, "授课人", "组织部门", "记录人"),
    )
    return replace(sheet, basis="签到由本人签名，不得代签；" + _KEPT)


def build_training_record(request: FormRequest) -> Content:
    """消防安全培训（训练）记录表."""
    course = _find(request)
    people = list(_people(request, course))
    names = "、".join(name for name, _, _, _, came in people if came)
    absent = "、".join(name for name, _, _, _, came in people if not came)
    sheet = request.sheet(
        "消防安全培训（训练）记录表",
        Section(
            (
                _head(course),
                WritingArea("培训内容", _text(course, "content"), 80, 160),
                WritingArea("参加人员", names, 70, 160),
                WritingArea("缺席人员", absent, 36, 80),
                WritingArea("考核情况", _exam(course, people), 40, 80),
                WritingArea("备注\n（照片粘贴）", _text(course, "remark"), 80, 220),
            )
        ),
        sign_section(request, "授课人", "记录人", "消防安全管理人"),
    )
    return replace(sheet, basis=_KEPT)


def _find(request: FormRequest) -> Any:
    if not request.record_id:
        return None
    return request.sources.records.get("training", request.record_id)


def _head(course: Any) -> Fields:
    day = str(course.held_on or course.planned_on) if course else ""
    hours = f"{course.hours:g} 小时" if course else ""
    aimed: tuple[tuple[Field, ...], ...] = ()
    if course and course.kind == TrainingKind.PUBLICITY:
        reached = f"{course.reached_count} 人" if course.reached_count else ""
        aimed = ((Field("宣传对象", course.audience, 2), Field("覆盖人数", reached)),)
    return Fields(
        (
            (Field("培训名称", _text(course, "title"), 2), Field("类型", _text(course, "kind"))),
            (
                Field("日期", day),
                Field("课时", hours),
                Field("地点", _text(course, "place")),
            ),
            (
                Field("授课人", _text(course, "teacher")),
                Field("考核方式", _text(course, "exam")),
                Field("参加部门", _text(course, "department")),
            ),
            *aimed,
        ),
        row_height=26.0,
    )


Attendee = tuple[str, str, str, str, bool]


def _people(request: FormRequest, course: Any) -> Sequence[Attendee]:
    """Name, department, position, score and presence of everybody who was called."""
    if course is None:
        return ()
    members = {one.record.id: one for one in request.sources.members.list_all()}
    found = []
    for row in request.sources.trainings.list_attendance(course.id):
        member = members.get(row.member_id)
        if member is None:
            continue
        score = "" if row.score is None else str(row.score)
        record = member.record
        found.append((member.name, record.department, record.position, score, row.is_present))
    return found


def _line(number: int, attendee: Attendee) -> Row:
    name, department, position, score, came = attendee
    return (str(number), bold(name), department, position, score, "" if came else "缺席", "")


def _exam(course: Any, people: Sequence[Attendee]) -> str:
    scores = [int(score) for _, _, _, score, came in people if came and score]
    if course is None or not scores:
        return ""
    passed = sum(score >= course.pass_score for score in scores)
    mean = sum(scores) / len(scores)
    return f"参加考核 {len(scores)} 人，合格 {passed} 人，平均 {mean:.1f} 分"


def _text(course: Any, name: str) -> str:
    return str(getattr(course, name)) if course is not None else ""
