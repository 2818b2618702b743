"""调班、替班审批单: filled in from what was entered, empty where none is chosen."""

from collections.abc import Sequence
from dataclasses import replace

from fire_roster.domain.swap import SwapKind
from fire_roster.printing import Content
from fire_roster.printing.blocks import Check, Checks, Field, Fields, Section, WritingArea
from fire_roster.services.forms.base import FormRequest, RecordChoice
from fire_roster.services.forms.people import full_day
from fire_roster.services.forms.sources import FormSources
from fire_roster.services.swaps import SeatWords, SwapEntry

_CONDITIONS = (
    "替班人持有效证书且等级符合要求",
    "当班仍不少于规定人数",
    "替班人连续工作不超过 8 小时",
    "值班表已同步更改",
)
_DECISION = ("签字",)


def list_swaps(sources: FormSources) -> Sequence[RecordChoice]:
    """Every swap, substitution and absence, the latest entered first."""
    found = sorted(sources.swaps.list_all(), key=lambda one: one.record.id, reverse=True)
    return [RecordChoice(one.record.id, f"{one.number}　{one.text}") for one in found]


def build_swap_slip(request: FormRequest) -> Content:
    """The swap with the approvals that are still to be signed."""
    key = request.record_id
    entry = request.sources.swaps.find(key) if key else None
    reason = entry.record.reason if entry else ""
    kinds = tuple(Check(kind.label, bool(entry and entry.kind is kind)) for kind in SwapKind)
    sheet = request.sheet(
        "调班（替班）审批单",
        Section(
            (
                Checks(kinds, len(kinds), label="事项"),
                _fields(entry),
                WritingArea("原因", reason, 56, 100, ("申请人",)),
                WritingArea("替班人意见", "", 46, 80, ("替班人",)),
                Checks(tuple(map(Check, _CONDITIONS)), 2, label="核对"),
                WritingArea("站长（班长）\n意见", "", 52, 90, _DECISION),
                WritingArea("消防安全\n管理人审批", _approval(entry), 52, 90, _DECISION),
            )
        ),
    )
    return replace(
        sheet,
        place=entry.seat.station_name if entry else "",
        period=f"编号 {entry.number}" if entry else "编号　　　　　　　　",
        basis="未经批准不得自行调班、替班；本单与值班表一并存档",
    )


def _fields(entry: SwapEntry | None) -> Fields:
    if entry is None:
        rows = (
            (Field("申请人"), Field("原班次")),
            (Field("替班人"), Field("换回班次")),
            (Field("登记日期"), Field("备注")),
        )
    else:
        back = _seat(entry.back) if entry.back else ("不换回" if entry.taker_name else "")
        rows = (
            (Field("申请人", entry.seat.member_name), Field("原班次", _seat(entry.seat))),
            (Field("替班人", entry.taker_name or "（无人顶班）"), Field("换回班次", back)),
            (Field("登记日期", str(entry.record.entered_on)), Field("备注", entry.record.remark)),
        )
    return Fields(rows, row_height=30.0)


def _seat(seat: SeatWords) -> str:
    return f"{full_day(seat.key.duty_date)}\n{seat.shift.name} {seat.shift.time_text}"


def _approval(entry: SwapEntry | None) -> str:
    """What was entered about the approval, to be confirmed by a signature."""
    if entry is None or not entry.record.approver:
        return ""
    day = f"（{entry.record.approved_on}）" if entry.record.approved_on else ""
    return f"已由 {entry.record.approver} 批准{day}"
