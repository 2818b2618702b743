"""Which column is what: as recognised, and to correct."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fire_roster.services.imports import (
    ColumnMapping,
    FoundLists,
    MemberField,
    column_examples,
    column_titles,
    field_title,
)
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.choice_field import ChoiceField, WordField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.number_field import NumberField
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.members.import_columns_draft import (
    PAPER_FIELDS,
    PERSON_FIELDS,
    ColumnsDraft,
    PaperDraft,
)

_NOT_THERE = "（没有这一列）"
_LABEL_WIDTH = 92
_LEAST_LETTERS = 20
_MAX_HEADER_ROW = 999
_KINDS = (
    "消防设施操作员",
    "建（构）筑物消防员",
    "特种作业操作证",
    "机动车驾驶证",
    "救护员证",
    "注册消防工程师",
    "保安员证",
)


class ImportColumnsStep(QWidget):
    """`sheet_chosen(name)` asks for another sheet to be searched; None for all of them."""

    sheet_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = InlineMessage()
        self.sheet_box = ChoiceField()
        self.list_box = ChoiceField()
        self.paper_box = ChoiceField()
        self.kind_box = WordField(_KINDS, max_length=60)
        self.first_row = NumberField(0, _MAX_HEADER_ROW)
        self.last_row = NumberField(0, _MAX_HEADER_ROW)
        self.fields = {field: _column_box() for field in MemberField}
        self._rows = {
            field: FormRow(field_title(field), box, label_width=_LABEL_WIDTH)
            for field, box in self.fields.items()
        }
        self._found: FoundLists | None = None
        self._drafts: list[ColumnsDraft] = []
        self._is_showing = False
        self._build()
        self._connect()

    def show_lists(self, found: FoundLists, sheet: str | None = None) -> None:
        """Show the columns of the lists as they were understood; `sheet` is the one chosen."""
        self._found = found
        self._drafts = [ColumnsDraft.of(mapping) for mapping in found.mappings]
        self._is_showing = True
        names = [one.name for one in found.workbook.sheets]
        read = list(dict.fromkeys(mapping.sheet for mapping in found.mappings))
        words = "所有名单" if len(read) < 2 else f"所有名单（{'、'.join(read)}）"
        choices: list[tuple[str | None, str]] = [(name, name) for name in names]
        if len(names) > 1:
            choices.insert(0, (None, words))
        self.sheet_box.set_choices(choices)
        self.sheet_box.set_value(sheet)
        self.list_box.set_choices(
            [(number, _list_words(one)) for number, one in enumerate(found.mappings)]
        )
        self.list_box.setCurrentIndex(0)
        self._list_row.setVisible(len(found.mappings) > 1)
        self._is_showing = False
        self._show_list()
        if found.problem:
            self.message.show_message(_by_hand(found), "danger")
        else:
            self.message.show_message(_summary(found), "info")

    def mappings(self) -> tuple[ColumnMapping, ...]:
        """The columns of every list as chosen now."""
        return tuple(draft.as_mapping() for draft in self._drafts)

    def check(self) -> bool:
        """Say at each field what is wrong; True when every column has one meaning."""
        for number, draft in enumerate(self._drafts):
            problems = draft.problems()
            if not problems:
                continue
            self.list_box.setCurrentIndex(number)
            self.paper_box.setCurrentIndex(next(iter(problems))[1])
            slot = self.paper_box.currentIndex()
            for field, row_of in self._rows.items():
                at = slot if field in PAPER_FIELDS else 0
                row_of.set_error(problems.get((field, at), ""))
            return False
        return True

    # ---- showing one list

    def _draft(self) -> ColumnsDraft:
        return self._drafts[max(self.list_box.currentIndex(), 0)]

    def _show_list(self) -> None:
        draft = self._draft()
        self._is_showing = True
        self.first_row.setValue(draft.header_rows[0] if draft.header_rows else 0)
        self.last_row.setValue(draft.header_rows[-1] if draft.header_rows else 0)
        words = [(number, _paper_words(number, one)) for number, one in enumerate(draft.papers)]
        self.paper_box.set_choices([*words, (len(words), "再加一张证书…")])
        self.paper_box.setCurrentIndex(0)
        self._is_showing = False
        self._show_columns()

    def _show_columns(self) -> None:
        assert self._found is not None
        draft = self._draft()
        shown = replace(draft.mapping, header_rows=draft.header_rows)
        titles = column_titles(self._found.workbook, shown)
        examples = column_examples(self._found.workbook, shown)
        texts = [
            f"{title} · {example}" if example else title
            for title, example in zip(titles, examples, strict=True)
        ]
        choices = [(None, _NOT_THERE), *enumerate(texts)]
        paper = draft.papers[self.paper_box.currentIndex()]
        self._is_showing = True
        for field, box in self.fields.items():
            box.set_choices(choices)
            columns = paper.columns if field in PAPER_FIELDS else draft.person
            box.setCurrentIndex(0)
            box.set_value(columns.get(field))
            self._rows[field].set_error("")
        self.kind_box.set_value(paper.kind)
        self._is_showing = False

    # ---- changing it

    def _on_field(self, field: MemberField) -> None:
        if self._is_showing:
            return
        value = self.fields[field].value()
        for draft in self._alike(self._draft()):
            columns = draft.person
            if field in PAPER_FIELDS:
                columns = draft.papers[self.paper_box.currentIndex()].columns
            if value is None:
                columns.pop(field, None)
            else:
                columns[field] = value
        self._rows[field].set_error("")

    def _on_kind(self) -> None:
        if not self._is_showing:
            for draft in self._alike(self._draft()):
                draft.papers[self.paper_box.currentIndex()].kind = self.kind_box.value()

    def _on_paper(self) -> None:
        if self._is_showing:
            return
        number = self.paper_box.currentIndex()
        if number == len(self._draft().papers):
            for draft in self._alike(self._draft()):
                draft.papers.append(PaperDraft())
            self._show_list()
            self._is_showing = True
            self.paper_box.setCurrentIndex(number)
            self._is_showing = False
        self._show_columns()

    def _on_header(self) -> None:
        if self._is_showing:
            return
        first, last = self.first_row.value(), self.last_row.value()
        rows = tuple(range(first, max(first, last) + 1)) if first else ()
        for draft in self._alike(self._draft()):
            draft.header_rows = rows
        self._show_columns()

    def _alike(self, draft: ColumnsDraft) -> list[ColumnsDraft]:
        """The draft and those of other sheets with the same form: corrected all at once."""
        form = draft.mapping
        same = [
            other
            for other in self._drafts
            if other.mapping.columns == form.columns
            and other.mapping.more_certificates == form.more_certificates
            and other.mapping.header_rows == form.header_rows
            and other.mapping.span == form.span
            and len(other.papers) == len(draft.papers)
        ]
        return same

    # ---- building

    def _build(self) -> None:
        layout = column(self, spacing=3)
        layout.addWidget(self.message)
        scroll = ScrollBody()
        card = Card()
        self._list_row = FormRow("查看", self.list_box, label_width=_LABEL_WIDTH)
        top = row(spacing=6)
        left, right = column(spacing=1), column(spacing=1)
        left.addWidget(FormRow("工作表", self.sheet_box, label_width=_LABEL_WIDTH))
        left.addWidget(self._list_row)
        right.addWidget(self._header_row())
        right.addStretch(1)
        top.addLayout(left, 1)
        top.addLayout(right, 1)
        card.body.addLayout(top)
        sides = row(spacing=6)
        person = column(spacing=1)
        for field in PERSON_FIELDS:
            person.addWidget(self._rows[field])
        person.addStretch(1)
        sides.addLayout(person, 1)
        sides.addLayout(self._papers_side(), 1)
        card.body.addLayout(sides)
        scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        layout.addWidget(scroll, 1)

    def _header_row(self) -> FormRow:
        """表头在第 1 行至第 2 行."""
        box = QWidget()
        line = row(box, spacing=2)
        self.first_row.setAccessibleName("表头第一行")
        self.last_row.setAccessibleName("表头最后一行")
        for part in (PlainLabel("第"), self.first_row, PlainLabel("至"), self.last_row):
            line.addWidget(part)
        line.addWidget(PlainLabel("行"))
        line.addStretch(1)
        box.setFocusProxy(self.first_row)
        return FormRow("表头", box, label_width=_LABEL_WIDTH)

    def _papers_side(self) -> Any:
        papers = column(spacing=1)
        papers.addWidget(FormRow("证书", self.paper_box, label_width=_LABEL_WIDTH))
        for field in PAPER_FIELDS:
            papers.addWidget(self._rows[field])
        hint = "没有“证书类型”列时按这一类导入；留空按消防设施操作员。"
        papers.addWidget(FormRow("默认类别", self.kind_box, hint, label_width=_LABEL_WIDTH))
        papers.addStretch(1)
        return papers

    def _connect(self) -> None:
        self.sheet_box.currentIndexChanged.connect(self._on_sheet)
        self.list_box.currentIndexChanged.connect(lambda _: self._on_list())
        self.paper_box.currentIndexChanged.connect(lambda _: self._on_paper())
        self.kind_box.editTextChanged.connect(lambda _: self._on_kind())
        for number in (self.first_row, self.last_row):
            number.valueChanged.connect(lambda _: self._on_header())
        for field, box in self.fields.items():
            box.currentIndexChanged.connect(lambda _, field=field: self._on_field(field))

    def _on_list(self) -> None:
        if not self._is_showing:
            self._show_list()

    def _on_sheet(self) -> None:
        if not self._is_showing:
            self.sheet_chosen.emit(self.sheet_box.value())


def _column_box() -> ChoiceField:
    """A box that takes the width there is; measuring every choice of each would hold the window."""
    box = ChoiceField()
    box.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LEAST_LETTERS)
    return box


def _list_words(mapping: ColumnMapping) -> str:
    place = "" if mapping.span is None else f"，第 {mapping.span[0] + 1} 列起"
    return f"{mapping.sheet}{place}"


def _paper_words(number: int, paper: PaperDraft) -> str:
    kind = f" · {paper.kind}" if paper.kind else ""
    return f"第 {number + 1} 张{kind}"


def _by_hand(found: FoundLists) -> str:
    return (
        f"{found.problem}也可以在下面自己指定：先填表头是第几行（没有表头填 0），"
        "再选“姓名”和其他各列。"
    )


def _summary(found: FoundLists) -> str:
    parts = []
    mapping = found.mappings[0]
    header = "、".join(str(one) for one in mapping.header_rows)
    count = len(mapping.used_columns)
    parts.append(f"表头在第 {header} 行，认出 {count} 列，请核对。" if header else "请核对各列。")
    if found.remembered:
        parts.append("已按上次改好的列读入。")
    if len(found.mappings) > 1:
        parts.append(f"共 {len(found.mappings)} 份名单，一起导入。")
    kinds = [one.type for one in mapping.more_certificates if one.type]
    if kinds:
        parts.append(f"另外还有证书：{'、'.join(kinds)}。")
    if mapping.unknown:
        names = "、".join(f"“{title}”" for _, title in mapping.unknown)
        parts.append(f"没有认出的列不导入：{names}。")
    return "".join(parts)
