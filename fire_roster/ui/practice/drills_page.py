"""演练训练: drills, training, the micro station's equipment, partners and filings."""

from collections.abc import Mapping

from fire_roster.ui.practice.drill_panel import DrillPanel
from fire_roster.ui.practice.ledger_panel import LedgerPanel
from fire_roster.ui.practice.panels_page import MakePanel, PanelsPage
from fire_roster.ui.practice.training_panel import TrainingPanel


class DrillsPage(PanelsPage):
    """What is practised, and with what."""

    panels: Mapping[str, tuple[str, MakePanel]] = {
        "drill": ("演练与拉动", DrillPanel),
        "training": ("培训与宣传", TrainingPanel),
        "equipment": (
            "微站器材",
            lambda context: LedgerPanel(
                context,
                "equipment",
                icon_name="inbox",
                hint="登记灭火器、水枪、水带、对讲机等，数量、存放位置和有效期。",
            ),
        ),
        "equipment-check": (
            "器材检查",
            lambda context: LedgerPanel(
                context,
                "equipment-check",
                icon_name="circle-check",
                hint="每次清点检查器材后登记一条，由检查人签字。",
            ),
        ),
        "partner": (
            "联勤联动",
            lambda context: LedgerPanel(
                context,
                "partner",
                icon_name="users",
                hint="登记辖区消防救援站、邻近微型消防站的联系人和电话。",
            ),
        ),
        "filing": (
            "微站备案",
            lambda context: LedgerPanel(
                context,
                "filing",
                icon_name="file-up",
                hint="微型消防站建成后向当地消防部门备案，登记日期和编号。",
            ),
        ),
    }
