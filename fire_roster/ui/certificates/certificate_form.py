"""The fields of one certificate, in two columns: the paper itself, and what is known about it."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from fire_roster.domain.certificate import (
    CertificateType,
    Level,
    VerificationResult,
    number_doubt,
)
from fire_roster.records.certificate import Certificate, CertificateFields
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField, WordField
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.text_limit import limit_text

_DIRECTIONS = ("监控操作", "检测维修保养")
_LEVELS = (("", "无等级"), *((level.label, level.title) for level in Level))
_RESULTS = (("", "未核验"), *((one.value, one.value) for one in VerificationResult))
_PLACES = ("消控室文件柜", "办公室档案柜", "本人保管", "人事部门")
_LABEL_WIDTH = 104


class CertificateForm(QWidget):
    """Checks itself; `types` are the types that the unit knows."""

    def __init__(self, types: Sequence[str], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.type = WordField(types, 60)
        self.level = ChoiceField(_LEVELS)
        self.direction = WordField(_DIRECTIONS, 60)
        self.number = _line(60)
        self.issuer = _line(100)
        self.issued, self.expires = DateField(), DateField()
        self.is_long_term = QCheckBox("长期有效")
        self.review_due, self.reviewed_on = DateField(), DateField()
        self.verified_on = DateField()
        self.verified_by = _line(60)
        self.result = ChoiceField(_RESULTS)
        self.original_place = WordField(_PLACES, 100)
        self.is_level_confirmed = QCheckBox("已人工确认旧证与现等级相同")
        self.remark = _line(500)
        self._rows: dict[str, FormRow] = {}
        self._build()
        self.is_long_term.toggled.connect(self._on_long_term)
        self.type.currentTextChanged.connect(self._on_type)
        self.type.currentTextChanged.connect(self._hint_number)
        self.number.textChanged.connect(self._hint_number)
        self.verified_on.textChanged.connect(self._on_verified)
        self._on_type()

    def fill(self, record: Certificate | None) -> None:
        """Show a certificate, or an empty form."""
        values = record.model_dump() if record else {}
        fields = CertificateFields.model_validate(values)
        self.type.set_value(fields.type)
        self.level.set_value(fields.level)
        self.direction.set_value(fields.direction)
        self.number.setText(fields.number)
        self.issuer.setText(fields.issuer)
        self.issued.set_value(fields.issued)
        self.expires.set_value(fields.expires)
        self.is_long_term.setChecked(fields.is_long_term)
        self.expires.setEnabled(not fields.is_long_term)
        self.review_due.set_value(fields.review_due)
        self.reviewed_on.set_value(fields.reviewed_on)
        self.verified_on.set_value(fields.verified_on)
        self.verified_by.setText(fields.verified_by)
        matched = VerificationResult.MATCHED.value if fields.verified_on else ""
        self.result.set_value(fields.verification_result or matched)
        self.original_place.set_value(fields.original_place)
        self.is_level_confirmed.setChecked(fields.is_level_confirmed)
        self.remark.setText(fields.remark)

    def begin_renewal(self, record: Certificate) -> None:
        """An empty form that keeps what a new paper has in common with the old one."""
        self.fill(None)
        self.type.set_value(record.type)
        self.level.set_value(record.level)
        self.direction.set_value(record.direction)
        self.issuer.setText(record.issuer)
        self.original_place.set_value(record.original_place)

    def check(self) -> bool:
        """Say at each field what is wrong; True when everything fits."""
        issued, expires = self.issued.value(), self.expires.value()
        order = "有效期至早于发证日期，请检查。" if issued and expires and expires < issued else ""
        is_undated = bool(self.result.value()) and not self.verified_on.text().strip()
        problems = {
            "type": "" if self.type.value() else "请填写证书类别。",
            "issued": self.issued.problem(),
            "expires": self.expires.problem() or order,
            "review_due": self.review_due.problem(),
            "reviewed_on": self.reviewed_on.problem(),
            "verified_on": self.verified_on.problem() or ("请填写核验日期。" if is_undated else ""),
        }
        found = [self._rows[key].show_problem(text) for key, text in problems.items()]
        return not any(found)

    def fields(self) -> CertificateFields:
        """What the form says; only after `check`."""
        return CertificateFields(
            type=self.type.value(),
            level=self.level.value(),
            direction=self.direction.value(),
            number=self.number.text(),
            issuer=self.issuer.text().strip(),
            issued=self.issued.value(),
            expires=self.expires.value(),
            is_long_term=self.is_long_term.isChecked(),
            review_due=self.review_due.value(),
            reviewed_on=self.reviewed_on.value(),
            verified_on=self.verified_on.value(),
            verified_by=self.verified_by.text().strip(),
            verification_result=self.result.value(),
            original_place=self.original_place.value(),
            is_level_confirmed=self.is_level_confirmed.isChecked(),
            remark=self.remark.text().strip(),
        )

    def _build(self) -> None:
        layout = column(self, spacing=2, margin=(0, 3, 0, 0))
        sides = row(spacing=6)
        today = make_button("今天", self._verify_today, variant="quiet")
        left: tuple[tuple[str, str, QWidget, str], ...] = (
            ("type", "证书类别", self.type, ""),
            ("level", "等级", self.level, ""),
            ("direction", "职业方向", self.direction, "2019 版证书印有方向，其他可留空。"),
            ("number", "证书编号", self.number, ""),
            ("issuer", "发证机关", self.issuer, ""),
            ("issued", "发证日期", self.issued, ""),
            (
                "expires",
                "有效期至",
                _beside(self.expires, self.is_long_term),
                "证书上没有写期限的可以留空。",
            ),
        )
        right: tuple[tuple[str, str, QWidget, str], ...] = (
            ("verified_on", "联网核验日期", _beside(self.verified_on, today), ""),
            ("result", "核验结果", self.result, "在官方网站按证书编号查询的结果。"),
            ("verified_by", "核验人", self.verified_by, ""),
            ("place", "原件存放处", self.original_place, "检查时能马上找到。"),
            ("reviewed_on", "最近复审日期", self.reviewed_on, ""),
            ("review_due", "下次复审日期", self.review_due, "留空时按类别的复审周期推算。"),
            ("confirmed", "旧证等级", self.is_level_confirmed, ""),
        )
        for part in (left, right):
            sides.addLayout(self._side(part), 1)
        layout.addLayout(sides)
        layout.addWidget(self._row("remark", "备注", self.remark, ""))
        layout.addStretch(1)

    def _side(self, part: Iterable[tuple[str, str, QWidget, str]]) -> QVBoxLayout:
        side = column(spacing=2)
        for name, label, field, hint in part:
            side.addWidget(self._row(name, label, field, hint))
        side.addStretch(1)
        return side

    def _row(self, name: str, label: str, field: QWidget, hint: str) -> FormRow:
        self._rows[name] = FormRow(label, field, hint, label_width=_LABEL_WIDTH)
        return self._rows[name]

    def _on_long_term(self, is_long_term: bool) -> None:
        self.expires.setEnabled(not is_long_term)
        if is_long_term:
            self.expires.set_value(None)

    def _on_type(self, *_: object) -> None:
        is_old = self.type.value() == CertificateType.OLD_OPERATOR.value
        self._rows["confirmed"].setVisible(is_old)

    def _hint_number(self, *_: object) -> None:
        """Other formats exist, so a strange length is only asked about."""
        hint = number_doubt(self.type.value(), self.number.text())
        if hint != self._rows["number"].hint_text():
            self._rows["number"].set_hint(hint)

    def _on_verified(self, text: str) -> None:
        if text and not self.result.value():
            self.result.set_value(VerificationResult.MATCHED.value)

    def _verify_today(self) -> None:
        self.verified_on.set_value(self._today)


def _line(max_length: int) -> QLineEdit:
    field = QLineEdit()
    limit_text(field, max_length)
    return field


def _beside(field: QWidget, other: QWidget) -> QWidget:
    box = QWidget()
    layout = row(box, spacing=3)
    layout.addWidget(field, 1)
    layout.addWidget(other)
    box.setFocusProxy(field)
    return box
