"""One shift type as a line of fields."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from fire_roster.domain.shift import ShiftType, shift_minutes
from fire_roster.records.shift import ShiftTypeFields
from fire_roster.ui.common.buttons import make_icon_button
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.theme import active_tokens

HEADINGS = ("简称", "名称", "起", "止", "快捷键", "颜色", "每天排", "实际时间", "")
COLOR_NAMES = ("琥珀", "绿", "靛蓝", "青", "紫", "棕", "灰蓝", "橄榄")
_WIDTHS = (56, 96, 72, 72, 56, 112)
_LENGTHS = (4, 20, 6, 6, 1)


class ShiftLine:
    """Holds the widgets of a line; the panel puts them into its grid."""

    def __init__(self, shift: ShiftType | None, on_delete: Callable[["ShiftLine"], object]) -> None:
        self.key = shift.shift_type_id if shift else None
        self.code, self.name, self.start, self.end, self.hotkey = (QLineEdit() for _ in range(5))
        self.color = ChoiceField(enumerate(COLOR_NAMES))
        self.is_required = QCheckBox()
        self.summary = PlainLabel(role="muted")
        self.delete_button = make_icon_button("trash-2", "删除这个班次", lambda: on_delete(self))
        texts = (self.code, self.name, self.start, self.end, self.hotkey)
        for field, length in zip(texts, _LENGTHS, strict=True):
            limit_text(field, length)
        for widget, width in zip((*texts, self.color), _WIDTHS, strict=True):
            widget.setFixedWidth(width)
        for widget, heading in zip(self.widgets(), HEADINGS, strict=True):
            if heading and widget is not self.summary:
                widget.setAccessibleName(heading)
        set_tooltip(self.is_required, "每天排这个班次")
        self._fill(shift)
        for field in (self.start, self.end):
            field.textChanged.connect(self.show_summary)
        self.show_summary()

    def widgets(self) -> tuple[QWidget, ...]:
        """In the order of the headings."""
        return (
            self.code,
            self.name,
            self.start,
            self.end,
            self.hotkey,
            self.color,
            self.is_required,
            self.summary,
            self.delete_button,
        )

    def minutes(self) -> tuple[int, int] | None:
        """Start and end as minute counts, None where a time cannot be read."""
        try:
            return shift_minutes(self.start.text(), self.end.text())
        except ValueError:
            return None

    def problem(self) -> str:
        """What is wrong with the line; its fields are marked."""
        is_named = bool(self.code.text().strip() and self.name.text().strip())
        has_times = self.minutes() is not None
        self._mark((self.code, self.name), is_named)
        self._mark((self.start, self.end), has_times)
        label = self.name.text().strip() or self.code.text().strip() or "新班次"
        if not is_named:
            return f"“{label}”：简称和名称都要填写。"
        return "" if has_times else f"“{label}”：起止时间请写成 08:00、24:00 的样子。"

    def fields(self) -> ShiftTypeFields:
        """What the line says; only when there is no problem."""
        minutes = self.minutes()
        assert minutes is not None
        return ShiftTypeFields(
            code=self.code.text().strip(),
            name=self.name.text().strip(),
            start_minute=minutes[0],
            end_minute=minutes[1],
            hotkey=self.hotkey.text().strip(),
            palette=self.color.value(),
            is_required=self.is_required.isChecked(),
        )

    def show_summary(self, *_: object) -> None:
        """Say what the times mean."""
        minutes = self.minutes()
        if minutes is None:
            self.summary.setText("时间看不懂")
            return
        shift = ShiftType(0, "", "", *minutes)
        self.summary.setText(f"{shift.time_text}，{shift.minutes / 60:g} 小时")

    def show_colors(self) -> None:
        """Swatches in the scheme shown now."""
        for index in range(self.color.count()):
            swatch = QPixmap(16, 16)
            swatch.fill(QColor(active_tokens().shift_color(index).background))
            self.color.setItemIcon(index, QIcon(swatch))

    def _fill(self, shift: ShiftType | None) -> None:
        self.is_required.setChecked(shift is None or shift.is_required)
        self.show_colors()
        if shift is None:
            return
        self.code.setText(shift.code)
        self.name.setText(shift.name)
        self.start.setText(shift.start_text)
        self.end.setText(shift.end_text)
        self.hotkey.setText(shift.hotkey)
        self.color.set_value(shift.palette % len(COLOR_NAMES))

    @staticmethod
    def _mark(fields: tuple[QLineEdit, ...], is_fine: bool) -> None:
        for field in fields:
            field.setProperty("invalid", "false" if is_fine else "true")
            field.style().unpolish(field)
            field.style().polish(field)
