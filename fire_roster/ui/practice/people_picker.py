"""Members with ticks: who was called and who came."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView, QWidget

from fire_roster.services.members import MemberEntry
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.type_to_find import TypeToFind
from fire_roster.ui.icons import icon
from fire_roster.ui.theme import load_metrics

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CALLED, _NAME, _TEAM, _PRESENT, _SCORE = range(5)
_TITLES = ("应到", "姓名", "班组", "实到", "成绩")


@dataclass
class Person:
    """One line: `score` is empty where there was no exam."""

    entry: MemberEntry
    is_called: bool = False
    is_present: bool = False
    score: str = ""


class PeopleModel(QAbstractTableModel):
    """Ticks for 应到 and 实到, and (optional) a score to type; `changed()` after every edit."""

    changed = Signal()

    def __init__(self, *, has_scores: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_scores = has_scores
        self._people: list[Person] = []
        self._shown: list[Person] = []

    def set_people(self, people: Iterable[Person]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self._people = list(people)
        self._shown = list(self._people)
        self.endResetModel()
        self.changed.emit()

    def show_only(self, words: Sequence[str]) -> None:
        """Lines whose name, pinyin or initials hold all the words."""
        self.beginResetModel()
        self._shown = [
            one for one in self._people if all(word in one.entry.search_key for word in words)
        ]
        self.endResetModel()

    def people(self) -> tuple[Person, ...]:
        """All lines."""
        return tuple(self._people)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        if parent.isValid():
            return 0
        return len(_TITLES) if self._has_scores else len(_TITLES) - 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        person, place = self._shown[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and place in (_CALLED, _PRESENT):
            is_on = person.is_called if place == _CALLED else person.is_present
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return {
                _NAME: person.entry.name,
                _TEAM: person.entry.team or person.entry.record.position,
                _SCORE: person.score,
            }.get(place)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        person, place = self._shown[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole:
            is_on = Qt.CheckState(value) == Qt.CheckState.Checked
            if place == _CALLED:
                person.is_called, person.is_present = is_on, is_on
            else:
                person.is_present = is_on
                person.is_called = person.is_called or is_on
        elif place == _SCORE:
            text = str(value).strip()
            if text and not text.isdecimal():
                return False
            person.score = text
            if text:
                person.is_called = person.is_present = True
        else:
            return False
        row = index.row()
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() in (_CALLED, _PRESENT):
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == _SCORE else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _TITLES[section]
        return None


class PeoplePicker(QWidget):
    """The list with its search box, counts, and 全选."""

    def __init__(self, *, has_scores: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PeopleModel(has_scores=has_scores, parent=self)
        self.search = QLineEdit()
        self.search.setPlaceholderText("姓名、拼音首字母")
        self.search.setAccessibleName("查找人员")
        self.search.setFixedWidth(200)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.count = PlainLabel(role="muted")
        self.view = QTableView()
        self.tools = row(spacing=2)
        self._build()
        self.model.changed.connect(self._tell_count)
        self.search.textChanged.connect(lambda text: self.model.show_only(text.casefold().split()))

    def show_people(
        self, entries: Sequence[MemberEntry], marked: Mapping[int, tuple[bool, str]]
    ) -> None:
        """All members; `marked` are those who were called, with presence and score."""
        people = [
            Person(entry, entry.record.id in marked, *marked.get(entry.record.id, (False, "")))
            for entry in entries
        ]
        self.model.set_people(sorted(people, key=lambda one: not one.is_called))

    def call(self, member_ids: Iterable[int]) -> None:
        """Tick these people as called and present, besides those who are."""
        wanted = set(member_ids)
        people = list(self.model.people())
        for one in people:
            if one.entry.record.id in wanted and not one.is_called:
                one.is_called = one.is_present = True
        self.model.set_people(sorted(people, key=lambda one: not one.is_called))

    def draft_value(self) -> tuple[tuple[int, bool, str], ...]:
        """Whoever is called, with presence and score: what a draft keeps of the list."""
        return tuple((one.entry.record.id, one.is_present, one.score) for one in self.called())

    def restore_draft(self, value: Iterable[tuple[int, bool, str]]) -> None:
        """Show what a draft kept."""
        marked = {key: (is_present, score) for key, is_present, score in value}
        self.show_people([one.entry for one in self.model.people()], marked)

    def add_tool(self, button: QWidget) -> None:
        """Put a button at the right of the others; Tab comes to it before the list."""
        self.tools.addWidget(button)
        QWidget.setTabOrder(self.call_all_button, button)
        QWidget.setTabOrder(button, self.view)

    def called(self) -> tuple[Person, ...]:
        """The people who are ticked as called."""
        return tuple(one for one in self.model.people() if one.is_called)

    def _build(self) -> None:
        layout = column(self, spacing=2, margin=(0, 3, 0, 0))
        self.tools.addWidget(self.search)
        self.tools.addWidget(self.count)
        self.tools.addStretch(1)
        self.call_all_button = make_button("全部应到", self._call_all)
        self.tools.addWidget(self.call_all_button)
        layout.addLayout(self.tools)
        view = self.view
        view.setObjectName("recordTable")
        view.setModel(self.model)
        view.setShowGrid(False)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        view.setAccessibleName("参加人员")
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(load_metrics().row_height)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumHeight(load_metrics().row_height)
        for place, width in ((_CALLED, 64), (_NAME, 200), (_TEAM, 160), (_PRESENT, 64)):
            view.setColumnWidth(place, width)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        layout.addWidget(view, 1)
        TypeToFind(view, self.search)

    def _call_all(self) -> None:
        self.call(one.entry.record.id for one in self.model.people())

    def _tell_count(self) -> None:
        people = self.model.people()
        called, present = sum(p.is_called for p in people), sum(p.is_present for p in people)
        self.count.setText(f"应到 {called} 人，实到 {present} 人")
