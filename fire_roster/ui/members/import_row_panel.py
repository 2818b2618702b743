"""One row of a list in full: every reason, what to do with it, its changes, its cells."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from fire_roster.services.imports import (
    CERTIFICATE_FIELDS,
    Decision,
    FieldChange,
    MemberField,
    PreviewRow,
    PreviewState,
    field_title,
)
from fire_roster.services.personal_data import mask_id_number, mask_phone
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.chips import StateChip
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import ElidedLabel, PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.masked_field import MaskedField
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.members.import_words import STATE_KINDS, change_text, notes_only

_MAX_CELL = 2000
_ALWAYS = ((MemberField.NAME, 0), (MemberField.ID_NUMBER, 0), (MemberField.LEVEL, 0))
_LEFT_AWAY = frozenset((MemberField.SEQUENCE,))
_MASKS = {MemberField.PHONE: mask_phone, MemberField.ID_NUMBER: mask_id_number}

Cell = tuple[MemberField, int]


class ImportRowPanel(QWidget):
    """`reviewed(RowReview)` when the clerk has decided something about the row."""

    reviewed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decision_box = ChoiceField()
        self.changes: dict[str, QCheckBox] = {}
        self.cells: dict[Cell, QLineEdit | MaskedField] = {}
        self.apply_button = make_button("按改好的重新核对", self._on_cells)
        self._row: PreviewRow | None = None
        self._texts: dict[Cell, str] = {}
        self._layout = column(self, spacing=2)
        self._scroll = ScrollBody()
        self._layout.addWidget(self._scroll, 1)
        self._scroll.body.addWidget(WrappedLabel(_INVITATION, "muted"))
        self._scroll.body.addStretch(1)

    def clear(self) -> None:
        """Say what the panel is for."""
        self._begin()
        self._scroll.body.addWidget(WrappedLabel(_INVITATION, "muted"))
        self._scroll.body.addStretch(1)

    def show_row(self, row_of: PreviewRow, texts: Mapping[Cell, str]) -> None:
        """Show a row; `texts` are its cells as they stand."""
        self._begin()
        self._row, self._texts = row_of, dict(texts)
        body = self._scroll.body
        body.setSpacing(8)
        body.addLayout(self._heading(row_of))
        notes = notes_only(row_of)
        if notes:
            body.addWidget(WrappedLabel("\n".join(notes)))
        choices = _decisions(row_of)
        self.decision_box = _narrow(ChoiceField(choices))
        self.decision_box.set_value((row_of.review.decision, row_of.review.person_id))
        self.decision_box.currentIndexChanged.connect(lambda _: self._on_decision())
        body.addWidget(FormRow("怎样处理", self.decision_box, label_width=_LABEL_WIDTH))
        self._add_changes(row_of)
        self._add_cells(row_of)
        body.addStretch(1)

    def take_keyboard(self) -> None:
        """To the first cell that has to be put right, or to what is to be done with the row."""
        row_of = self._row
        if row_of is None:
            return
        open_cells = [(one.field, one.slot) for one in row_of.problems]
        field = next((self.cells[cell] for cell in open_cells if cell in self.cells), None)
        (self.decision_box if field is None else field).setFocus()

    def text(self) -> str:
        """Every reason and change shown, for tests and screen readers."""
        if self._row is None:
            return _INVITATION
        changes = [change_text(change) for change in self._row.changes]
        return "\n".join([*notes_only(self._row), *changes])

    def _begin(self) -> None:
        self._row = None
        self.changes, self.cells = {}, {}
        fresh = ScrollBody()
        fresh.setAccessibleName("选中的行")
        self._layout.replaceWidget(self._scroll, fresh)
        self._scroll.hide()
        self._scroll.deleteLater()
        self._scroll = fresh

    def _heading(self, row_of: PreviewRow) -> QHBoxLayout:
        line = row(spacing=2)
        line.addWidget(ElidedLabel(f"第 {row_of.row} 行 {row_of.values.name}", "strong"), 1)
        line.addWidget(StateChip(row_of.state.label, STATE_KINDS[row_of.state]))
        return line

    def _add_changes(self, row_of: PreviewRow) -> None:
        if not row_of.changes:
            return
        self._scroll.body.addWidget(PlainLabel("有变化的项目（不勾的保留库里原来的）", "muted"))
        for change in row_of.changes:
            box = QCheckBox(change.label.replace("&", "&&"))
            box.setAccessibleName(change_text(change))
            box.setChecked(change.key not in row_of.review.kept)
            box.toggled.connect(lambda _: self._on_changes())
            self.changes[change.key] = box
            self._scroll.body.addWidget(box)
            self._scroll.body.addWidget(WrappedLabel(_old_and_new(change), "small"))

    def _add_cells(self, row_of: PreviewRow) -> None:
        self._scroll.body.addWidget(PlainLabel("这一行的内容，可以直接改正", "muted"))
        problems: dict[Cell, list[str]] = {}
        for reason in row_of.problems:
            problems.setdefault((reason.field, reason.slot), []).append(reason.message)
        cells = [*problems, *_ALWAYS, *sorted(self._texts, key=_order)]
        for cell in dict.fromkeys(cells):
            if cell[0] in _LEFT_AWAY:
                continue
            field = _cell_field(cell, self._texts.get(cell, ""), cell in problems)
            if isinstance(field, QLineEdit):
                field.returnPressed.connect(self._on_cells)
            else:
                field.line.returnPressed.connect(self._on_cells)
            self.cells[cell] = field
            line = FormRow(_cell_title(cell), field, label_width=_LABEL_WIDTH)
            if row_of.review.decision is Decision.OPEN:
                line.set_error(" ".join(problems.get(cell, ())))
            self._scroll.body.addWidget(line)
        self.apply_button = make_button("按改好的重新核对", self._on_cells)
        self._scroll.body.addWidget(self.apply_button)

    def _on_decision(self) -> None:
        decision, person_id = self.decision_box.value()
        if self._row is not None:
            review = replace(self._row.review, decision=decision, person_id=person_id)
            self.reviewed.emit(review)

    def _on_changes(self) -> None:
        kept = frozenset(key for key, box in self.changes.items() if not box.isChecked())
        if self._row is not None:
            self.reviewed.emit(replace(self._row.review, kept=kept))

    def _on_cells(self) -> None:
        new = {
            cell: text
            for cell, field in self.cells.items()
            if (text := _text_of(field)) != self._texts.get(cell, "")
        }
        if new and self._row is not None:
            cells = {**self._row.review.cells, **new}
            self.reviewed.emit(replace(self._row.review, cells=cells))


_LABEL_WIDTH = 88
_INVITATION = "选中一行，这里列出它的全部原因和变化，并可以当场改正、取舍。"


def _narrow(box: ChoiceField) -> ChoiceField:
    """A box that takes the width there is: its longest choice would push the panel wider."""
    box.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    return box


def _decisions(row_of: PreviewRow) -> list[tuple[tuple[Decision, int | None], str]]:
    """What can be done with the row as it is."""
    refused = row_of.state is PreviewState.REFUSED
    is_open = row_of.state in (PreviewState.UNDECIDED, PreviewState.REFUSED)
    found: list[tuple[tuple[Decision, int | None], str]] = [
        ((Decision.OPEN, None), "不导入，先放着" if is_open else "导入")
    ]
    review = row_of.review
    if row_of.can_be_taken and (is_open or review.decision is Decision.TAKE):
        found.append(((Decision.TAKE, None), "就照这样导入"))
    if row_of.head is None and not refused and (row_of.namesakes or review.person_id):
        found += [
            ((Decision.PERSON, entry.record.id), f"就是库里的 {entry.name}，更新他的资料")
            for entry in row_of.namesakes
        ]
        found.append(((Decision.NEW, None), "是另一个人，新增"))
    found.append(((Decision.SKIP, None), "这一行不导入"))
    return found


def _order(cell: Cell) -> tuple[int, int]:
    return cell[1], list(MemberField).index(cell[0])


def _cell_title(cell: Cell) -> str:
    title = field_title(cell[0])
    return f"{title} {cell[1] + 1}" if cell[1] and cell[0] in CERTIFICATE_FIELDS else title


def _cell_field(cell: Cell, text: str, is_problem: bool) -> QLineEdit | MaskedField:
    """Personal numbers stay masked unless they are what has to be put right."""
    mask = _MASKS.get(cell[0])
    if mask is not None and text and not is_problem:
        masked = MaskedField(mask, _MAX_CELL)
        masked.set_value(text)
        return masked
    line = QLineEdit(text)
    limit_text(line, _MAX_CELL)
    line.setCursorPosition(0)
    return line


def _text_of(field: QLineEdit | MaskedField) -> str:
    return field.value() if isinstance(field, MaskedField) else field.text()


def _old_and_new(change: FieldChange) -> str:
    return change_text(change).partition("：")[2]
