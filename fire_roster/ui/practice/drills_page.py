"""演练训练: drills, training, the micro station's equipment, partners and filings."""

from collections.abc import Mapping

from fire_roster.ui.practice.coverage_panel import CoveragePanel
from fire_roster.ui.practice.drill_figures_panel import DrillFiguresPanel
from fire_roster.ui.practice.drill_panel import DrillPanel
from fire_roster.ui.practice.equipment_panel import EquipmentPanel
from fire_roster.ui.practice.ledger_panel import ledger_panel
from fire_roster.ui.practice.panels_page import Panels, PanelsPage
from fire_roster.ui.practice.publicity_panel import PublicityPanel
from fire_roster.ui.practice.station_roster_panel import StationRosterPanel
from fire_roster.ui.practice.training_panel import TrainingPanel


class DrillsPage(PanelsPage):
    """What is practised, and with what."""

    groups: Mapping[str, Panels] = {
        "演练与拉动": {
            "drill": ("演练记录", DrillPanel),
            "drill-figures": ("统计与到场时间", DrillFiguresPanel),
        },
        "培训与宣传": {
            "training": ("培训记录", TrainingPanel),
            "training-coverage": ("覆盖率", CoveragePanel),
            "publicity": ("年度宣传计划", PublicityPanel),
        },
        "微型消防站": {
            "station-roster": ("队员与岗位", StationRosterPanel),
            "equipment": ("器材台账", EquipmentPanel),
            "equipment-check": (
                "器材检查",
                ledger_panel("equipment-check", "circle-check", "每次清点检查器材后登记一条。"),
            ),
            "partner": (
                "联勤联动",
                ledger_panel(
                    "partner", "users", "登记辖区消防救援站、邻近微型消防站的联系人和电话。"
                ),
            ),
            "filing": (
                "备案",
                ledger_panel(
                    "filing", "file-up", "微型消防站建成后向当地消防部门备案，登记日期和编号。"
                ),
            ),
        },
    }
