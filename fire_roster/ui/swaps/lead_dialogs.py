"""带班领导 of some days, and a reinforced period."""

from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from fire_roster.domain.rights import Right
from fire_roster.records.reinforcement import (
    LeadFields,
    ReinforcedPeriod,
    ReinforcedPeriodFields,
)
from fire_roster.services.leads import LeadEntry
from fire_roster.services.office import Office
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.number_field import NumberField
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save


class LeadDialog(FormDialog):
    """Who leads from a day to a day; an empty name takes the leader away."""

    needs = Right.PLAN

    def __init__(
        self, context: AppContext, entries: list[LeadEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__("安排带班领导", width=480, parent=parent)
        self._context = context
        self.first, self.last = DateField(), DateField()
        self.name, self.title, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        for box, most in ((self.name, 60), (self.title, 40), (self.phone, 40)):
            limit_text(box, most)
        if entries:
            self.first.set_value(entries[0].day)
            self.last.set_value(entries[-1].day)
            lead = entries[0].lead
            if lead is not None:
                self.name.setText(lead.name)
                self.title.setText(lead.title)
                self.phone.setText(lead.phone)
        self._first_row = FormRow("从", self.first)
        self._last_row = FormRow("到", self.last, "不填为同一天。")
        for form_row in (
            self._first_row,
            self._last_row,
            FormRow("带班领导", self.name, "留空为取消安排。"),
            FormRow("职务", self.title),
            FormRow("带班电话", self.phone, "24 小时能打通的电话。"),
        ):
            self.body.addWidget(form_row)
        self.name.setFocus()

    def check(self) -> bool:
        first, last = self.first.value(), self.last.value()
        problem = self.first.problem() or ("" if first else "请填写日期。")
        order = "结束日期早于开始日期。" if first and last and last < first else ""
        problems = [
            self._first_row.show_problem(problem),
            self._last_row.show_problem(self.last.problem() or order),
        ]
        return not any(problems)

    def save(self) -> None:
        office: Office = self._context.services
        first = self.first.value()
        assert isinstance(first, date)
        last = self.last.value() or first
        fields = None
        if self.name.text().strip():
            fields = LeadFields(
                name=self.name.text(), title=self.title.text(), phone=self.phone.text()
            )
        count = (last - first).days + 1
        days = {first + timedelta(days=offset): fields for offset in range(count)}
        before = save(self._context, lambda: office.leads.set_days(days))

        def take_back() -> None:
            save(self._context, lambda: office.leads.set_days(before))

        words = f"已安排 {fields.name.strip()} 带班 {count} 天" if fields else "已取消带班安排"
        self._context.announce(words, "撤销", take_back)


class PeriodDialog(FormDialog):
    """A reinforced period, new or changed."""

    needs = Right.PLAN

    def __init__(
        self,
        context: AppContext,
        record: ReinforcedPeriod | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("修改加强值守期" if record else "添加加强值守期", width=520, parent=parent)
        self._context = context
        self._record = record
        office: Office = context.services
        stations = [(one.record.id, one.record.name) for one in office.stations.list_all()]
        self.name, self.basis = QLineEdit(), QLineEdit()
        limit_text(self.name, 40)
        limit_text(self.basis, 200)
        self.first, self.last = DateField(), DateField()
        self.extra = NumberField(0, 20, "人")
        self.extra.setValue(1)
        self.station = ChoiceField([(None, "全部站点"), *stations])
        self.needs_lead = QCheckBox("每天安排带班领导（H01）")
        self.needs_lead.setChecked(True)
        self.needs_lead.setAccessibleName(self.needs_lead.text())
        if record is not None:
            self._fill(record)
        self._name_row = FormRow("名称", self.name, "如 国庆安保、两会期间。")
        self._first_row, self._last_row = FormRow("从", self.first), FormRow("到", self.last)
        for form_row in (
            self._name_row,
            self._first_row,
            self._last_row,
            FormRow("每班增加", self.extra, "值班表按增加后的人数检查（H02）和自动排班。"),
            FormRow("站点", self.station),
            FormRow("", self.needs_lead),
            FormRow("依据", self.basis, "如 通知文号。"),
        ):
            self.body.addWidget(form_row)

    def check(self) -> bool:
        problems = [
            self._name_row.show_problem("" if self.name.text().strip() else "请填写名称。"),
            self._first_row.show_problem(
                self.first.problem() or ("" if self.first.value() else "请填写日期。")
            ),
            self._last_row.show_problem(
                self.last.problem() or ("" if self.last.value() else "请填写日期。")
            ),
        ]
        return not any(problems)

    def save(self) -> None:
        office: Office = self._context.services
        first, last = self.first.value(), self.last.value()
        assert first is not None
        assert last is not None
        fields = ReinforcedPeriodFields(
            name=self.name.text().strip(),
            first=first,
            last=last,
            extra_staff=self.extra.value(),
            needs_lead=self.needs_lead.isChecked(),
            station_id=self.station.value(),
            basis=self.basis.text().strip(),
        )
        if self._record is None:
            save(self._context, lambda: office.leads.add_period(fields))
        else:
            key = self._record.id
            save(self._context, lambda: office.leads.update_period(key, fields))
        self._context.announce(f"已保存加强值守期 {fields.name}")

    def _fill(self, record: ReinforcedPeriod) -> None:
        self.name.setText(record.name)
        self.first.set_value(record.first)
        self.last.set_value(record.last)
        self.extra.setValue(record.extra_staff)
        self.station.set_value(record.station_id)
        self.needs_lead.setChecked(record.needs_lead)
        self.basis.setText(record.basis)
