"""清理离职资料: what is due to be deleted, looked at before it goes (P02)."""

from PySide6.QtWidgets import QDialog, QWidget

from fire_roster.domain.rights import Right
from fire_roster.services.office import Office
from fire_roster.services.privacy import PurgeRow
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.dialogs import confirm
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import try_save

_COLUMNS: tuple[Column[PurgeRow], ...] = (
    Column("name", "姓名", lambda one: one.member.name, width=140),
    Column("left", "离职日期", lambda one: one.left.isoformat(), width=104),
    Column("parts", "将删除", lambda one: "、".join(one.parts), width=220),
)


class PurgeDialog(QDialog):
    """Lists the leavers whose data is due, and deletes it on demand."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        office: Office = context.services
        months = office.privacy.purge_months()
        self.setWindowTitle("清理离职资料")
        self.setModal(True)
        self.resize(620, 420)
        layout = column(self, spacing=3, margin=6)
        layout.addWidget(PlainLabel("清理离职资料", "strong"))
        layout.addWidget(
            WrappedLabel(
                f"离职满 {months} 个月的人员，删除身份证号、电话和照片（个人信息保护法 第47条）。"
                "姓名、岗位、证书和值班记录保留；期限在“设置 → 规则参数 → P02”里改。",
                "small",
            )
        )
        empty = EmptyState("shield-check", "没有到期要清理的资料", "到期后这里和规则检查会提示。")
        self.table: RecordTable[PurgeRow] = RecordTable(
            _COLUMNS, empty, is_searchable=False, name="到期的离职人员"
        )
        layout.addWidget(self.table, 1)
        buttons = row(spacing=2)
        buttons.addStretch(1)
        buttons.addWidget(make_button("关闭", self.reject))
        self.purge_button = make_button(
            "全部清理", self.purge, variant="danger", icon_name="trash-2", needs=Right.SETTINGS
        )
        buttons.addWidget(self.purge_button)
        layout.addLayout(buttons)
        self._show()

    def purge(self) -> None:
        """Ask, then delete what is listed."""
        rows = self.table.model.records()
        consequence = (
            f"{len(rows)} 人的身份证号、电话和照片将永久删除，不能撤销，只留在以前的备份里。"
        )
        if confirm(self, "清理这些资料？", consequence, "清理"):
            office: Office = self._context.services
            keys = [one.member.record.id for one in rows]
            try_save(
                self._context, lambda: office.privacy.purge(keys), f"已清理 {len(keys)} 人的资料"
            )
            self._show()

    def _show(self) -> None:
        office: Office = self._context.services
        self.table.set_records(office.privacy.list_due())
        self.purge_button.setEnabled(bool(self.table.model.records()))
