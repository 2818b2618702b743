"""Problems of a drill as hazards: what is wrong, who mends it, until when."""

from datetime import timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from fire_roster.domain.rights import Right
from fire_roster.services.office import Office
from fire_roster.services.practice.self_checks import DAYS_TO_MEND
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save

_LEAST_LINES = 3


class HazardLinesDialog(FormDialog):
    """One line for each line of the problems, and room for a few more."""

    needs = Right.RECORD

    def __init__(
        self, context: AppContext, drill_id: int, problems: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("问题转为隐患", "登记隐患", width=760, parent=parent)
        self._context = context
        self._drill_id = drill_id
        found = [part.strip() for part in problems.replace("；", "\n").splitlines() if part.strip()]
        self.body.addWidget(
            WrappedLabel("每行登记一条隐患，进入隐患台账，到期会提醒。空行不登记。", "muted")
        )
        scroll = ScrollBody()
        self.lines: list[tuple[QLineEdit, QLineEdit, DateField]] = []
        deadline = context.clock().date() + timedelta(days=DAYS_TO_MEND)
        for text in [*found, *[""] * max(1, _LEAST_LINES - len(found))]:
            description, owner, day = QLineEdit(text), QLineEdit(), DateField()
            limit_text(description, 1000)
            description.setPlaceholderText("问题")
            description.setAccessibleName("问题")
            limit_text(owner, 60)
            owner.setPlaceholderText("责任人")
            owner.setAccessibleName("整改责任人")
            owner.setFixedWidth(120)
            day.set_value(deadline)
            day.setAccessibleName("整改期限")
            day.setFixedWidth(140)
            box = QWidget()
            layout = row(box, spacing=2)
            layout.addWidget(description, 1)
            layout.addWidget(owner)
            layout.addWidget(day)
            box.setFocusProxy(description)
            scroll.body.addWidget(FormRow(f"第 {len(self.lines) + 1} 条", box, label_width=64))
            self.lines.append((description, owner, day))
        scroll.body.addStretch(1)
        scroll.setMinimumHeight(180)
        self.body.addWidget(scroll, 1)

    def save(self) -> None:
        office: Office = self._context.services
        hazards = [
            {
                "description": description.text().strip(),
                "owner": owner.text().strip(),
                "deadline": day.value(),
            }
            for description, owner, day in self.lines
            if description.text().strip()
        ]
        keys = save(self._context, lambda: office.drills.raise_hazards(self._drill_id, hazards))
        self._context.announce(f"已登记隐患 {len(keys)} 条")
