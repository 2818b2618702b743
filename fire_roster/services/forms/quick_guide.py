"""速查: two pages for the wall of the office, with the unit's own telephones and numbers."""

from dataclasses import replace
from typing import Any

from fire_roster.assets import load_json
from fire_roster.domain.unit import UnitTrait
from fire_roster.printing import Content
from fire_roster.printing.blocks import (
    Column,
    Field,
    Fields,
    Heading,
    Paragraphs,
    Poster,
    Row,
    Section,
    Steps,
    Table,
)
from fire_roster.printing.geometry import Align
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.parts import FIRE_CALL, bold

GUIDE = "quick_guide.json"
MARKS = str.maketrans("「」", "“”")
_BASIS = (
    "报警处置依据 GB 25506-2010 4.2.2；电话和人数取自程序，变动后请重新打印；"
    "完整手机号见内部版（放在值班台，不上墙）"
)
_TYPE_SIZE = 11.5
_MOST_PARTNERS = 4


def build_quick_guide(request: FormRequest) -> Content:
    """报警响了, 打给谁, 有人来不了, 检查人员来了, 每天每月做什么, 本单位的数."""
    sheet = request.sheet(
        "消防值班速查",
        Section((Poster(f"火警 {FIRE_CALL}", 44, 56, is_dark=True),)),
        Section((Heading("报警响了"), Steps(_steps(), 14.0, 66.0))),
        Section((Heading("打给谁"), _telephones(request)), "contacts", "联系电话"),
        _told("有人来不了", "absent"),
        Section((Heading("每天、每月做什么"), _rhythm())),
        _told("检查人员来了", "inspector"),
        Section((Heading("本单位的站点"), _stations(request)), "stations", "本单位的站点"),
        _told("程序不会用", "program"),
    )
    return replace(
        sheet,
        basis=_BASIS,
        is_filed=False,
        title_size=28.0,
    )


def _words(name: str) -> Any:
    return load_json("data", GUIDE)[name]


def _told(title: str, name: str) -> Section:
    texts = tuple(text.translate(MARKS) for text in _words(name))
    return Section((Heading(title), Paragraphs(texts, is_numbered=True, type_size=_TYPE_SIZE)))


def _steps() -> tuple[tuple[str, tuple[str, ...]], ...]:
    known = load_json("data", "form_items.json")["emergency"]
    return tuple((title, tuple(sentences)) for title, sentences in known)


def _telephones(request: FormRequest) -> Fields:
    unit = request.sources.unit.get()
    is_high_rise = UnitTrait.HIGH_RISE.value in unit.traits
    manager = "　".join(part for part in (unit.safety_manager, unit.safety_manager_phone) if part)
    stations = request.sources.stations.list_all()
    fields = [
        Field("值班电话", unit.duty_phone, is_public=True),
        Field("安全管理人", manager, is_public=is_high_rise),
        *(
            Field(one.record.name, one.record.phone, is_public=True)
            for one in stations
            if one.record.phone
        ),
        Field("维保单位", unit.maintenance_contact, is_public=True),
        *_partners(request),
    ]
    if len(fields) % 2:
        fields.append(Field("其他"))
    pairs = tuple((fields[at], fields[at + 1]) for at in range(0, len(fields), 2))
    return Fields(pairs, row_height=30.0, label_width=104.0)


def _partners(request: FormRequest) -> list[Field]:
    """Fire brigade and neighbours; what is somebody's mobile is masked like any other."""
    partners = request.sources.records.list_all("partner")[:_MOST_PARTNERS]
    return [Field(one.name, f"{one.contact}　{one.phone}".strip()) for one in partners]


def _rhythm() -> Table:
    rows: list[Row] = [
        (bold(when), what, where.translate(MARKS)) for when, what, where in _words("rhythm")
    ]
    columns = (
        Column("什么时候", 1.2),
        Column("做什么", 4.2, Align.LEFT),
        Column("在程序的哪里", 2.4, Align.LEFT),
    )
    return Table(columns, tuple(rows), row_height=22.0, most_height=28.0, type_size=11.0)


def _stations(request: FormRequest) -> Table:
    members = request.sources.members.list_all()
    rows: list[Row] = []
    for one in request.sources.stations.list_all():
        here = [
            member
            for member in members
            if one.record.id in member.station_ids and member.is_active_on(request.day)
        ]
        level = one.facts.min_level.label if one.facts.is_control_room else "—"
        need = f"{one.facts.required_staff(request.day)} 人"
        shifts = "、".join(shift.name for shift in one.required_shifts) or "—"
        rows.append((bold(one.record.name), shifts, need, level, f"{len(here)} 人"))
    columns = (
        Column("站点", 1.6),
        Column("每天的班次", 2.4),
        Column("每班至少", 1.0),
        Column("证书等级", 1.4),
        Column("现有", 0.8),
    )
    return Table(columns, tuple(rows), row_height=22.0, most_height=26.0, type_size=11.0)
