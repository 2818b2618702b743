"""The card of drills, training and hazards on 今日."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from fire_roster.domain.drill import DrillFacts, DrillKind, drill_deadlines, drill_duties
from fire_roster.domain.unit import UnitTrait
from fire_roster.services.practice.drills import DrillOutlook
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.theme import Theme
from fire_roster.ui.today.practice_card import PracticeCard, PracticeToday, drill_words

DAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("left", "is_planned", "words"),
    [
        (None, False, ("还没有演练", "danger")),
        (-3, True, ("已超期 3 天", "danger")),
        (0, False, ("最迟今天", "warning")),
        (12, False, ("还有 12 天", "warning")),
        (12, True, ("还有 12 天", "neutral")),
        (90, False, ("还有 90 天", "neutral")),
    ],
)
def test_drill_words(left: int | None, words: tuple[str, str], *, is_planned: bool) -> None:
    assert drill_words(left, is_planned=is_planned) == words


def test_card_tells_what_is_due_and_leads_there(theme: Theme, qtbot: QtBot) -> None:
    held = DrillFacts(1, "夏季演练", DrillKind.COMPREHENSIVE, date(2026, 6, 18), date(2026, 6, 18))
    duties = drill_duties(frozenset({UnitTrait.KEY_UNIT}))
    outlook = DrillOutlook(drill_deadlines((held,), duties, DAY), "厨房")
    card = PracticeCard(PracticeToday(outlook, 87, 3, 2, 1), DAY)
    qtbot.addWidget(card)
    texts = [label.text() for label in card.findChildren(PlainLabel)]
    for text in (
        "还没有计划下一次。",
        "还有 15 天",
        "下次宜选厨房。",
        "还有 3 人没有培训。",
        "覆盖 87%",
        "未销号 2 条。",
        "逾期 1 条",
    ):
        assert text in texts
    asked: list[tuple[str, str]] = []
    card.wanted.connect(lambda page, panel: asked.append((page, panel)))
    card.wanted.emit("drills", "drill")
    assert asked == [("drills", "drill")]


def test_card_of_a_unit_in_order(theme: Theme, qtbot: QtBot) -> None:
    outlook = DrillOutlook(drill_deadlines((), drill_duties(frozenset()), DAY), "")
    card = PracticeCard(PracticeToday(outlook, 100, 0, 0, 0), DAY)
    qtbot.addWidget(card)
    texts = [label.text() for label in card.findChildren(PlainLabel)]
    assert {"还没有演练", "全员培训在有效期内。", "没有未销号的隐患。"} <= set(texts)
