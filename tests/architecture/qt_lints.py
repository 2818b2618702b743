"""Text that people typed must never be read as markup by Qt."""

import ast
from collections.abc import Iterator

from tests.architecture.lint import Lint, call_lines, dotted, mention_lines
from tests.architecture.source_files import SourceFile

PLACE = "fire_roster/ui/today/a.py"


def raw_labels(source: SourceFile) -> Iterator[int]:
    """QLabel made or subclassed."""
    yield from call_lines("QLabel")(source)
    for node in source.nodes:
        if isinstance(node, ast.ClassDef) and any(
            dotted(base).rpartition(".")[2] == "QLabel" for base in node.bases
        ):
            yield node.lineno


def unescaped_tooltip_roles(source: SourceFile) -> Iterator[int]:
    """ToolTipRole in a file that never escapes."""
    if not any(mention_lines("tooltip_text", "set_tooltip", "show_tooltip")(source)):
        yield from mention_lines("ToolTipRole")(source)


def rich_message_boxes(source: SourceFile) -> Iterator[int]:
    """QMessageBox in a file that never sets plain text, and its static shortcuts anywhere."""
    shortcuts = [f"QMessageBox.{name}" for name in ("about", "critical", "information")]
    yield from call_lines(*shortcuts, "QMessageBox.question", "QMessageBox.warning")(source)
    if not any(mention_lines("TextFormat.PlainText")(source)):
        yield from mention_lines("QMessageBox")(source)


LINTS = (
    Lint(
        "use PlainLabel: QLabel reads <b> in a name as markup",
        raw_labels,
        bad=('QLabel("x")', "QtWidgets.QLabel(parent)", "class A(QLabel): pass"),
        good=('PlainLabel("x")', "isinstance(w, QLabel)"),
        outside=("fire_roster/ui/common",),
        place=PLACE,
    ),
    Lint(
        "use set_tooltip: a raw tooltip reads markup",
        call_lines("setToolTip", "QToolTip.showText"),
        bad=('button.setToolTip("x")', 'make().setToolTip("x")', "QToolTip.showText(p, t)"),
        good=('set_tooltip(button, "x")',),
        # A guarded button hands on what the helper made.
        outside=("fire_roster/ui/common/tooltip.py", "fire_roster/ui/common/rights_gate.py"),
        place=PLACE,
    ),
    Lint(
        "give ToolTipRole the escaped tooltip_text",
        unescaped_tooltip_roles,
        bad=("if role == Qt.ItemDataRole.ToolTipRole: x = name",),
        good=("if role == Qt.ItemDataRole.ToolTipRole: x = tooltip_text(name)",),
        place=PLACE,
    ),
    Lint(
        "a message box shows plain text only",
        rich_message_boxes,
        bad=("QMessageBox(parent)", 'QMessageBox.warning(p, "t", TextFormat.PlainText)'),
        good=("b = QMessageBox(p)\nb.setTextFormat(Qt.TextFormat.PlainText)", "ask(p)"),
        place=PLACE,
    ),
)
