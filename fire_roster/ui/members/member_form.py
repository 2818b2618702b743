"""The fields of the staff ledger for one member."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from fire_roster.domain.identity import id_number_problem
from fire_roster.domain.member import Position
from fire_roster.records.member import MemberFields
from fire_roster.services.members import MemberEntry
from fire_roster.services.personal_data import mask_id_number, mask_phone
from fire_roster.services.stations import StationEntry
from fire_roster.ui.common.choice_field import ChoiceField, WordField
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.masked_field import MaskedField
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.common.tick_list import TickList
from fire_roster.ui.common.tooltip import set_tooltip

_REMARK_LENGTH = 2000
_REMARK_HEIGHT = 64


class MemberForm(QWidget):
    """Two columns of fields and the remark below them."""

    def __init__(
        self,
        teams: Sequence[str],
        stations: Sequence[StationEntry],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        limit_text(self.name, 60)
        self.sex = ChoiceField((("", "未填"), ("男", "男"), ("女", "女")))
        self.id_number = MaskedField(mask_id_number, 18)
        self.birth = DateField()
        self.phone = MaskedField(mask_phone, 40)
        self.department = QLineEdit()
        limit_text(self.department, 60)
        self.position = WordField([position.value for position in Position])
        self.team = WordField(teams)
        self.stations = TickList([(station.record.id, station.record.name) for station in stations])
        self.joined, self.left, self.no_night_until = DateField(), DateField(), DateField()
        self.trained_on = DateField()
        self.position_from, self.position_until = DateField(), DateField()
        self.team_from, self.team_until = DateField(), DateField()
        self.position_period = _period("岗位任期", self.position_from, self.position_until)
        self.team_period = _period("班组期间", self.team_from, self.team_until)
        self.remark = QPlainTextEdit()
        self.remark.setFixedHeight(_REMARK_HEIGHT)
        self.remark.setTabChangesFocus(True)
        self._rows: dict[str, FormRow] = {}
        self._is_on_record = False
        self._noted_training: date | None = None
        self._build()

    def show_entry(self, entry: MemberEntry) -> None:
        """Fill in a member."""
        record = entry.record
        self.name.setText(record.name)
        self.sex.set_value(record.sex)
        self.id_number.set_value(record.id_number)
        self.birth.set_value(record.birth)
        self.phone.set_value(record.phone)
        self.department.setText(record.department)
        self.position.set_value(record.position)
        self.team.set_value(entry.team)
        self.stations.set_values(entry.station_ids)
        self.joined.set_value(record.joined)
        self.left.set_value(record.left)
        self.no_night_until.set_value(record.no_night_until)
        for name in _DATES:
            getattr(self, name).set_value(getattr(record, name))
        self._noted_training = record.trained_on
        self._is_on_record = entry.pre_post_on is not None
        self.trained_on.set_value(entry.trained_on)
        self.trained_on.setEnabled(not self._is_on_record)
        if self._is_on_record:
            set_tooltip(self.trained_on, "取自“演练训练”里的岗前培训记录；要改请改那条记录")
        self.remark.setPlainText(record.remark)

    def check(self) -> bool:
        """Say at each field what is wrong; True when everything fits."""
        problems = {
            "name": "" if self.name.text().strip() else "请填写姓名。",
            "id_number": self._id_number_problem(),
            "birth": self.birth.problem(),
            "joined": self.joined.problem(),
            "left": self.left.problem() or self._left_problem(),
            "no_night_until": self.no_night_until.problem(),
            "trained_on": self.trained_on.problem(),
            "position_period": _period_problem(self.position_from, self.position_until),
            "team_period": _period_problem(self.team_from, self.team_until),
            "remark": self._remark_problem(),
        }
        found = [self._rows[key].show_problem(text) for key, text in problems.items()]
        return not any(found)

    def fields(self) -> MemberFields:
        """What the form says; only after `check`."""
        values: dict[str, Any] = {
            "name": self.name.text().strip(),
            "sex": self.sex.value(),
            "id_number": self.id_number.value(),
            "birth": self.birth.value(),
            "phone": self.phone.value(),
            "position": self.position.value(),
            "department": self.department.text().strip(),
            "joined": self.joined.value(),
            "left": self.left.value(),
            "no_night_until": self.no_night_until.value(),
            **{name: getattr(self, name).value() for name in _DATES},
            **({"trained_on": self._noted_training} if self._is_on_record else {}),
            "remark": self.remark.toPlainText().strip(),
        }
        return MemberFields(**values)

    def station_ids(self) -> frozenset[int]:
        """Stations ticked."""
        return frozenset(self.stations.values())

    def _id_number_problem(self) -> str:
        number = "".join(self.id_number.value().split()).upper()
        return id_number_problem(number) if number else ""

    def _left_problem(self) -> str:
        joined, left = self.joined.value(), self.left.value()
        return "离职日期早于入职日期，请检查。" if joined and left and left < joined else ""

    def _remark_problem(self) -> str:
        length = len(self.remark.toPlainText())
        return (
            f"备注最多 {_REMARK_LENGTH} 字，现在 {length} 字。" if length > _REMARK_LENGTH else ""
        )

    def _build(self) -> None:
        layout: QVBoxLayout = column(self, spacing=2, margin=(0, 3, 0, 0))
        sides: QHBoxLayout = row(spacing=6)
        left, right = column(spacing=2), column(spacing=2)
        for target, names in ((left, _LEFT), (right, _RIGHT)):
            for name, label, hint in names:
                target.addWidget(self._row(name, label, hint))
            target.addStretch(1)
            sides.addLayout(target, 1)
        layout.addLayout(sides)
        layout.addWidget(self._row("remark", "备注", ""))
        layout.addStretch(1)

    def _row(self, name: str, label: str, hint: str) -> FormRow:
        self._rows[name] = FormRow(label, getattr(self, name), hint, label_width=88)
        return self._rows[name]


_LEFT = (
    ("name", "姓名", ""),
    ("sex", "性别", ""),
    ("id_number", "身份证号", ""),
    ("birth", "出生日期", "留空时取自身份证号。"),
    ("phone", "联系电话", ""),
    ("department", "所属部门", ""),
    ("joined", "入职日期", ""),
    ("left", "离职日期", "次日起不再排班，已排的班次空出，以往班表保留。"),
)
_RIGHT = (
    ("position", "岗位", ""),
    ("position_period", "岗位任期", ""),
    ("team", "班组", "可选已有班组，也可输入新班组。"),
    ("team_period", "班组期间", "期间以外轮班不排；空着表示一直在。"),
    ("stations", "值班站点", ""),
    ("trained_on", "岗前培训日期", ""),
    ("no_night_until", "不排夜班至", "只记日期，不记原因。"),
)

_DATES = ("trained_on", "position_from", "position_until", "team_from", "team_until")


def _period(title: str, first: DateField, last: DateField) -> QWidget:
    """自 … 至 …, side by side."""
    box = QWidget()
    layout = row(box, spacing=1)
    for field, name in ((first, "自"), (last, "至")):
        field.setPlaceholderText(name)
        field.setAccessibleName(f"{title}{name}")
        layout.addWidget(field, 1)
    box.setFocusProxy(first)
    return box


def _period_problem(first: DateField, last: DateField) -> str:
    problem = first.problem() or last.problem()
    begin, end = first.value(), last.value()
    return problem or ("结束日期早于开始日期，请检查。" if begin and end and end < begin else "")
