"""Which column is what: as recognised, and to correct."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fire_roster.services.imports import ColumnMapping, ImportPreview, MemberField, field_title
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.scroll_body import ScrollBody

_NOT_THERE = "（没有这一列）"


class ImportColumnsStep(QWidget):
    """`sheet_chosen(name)` asks for another sheet to be recognised."""

    sheet_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet_box = ChoiceField()
        self.fields = {field: ChoiceField() for field in MemberField}
        self._rows = {
            field: FormRow(field_title(field), box, label_width=80)
            for field, box in self.fields.items()
        }
        self.message = InlineMessage()
        self._mapping: ColumnMapping | None = None
        self._build()
        self.sheet_box.currentIndexChanged.connect(
            lambda _: self.sheet_chosen.emit(self.sheet_box.value())
        )

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the columns as they were understood."""
        mapping = preview.mapping
        self._mapping = mapping
        self.sheet_box.set_choices([(name, name) for name in preview.sheet_names])
        self.sheet_box.blockSignals(True)
        self.sheet_box.set_value(mapping.sheet)
        self.sheet_box.blockSignals(False)
        choices = [(None, _NOT_THERE), *enumerate(preview.column_titles())]
        for field, box in self.fields.items():
            box.set_choices(choices)
            box.set_value(mapping.columns.get(field))
            self._rows[field].set_error("")
        self.message.show_message(_summary(preview), "info" if not mapping.unknown else "warning")

    def mapping(self) -> ColumnMapping:
        """The columns as chosen now; only after `show_preview`."""
        assert self._mapping is not None
        chosen = {field: box.value() for field, box in self.fields.items()}
        return replace(
            self._mapping,
            columns={field: value for field, value in chosen.items() if value is not None},
        )

    def check(self) -> bool:
        """Say at each field what is wrong; True when every column has one meaning."""
        taken: dict[int, MemberField] = {}
        problems = []
        for field, box in self.fields.items():
            value = box.value()
            problem = ""
            if value is None and field is MemberField.NAME:
                problem = "请指出哪一列是姓名。"
            elif value is not None and value in taken:
                problem = f"这一列已用作“{field_title(taken[value])}”。"
            elif value is not None:
                taken[value] = field
            problems.append(self._rows[field].show_problem(problem))
        return not any(problems)

    def _build(self) -> None:
        layout = column(self, spacing=3)
        layout.addWidget(self.message)
        scroll = ScrollBody()
        card = Card()
        card.body.addWidget(FormRow("工作表", self.sheet_box, label_width=80))
        sides = row(spacing=6)
        names = list(MemberField)
        half = (len(names) + 1) // 2
        for part in (names[:half], names[half:]):
            side = column(spacing=1)
            for field in part:
                side.addWidget(self._rows[field])
            side.addStretch(1)
            sides.addLayout(side, 1)
        card.body.addLayout(sides)
        scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        layout.addWidget(scroll, 1)


def _summary(preview: ImportPreview) -> str:
    mapping = preview.mapping
    header = "、".join(str(row) for row in mapping.header_rows)
    parts = [f"表头在第 {header} 行，认出 {len(mapping.columns)} 列，请核对。"]
    if mapping.certificate_type:
        parts.append(f"证书按“{mapping.certificate_type}”导入。")
    if mapping.unknown:
        names = "、".join(f"“{title}”" for _, title in mapping.unknown)
        parts.append(f"没有认出的列不导入：{names}。")
    return "".join([*parts, *preview.notices])
