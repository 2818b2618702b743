"""Adds or changes one certificate."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from fire_roster.domain.certificate import CertificateType, Level
from fire_roster.records.certificate import Certificate, CertificateFields
from fire_roster.services.members import MemberEntry
from fire_roster.services.office import Office
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField, WordField
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.layout import row
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save

_DIRECTIONS = ("监控操作", "检测维修保养")
_LEVELS = (("", "无等级"), *((level.label, level.title) for level in Level))


class CertificateDialog(FormDialog):
    """Without a record a new certificate of the owner is made."""

    def __init__(
        self,
        context: AppContext,
        owner: MemberEntry,
        record: Certificate | None = None,
        parent: QWidget | None = None,
    ) -> None:
        action = "修改证书" if record else "添加证书"
        super().__init__(f"{action} · {owner.name}", width=560, parent=parent)
        self._context = context
        self._owner = owner
        self._record = record
        self.type = WordField([kind.value for kind in CertificateType], 60)
        self.level = ChoiceField(_LEVELS)
        self.direction = WordField(_DIRECTIONS, 60)
        self.number = QLineEdit()
        self.number.setMaxLength(60)
        self.issued = DateField()
        self.expires = DateField()
        self.is_long_term = QCheckBox("长期有效")
        self.review_due = DateField()
        self.verified_on = DateField()
        self._build()
        self._fill(record.model_dump() if record else {})
        self.is_long_term.toggled.connect(self._on_long_term)

    def check(self) -> bool:
        problems = [self._type_row.show_problem("" if self.type.value() else "请填写证书类别。")]
        problems += [
            form_row.show_problem(field.problem()) for form_row, field in self._days.items()
        ]
        issued, expires = self.issued.value(), self.expires.value()
        if issued and expires and expires < issued:
            problems.append(self._expires_row.show_problem("有效期至早于发证日期，请检查。"))
        return not any(problems)

    def save(self) -> None:
        office: Office = self._context.services
        fields = CertificateFields(
            type=self.type.value(),
            level=self.level.value(),
            direction=self.direction.value(),
            number=self.number.text(),
            issued=self.issued.value(),
            expires=self.expires.value(),
            is_long_term=self.is_long_term.isChecked(),
            review_due=self.review_due.value(),
            verified_on=self.verified_on.value(),
        )
        record = self._record
        if record is None:
            save(self._context, lambda: office.certificates.add(self._owner.record.id, fields))
        else:
            values = fields.model_dump()
            save(self._context, lambda: office.certificates.update(record.id, **values))
        self._context.announce(f"已保存 {self._owner.name} 的证书")

    def _build(self) -> None:
        self._type_row = FormRow("证书类别", self.type)
        self._expires_row = FormRow(
            "有效期至", self._with(self.expires, self.is_long_term), "证书上没有写期限的可以留空。"
        )
        issued_row = FormRow("发证日期", self.issued)
        review_row = FormRow("下次复审日期", self.review_due)
        today = make_button("今天", self._verify_today, variant="quiet")
        verified_row = FormRow(
            "联网核验日期", self._with(self.verified_on, today), "在官方网站查到这张证书的日期。"
        )
        self._days = {
            issued_row: self.issued,
            self._expires_row: self.expires,
            review_row: self.review_due,
            verified_row: self.verified_on,
        }
        for form_row in (
            self._type_row,
            FormRow("等级", self.level),
            FormRow("职业方向", self.direction, "2019 版证书印有方向，2026 版不分方向，可留空。"),
            FormRow("证书编号", self.number),
            *self._days,
        ):
            self.body.addWidget(form_row)
        self.body.addStretch(1)

    def _with(self, field: QWidget, other: QWidget) -> QWidget:
        box = QWidget()
        layout = row(box, spacing=3)
        layout.addWidget(field, 1)
        layout.addWidget(other)
        box.setFocusProxy(field)
        return box

    def _fill(self, values: dict[str, object]) -> None:
        fields = CertificateFields.model_validate(values)
        self.type.set_value(fields.type)
        self.level.set_value(fields.level)
        self.direction.set_value(fields.direction)
        self.number.setText(fields.number)
        self.issued.set_value(fields.issued)
        self.expires.set_value(fields.expires)
        self.is_long_term.setChecked(fields.is_long_term)
        self.expires.setEnabled(not fields.is_long_term)
        self.review_due.set_value(fields.review_due)
        self.verified_on.set_value(fields.verified_on)

    def _on_long_term(self, is_long_term: bool) -> None:
        self.expires.setEnabled(not is_long_term)
        if is_long_term:
            self.expires.set_value(None)

    def _verify_today(self) -> None:
        self.verified_on.set_value(self._today())

    def _today(self) -> date:
        return self._context.clock().date()
