"""Records of one ledger and a month (or all of them) as a plain list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from fire_roster.domain.rules.base import Violation
from fire_roster.printing import Content
from fire_roster.printing.blocks import Cell, Column, Heading, Paragraphs, Row, Section, Table
from fire_roster.printing.geometry import Align
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.parts import sign_section
from fire_roster.services.practice.ledgers import LEDGERS


@dataclass(frozen=True, slots=True)
class ListSpec:
    """Columns of a list: field, title, share of the width; `is_dated` keeps one month of it."""

    key: str
    title: str
    columns: tuple[tuple[str, str, float], ...]
    basis: str
    is_dated: bool = True


LIST_SPECS = (
    ListSpec(
        "handover",
        "交接班记录一览",
        (
            ("at", "交接时间", 1.4),
            ("station_id", "站点", 1.0),
            ("giver", "交班人", 1.4),
            ("taker", "接班人", 1.4),
            ("is_giver_signed", "交班签字", 0.8),
            ("is_taker_signed", "接班签字", 0.8),
            ("open_points", "未闭环事项", 2.0),
        ),
        "GB 25506-2010 4.2.1；保存不少于 1 年",
    ),
    ListSpec(
        "duty-log",
        "值班记录一览",
        (
            ("day", "日期", 1.0),
            ("station_id", "站点", 1.0),
            ("rows", "已录行数", 0.8),
            ("is_on_paper", "纸质已核对", 0.9),
            ("checked_by", "日检查人", 1.0),
            ("faults", "故障及处理", 2.6),
            ("is_signed", "签字", 0.7),
        ),
        "GB 25201-2010 5.2、表 A.1；保存不少于 1 年",
    ),
    ListSpec(
        "patrol",
        "防火巡查检查一览",
        (
            ("at", "时间", 1.4),
            ("kind", "类别", 0.9),
            ("patrolled_by", "巡查（检查）人", 1.2),
            ("route", "路线或部位", 2.0),
            ("problems", "发现问题及处理", 2.4),
            ("is_signed", "签字", 0.7),
            ("is_countersigned", "主管签字", 0.8),
        ),
        "公安部令第61号 第25、26条；保存不少于 1 年",
    ),
    ListSpec(
        "presence",
        "查岗记录一览",
        (
            ("at", "查岗时间", 1.4),
            ("station_id", "站点", 1.0),
            ("found", "在岗人员", 2.0),
            ("missing", "不在岗人员及原因", 2.2),
            ("checked_by", "查岗人", 1.0),
        ),
        "公安部令第61号 第31条(六)",
    ),
    ListSpec(
        "device-off",
        "设备停用与手动记录",
        (
            ("since", "开始", 1.0),
            ("device", "设备名称和部位", 1.8),
            ("state", "状态", 0.7),
            ("reason", "原因", 1.8),
            ("approved_by", "批准人", 0.9),
            ("until", "预计恢复", 1.0),
            ("restored_on", "实际恢复", 1.0),
        ),
        "GB 25506-2010 4.2.1 c)；GB 25201-2010 5.2 c)",
        is_dated=False,
    ),
    ListSpec(
        "alarm",
        "火警与误报处置记录",
        (
            ("at", "报警时间", 1.4),
            ("place", "报警部位", 1.3),
            ("kind", "核实结果", 0.9),
            ("confirm_seconds", "确认秒数", 0.8),
            ("handling", "处置经过", 2.4),
            ("cause", "原因及整改", 1.8),
            ("is_signed", "签字", 0.7),
        ),
        "GB 25506-2010 4.2.2",
    ),
    ListSpec(
        "contract",
        "维保合同与检测",
        (
            ("kind", "类别", 1.4),
            ("company", "承担单位", 2.0),
            ("number", "编号", 1.2),
            ("signed_on", "签订或出具", 1.0),
            ("expires", "到期", 1.0),
            ("contact", "联系人及电话", 1.6),
        ),
        "检测、维修、保养记录保存不少于 5 年",
        is_dated=False,
    ),
    ListSpec(
        "commitment",
        "消防安全责任书与承诺书",
        (
            ("level", "层级", 1.4),
            ("signer", "签订人", 1.0),
            ("department", "部门或岗位", 1.4),
            ("kind", "类别", 1.4),
            ("signed_on", "签订日期", 1.0),
            ("expires", "下次续签", 1.0),
        ),
        "公安部令第61号 第6、7条",
        is_dated=False,
    ),
    ListSpec(
        "visit",
        "消防部门检查记录",
        (
            ("visited_on", "检查日期", 1.0),
            ("authority", "检查单位", 1.3),
            ("inspectors", "检查人员", 1.1),
            ("findings", "检查发现", 2.4),
            ("order_number", "文书编号", 1.2),
            ("deadline", "整改期限", 1.0),
            ("replied_on", "回复日期", 1.0),
            ("reply", "回复内容", 1.6),
        ),
        "公安部令第61号 第41–43条",
        is_dated=False,
    ),
    ListSpec(
        "partner",
        "联勤联动单位",
        (
            ("name", "单位名称", 2.0),
            ("kind", "类别", 1.4),
            ("contact", "联系人", 1.0),
            ("phone", "联系电话", 1.4),
            ("distance", "距离或到场时间", 1.4),
            ("agreed_on", "联动协议", 1.0),
        ),
        "公消〔2015〕301号 五",
        is_dated=False,
    ),
)


def record_list(spec: ListSpec) -> Callable[[FormRequest], Content]:
    """The builder of a list."""

    def build(request: FormRequest) -> Content:
        ledger = LEDGERS[spec.key]
        records = [
            one
            for one in request.sources.records.list_all(spec.key)
            if not spec.is_dated or request.month.contains(ledger.day(one) or date.min)
        ]
        records.sort(key=lambda one: (str(ledger.day(one) or ""), one.id))
        stations = {one.record.id: one.record.name for one in request.sources.stations.list_all()}
        columns = (
            Column("序号", 0.5),
            *(Column(title, share, _align(field)) for field, title, share in spec.columns),
        )
        late = request.sources.records.late_ids(spec.key)
        counts = request.sources.duty_logs.row_counts() if spec.key == "duty-log" else {}
        rows: list[Row] = []
        for number, one in enumerate(records, start=1):
            mark = f"{number}\n补录" if one.id in late else str(number)
            cells = [
                str(counts.get(one.id, 0))
                if field == "rows"
                else _cell(getattr(one, field), stations, field)
                for field, _, _ in spec.columns
            ]
            rows.append((mark, *cells))
        table = Table(columns, tuple(rows), 0 if rows else 10, row_height=17.0, most_height=24.0)
        sheet = request.sheet(
            spec.title,
            Section((table,)),
            *_gap_sections(request, spec),
            sign_section(request, "填表人", "消防安全管理人"),
        )
        period = request.month.label if spec.is_dated else f"截至 {request.day}"
        return replace(sheet, period=period, basis=spec.basis, is_landscape=True)

    return build


def _gap_sections(request: FormRequest, spec: ListSpec) -> Iterator[Section]:
    """What the rules miss among these records in the month (D09, D10)."""
    since = request.printed_at.date() - timedelta(days=_GAP_DAYS)
    if spec.key not in _GAP_LISTS or request.month.last < since:
        return
    found = [one for one in request.sources.review.findings() if _is_about(one, request, spec)]
    texts = [f"{one.rule}　{one.message}" for one in found]
    texts += _kept_since(request, spec)
    if not texts:
        texts = ["近 30 天的记录没有发现缺口。"]
    blocks = (Heading("缺口（最近 30 天）"), Paragraphs(tuple(texts), is_numbered=len(texts) > 1))
    yield Section(blocks, "gaps", "缺口")


def _kept_since(request: FormRequest, spec: ListSpec) -> Iterator[str]:
    """Control rooms whose records begin within or after the month: before, nothing is proved."""
    ledger = LEDGERS[spec.key]
    records = request.sources.records.list_all(spec.key)
    for station in request.sources.stations.list_all():
        if not station.facts.is_control_room:
            continue
        name = station.record.name
        days = [ledger.day(one) for one in records if one.station_id == station.record.id]
        begin = min((day for day in days if day is not None), default=None)
        if begin is None:
            yield f"{name}没有登记过{ledger.entry}。"
        elif begin > request.month.last:
            yield f"{name}自 {begin} 起登记{ledger.entry}，本月没有记录。"
        elif begin > request.month.first:
            yield f"{name}自 {begin} 起登记{ledger.entry}，此前没有记录。"


def _is_about(finding: Violation, request: FormRequest, spec: ListSpec) -> bool:
    is_month = any(request.month.contains(day) for day in finding.dates)
    if "没有登记过" in finding.message:
        return False
    is_handover = "交接班" in finding.message
    return finding.rule in _GAP_RULES and is_month and is_handover == (spec.key == "handover")


_GAP_DAYS = 30
"""How far back D09 and D10 look."""
_GAP_RULES = frozenset({"D09", "D10"})
_GAP_LISTS = frozenset({"duty-log", "handover"})


def _align(field: str) -> Align:
    is_long = field in (
        "faults",
        "route",
        "problems",
        "reason",
        "handling",
        "cause",
        "findings",
        "reply",
    )
    return Align.LEFT if is_long else Align.CENTER


def _cell(value: Any, stations: dict[int, str], field: str) -> str | Cell:
    if field == "station_id":
        return stations.get(value, "")
    if isinstance(value, bool):
        return "√" if value else Cell("缺", is_alarm=True) if "signed" in field else ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return "" if value is None else str(value)
