"""The line in a form that offers what was typed before a crash."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.drafts.draft_desk import DraftDesk


def keep_drafts(
    form: QWidget,
    layout: QVBoxLayout,
    place: int,
    name: str,
    is_dirty: Callable[[], bool] | None = None,
) -> None:
    """Watch a form that is shown; the offer stands at `place` of its layout."""
    desk = DraftDesk.current
    if desk is None:
        return
    lines: list[InlineMessage] = []

    def offer(sentence: str, take: Callable[[], None], leave: Callable[[], None]) -> None:
        for line in lines:
            line.hide()
            line.deleteLater()
        lines.clear()
        if sentence:
            line = InlineMessage(parent=form)
            line.add_action("接着填", take)
            line.add_action("不要了", leave)
            layout.insertWidget(place, line)
            line.show_message(sentence)
            lines.append(line)

    desk.watch(form, name, offer, is_dirty)


def forget_drafts(form: QWidget) -> None:
    """The form is closed by its own buttons."""
    if DraftDesk.current is not None:
        DraftDesk.current.forget(form)


def renew_drafts(form: QWidget) -> None:
    """The form was saved and stays open."""
    if DraftDesk.current is not None:
        DraftDesk.current.renew(form)
