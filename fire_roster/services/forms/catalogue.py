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
from fire_roster.services.forms.drill_forms import (
    build_drill_notice,
    build_drill_plan,
    build_drill_record,
    build_pull_record,
    list_drills,
    list_pulls,
)
from fire_roster.services.forms.duty_lists import build_combined, build_micro_roster, build_week
from fire_roster.services.forms.duty_log import build_duty_log
from fire_roster.services.forms.holiday_sheet import build_holiday_list, build_holiday_sheet
from fire_roster.services.forms.ledgers import build_archive, build_hours
from fire_roster.services.forms.practice_ledgers import (
    build_equipment_ledger,
    build_hazard_ledger,
    build_self_check,
    list_self_checks,
)
from fire_roster.services.forms.proof_forms import (
    build_duty_proof,
    build_rule_check,
    build_unit_page,
)
from fire_roster.services.forms.quick_guide import build_quick_guide
from fire_roster.services.forms.record_forms import (
    build_alarm_record,
    build_check,
    build_handover,
    build_patrol,
)
from fire_roster.services.forms.record_lists import LIST_SPECS, record_list
from fire_roster.services.forms.rosters import build_day_list, build_wall_roster
from fire_roster.services.forms.scan_forms import build_certificate_scans
from fire_roster.services.forms.slips import (
    build_equipment_slip,
    build_leave_slip,
    list_leaves,
)
from fire_roster.services.forms.staff_forms import build_micro_ledger, build_staff_ledger
from fire_roster.services.forms.swap_slip import build_swap_slip, list_swaps
from fire_roster.services.forms.training_forms import (
    build_sign_in,
    build_training_record,
    list_trainings,
)
from fire_roster.services.forms.training_tables import (
    build_publicity_plan,
    build_training_coverage,
)

_DUTY, _WALL, _RECORD, _SLIP, _LEDGER = "值班表", "上墙", "记录", "审批单", "台账"
_PRACTICE, _PROOF = "演练训练与自查", "迎检"
_LEAVE, _SWAP = Subject(record="请假"), Subject(record="调班、替班")
_DRILL, _PULL = Subject(record="演练"), Subject(record="拉动")
_COURSE, _CHECK = Subject(record="培训"), Subject(record="自查")

_ALL = (
    PaperForm("wall-roster", "值班表（月历式）", _DUTY, STATION_MONTH, build_wall_roster, "A3"),
    PaperForm("day-list", "值班表（逐日式）", _DUTY, STATION_MONTH, build_day_list, "A3"),
    PaperForm("week-roster", "值班表（周）", _DUTY, base.STATION_WEEK, build_week),
    PaperForm("micro-roster", "微型消防站值守表", _DUTY, MICRO_MONTH, build_micro_roster, "A3"),
    PaperForm("combined-roster", "消防值班总表", _DUTY, base.UNIT_MONTH, build_combined, "A3"),
    PaperForm("holiday-roster", "节假日值班安排表", _DUTY, base.UNIT_MONTH, build_holiday_sheet),
    PaperForm("holiday-list", "节假日与调休安排", _DUTY, base.UNIT_YEAR, build_holiday_list),
    PaperForm("change-slip", "值班表变更单", _DUTY, STATION_MONTH, build_change_slip),
    PaperForm("today-card", "今日值班牌", _WALL, base.STATION_DAY, build_today_card),
    PaperForm("daily-strip", "三自主两公开一承诺公示", _WALL, base.UNIT_DAY, build_daily_strip),
    PaperForm("emergency-card", "应急处置程序", _WALL, base.UNIT_ONLY, build_emergency_card),
    PaperForm("quick-guide", "速查", _WALL, base.UNIT_ONLY, build_quick_guide),
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
    PaperForm(
        "certificate-matrix", "证书矩阵", _LEDGER, base.UNIT_OR_STATION, build_certificate_matrix
    ),
    PaperForm("certificate-scans", "证书扫描件", _LEDGER, base.UNIT_ONLY, build_certificate_scans),
    PaperForm("hours-statistics", "工时统计表", _LEDGER, STATION_MONTH, build_hours),
    PaperForm("archive-catalogue", "消防档案目录", _LEDGER, base.UNIT_ONLY, build_archive),
    PaperForm("drill-plan", "演练方案", _PRACTICE, _DRILL, build_drill_plan, records=list_drills),
    PaperForm(
        "drill-notice", "演练公告", _PRACTICE, _DRILL, build_drill_notice, records=list_drills
    ),
    PaperForm(
        "drill-record", "演练记录表", _PRACTICE, _DRILL, build_drill_record, records=list_drills
    ),
    PaperForm(
        "pull-record", "微站拉动记录", _PRACTICE, _PULL, build_pull_record, records=list_pulls
    ),
    PaperForm(
        "training-sign-in", "培训签到表", _PRACTICE, _COURSE, build_sign_in, records=list_trainings
    ),
    PaperForm(
        "training-record",
        "培训记录表",
        _PRACTICE,
        _COURSE,
        build_training_record,
        records=list_trainings,
    ),
    PaperForm(
        "publicity-plan", "年度消防宣传计划", _PRACTICE, base.UNIT_YEAR, build_publicity_plan
    ),
    PaperForm(
        "self-check-form", "自查表", _PRACTICE, _CHECK, build_self_check, records=list_self_checks
    ),
    PaperForm("equipment-ledger", "器材台账", _PRACTICE, base.MICRO_ONLY, build_equipment_ledger),
    PaperForm("hazard-ledger", "隐患台账", _PRACTICE, base.UNIT_ONLY, build_hazard_ledger),
    PaperForm("unit-page", "单位消防安全基本情况", _PROOF, base.UNIT_ONLY, build_unit_page),
    PaperForm("duty-proof", "在岗持证证明", _PROOF, STATION_MONTH, build_duty_proof),
    PaperForm("rule-check", "规则自检结果", _PROOF, base.UNIT_MONTH, build_rule_check),
    PaperForm("training-coverage", "培训覆盖率", _PROOF, base.UNIT_ONLY, build_training_coverage),
    *(
        PaperForm(
            f"{one.key}-list",
            one.title,
            _PROOF,
            base.UNIT_MONTH if one.is_dated else base.UNIT_ONLY,
            record_list(one),
        )
        for one in LIST_SPECS
    ),
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
