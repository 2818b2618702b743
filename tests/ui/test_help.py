"""The help: every place has an article, its words are those of the screen, its keys are real."""

import ast
import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

import fire_roster.ui
from fire_roster.assets import load_json, resource_path
from fire_roster.domain.rules import EVERY_RULE
from fire_roster.domain.rules.base import RuleSetting, RuleSettings, Severity
from fire_roster.services.help import HelpIndex, article_for, load_articles, rule_card, rule_cards
from fire_roster.services.office import Office
from fire_roster.ui.context import AppContext
from fire_roster.ui.help.help_window import HelpWindow
from fire_roster.ui.help.picture_dialog import PictureDialog
from fire_roster.ui.help.shortcuts import CELLS, GROUPS, shortcut_article
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.navigation import PAGES
from fire_roster.ui.panel_page import PanelPage
from fire_roster.ui.practice.panels_page import PanelsPage
from fire_roster.ui.settings.rule_dialog import RuleDialog
from fire_roster.ui.theme import Theme
from tests.ui.offices import make_context, open_crew_office
from tests.ui.tour.help_pictures import FOLDER, SCHEMES, wanted_names
from tests.ui.tour.help_ways import find_help, shown_help
from tests.ui.tour.stops import PAGES as STOPS

UI = Path(fire_roster.ui.__file__).parent
ARTICLES = load_articles()
PLACES = [place for article in ARTICLES for place in article.places]


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    """Every source file of the window, parsed once."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in UI.rglob("*.py")}


def strings(tree: ast.Module) -> set[str]:
    """The texts of a source file, each as it stands on the screen."""
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value.strip(" ：…") for node in nodes if isinstance(node.value, str)}


def page_places() -> set[str]:
    """Every page of the navigation, and every panel of those that have some."""
    found = set()
    for entry in PAGES:
        module, name = entry.target.split(":")
        kind = getattr(__import__(module, fromlist=[name]), name)
        if issubclass(kind, PanelPage):
            found |= {f"{name}/{key}" for key in kind.PANELS}
        elif issubclass(kind, PanelsPage):
            found |= {f"{name}/{key}" for panels in kind.groups.values() for key in panels}
        else:
            found.add(name)
    return found


def test_help_every_page_and_panel_has_its_own_article() -> None:
    assert page_places() - set(PLACES) == set()
    assert len(PLACES) == len(set(PLACES)), "two articles claim one place"


def test_help_places_are_classes_of_the_window(trees: dict[Path, ast.Module]) -> None:
    nodes = (node for tree in trees.values() for node in ast.walk(tree))
    classes = {node.name for node in nodes if isinstance(node, ast.ClassDef)}
    assert {place.partition("/")[0] for place in PLACES} - classes == set()
    assert {place for place in PLACES if "/" in place} - page_places() == set()


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.key)
def test_help_quotes_only_words_of_the_screen(
    article, trees: dict[Path, ast.Module], words: set[str]
) -> None:
    quoted = {part.strip(" ：…") for quote in article.quotes for part in quote.split("→")}
    assert quoted - words == set()


def test_paper_and_advice_quote_only_words_of_the_screen(words: set[str]) -> None:
    guide = json.dumps(load_json("data", "quick_guide.json"), ensure_ascii=False)
    advice = json.dumps(load_json("data", "rule_advice.json"), ensure_ascii=False)
    quotes = [*re.findall("「([^」]+)」", guide), *re.findall("“([^”]+)”", advice)]
    quoted = {part.strip(" ：…") for quote in quotes for part in quote.split("→")}
    assert quoted - words == set()


@pytest.fixture(scope="module")
def words(trees: dict[Path, ast.Module]) -> set[str]:
    """All texts of the window."""
    return set().union(*(strings(tree) for tree in trees.values()))


def test_help_links_lead_somewhere() -> None:
    keys = {article.key for article in ARTICLES} | {rule.rule_id for rule in EVERY_RULE} | {"keys"}
    pages = {entry.key: entry for entry in PAGES}
    panels = {
        f"{entry.key}/{place.partition('/')[2]}"
        for entry in PAGES
        for place in page_places()
        if place.partition("/")[0] == entry.target.partition(":")[2]
    }
    for article in (*ARTICLES, shortcut_article(), *rule_cards(RuleSettings())):
        for link in re.findall(r"\]\(([^)]+)\)", article.text):
            kind, _, rest = link.partition(":")
            if kind == "page":
                assert rest in panels if "/" in rest else rest in pages, (article.key, link)
            elif link.startswith("pictures/"):
                assert resource_path("help", *link.split("/")).is_file()
            elif kind != "picture":
                assert link in keys | wanted_names(), (article.key, link)


def test_help_pictures_are_stops_of_the_tour_and_small() -> None:
    names = wanted_names()
    assert names <= {stop.name for stop in STOPS}
    files = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    assert set(files) == {f"{name}-{scheme}.png" for name in names for scheme in SCHEMES}
    assert sum(files.values()) < 2_000_000


def test_help_every_rule_has_a_card_in_own_words() -> None:
    cards = rule_cards(RuleSettings())
    assert [card.key for card in cards] == [rule.rule_id for rule in EVERY_RULE]
    for rule, card in zip(EVERY_RULE, cards, strict=True):
        assert rule.clause in card.text
        assert all(word in card.text for word in ("**要求**", "**为什么**", "**怎么办**", "1. "))


def test_help_card_shows_what_the_unit_has_set() -> None:
    changed = RuleSetting(Severity.INFO, False, {"min_rest_hours": 8}, "单位<b>*制度*</b>")
    text = rule_card("D05", RuleSettings({"D05": changed})).text
    assert "按“提示”检查" in text
    assert "班间休息最短：8 小时（默认 11）" in text
    assert r"单位\<b\>\*制度\*\</b\>" in text
    assert "不检查。" in rule_card("D05", RuleSettings({"D05": RuleSetting(is_off=True)})).text
    assert "不检查（适用的单位自己打开）" in rule_card("S06", RuleSettings()).text


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("请假", "leave"),
        ("qingjia", "leave"),
        ("排不满", "cannot-fill"),
        ("下个月怎么排班？", "next-month"),
        ("夜里有人病了怎么办", "sick-at-night"),
        ("检查人员来了先给什么", "inspector"),
        ("d02", "D02"),
        ("快捷键", "keys"),
        ("墙上 作废", "wall-void"),
    ],
)
def test_help_search_finds_the_article(typed: str, key: str) -> None:
    index = HelpIndex((*ARTICLES, shortcut_article(), *rule_cards(RuleSettings())))
    assert index.find(typed)[0].key == key


def test_help_search_for_nonsense_finds_nothing() -> None:
    assert HelpIndex(ARTICLES).find("xqzv") == []
    assert len(HelpIndex(ARTICLES).find(" ")) == len(ARTICLES)


def test_help_place_without_article_falls_back_to_the_beginning() -> None:
    assert article_for(["Nowhere"]).key == "first-day"
    assert article_for(["Nowhere", "RuleDialog"]).key == "rules"


def test_shortcuts_are_keys_that_the_source_listens_to(trees: dict[Path, ast.Module]) -> None:
    # The list itself proves nothing.
    others = [tree for path, tree in trees.items() if path != UI / "help" / "shortcuts.py"]
    words = set[str]().union(*map(strings, others))
    standard = {QKeySequence(key).toString() for key in QKeySequence.StandardKey}
    listed = {keys for group in GROUPS for line in group.lines for keys in line.keys}
    numbers = {"Ctrl+1", "Alt+1"}
    unknown = {
        one for one in listed - words - standard - numbers if one not in ("Ctrl+=", "Ctrl+-")
    }
    assert unknown <= {"Return"}


def test_shortcuts_list_every_key_of_the_cells(trees: dict[Path, ast.Module]) -> None:
    tree = trees[UI / "roster" / "cell_keys.py"]
    tables = [node for node in ast.walk(tree) if isinstance(node, ast.Dict) and len(node.keys) > 9]
    heard = {key.value for key in tables[0].keys if isinstance(key, ast.Constant)}
    assert {keys for line in CELLS.lines for keys in line.keys} == heard | {"F2", "Space"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory):
    made = open_crew_office(tmp_path_factory.mktemp("help") / "crew", 8)
    yield made
    made.close()


@pytest.fixture
def context(theme: Theme, office: Office):
    made = make_context(office, theme)
    yield made
    made.tasks.shut_down()


@pytest.fixture
def window(qtbot: QtBot, context: AppContext, tmp_path: Path) -> MainWindow:
    from fire_roster.ui.window_memory import WindowMemory

    made = MainWindow(context, PAGES, WindowMemory(tmp_path / "window.json"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def opened_by_f1(qtbot: QtBot, widget: QWidget, key: str) -> HelpWindow:
    """F1 on a window that is active; the help once it shows the article."""
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    qtbot.keyClick(widget, Qt.Key.Key_F1)
    # Qt shows the button pressed for a moment before it acts.
    qtbot.waitUntil(lambda: find_help() is not None and shown_key() == key)
    return shown_help()


def shown_key() -> str:
    """The article on the screen."""
    article = shown_help().view.article
    return article.key if article else ""


def test_f1_opens_the_article_of_page_and_panel(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("members")
    shown = opened_by_f1(qtbot, window, "members")
    assert shown.isVisible()
    window.open_page("settings", {"panel": "rules"})
    assert opened_by_f1(qtbot, window, "rules") is shown


def test_f1_in_a_dialog_opens_help_that_can_be_used_beside_it(
    qtbot: QtBot, window: MainWindow, context: AppContext
) -> None:
    window.open_page("settings", {"panel": "rules"})
    row = context.services.unit.list_settings()[-1]
    dialog = RuleDialog(context, row, window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    shown = opened_by_f1(qtbot, dialog, "rules")
    assert isinstance(shown.parentWidget(), QDialog)
    shown.close()
    dialog.reject()


def test_help_window_searches_walks_and_follows_links(
    qtbot: QtBot, window: MainWindow, context: AppContext
) -> None:
    window.open_page("today")
    context.show_help("next-month")
    shown = shown_help()
    qtbot.waitUntil(lambda: shown._index is not None, timeout=30_000)
    qtbot.keyClicks(shown.line, "dpb")
    shown.line.setText("报警响了")
    assert shown.shown_titles()[0].startswith("报警响了怎么办")
    qtbot.keyClick(shown.line, Qt.Key.Key_Return)
    assert shown.view.article.key == "alarm"
    shown.back()
    assert shown.view.article.key == "next-month"
    shown.follow("page:settings/stations")
    assert window.current_page().accessibleName() == "设置"
    shown.follow("picture:generate-result")
    picture = shown.findChild(PictureDialog)
    assert picture.isVisible()
    picture.close()
    shown.line.setText("xqzv")
    assert shown.none.isVisible()
    shown.close()


def test_search_everywhere_opens_an_article(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("today")
    window.search.setFocus()
    qtbot.keyClicks(window.search, "pbmzmb")
    qtbot.waitUntil(window.search.hits.isVisible, timeout=30_000)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert shown_help().view.article.key == "cannot-fill"
    shown_help().close()
