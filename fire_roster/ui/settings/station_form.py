"""The fields of one station."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from fire_roster.domain.certificate import Level
from fire_roster.domain.unit import LEGAL_MIN_STAFF, StationKind
from fire_roster.records.station import Station, StationFields
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.long_text_field import LongTextField
from fire_roster.ui.common.number_field import NumberField
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.settings.single_person_form import SinglePersonForm

_LABEL_WIDTH = 112
_KINDS = tuple((kind.value, kind.label) for kind in StationKind)
_LEVELS = tuple((level.label, f"{level.title} 及以上") for level in Level)
_STAFF_BASIS = {
    StationKind.CONTROL_ROOM.value: "国办发〔2017〕87号 第15条(三)：每班不少于 2 人",
    StationKind.MICRO_STATION.value: "公消〔2015〕301号 五(一)：24 小时值守，每班人数由单位自定",
}


_LEVEL_PRESETS = {
    True: (
        "四级",
        "联动型消控室四级及以上：2019版国家职业标准、消防〔2019〕154号；"
        "2026版未作规定，以当地消防部门意见为准",
    ),
    False: (
        "五级",
        "不具备联动控制功能（区域报警系统）的消控室五级及以上：2019版国家职业标准；"
        "以当地消防部门意见为准",
    ),
}
"""Least level and its basis, by whether the room controls linked equipment."""


class StationForm(QWidget):
    """What a station asks of its shifts; control rooms show more than micro stations."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        limit_text(self.name, 60)
        self.kind = ChoiceField(_KINDS)
        self.phone = QLineEdit()
        limit_text(self.phone, 40)
        self.is_linked = QCheckBox("具备联动控制功能")
        self.min_level = ChoiceField(_LEVELS)
        self.min_level_basis = LongTextField(200)
        self.min_staff = NumberField(1, 60, "人")
        self.min_staff_basis = LongTextField(200)
        self.has_vehicle = QCheckBox("配有消防车（岗位须有驾驶员）")
        self.is_community = QCheckBox("社区微型消防站（站长 1 人、队员 5 人以上）")
        self.single = SinglePersonForm(_LABEL_WIDTH)
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.is_linked.clicked.connect(self._on_linked)

    def show_station(self, station: Station) -> None:
        """Fill in a station."""
        self.name.setText(station.name)
        self.kind.set_value(station.kind)
        self.phone.setText(station.phone)
        self.is_linked.setChecked(station.is_linked)
        self.min_level.set_value(station.min_level)
        self.min_staff.setValue(station.min_staff)
        self.min_level_basis.set_value(station.min_level_basis)
        self.min_staff_basis.set_value(station.min_staff_basis)
        self.has_vehicle.setChecked(station.has_vehicle)
        self.is_community.setChecked(station.is_community)
        self.single.show_station(station)
        self._on_kind()

    def values(self) -> dict[str, Any]:
        """What the form says, by the names of the record."""
        is_room = self._is_room()
        return {
            "name": self.name.text().strip(),
            "kind": self.kind.value(),
            "phone": self.phone.text().strip(),
            "is_linked": is_room and self.is_linked.isChecked(),
            "min_level": self.min_level.value(),
            "min_level_basis": self.min_level_basis.value(),
            "min_staff": self.min_staff.value(),
            "min_staff_basis": self.min_staff_basis.value(),
            "has_vehicle": not is_room and self.has_vehicle.isChecked(),
            "is_community": not is_room and self.is_community.isChecked(),
            **self.single.values(),
        }

    def check(self) -> bool:
        """Say at each field what is wrong; True when it can be saved."""
        is_short = self._is_room() and self.min_staff.value() < LEGAL_MIN_STAFF
        has_basis = self.single.clause.text().strip() or self.min_staff_basis.value()
        problems = [
            self._name_row.show_problem("" if self.name.text().strip() else "请填写站点名称。"),
            self._staff_row.show_problem(
                "少于 2 人须写明地方条款或依据。" if is_short and not has_basis else ""
            ),
            not self.single.check(),
        ]
        return not any(problems)

    def _is_room(self) -> bool:
        return bool(self.kind.value() == StationKind.CONTROL_ROOM.value)

    def _lay_out(self) -> None:
        self._name_row = FormRow("名称", self.name)
        self._staff_row = FormRow("每班人数", self.min_staff)
        self._linked_row = FormRow("联动控制", self.is_linked)
        self._level_row = FormRow("最低证书等级", self.min_level)
        self._level_basis_row = FormRow("等级依据", self.min_level_basis)
        self._vehicle_row = FormRow("车辆", self.has_vehicle)
        self._community_row = FormRow("建站标准", self.is_community)
        basic = Card("站点资料")
        for form_row in (
            self._name_row,
            FormRow("类型", self.kind),
            FormRow("值班电话", self.phone),
            self._linked_row,
            self._level_row,
            self._level_basis_row,
            self._staff_row,
            FormRow("人数依据", self.min_staff_basis),
            self._vehicle_row,
            self._community_row,
        ):
            basic.body.addWidget(form_row)
        self._single_card = Card("单人值班条件（地方条款允许每班 1 人时填写）")
        self._single_card.body.addWidget(self.single)
        layout = column(self, spacing=3)
        layout.addWidget(basic)
        layout.addWidget(self._single_card)
        layout.addStretch(1)

    def _on_linked(self, is_linked: bool) -> None:
        """The level that goes with it, unless the unit has its own basis."""
        known = {"", *(basis for _, basis in _LEVEL_PRESETS.values())}
        if self.min_level_basis.value() in known:
            level, basis = _LEVEL_PRESETS[is_linked]
            self.min_level.set_value(level)
            self.min_level_basis.set_value(basis)

    def _on_kind(self, *_: object) -> None:
        is_room = self._is_room()
        if self.min_staff_basis.value() in _STAFF_BASIS.values():
            self.min_staff_basis.set_value(_STAFF_BASIS[self.kind.value()])
        for part in (
            self._linked_row,
            self._level_row,
            self._level_basis_row,
            self._single_card,
        ):
            part.setVisible(is_room)
        self._vehicle_row.setVisible(not is_room)
        self._community_row.setVisible(not is_room)


def new_station() -> Station:
    """What an empty form begins with."""
    fields = StationFields(name="-", kind=StationKind.CONTROL_ROOM.value)
    empty = {"name": "", "min_staff_basis": _STAFF_BASIS[fields.kind]}
    return Station(id=0, **{**fields.model_dump(), **empty})
