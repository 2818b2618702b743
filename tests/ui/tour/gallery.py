"""All parts in all their states, without services."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QRadioButton

from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import Badge, StateChip, StateKind
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.date_navigator import DateNavigator
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.month_navigator import MonthNavigator
from fire_roster.ui.common.number_field import NumberField
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.common.search_combo import SearchCombo, SearchItem
from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page
from tests.ui.samples import NASTY_NAME

_STATES: tuple[tuple[str, StateKind], ...] = (
    ("未上传", "neutral"),
    ("待复审", "info"),
    ("在岗", "success"),
    ("30 天内到期", "warning"),
    ("已过期", "danger"),
)


@dataclass(frozen=True)
class SamplePerson:
    """One invented row of the gallery's table."""

    name: str
    level: str
    expires: date | None
    state: tuple[str, StateKind]


SAMPLE_PEOPLE = tuple(
    SamplePerson(name, level, expires, _STATES[number % len(_STATES)])
    for number, (name, level, expires) in enumerate(
        (
            ("王建国", "四级", date(2027, 3, 5)),
            ("李秀英", "五级", date(2026, 12, 9)),
            ("赵𬀩", "三级", None),
            (NASTY_NAME, "五级", date(2028, 1, 1)),
            ("买买提·艾力", "四级", date(2026, 2, 12)),
        )
    )
)
PEOPLE_COLUMNS: tuple[Column[SamplePerson], ...] = (
    Column(
        "name", "姓名", lambda person: person.name, tooltip=lambda person: person.name, width=140
    ),
    Column("level", "等级", lambda person: person.level, width=72),
    Column(
        "expires",
        "有效期至",
        lambda person: f"{person.expires:%Y-%m-%d}" if person.expires else "长期",
        sort=lambda person: person.expires,
        width=112,
    ),
    Column(
        "state",
        "状态",
        lambda person: person.state[0],
        state=lambda person: person.state[1],
        width=120,
    ),
)


class GalleryPage(Page):
    """Every part in its states."""

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self.header.addWidget(MonthNavigator(date(2026, 12, 1), date(2026, 11, 23)))
        self.days = DateNavigator(date(2026, 12, 1), lambda: date(2026, 11, 23))
        self.header.addStretch(1)
        self.header.addWidget(make_button("导入人员", icon_name="file-up"))
        self.header.addWidget(
            make_button("生成值班表", variant="primary", icon_name="wand-sparkles")
        )
        columns = row(spacing=4)
        left, right = column(spacing=4), column(spacing=4)
        left.addWidget(_day_card(self.days))
        left.addWidget(_message_card())
        left.addWidget(_form_card())
        left.addStretch(1)
        right.addWidget(_state_card())
        self.table: RecordTable[SamplePerson] = RecordTable(
            PEOPLE_COLUMNS, EmptyState("badge-check", "还没有证书")
        )
        right.addWidget(_table_card(self.table), 1)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        scroll = ScrollBody()
        scroll.body.addLayout(columns, 1)
        self.body.addWidget(scroll, 1)


def _day_card(days: DateNavigator) -> Card:
    card = Card("日期")
    card.body.addWidget(days)
    return card


def _message_card() -> Card:
    card = Card("提示")
    card.body.addWidget(InlineMessage("12 月的值班表还没有生成。", "info"))
    card.body.addWidget(InlineMessage("已发布第 2 版。", "success"))
    warning = InlineMessage("有 2 本证书将在 30 天内到期。", "warning")
    warning.add_action("查看", lambda: None)
    card.body.addWidget(warning)
    card.body.addWidget(InlineMessage("12月14日夜班缺 1 名四级及以上持证人。", "danger"))
    return card


def _form_card() -> Card:
    card = Card("表单")
    combo = SearchCombo()
    combo.set_items([SearchItem(1, "王建国", ("wangjianguo", "wjg"))])
    phone = QLineEdit("1380000")
    level = QComboBox()
    level.addItems(["五级", "四级", "三级"])
    card.body.addWidget(FormRow("姓名", QLineEdit(NASTY_NAME)))
    phone_row = FormRow("手机号", phone, "用于内部联系，张贴版自动隐藏中间四位。")
    phone_row.set_error("手机号应为 11 位数字。")
    card.body.addWidget(phone_row)
    card.body.addWidget(FormRow("最低等级", level, "依据写在“法规依据”一栏。"))
    card.body.addWidget(FormRow("替班人", combo))
    card.body.addWidget(FormRow("每班人数", NumberField(1, 9, "人")))
    expires = DateField()
    expires.set_value(date(2026, 12, 1))
    card.body.addWidget(FormRow("有效期至", expires))
    choices = row(spacing=4)
    for box in (QCheckBox("联动控制"), QRadioButton("每班两人"), QRadioButton("单人值守")):
        box.setChecked(box.text() != "单人值守")
        choices.addWidget(box)
    choices.addStretch(1)
    card.body.addLayout(choices)
    return card


def _state_card() -> Card:
    card = Card("状态与按钮")
    card.add_action(Badge(3, "danger"))
    card.add_action(Badge(120, "info"))
    chips = row(spacing=2)
    for word, kind in _STATES:
        chips.addWidget(StateChip(word, kind))
    chips.addStretch(1)
    card.body.addLayout(chips)
    buttons = row(spacing=2)
    buttons.addWidget(make_button("保存", variant="primary"))
    buttons.addWidget(make_button("取消"))
    buttons.addWidget(make_button("删除", variant="danger", icon_name="trash-2"))
    buttons.addWidget(make_button("查看全部", variant="quiet"))
    disabled = make_button("不可用")
    disabled.setEnabled(False)
    buttons.addWidget(disabled)
    buttons.addStretch(1)
    card.body.addLayout(buttons)
    card.body.addWidget(PlainLabel("本月共 93 个班次", "muted"))
    card.body.addWidget(WrappedLabel("依据：GB 25506-2010 4.2.1 a)", "small"))
    return card


def _table_card(table: RecordTable[SamplePerson]) -> Card:
    card = Card("证书")
    table.set_records(SAMPLE_PEOPLE)
    table.select(SAMPLE_PEOPLE[1])
    card.body.addWidget(table)
    return card
