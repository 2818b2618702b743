"""What every window must not do, read from the source."""

import re
import subprocess
import sys

import pytest

from fire_roster.assets import resource_path

UI = resource_path().parent / "fire_roster" / "ui"
FORBIDDEN = {
    "raw label": (re.compile(r"\bQLabel\("), {"labels.py"}),
    # A guarded button hands on what the helper made.
    "raw tooltip": (
        re.compile(r"\.setToolTip\(|QToolTip\.showText"),
        {"tooltip.py", "rights_gate.py"},
    ),
    "message box": (re.compile(r"\bQ(Message|Input)(Box|Dialog)\b"), set()),
    "own colour": (re.compile(r"\"#[0-9A-Fa-f]{3,8}\""), set()),
    # The wall screen grows with its monitor: sizes of type, no colours.
    "own style sheet": (re.compile(r"\.setStyleSheet\("), {"theme.py", "wall_screen.py"}),
    # A command waits there for the window of another process; it has none of its own.
    "nested event loop": (re.compile(r"processEvents\("), {"single_window.py"}),
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_ui_source_is_free_of_forbidden_pattern(name: str) -> None:
    pattern, allowed = FORBIDDEN[name]
    found = [
        path.name
        for path in UI.rglob("*.py")
        if path.name not in allowed and pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("raw label", "label = QLabel(name)"),
        ("raw tooltip", "widget.setToolTip(name)"),
        ("message box", "QMessageBox.warning(self, name)"),
        ("own colour", 'QColor("#FF0000")'),
    ],
)
def test_forbidden_pattern_catches_its_line(name: str, line: str) -> None:
    assert FORBIDDEN[name][0].search(line)


def loaded_by(code: str, heavy: set[str]) -> list[str]:
    """Which of these libraries a fresh process has loaded after the code."""
    code += "\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return sorted(heavy & set(done.stdout.split()))


def test_no_page_imports_what_is_for_first_use_only() -> None:
    """`page_warmer` imports them all: memory would grow by the solver's hundred megabytes."""
    code = "from fire_roster.ui.navigation import PAGES\nfor entry in PAGES: entry.load()"
    heavy = {"ortools", "pandas", "numpy", "reportlab", "openpyxl", "pypdfium2", "PIL"}
    assert loaded_by(code, {*heavy, "PySide6"}) == ["PySide6"]


def test_ui_import_pulls_no_heavy_library() -> None:
    code = (
        "import fire_roster.app, fire_roster.ui.window_run, fire_roster.ui.main_window,"
        " fire_roster.ui.roster.roster_grid"
    )
    heavy = {"sqlmodel", "sqlalchemy", "ortools", "reportlab", "openpyxl", "alembic"}
    assert loaded_by(code, {*heavy, "PySide6"}) == ["PySide6"]
