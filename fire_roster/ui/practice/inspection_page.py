"""自查迎检: the judgement of the rules, self-checks, hazards, duty records, papers."""

from collections.abc import Mapping
from typing import Any

from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.duty_log_dialog import DutyLogDialog
from fire_roster.ui.practice.ledger_dialog import LedgerDialog
from fire_roster.ui.practice.ledger_panel import LedgerPanel
from fire_roster.ui.practice.overview_panel import OverviewPanel
from fire_roster.ui.practice.panels_page import MakePanel, PanelsPage
from fire_roster.ui.practice.self_check_panel import SelfCheckPanel


class DutyLogPanel(LedgerPanel):
    """Sheets of the duty log."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(
            context,
            "duty-log",
            icon_name="list",
            hint="每天一张，每两小时一行；纸质记录核对后勾选即可。",
        )

    def make_dialog(self, record: Any) -> LedgerDialog:
        defaults = None if record else self.defaults()
        return DutyLogDialog(self.context, record, self, defaults=defaults)


def _ledger(key: str, icon_name: str, hint: str) -> MakePanel:
    return lambda context: LedgerPanel(context, key, icon_name=icon_name, hint=hint)


# Where a finding of a rule is solved: page and panel.
SOLVED_AT = {
    "D09": ("inspection", "duty-log"),
    "D10": ("inspection", "handover"),
    "D11": ("inspection", "device-off"),
    "S05": ("drills", "training"),
    "S06": ("drills", "training"),
    "S07": ("drills", "drill"),
    "S08": ("drills", "drill"),
    "S10": ("members", ""),
    "T01": ("drills", "drill"),
    "T02": ("drills", "drill"),
    "T03": ("drills", "drill"),
    "T04": ("drills", "drill"),
    "T05": ("drills", "training"),
    "T06": ("drills", "training"),
    "K02": ("inspection", "patrol"),
}


class InspectionPage(PanelsPage):
    """Everything an inspector asks for besides rosters and certificates."""

    panels: Mapping[str, tuple[str, MakePanel]] = {
        "overview": ("总览", OverviewPanel),
        "self-check": ("自查", SelfCheckPanel),
        "hazard": (
            "隐患",
            _ledger("hazard", "triangle-alert", "自查、巡查、演练和部门检查发现的问题在这里销号。"),
        ),
        "duty-log": ("值班记录", DutyLogPanel),
        "handover": ("交接班", _ledger("handover", "refresh-cw", "每次换班由交接双方签字。")),
        "patrol": ("巡查检查", _ledger("patrol", "eye", "每日防火巡查、每月防火检查。")),
        "presence": ("查岗", _ledger("presence", "search", "什么时候查、谁在岗。")),
        "device-off": (
            "停用手动",
            _ledger("device-off", "circle-alert", "设备停用、屏蔽或转手动要有原因、期限和批准人。"),
        ),
        "alarm": ("火警误报", _ledger("alarm", "bell", "每次报警的核实和处置。")),
        "contract": (
            "维保检测",
            _ledger("contract", "badge-check", "维保合同、年度检测、电气燃气检测、油烟道清洗。"),
        ),
        "commitment": ("责任书", _ledger("commitment", "pencil", "逐级签订，每年续签。")),
        "visit": ("部门检查", _ledger("visit", "house", "消防部门每次来检查的发现和回复。")),
        "template": ("自查表", _ledger("template", "list", "本单位自己的自查表。")),
    }

    def panel(self, key: str) -> Any:
        is_new = key not in self._made
        made = super().panel(key)
        if is_new and isinstance(made, OverviewPanel):
            made.wanted.connect(self._solve)
        return made

    def _solve(self, rule: str) -> None:
        page, panel = SOLVED_AT.get(rule, ("inspection", "overview"))
        self.context.navigate(page, panel=panel)
