"""Every form there is, in the order of the print centre."""

from collections.abc import Mapping
from types import MappingProxyType

from fire_roster.errors import UsageProblem
from fire_roster.services.forms import base
from fire_roster.services.forms.base import MICRO_MONTH, STATION_MONTH, PaperForm, Subject
from fire_roster.services.forms.cards import (
    build_daily_strip,
    build_emergency_card,
    build_today_card,
)
from fire_roster.services.forms.certificate_forms import (
    build_certificate_ledger,
    build_certificate_matrix,
)
from fire_roster.services.forms.change_slip import build_change_slip
from fire_roster.services.forms.duty_lists import build_combined, build_micro_roster, build_week
from fire_roster.services.forms.duty_log import build_duty_log
from fire_roster.services.forms.holiday_sheet import build_holiday_sheet
from fire_roster.services.forms.ledgers import build_archive, build_hours
from fire_roster.services.forms.record_forms import (
    build_alarm_record,
    build_check,
    build_handover,
    build_patrol,
)
from fire_roster.services.forms.rosters import build_day_list, build_wall_roster
from fire_roster.services.forms.slips import (
    build_equipment_slip,
    build_leave_slip,
    list_leaves,
)
from fire_roster.services.forms.staff_forms import build_micro_ledger, build_staff_ledger
from fire_roster.services.forms.swap_slip import build_swap_slip, list_swaps

_DUTY, _WALL, _RECORD, _SLIP, _LEDGER = "值班表", "上墙", "记录", "审批单", "台账"
_LEAVE, _SWAP = Subject(record="请假"), Subject(record="调班、替班")

_ALL = (
    PaperForm("wall-roster", "值班表（月历式）", _DUTY, STATION_MONTH, build_wall_roster, "A3"),
    PaperForm("day-list", "值班表（逐日式）", _DUTY, STATION_MONTH, build_day_list, "A3"),
    PaperForm("week-roster", "值班表（周）", _DUTY, base.STATION_WEEK, build_week),
    PaperForm("micro-roster", "微型消防站值守表", _DUTY, MICRO_MONTH, build_micro_roster, "A3"),
    PaperForm("combined-roster", "消防值班总表", _DUTY, base.UNIT_MONTH, build_combined, "A3"),
    PaperForm("holiday-roster", "节假日值班安排表", _DUTY, base.UNIT_MONTH, build_holiday_sheet),
    PaperForm("change-slip", "值班表变更单", _DUTY, STATION_MONTH, build_change_slip),
    PaperForm("today-card", "今日值班牌", _WALL, base.STATION_DAY, build_today_card),
    PaperForm("daily-strip", "三自主两公开一承诺公示", _WALL, base.UNIT_DAY, build_daily_strip),
    PaperForm("emergency-card", "应急处置程序", _WALL, base.UNIT_ONLY, build_emergency_card),
    PaperForm("duty-log", "消防控制室值班记录表", _RECORD, base.ROOM_DAY, build_duty_log),
    PaperForm("handover-record", "交接班记录", _RECORD, base.ROOM_DAY, build_handover),
    PaperForm("patrol-record", "防火巡查记录表", _RECORD, base.UNIT_DAY, build_patrol),
    PaperForm("check-record", "防火检查记录表", _RECORD, base.UNIT_MONTH, build_check),
    PaperForm("alarm-record", "火警处置记录", _RECORD, base.UNIT_ONLY, build_alarm_record),
    PaperForm("swap-slip", "调班审批单", _SLIP, _SWAP, build_swap_slip, records=list_swaps),
    PaperForm("leave-slip", "请假单", _SLIP, _LEAVE, build_leave_slip, records=list_leaves),
    PaperForm("equipment-slip", "设备停用审批单", _SLIP, base.UNIT_ONLY, build_equipment_slip),
    PaperForm("staff-ledger", "人员台账", _LEDGER, base.UNIT_ONLY, build_staff_ledger),
    PaperForm("micro-ledger", "微型消防站人员名册", _LEDGER, base.MICRO_ONLY, build_micro_ledger),
    PaperForm("certificate-ledger", "证书台账", _LEDGER, base.UNIT_ONLY, build_certificate_ledger),
    PaperForm("certificate-matrix", "证书矩阵", _LEDGER, base.UNIT_ONLY, build_certificate_matrix),
    PaperForm("hours-statistics", "工时统计表", _LEDGER, STATION_MONTH, build_hours),
    PaperForm("archive-catalogue", "消防档案目录", _LEDGER, base.UNIT_ONLY, build_archive),
)

FORMS: Mapping[str, PaperForm] = MappingProxyType({form.name: form for form in _ALL})
"""The forms by name."""


def find_form(name: str) -> PaperForm:
    """The form of that name. Raises UsageProblem."""
    form = FORMS.get(name)
    if form is None:
        known = "、".join(FORMS)
        raise UsageProblem(f"没有名为“{name}”的表格，可用的有：{known}。")
    return form
