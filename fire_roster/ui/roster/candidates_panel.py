"""谁能顶: everybody judged for one seat of the month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fire_roster.domain.coverage import is_certified, shift_coverage
from fire_roster.domain.eligibility import Candidate, shared_rules
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.roster import SeatKey
from fire_roster.domain.rules.base import date_text
from fire_roster.domain.shift import ShiftType
from fire_roster.services.cell_findings import CellFindings
from fire_roster.services.grid_rows import coverage_cell
from fire_roster.services.grid_view import CellRef
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.roster.candidate_row import CandidateRow
from fire_roster.ui.roster.rule_groups import rule_title

_FIRST_ROWS = 30


@dataclass(frozen=True, slots=True)
class SeatQuestion:
    """Who can take a shift of a day; `instead_of` is who would give it up."""

    day: date
    shift_type_id: int
    instead_of: int | None


class CandidatesPanel(QWidget):
    """`asked()` when another shift is chosen; `assigned(question, member_id)` on the button."""

    asked = Signal()
    assigned = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question: SeatQuestion | None = None
        self._shown: SeatQuestion | None = None
        self._title = PlainLabel("", "strong")
        self.shift_box = ChoiceField()
        self.shift_box.setAccessibleName("班次")
        self.shift_box.activated.connect(lambda _: self.asked.emit())
        self._sentence = WrappedLabel("在表里选一格，这里列出谁能顶这个班。", "small")
        self._list = ScrollBody()
        self._list.body.setSpacing(0)
        self._rows: list[CandidateRow] = []
        layout = column(self, spacing=2, margin=(0, 2, 0, 0))
        self._shared = WrappedLabel("", "small")
        self._shared.hide()
        for widget in (self._title, self.shift_box, self._sentence, self._shared):
            layout.addWidget(widget)
        layout.addWidget(self._list, 1)
        self.shift_box.hide()
        self._title.hide()

    def rows(self) -> list[CandidateRow]:
        """The people offered, best first; those on the shift already are only named."""
        return list(self._rows)

    def knows(self, facts: RosterFacts) -> bool:
        """Whether the shift asked about is one of these facts."""
        return self.shift_box.value() in facts.shift_types

    def ask(self, facts: RosterFacts, ref: CellRef, shift_code: str = "") -> SeatQuestion | None:
        """Point at a seat: its own shift, the shift asked for, or the first one that is short."""
        shifts = _offered_shifts(facts)
        if not shifts:
            return None
        wanted = _shift_of_cell(facts, ref, shifts, shift_code)
        self.shift_box.set_choices(
            (shift.shift_type_id, f"{shift.name} {shift.time_text}") for shift in shifts
        )
        self.shift_box.set_value(wanted.shift_type_id)
        return self.read_question(facts, ref)

    def read_question(self, facts: RosterFacts, ref: CellRef) -> SeatQuestion:
        """The question as the shift box stands now."""
        shift_id = int(self.shift_box.value())
        self.question = SeatQuestion(ref.day, shift_id, _who_leaves(facts, ref, shift_id))
        return self.question

    def show_candidates(self, facts: RosterFacts, candidates: tuple[Candidate, ...]) -> None:
        """List the judged people of the question asked."""
        question = self.question
        assert question is not None
        if question != self._shown:
            self._list.verticalScrollBar().setValue(0)
        self._shown = question
        shift = facts.shift_types[question.shift_type_id]
        self._title.setText(f"{date_text(question.day)}{shift.name}，谁能顶？")
        self._title.show()
        self.shift_box.show()
        coverage = coverage_cell(facts, question.day, shift, CellFindings())
        sentence = coverage.tooltip.partition("：")[2] + "。"
        standing = [one.member.name for one in candidates if one.is_assigned]
        if standing:
            sentence += f"现有{'、'.join(standing)}。"
        if question.instead_of is not None:
            sentence += f"选中的人顶替{facts.members[question.instead_of].name}。"
        self._sentence.setText(sentence)
        self._fill(facts, tuple(one for one in candidates if not one.is_assigned), _FIRST_ROWS)

    def _fill(self, facts: RosterFacts, candidates: tuple[Candidate, ...], most: int) -> None:
        self._clear()
        question = self.question
        assert question is not None
        shared = shared_rules(candidates)
        self._shared.setText(_shared_text(candidates, shared))
        self._shared.setVisible(bool(shared))
        action = "排上" if question.instead_of is None else "顶替"
        for candidate in candidates[:most]:
            member_id = candidate.member.member_id
            row = CandidateRow(
                candidate,
                shared,
                action,
                partial(self.assigned.emit, question, member_id),
            )
            self._rows.append(row)
            self._list.body.addWidget(row)
        rest = len(candidates) - most
        if rest > 0:
            self._list.body.addWidget(
                make_button(
                    f"显示其余 {rest} 人",
                    lambda: self._fill(facts, candidates, len(candidates)),
                    variant="quiet",
                )
            )
        self._list.body.addStretch(1)

    def _clear(self) -> None:
        self._rows.clear()
        while (item := self._list.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _shared_text(candidates: tuple[Candidate, ...], shared: Mapping[str, int]) -> str:
    """What holds for nearly everybody, said once."""
    lines = []
    for rule, count in shared.items():
        reason = next(one for each in candidates for one in each.reasons if one.rule == rule)
        lines.append(
            f"{reason.severity.label} {rule_title(rule)}：{count} 人都有这一条，下面不再重复"
            f"（{reason.clause}）。"
        )
    return "\n".join(lines)


def _who_leaves(facts: RosterFacts, ref: CellRef, shift_id: int) -> int | None:
    """The selected person, unless the shift is short and the person counts: then one more comes."""
    held = facts.assignments.get(SeatKey(ref.day, shift_id, ref.member_id))
    if held is None:
        return None
    is_short = shift_coverage(facts, ref.day, facts.shift_types[shift_id]).missing > 0
    return None if is_short and is_certified(facts, facts.duty_of(held)) else ref.member_id


def _offered_shifts(facts: RosterFacts) -> list[ShiftType]:
    return sorted(
        facts.shift_types.values(),
        key=lambda shift: (not shift.is_required, shift.start_minute, shift.shift_type_id),
    )


def _shift_of_cell(
    facts: RosterFacts, ref: CellRef, shifts: list[ShiftType], code: str
) -> ShiftType:
    for shift in shifts:
        if shift.code == code:
            return shift
    for shift in shifts:
        if SeatKey(ref.day, shift.shift_type_id, ref.member_id) in facts.assignments:
            return shift
    for shift in shifts:
        if shift.is_required and shift_coverage(facts, ref.day, shift).missing:
            return shift
    return shifts[0]
