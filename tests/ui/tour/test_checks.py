"""Each check of the tour finds the fault it is there for, and leaves a sound part alone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fire_roster.ui.common.buttons import make_button, make_icon_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.labels import ElidedLabel, PlainLabel
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.theme import Theme
from tests.ui.tour.checks import look_at
from tests.ui.tour.checks.actions import find_bad_actions
from tests.ui.tour.checks.blocking import StallWatch
from tests.ui.tour.checks.clipped import find_clipped_text
from tests.ui.tour.checks.contrast import contrast_ratio, find_weak_contrast
from tests.ui.tour.checks.findings import Finding
from tests.ui.tour.checks.inside import find_outsiders
from tests.ui.tour.checks.language import find_foreign_text, foreign_word
from tests.ui.tour.checks.overlap import find_overlaps
from tests.ui.tour.checks.tab_order import find_unreachable

Check = Callable[[QWidget], Iterator[Finding]]


@pytest.fixture
def root(qtbot: QtBot, theme: Theme) -> QWidget:
    """An empty window of 600 × 400."""
    window = QWidget()
    window.setObjectName("page")
    qtbot.addWidget(window)
    window.resize(600, 400)
    return window


def put(root: QWidget, widget: QWidget, place: QRect | None = None) -> QWidget:
    """Show a widget at a place of the window; by default with all the room it asks for."""
    widget.setParent(root)
    root.show()
    widget.show()
    widget.ensurePolished()
    widget.setGeometry(place or QRect(20, 20, *widget.sizeHint().toTuple()))
    return widget


def texts(check: Check, root: QWidget) -> list[str]:
    """What a check says."""
    return [finding.text for finding in check(root)]


def make_tabs() -> QTabBar:
    bar = QTabBar()
    bar.setUsesScrollButtons(True)
    for word in ("全部证书", "快到期", "已过期", "未核验"):
        bar.addTab(word)
    return bar


def make_combo() -> QComboBox:
    combo = QComboBox()
    combo.addItem("江城明珠广场消防控制室")
    return combo


CUTTABLE: tuple[Callable[[], QWidget], ...] = (
    lambda: PlainLabel("江城明珠广场消防控制室"),
    lambda: make_button("生成本月值班表"),
    lambda: make_button("生成本月值班表", icon_name="wand-sparkles"),
    make_tabs,
    make_combo,
)


@pytest.mark.parametrize("make", CUTTABLE)
def test_clipped_text_in_narrow_widget_is_found(root: QWidget, make: Callable[[], QWidget]) -> None:
    put(root, make(), QRect(20, 20, 60, 32))
    assert texts(find_clipped_text, root)


@pytest.mark.parametrize("make", CUTTABLE)
def test_clipped_text_with_all_its_room_is_fine(root: QWidget, make: Callable[[], QWidget]) -> None:
    put(root, make())
    assert texts(find_clipped_text, root) == []


@pytest.mark.parametrize(("height", "is_cut"), [(200, False), (20, True)])
def test_clipped_text_of_squeezed_lines_is_found(root: QWidget, height: int, is_cut: bool) -> None:
    label = PlainLabel("一二三四五六七八九十" * 4)
    label.setWordWrap(True)
    put(root, label, QRect(20, 20, 120, height))
    assert bool(texts(find_clipped_text, root)) is is_cut


def test_clipped_text_elided_with_tooltip_is_fine(root: QWidget) -> None:
    label = put(root, ElidedLabel("江城明珠广场消防控制室"), QRect(20, 20, 60, 24))
    assert texts(find_clipped_text, root) == []
    label.setToolTip("")
    assert "no tooltip" in texts(find_clipped_text, root)[0]


@pytest.mark.parametrize(("width", "is_cut"), [(200, False), (40, True)])
def test_clipped_text_of_heading_and_first_column_is_found(
    root: QWidget, width: int, is_cut: bool
) -> None:
    columns = [
        Column[str]("name", "控制室值班员姓名", lambda name: name, width=width),
        Column[str]("more", "级", lambda name: "", width=60),
    ]
    table: RecordTable[str] = RecordTable(columns, EmptyState("users", "没有"))
    table.set_records(["买买提·艾力·阿不都热西提"])
    put(root, table, QRect(0, 0, 590, 390))
    assert bool(texts(find_clipped_text, root)) is is_cut


def test_clipped_text_of_long_placeholder_is_found(root: QWidget) -> None:
    line = QLineEdit()
    line.setPlaceholderText("输入姓名、拼音首字母、手机尾号或证书编号")
    put(root, line, QRect(0, 0, 120, 32))
    assert texts(find_clipped_text, root)


@pytest.mark.parametrize(("left", "is_found"), [(100, False), (60, True)])
def test_overlap_of_siblings_is_found(root: QWidget, left: int, is_found: bool) -> None:
    put(root, PlainLabel("甲班"), QRect(0, 0, 100, 30))
    put(root, PlainLabel("乙班"), QRect(left, 0, 100, 30))
    assert bool(texts(find_overlaps, root)) is is_found


@pytest.mark.parametrize(("top", "is_found"), [(360, False), (380, True)])
def test_outsider_beyond_the_edge_is_found(root: QWidget, top: int, is_found: bool) -> None:
    put(root, PlainLabel("甲班"), QRect(0, top, 100, 40))
    assert bool(texts(find_outsiders, root)) is is_found


@pytest.mark.parametrize(("height", "is_found"), [(768, False), (769, True)])
def test_outsider_dialog_taller_than_smallest_screen_is_found(
    qtbot: QtBot, theme: Theme, height: int, is_found: bool
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setMinimumHeight(height)
    dialog.show()
    assert bool(texts(find_outsiders, dialog)) is is_found


def test_outsider_in_scroll_area_is_fine_unless_sideways(root: QWidget) -> None:
    area = QScrollArea()
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content = QWidget()
    content.setFixedSize(QSize(300, 4000))
    area.setWidget(content)
    put(root, area, QRect(0, 0, 400, 300))
    assert texts(find_outsiders, root) == []
    content.setFixedSize(QSize(500, 4000))
    assert texts(find_outsiders, root)


@pytest.mark.parametrize(("width", "is_found"), [(80, False), (300, True)])
def test_outsider_column_nobody_can_scroll_to_is_found(
    root: QWidget, width: int, is_found: bool
) -> None:
    view = QTableView()
    view.setModel(QStandardItemModel(1, 2, view))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    put(root, view, QRect(0, 0, 400, 300))
    view.horizontalHeader().setDefaultSectionSize(width)
    assert bool(texts(find_outsiders, root)) is is_found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Cancel", "Cancel"),
        ("取消 OK", ""),
        ("导出为 Excel 或 PDF（Ctrl+Shift+E）", ""),
        ("保存到 D:\\值班\\值班表.pdf", ""),
        ("已保存 saved", "saved"),
    ],
)
def test_foreign_word_tells_language_from_terms(text: str, word: str) -> None:
    assert foreign_word(text) == word


@pytest.mark.parametrize(
    "make",
    [
        lambda: QPushButton("Cancel"),
        lambda: make_icon_button("x", "Close"),
        lambda: PlainLabel("Loading"),
    ],
)
def test_foreign_text_in_english_part_is_found(root: QWidget, make: Callable[[], QWidget]) -> None:
    put(root, make())
    assert texts(find_foreign_text, root)


def test_foreign_text_in_window_title_is_found(root: QWidget) -> None:
    put(root, QPushButton("取消"))
    assert texts(find_foreign_text, root) == []
    root.setWindowTitle("Dialog")
    assert texts(find_foreign_text, root)


@pytest.mark.parametrize(("ink", "is_found"), [("#595959", False), ("#A0A0A0", True)])
def test_weak_contrast_of_label_is_found(root: QWidget, ink: str, is_found: bool) -> None:
    label = PlainLabel("消控室 本月夜班")
    label.setStyleSheet(f"QLabel {{ background: #FFFFFF; color: {ink}; font-size: 14px; }}")
    put(root, label)
    assert bool(texts(find_weak_contrast, root)) is is_found


def test_weak_contrast_of_disabled_text_is_left_alone(root: QWidget) -> None:
    button = put(root, make_button("不可用"))
    button.setEnabled(False)
    assert texts(find_weak_contrast, root) == []


def test_contrast_ratio_of_black_on_white_is_the_greatest() -> None:
    assert contrast_ratio(0x000000, 0xFFFFFF) == pytest.approx(21)
    assert contrast_ratio(0x777777, 0xFFFFFF) == pytest.approx(4.48, abs=0.01)


def test_unreachable_button_without_tab_is_found(root: QWidget) -> None:
    button = put(root, make_button("保存"))
    assert texts(find_unreachable, root) == []
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert texts(find_unreachable, root) == ["Tab never comes here"]


@pytest.mark.parametrize(("last", "is_found"), [(80, False), (0, True)])
def test_unreachable_order_up_the_window_is_found(root: QWidget, last: int, is_found: bool) -> None:
    put(root, QLineEdit(), QRect(0, 40, 100, 30))
    put(root, QLineEdit(), QRect(0, last, 100, 30))
    assert bool(texts(find_unreachable, root)) is is_found


def test_bad_action_icon_button_without_words_is_found(root: QWidget) -> None:
    put(root, QToolButton())
    assert "neither text nor tooltip" in texts(find_bad_actions, root)


def test_bad_action_tooltip_without_its_key_is_found(root: QWidget) -> None:
    button = put(root, make_icon_button("printer", "打印", shortcut="Ctrl+P"))
    assert texts(find_bad_actions, root) == []
    button.setToolTip("打印")
    assert texts(find_bad_actions, root) == ["the tooltip does not tell Ctrl+P"]


def test_bad_action_without_text_in_menu_is_found(qtbot: QtBot, theme: Theme) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("清除")
    assert texts(find_bad_actions, menu) == []
    menu.addAction("")
    assert texts(find_bad_actions, menu)


def test_bad_action_field_without_name_is_found(root: QWidget) -> None:
    line = put(root, QLineEdit())
    assert texts(find_bad_actions, root) == ["no name for screen readers"]
    line.setAccessibleName("姓名")
    assert texts(find_bad_actions, root) == []


@pytest.mark.parametrize(
    ("keys", "context", "is_found"),
    [
        ("Ctrl+P", Qt.ShortcutContext.WindowShortcut, True),
        ("Ctrl+P", Qt.ShortcutContext.WidgetShortcut, True),
        ("Ctrl+O", Qt.ShortcutContext.WindowShortcut, False),
    ],
)
def test_bad_action_key_wanted_twice_is_found(
    root: QWidget, keys: str, context: Qt.ShortcutContext, is_found: bool
) -> None:
    card = put(root, Card("打印"), QRect(0, 0, 200, 200))
    QShortcut(QKeySequence("Ctrl+P"), root)
    QShortcut(QKeySequence(keys), card).setContext(context)
    assert bool(texts(find_bad_actions, root)) is is_found


def test_bad_action_same_key_in_two_lists_is_fine(root: QWidget) -> None:
    for top in (0, 100):
        card = put(root, Card("名单"), QRect(0, top, 200, 100))
        shortcut = QShortcut(QKeySequence("Delete"), card)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    assert texts(find_bad_actions, root) == []


@pytest.mark.parametrize(("seconds", "has_stalled"), [(0.09, False), (0.11, True)])
def test_stall_watch_long_work_is_noticed(theme: Theme, seconds: float, has_stalled: bool) -> None:
    now = [0.0]
    watch = StallWatch(lambda: now[0])
    watch.start()
    now[0] += seconds
    watch.stop()
    assert watch.has_stalled is has_stalled
    watch.reset()
    assert not watch.has_stalled


def test_look_at_runs_every_check(root: QWidget) -> None:
    put(root, QLabel("Loading"), QRect(590, 390, 20, 20))
    assert {"clipped", "outside", "language"} <= {finding.check for finding in look_at(root)}
