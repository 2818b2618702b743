"""登记调班、替班、缺勤: seat, who comes instead, what the rules say, who approves."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from fire_roster.domain.eligibility import Candidate
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.rights import Right
from fire_roster.domain.roster import SeatKey
from fire_roster.domain.rules.base import date_text
from fire_roster.domain.swap import SwapKind
from fire_roster.records.swap import SwapFields
from fire_roster.services.office import Office
from fire_roster.services.swaps import SwapJudgement, SwapOrder
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.text_limit import limit_text
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save

_KINDS = (
    (SwapKind.SUBSTITUTION, "替班：别人来值这一班"),
    (SwapKind.SWAP, "调班：两人互换一班"),
    (SwapKind.ABSENCE, "缺勤：没有来，也没人顶"),
)
_MOST_FINDINGS = 3


class SwapWish(NamedTuple):
    """What the dialog opens with; None leaves a choice to the clerk."""

    station_id: int
    day: date
    shift_type_id: int | None = None
    member_id: int | None = None
    taker_id: int | None = None
    kind: SwapKind = SwapKind.SUBSTITUTION
    back: SeatKey | None = None


class SwapDialog(FormDialog):
    """Every choice narrows the next one; the judgement follows each of them."""

    needs = Right.PLAN

    def __init__(self, context: AppContext, wish: SwapWish, parent: QWidget | None = None) -> None:
        super().__init__("登记调班、替班", "登记", width=600, parent=parent)
        self._context = context
        self._office: Office = context.services
        self._facts: RosterFacts | None = None
        self._judgement = SwapJudgement()
        self.kind = ChoiceField(_KINDS)
        self.station = ChoiceField(
            (one.record.id, one.record.name) for one in self._office.stations.list_all()
        )
        self.day = DateField()
        self.seat, self.taker, self.back = ChoiceField(), ChoiceField(), ChoiceField()
        self.reason, self.approver = QLineEdit(), QLineEdit()
        limit_text(self.reason, 200)
        limit_text(self.approver, 60)
        self.keep = QCheckBox("知道不符合规则，写明原因后仍然登记")
        self._lay_out()
        self.kind.set_value(wish.kind)
        self.station.set_value(wish.station_id)
        self.day.set_value(wish.day)
        self._read_seats(wish)
        self._connect()
        (self.taker if wish.taker_id is None else self.reason).setFocus()

    def order(self) -> SwapOrder | None:
        """What is chosen now; None while something is missing."""
        seat: SeatKey | None = self.seat.value()
        kind: SwapKind = self.kind.value()
        if seat is None:
            return None
        if kind is SwapKind.ABSENCE:
            return SwapOrder(seat)
        back = self.back.value() if kind is SwapKind.SWAP else None
        if self.taker.value() is None or (kind is SwapKind.SWAP and back is None):
            return None
        return SwapOrder(seat, self.taker.value(), back)

    def check(self) -> bool:
        problems = [
            self._day_row.show_problem(self.day.problem()),
            self._seat_row.show_problem("" if self.seat.value() else "这一天这个站点没有人值班。"),
            self._reason_row.show_problem(
                "请写明原因。" if self.keep.isChecked() and not self.reason.text().strip() else ""
            ),
        ]
        if not any(problems) and self.order() is None:
            self.message.show_message("请选好接班人和对方让出的班。", "danger")
            return False
        return not any(problems)

    def save(self) -> None:
        order = self.order()
        assert order is not None
        fields = SwapFields(reason=self.reason.text(), approver=self.approver.text())
        keeps = self.keep.isChecked()
        key = save(
            self._context, lambda: self._office.swaps.enter(order, fields, keeps_errors=keeps)
        )
        entry = self._office.swaps.find(key)

        def take_back() -> None:
            save(self._context, lambda: self._office.swaps.take_back(key))

        self._context.announce(f"已登记{entry.kind.label}：{entry.text}", "撤销", take_back)

    def _lay_out(self) -> None:
        self._day_row = FormRow("日期", self.day)
        self._seat_row = FormRow("原来值班", self.seat)
        self._taker_row = FormRow("由谁来值", self.taker, "按合适程度排列，× 后面是不能排的原因。")
        self._back_row = FormRow("对方让出", self.back)
        self._reason_row = FormRow("原因", self.reason)
        for form_row in (
            FormRow("类别", self.kind),
            FormRow("站点", self.station),
            self._day_row,
            self._seat_row,
            self._taker_row,
            self._back_row,
            self._reason_row,
            FormRow("批准人", self.approver, "不填为尚未批准，规则检查会提醒（D08）。"),
            FormRow("", self.keep),
        ):
            self.body.addWidget(form_row)
        self.keep.setAccessibleName(self.keep.text())
        self.keep.hide()

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _: self._on_seat())
        self.station.currentIndexChanged.connect(lambda _: self._read_seats())
        self.day.editingFinished.connect(self._read_seats)
        self.seat.currentIndexChanged.connect(lambda _: self._on_seat())
        self.taker.currentIndexChanged.connect(lambda _: self._on_taker())
        self.back.currentIndexChanged.connect(lambda _: self._judge())

    def _read_seats(self, wish: SwapWish | None = None) -> None:
        """Who stands on the day at the station, by the final roster."""
        day, station_id = self.day.value(), self.station.value()
        self._facts = None
        if day is not None and station_id is not None:
            self._facts = self._office.rosters.open_final(station_id, Month.of(day)).facts
        facts = self._facts
        seats = sorted(
            (key for key in (facts.assignments if facts else ()) if key.duty_date == day),
            key=lambda key: (
                (facts.shift_types[key.shift_type_id].start_minute, key) if facts else (0, key)
            ),
        )
        self.seat.set_choices((key, self._seat_text(key)) for key in seats)
        if wish is not None:
            fitting = [
                key
                for key in seats
                if wish.member_id in (None, key.member_id)
                and wish.shift_type_id in (None, key.shift_type_id)
            ]
            self.seat.set_value(fitting[0] if fitting else None)
        self._on_seat(wish)

    def _seat_text(self, key: SeatKey) -> str:
        assert self._facts is not None
        shift = self._facts.shift_types[key.shift_type_id]
        return f"{self._facts.members[key.member_id].name}　{shift.name} {shift.time_text}"

    def _on_seat(self, wish: SwapWish | None = None) -> None:
        """Offer those who could come; for a swap only those who have a duty to give."""
        seat: SeatKey | None = self.seat.value()
        kind: SwapKind = self.kind.value()
        found: tuple[Candidate, ...] = ()
        if seat is not None and kind is not SwapKind.ABSENCE:
            found = self._office.swaps.candidates(seat, self.station.value())
        if kind is SwapKind.SWAP and self._facts is not None:
            found = tuple(one for one in found if self._duties(one.member.member_id))
        self.taker.set_choices((one.member.member_id, _candidate_text(one)) for one in found)
        if wish is not None and wish.taker_id is not None:
            self.taker.set_value(wish.taker_id)
        self._taker_row.setVisible(kind is not SwapKind.ABSENCE)
        self._back_row.setVisible(kind is SwapKind.SWAP)
        self._on_taker(wish)

    def _on_taker(self, wish: SwapWish | None = None) -> None:
        taker = self.taker.value()
        seats = self._duties(taker) if taker is not None else []
        facts = self._facts
        self.back.set_choices(
            (key, f"{date_text(key.duty_date)} {facts.shift_types[key.shift_type_id].name}")
            for key in seats
            if facts
        )
        if wish is not None and wish.back is not None:
            self.back.set_value(wish.back)
        self._judge()

    def _duties(self, member_id: int) -> list[SeatKey]:
        """What a member could give in return, from today on."""
        assert self._facts is not None
        today = self._context.clock().date()
        held: SeatKey | None = self.seat.value()
        return sorted(
            key
            for key in self._facts.assignments
            if key.member_id == member_id
            and key.duty_date >= today
            and (held is None or key[:2] != held[:2])
        )

    def _judge(self) -> None:
        order = self.order()
        self._judgement = self._office.swaps.judge(order) if order else SwapJudgement()
        judged = self._judgement
        words = judged.problem or "".join(one.message for one in judged.findings[:_MOST_FINDINGS])
        rest = len(judged.findings) - _MOST_FINDINGS
        if rest > 0:
            words += f"另有 {rest} 条。"
        if judged.problem or judged.errors:
            self.message.show_message(words, "danger")
        elif judged.findings:
            self.message.show_message(words, "warning")
        else:
            self.message.show_message("这样安排符合规则。" if order else "", "success")
        self.keep.setVisible(bool(judged.errors))
        if not judged.errors:
            self.keep.setChecked(False)
        self.accept_button.setEnabled(not judged.problem)
        # The judgement may take more lines than the last one.
        QTimer.singleShot(0, self, self.grow)


def _candidate_text(one: Candidate) -> str:
    if one.is_eligible:
        place = "" if one.is_station_member else "（外站）"
        return f"✓ {one.member.name}{place}"
    return f"× {one.member.name}：{one.reasons[0].message}"
