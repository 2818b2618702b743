"""覆盖率: of every duty to train how many are trained, by department, and who is missing."""

from PySide6.QtWidgets import QWidget

from fire_roster.services.office import Office
from fire_roster.services.practice.training_coverages import CoverageLine
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.context import AppContext


def _state(line: CoverageLine) -> StateKind:
    if not line.missing:
        return "success"
    return "danger" if line.coverage.percent < 80 else "warning"


_COLUMNS: tuple[Column[CoverageLine], ...] = (
    Column("rule", "规则", lambda one: one.rule_id, width=64),
    Column("what", "应受培训", lambda one: one.what, width=176),
    Column("department", "部门", lambda one: one.department or "全单位", width=120),
    Column(
        "percent",
        "覆盖率",
        lambda one: f"{one.coverage.percent}%",
        sort=lambda one: one.coverage.percent,
        state=_state,
        width=88,
    ),
    Column(
        "trained",
        "已培训/应培训",
        lambda one: f"{len(one.coverage.trained_ids)}/{one.expected}",
        sort=lambda one: one.expected,
        width=120,
    ),
    Column(
        "missing",
        "还缺谁",
        lambda one: "、".join(one.missing) or "—",
        tooltip=lambda one: "、".join(one.missing),
        width=420,
    ),
)


class CoveragePanel(QWidget):
    """Reads only; the same table is printed."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._office: Office = context.services
        empty = EmptyState("users", "还没有人员", "导入人员并登记培训后，这里按部门和规则统计。")
        self.table: RecordTable[CoverageLine] = RecordTable(_COLUMNS, empty, name="培训覆盖率")
        self.print_button = make_button(
            "打印覆盖率",
            lambda: context.navigate("printing", form="training-coverage"),
            icon_name="printer",
        )
        self.table.toolbar.addWidget(self.print_button)
        column(self).addWidget(self.table, 1)

    def refresh(self) -> None:
        """Count again."""
        self.table.set_records(self._office.training_coverages.lines())
