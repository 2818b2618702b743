"""What a designer would object to, found by program on a window that is shown."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from tests.ui.tour.checks.actions import find_bad_actions
from tests.ui.tour.checks.clipped import find_clipped_text
from tests.ui.tour.checks.contrast import find_weak_contrast
from tests.ui.tour.checks.findings import Finding
from tests.ui.tour.checks.inside import find_outsiders
from tests.ui.tour.checks.language import find_foreign_text
from tests.ui.tour.checks.overlap import find_overlaps
from tests.ui.tour.checks.tab_order import find_unreachable

CHECKS: tuple[Callable[[QWidget], Iterator[Finding]], ...] = (
    find_clipped_text,
    find_overlaps,
    find_outsiders,
    find_foreign_text,
    find_weak_contrast,
    find_unreachable,
    find_bad_actions,
)


def look_at(root: QWidget) -> list[Finding]:
    """Everything wrong with a window, dialog, menu or part of one that is shown."""
    return [finding for check in CHECKS for finding in check(root)]
