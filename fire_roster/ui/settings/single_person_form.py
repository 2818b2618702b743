"""The conditions under which one person alone may keep a control room (facts §1.4)."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fire_roster.domain.unit import SinglePersonProof
from fire_roster.records.station import Station, StationFields
from fire_roster.services.translation import single_person_condition, split_words
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.common.tick_list import TickList

_KINDS = (
    (True, "B 类：能远程操作控制室的所有控制功能"),
    (False, "A 类：接入远程监控系统即可"),
)


class SinglePersonForm(QWidget):
    """`changed()` after every edit; says in words what is still missing."""

    changed = Signal()

    def __init__(self, label_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clause = QLineEdit()
        limit_text(self.clause, 200)
        self.clause.setPlaceholderText("如 某省消防条例 第三十六条")
        self.in_force = DateField()
        self.kind = ChoiceField(_KINDS)
        self.proofs = TickList([(proof.value, proof.value) for proof in SinglePersonProof])
        self.verdict = InlineMessage()
        self._in_force_row = FormRow("施行日期", self.in_force, label_width=label_width)
        layout = column(self, spacing=2)
        layout.addWidget(FormRow("地方条款", self.clause, label_width=label_width))
        layout.addWidget(self._in_force_row)
        layout.addWidget(FormRow("条款类型", self.kind, label_width=label_width))
        layout.addWidget(FormRow("已有证明", self.proofs, label_width=label_width))
        layout.addWidget(self.verdict)
        self.clause.textChanged.connect(self._judge)
        self.in_force.textChanged.connect(self._judge)
        self.kind.currentIndexChanged.connect(self._judge)
        self.proofs.changed.connect(self._judge)

    def show_station(self, station: Station) -> None:
        """Fill in what is on record."""
        self.clause.setText(station.single_clause)
        self.in_force.set_value(station.single_in_force)
        self.kind.set_value(station.single_needs_remote)
        self.proofs.set_values(split_words(station.single_proofs))
        self._judge()

    def values(self) -> dict[str, Any]:
        """What the form says, by the names of the record."""
        return {
            "single_clause": self.clause.text().strip(),
            "single_in_force": self.in_force.value(),
            "single_needs_remote": self.kind.value(),
            "single_proofs": "、".join(self.proofs.values()),
        }

    def check(self) -> bool:
        """Say what is wrong at its field; True when it can be saved."""
        return not self._in_force_row.show_problem(self.in_force.problem())

    def _judge(self, *_: object) -> None:
        fields = StationFields(name="-", kind="control_room", **self.values())
        missing = single_person_condition(fields).missing
        if missing:
            words = "、".join(missing)
            self.verdict.show_message(f"还缺：{words}。补齐之前按每班 2 人检查。", "warning")
        else:
            self.verdict.show_message(
                f"条件已备齐，{fields.single_in_force} 起每班可以只排 1 人。", "success"
            )
        self.changed.emit()
