"""The first page: who is on duty now, where gaps are, what runs out."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QTimer

from fire_roster.domain.month import Month
from fire_roster.services.alert_entries import Digest
from fire_roster.services.changes import Changes
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.context import AppContext
from fire_roster.ui.first_start.demo_offer import DemoOffer
from fire_roster.ui.page import Page
from fire_roster.ui.saving import try_save
from fire_roster.ui.today.card_board import CardBoard
from fire_roster.ui.today.certificates_card import CertificatesCard
from fire_roster.ui.today.practice_card import PracticeCard
from fire_roster.ui.today.station_card import StationCard, StationToday
from fire_roster.ui.today.today_facts import TodayFacts, read_today

_TICK_MS = 30_000


class TodayPage(Page):
    """Reads everything again at each change of duty, at midnight and on changes of records."""

    is_kept = True

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self._stale_from = datetime.min
        self._shown_at = datetime.min
        self.cards: list[StationCard] = []
        self._scroll = ScrollBody()
        self.body.addWidget(self._scroll)
        self._demo = DemoOffer(context)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.follow_clock)
        self._timer.start()
        context.changes.changed.connect(self._on_changes)

    def refresh(self) -> None:
        now, office = self.context.clock(), self.context.services
        self.read(lambda: read_today(office, now), self._show)

    def _show(self, facts: TodayFacts) -> None:
        self._shown_at, self._stale_from = facts.now, facts.stale_from
        self._clear()
        if facts.digest is not None:
            self._add_digest(facts.digest)
        if not facts.has_people:
            self._add_first_steps()
        elif facts.unplanned:
            self._add_hint(facts)
        self.cards = [self._make_card(one) for one in facts.stations]
        certificates = CertificatesCard(facts.running_out)
        certificates.member_chosen.connect(
            lambda member_id: self.context.navigate("certificates", member_id=member_id)
        )
        certificates.all_wanted.connect(lambda: self.context.navigate("certificates"))
        practice = PracticeCard(facts.practice, facts.now.date())
        practice.wanted.connect(lambda page, panel: self.context.navigate(page, panel=panel))
        self._scroll.body.addWidget(CardBoard([*self.cards, certificates, practice]))
        self._scroll.body.addStretch(1)

    def follow_clock(self) -> None:
        """Read again when people have changed or the clock was set back."""
        now = self.context.clock()
        if self.isVisible() and (now >= self._stale_from or now < self._shown_at):
            self.refresh()

    def is_over(self, age: timedelta) -> bool:
        return self.context.clock() >= self._stale_from

    def _make_card(self, today: StationToday) -> StationCard:
        station_id = today.duty.station.station_id
        day = today.duty.moment.date()
        card = StationCard(today)
        card.day_chosen.connect(lambda chosen: self._open_roster(station_id, chosen))
        card.roster_wanted.connect(lambda: self._open_roster(station_id, day))
        card.print_wanted.connect(lambda: self._open_roster(station_id, day, action="print"))
        return card

    def _open_roster(self, station_id: int, day: date, **focus: object) -> None:
        self.context.navigate("roster", station_id=station_id, day=day, **focus)

    def _add_hint(self, facts: TodayFacts) -> None:
        """Say in time that next month has no roster yet."""
        month = Month.of(facts.now.date()).shifted(1)
        names = "、".join(entry.record.name for entry in facts.unplanned)
        hint = InlineMessage(f"{month.label}的值班表还没有排：{names}。", "warning")
        station_id = facts.unplanned[0].record.id
        hint.add_action(
            "去排班",
            lambda: self.context.navigate("roster", station_id=station_id, month=month),
        )
        self._scroll.body.addWidget(hint)

    def _add_digest(self, digest: Digest) -> None:
        """What would have been told while the computer was off."""
        # Imported when there is one: most starts have none.
        from fire_roster.ui.today.digest_card import DigestCard

        card = DigestCard(digest)
        card.all_wanted.connect(lambda: self.context.navigate("alerts", view="digest"))
        card.read.connect(
            lambda: try_save(self.context, self.context.services.alerts.mark_digest_read)
        )
        self._scroll.body.addWidget(card)

    def _add_first_steps(self) -> None:
        """Say where to begin while nobody is on file."""
        hint = InlineMessage(
            "还没有人员。五步排出第一张值班表：单位、站点、人员、排班、打印。", "info"
        )
        hint.add_action("开始使用", lambda: self.context.navigate("start"))
        if self._demo.sentence():
            hint.add_action("打开示例单位", self._demo.open)
        if not self.context.services.protection.is_on():
            hint.add_action("加密数据", lambda: self.context.navigate("settings", panel="security"))
        self._scroll.body.addWidget(hint)

    def _clear(self) -> None:
        self.cards = []
        while (item := self._scroll.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible() and changes.kinds:
            self.visit()
