"""自查迎检: the judgement of the rules, self-checks, hazards, duty records, papers."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from fire_roster.ui.context import AppContext
from fire_roster.ui.practice.commitment_panel import CommitmentPanel
from fire_roster.ui.practice.duty_log_dialog import DutyLogDialog
from fire_roster.ui.practice.ledger_dialog import LedgerDialog
from fire_roster.ui.practice.ledger_panel import LedgerPanel, ledger_panel
from fire_roster.ui.practice.overview_panel import OverviewPanel
from fire_roster.ui.practice.panels_page import Panels, PanelsPage, single
from fire_roster.ui.practice.self_check_panel import SelfCheckPanel

_JUDGED_FOR = timedelta(minutes=10)


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
    """Everything an inspector asks for besides rosters and certificates.

    Records are judged at a moment, so what was judged long ago is judged again.
    """

    groups: Mapping[str, Panels] = {
        "总览": single("overview", OverviewPanel),
        "自查": {
            "self-check": ("自查记录", SelfCheckPanel),
            "template": ("自查表", ledger_panel("template", "list", "本单位自己的自查表。")),
        },
        "隐患": single(
            "hazard",
            ledger_panel(
                "hazard", "triangle-alert", "自查、巡查、演练和部门检查发现的问题在这里销号。"
            ),
        ),
        "值守与巡查": {
            "duty-log": ("值班记录", DutyLogPanel),
            "handover": (
                "交接班",
                ledger_panel("handover", "refresh-cw", "每次换班由交接双方签字。"),
            ),
            "patrol": ("巡查检查", ledger_panel("patrol", "eye", "每日防火巡查、每月防火检查。")),
            "presence": ("查岗", ledger_panel("presence", "search", "什么时候查、谁在岗。")),
            "device-off": (
                "停用与手动",
                ledger_panel(
                    "device-off", "circle-alert", "停用、屏蔽或转手动要有原因、期限和批准人。"
                ),
            ),
            "alarm": ("火警误报", ledger_panel("alarm", "bell", "每次报警的核实和处置。")),
        },
        "档案": {
            "contract": (
                "维保与检测",
                ledger_panel(
                    "contract", "badge-check", "维保合同、年度检测、电气燃气检测、油烟道清洗。"
                ),
            ),
            "commitment": ("责任书", CommitmentPanel),
            "visit": (
                "部门检查",
                ledger_panel("visit", "house", "消防部门每次来检查的发现和回复。"),
            ),
        },
    }

    def is_over(self, age: timedelta) -> bool:
        return age > _JUDGED_FOR

    def panel(self, key: str) -> Any:
        is_new = key not in self._made
        made = super().panel(key)
        if is_new and isinstance(made, OverviewPanel):
            made.wanted.connect(self._solve)
        return made

    def _solve(self, rule: str) -> None:
        page, panel = SOLVED_AT.get(rule, ("inspection", "overview"))
        self.context.navigate(page, panel=panel)
