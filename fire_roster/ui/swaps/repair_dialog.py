"""有人来不了: up to three ways to fill the seats, each with who is moved and what it breaks."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from fire_roster.domain.month import Month
from fire_roster.domain.rights import Right
from fire_roster.records.leave import LeaveFields
from fire_roster.services.members import MemberEntry
from fire_roster.services.office import Office
from fire_roster.services.repair import Repair, RepairProposal
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.common.search_combo import SearchCombo, SearchItem
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import save
from fire_roster.ui.tasks import TaskControl

_MOST_FINDINGS = 3
_LIST_HEIGHT = 240


class RepairDialog(FormDialog):
    """`found()` when the proposals are on the screen; accepted when one has been taken.

    One station and one month at a time: taking a proposal makes a draft of that month.
    """

    needs = Right.PLAN

    found = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("有人来不了，怎么补班", "采用这个方案", width=640, parent=parent)
        self._context = context
        self._office: Office = context.services
        self.repair: Repair | None = None
        self.member = SearchCombo()
        self.member.set_items(
            [
                SearchItem(one, one.name, (one.search_key,))
                for one in self._office.members.list_all()
            ]
        )
        self.station = ChoiceField(
            (one.record.id, one.record.name) for one in self._office.stations.list_all()
        )
        self.first, self.last = DateField(), DateField()
        self.first.set_value(context.clock().date())
        self.leave = QCheckBox("同时登记为病假")
        self.leave.setAccessibleName(self.leave.text())
        self.search_button = make_button("找方案", self.search, icon_name="wand-sparkles")
        self.ways = QButtonGroup(self)
        self._list = ScrollBody()
        self._list.setMinimumHeight(_LIST_HEIGHT)
        self._lay_out()

    def search(self) -> None:
        """Look for proposals off the window's thread."""
        entry: MemberEntry | None = self.member.value()
        first, last = self.first.value(), self.last.value() or self.first.value()
        if not self._check_question(entry, first, last):
            return
        assert entry is not None
        assert first is not None
        assert last is not None
        station, key, repair = self.station.value(), entry.record.id, self._office.repair
        self.search_button.setEnabled(False)
        self.message.show_message("正在找改动最少的方案…", "info")

        def work(control: TaskControl) -> Repair:
            return repair.propose(station, Month.of(first), key, first, last)

        task = self._context.tasks.run(work, self._show)
        task.failed.connect(self._on_failed)

    def chosen(self) -> RepairProposal | None:
        """The proposal that is marked."""
        number = self.ways.checkedId()
        return self.repair.proposals[number] if self.repair and number >= 0 else None

    def check(self) -> bool:
        if self.chosen() is None:
            self.message.show_message("请先找方案，再选一个。", "danger")
        return self.chosen() is not None

    def save(self) -> None:
        proposal, repair = self.chosen(), self.repair
        assert proposal is not None
        assert repair is not None
        facts = repair.before.facts
        place = (facts.station.station_id, facts.month)
        text = f"补班：{proposal.title}"
        save(self._context, lambda: self._office.rosters.edit(*place, proposal.patch, text))
        if self.leave.isChecked():
            entry: MemberEntry = self.member.value()
            first = self.first.value()
            assert isinstance(first, date)
            fields = LeaveFields(first=first, last=self.last.value() or first, kind="病假")
            save(self._context, lambda: self._office.leaves.add(entry, fields))
        self._context.announce(
            f"已写入{facts.month.label}草稿：{proposal.title}",
            "去发布",
            lambda: self._context.navigate("roster", station_id=place[0], month=facts.month),
        )

    def _check_question(
        self, entry: MemberEntry | None, first: date | None, last: date | None
    ) -> bool:
        problem = self.first.problem() or ("" if first else "请填写日期。")
        order = ""
        if first and last:
            order = "结束日期早于开始日期。" if last < first else ""
            if Month.of(first) != Month.of(last):
                order = "跨月的请按月分两次。"
        problems = [
            self._member_row.show_problem("" if entry else "请选择人员。"),
            self._first_row.show_problem(problem),
            self._last_row.show_problem(self.last.problem() or order),
        ]
        return not any(problems)

    def _on_failed(self, *_: object) -> None:
        self.search_button.setEnabled(True)
        self.message.show_message("")

    def _show(self, repair: Repair) -> None:
        self.repair = repair
        self.search_button.setEnabled(True)
        while (item := self._list.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for button in self.ways.buttons():
            self.ways.removeButton(button)
        for number, proposal in enumerate(repair.proposals):
            self._add_way(number, proposal)
        self._list.body.addStretch(1)
        self.accept_button.setEnabled(bool(repair.proposals))
        name = repair.before.facts.station.name
        if not repair.lost:
            self.message.show_message(
                f"这几天在{name}没有还没开始的班，不用补。24:00 以后的夜班算次日。", "success"
            )
        elif not any(one.is_legal for one in repair.proposals):
            self.message.show_message("没有完全合规的方案，请看各方案下面的问题。", "warning")
        else:
            self.message.show_message(
                f"空出 {len(repair.lost)} 个班，动的人最少的方案在最上面；采用后写入草稿，再发布。",
                "info",
            )
        self.found.emit()

    def _add_way(self, number: int, proposal: RepairProposal) -> None:
        verdict = "合规" if proposal.is_legal else "有不合规处"
        button = QRadioButton(f"{proposal.title}（{verdict}）".replace("&", "&&"))
        button.setAccessibleName(button.text())
        button.setChecked(number == 0)
        self.ways.addButton(button, number)
        self._list.body.addWidget(button)
        for move in proposal.moves:
            self._list.body.addWidget(WrappedLabel(move.text, "small"))
        for one in proposal.new_violations[:_MOST_FINDINGS]:
            self._list.body.addWidget(WrappedLabel(f"{one.severity.label}：{one.message}", "small"))

    def _lay_out(self) -> None:
        self._member_row = FormRow("来不了的人", self.member)
        self._first_row = FormRow("从", self.first)
        self._last_row = FormRow("到", self.last, "不填为同一天。")
        for form_row in (
            self._member_row,
            FormRow("站点", self.station),
            self._first_row,
            self._last_row,
            FormRow("", self.leave),
            FormRow("", self.search_button),
        ):
            self.body.addWidget(form_row)
        self.body.addWidget(self._list, 1)
        self.accept_button.setEnabled(False)
