"""Every form there is, in the order of the print centre."""

from collections.abc import Mapping
from types import MappingProxyType

from fire_roster.errors import UsageProblem
from fire_roster.services.forms.base import ROOM_DAY, STATION_MONTH, UNIT_DAY, PaperForm
from fire_roster.services.forms.duty_log import build_duty_log
from fire_roster.services.forms.matrix import build_matrix
from fire_roster.services.forms.rosters import build_day_list, build_wall_roster

_DUTY, _RECORDS = "值班表", "值班记录"

_ALL = (
    PaperForm("wall-roster", "值班表（月历式）", _DUTY, STATION_MONTH, build_wall_roster, "A3"),
    PaperForm("day-list", "值班表（逐日式）", _DUTY, STATION_MONTH, build_day_list, "A3"),
    PaperForm("duty-log", "消防控制室值班记录表", _RECORDS, ROOM_DAY, build_duty_log),
    PaperForm("certificate-matrix", "持证矩阵", "人员证书", UNIT_DAY, build_matrix),
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
