"""Cards for the wall: who is on duty today, the daily strip, what to do when there is a fire."""

from dataclasses import replace

from fire_roster.assets import load_json
from fire_roster.printing import Content
from fire_roster.printing.blocks import (
    Block,
    Column,
    Field,
    Fields,
    Heading,
    Paragraphs,
    Poster,
    Row,
    Section,
    SideBySide,
    Signatures,
    Steps,
    Table,
)
from fire_roster.printing.geometry import Align
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.parts import FIRE_CALL, bold, contact_section, items
from fire_roster.services.forms.people import day_label, final_roster, shifts_of_day, state_note
from fire_roster.services.roster_state import RosterState

_PROMISE = "本单位郑重承诺：本场所不存在突出风险，或者已经落实防范措施。"
_SELF = (
    "自主评估风险：对照标准全面排查，掌握本场所火灾风险。",
    "自主检查安全：每日防火巡查、每月防火检查，检查有记录。",
    "自主整改隐患：发现隐患当场改正，不能当场改正的落实措施、期限和责任人。",
)


def build_today_card(request: FormRequest) -> Content:
    """今日值班: the names of a day in type that is read across the room."""
    state = final_roster(request, request.month)
    shifts = shifts_of_day(state.facts, request.day)
    everybody = tuple(name for one in shifts for name in one.names)
    parts: list[tuple[Block, ...]] = [
        (
            Poster(one.shift.name, 34, 44, is_dark=True),
            Poster(one.shift.time_text, 20, 26, is_bold=False),
            *(
                Poster(name, 40, 130, max_lines=1, alike=everybody)
                for name in one.names or ("（未排班）",)
            ),
        )
        for one in shifts
    ]
    unit = request.sources.unit.get()
    duty = f"　值班电话 {unit.duty_phone}" if unit.duty_phone else ""
    call = Poster(f"火警 {FIRE_CALL}{duty}", 34, 48, is_dark=True, is_public=True)
    sheet = request.sheet(
        "今日消防值班",
        Section((SideBySide(tuple(parts)),)),
        Section((call,), "contacts", "联系电话"),
    )
    return replace(
        sheet,
        place=request.at.record.name,
        place_note=state_note([state]),
        period=day_label(request.day),
        is_landscape=True,
        is_filed=False,
        title_size=40.0,
        invalid_when="仅限当日有效",
    )


def build_daily_strip(request: FormRequest) -> Content:
    """三自主两公开一承诺: the public board with today's duty and self-check."""
    unit = request.sources.unit.get()
    people = Fields(
        (
            (
                Field("消防安全\n责任人", unit.responsible_person),
                Field("消防安全\n管理人", unit.safety_manager),
            ),
        ),
        row_height=34.0,
    )
    duty, states = _duty_of_day(request)
    sheet = request.sheet(
        "三自主两公开一承诺",
        Section((Heading("三自主"), Paragraphs(_SELF, is_numbered=True, type_size=11.5))),
        Section((Heading("两公开"), people)),
        Section((Heading("一承诺"), Poster(_PROMISE, 28, 36, max_lines=1))),
        Section((Heading("防火巡查、今日值班人员公示"), duty), "duty", "今日值班人员"),
        Section((Heading("今日自我检查情况"), _self_checks()), "self_check", "今日自我检查"),
        contact_section(request, is_wide=False),
        Section((Signatures(("检查人", "消防安全管理人")),), "signatures", "签字盖章"),
    )
    return replace(
        sheet,
        period=day_label(request.day),
        place_note=state_note(states),
        is_filed=False,
        title_size=30.0,
    )


def _duty_of_day(request: FormRequest) -> tuple[Table, list[RosterState]]:
    """Every shift of every station on the day, and the rosters that say so."""
    rows: list[Row] = []
    states = []
    for station in request.sources.stations.list_all():
        state = final_roster(request, request.month, station.record.id)
        states.append(state)
        for one in shifts_of_day(state.facts, request.day):
            place, shift = station.record.name, one.shift
            rows.append((place, shift.name, shift.time_text, bold(one.joined)))
    columns = (
        Column("值班场所", 1.6),
        Column("班次", 0.9),
        Column("时间", 1.5),
        Column("今日值班人员", 4.0, Align.LEFT),
    )
    return Table(columns, tuple(rows), row_height=22.0, least_size=9.0), states


def _self_checks() -> Fields:
    texts = items("self_check")
    rows = tuple(
        tuple(Field(text, "□ 正常　　□ 异常") for text in texts[start : start + 2])
        for start in range(0, len(texts), 2)
    )
    return Fields(rows, label_width=150.0)


def build_emergency_card(request: FormRequest) -> Content:
    """应急处置程序: the three steps of GB 25506-2010 4.2.2, and what a false alarm needs."""
    unit = request.sources.unit.get()
    steps = tuple(
        (title, tuple(sentences))
        for title, sentences in load_json("data", "form_items.json")["emergency"]
    )
    address = f"本单位地址：{unit.address}" if unit.address else "本单位地址："
    sheet = request.sheet(
        "消防控制室火灾应急处置程序",
        Section((Poster(f"火警电话 {FIRE_CALL}", 40, 56, is_dark=True),)),
        Section((Steps(steps, 17.0),)),
        Section((Poster(address, 22, 28, align=Align.LEFT, is_public=True),)),
        contact_section(request, is_wide=False),
    )
    return replace(
        sheet,
        basis="依据 GB 25506-2010《消防控制室通用技术要求》4.2.2，本单位可按预案补充",
        is_filed=False,
        title_size=28.0,
    )
