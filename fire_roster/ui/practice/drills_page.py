"""演练训练: drills, training, the micro station's equipment, partners and filings."""

from collections.abc import Mapping

from fire_roster.ui.practice.drill_panel import DrillPanel
from fire_roster.ui.practice.ledger_panel import ledger_panel
from fire_roster.ui.practice.panels_page import Panels, PanelsPage, single
from fire_roster.ui.practice.training_panel import TrainingPanel


class DrillsPage(PanelsPage):
    """What is practised, and with what."""

    groups: Mapping[str, Panels] = {
        "演练与拉动": single("drill", DrillPanel),
        "培训与宣传": single("training", TrainingPanel),
        "微型消防站": {
            "equipment": (
                "器材台账",
                ledger_panel(
                    "equipment", "inbox", "登记灭火器、水枪、水带、对讲机等的数量、位置和有效期。"
                ),
            ),
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
