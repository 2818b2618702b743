"""Keeps what is typed into open forms on disk, and offers it back after a crash."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from fire_roster.ui.drafts.form_fields import Field, fill_fields, read_fields

if TYPE_CHECKING:
    from fire_roster.services.drafts import DraftService

_LOOK_MS = 2_000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Offer = Callable[[str, Callable[[], None], Callable[[], None]], None]
"""Shows a sentence with 接着填 and 不要了; an empty sentence takes it away."""


class _Watch:
    """One open form. `is_dirty` None: the form differs from how it was opened."""

    def __init__(
        self, form: QWidget, name: str, offer: Offer, is_dirty: Callable[[], bool] | None
    ) -> None:
        self.form = form
        self.name = name
        self.offer = offer
        self._is_dirty = is_dirty
        self.start = read_fields(form)
        self.kept: tuple[Field, ...] | None = None

    def is_dirty(self, values: Sequence[Field]) -> bool:
        return self._is_dirty() if self._is_dirty is not None else values != self.start


class DraftDesk(QObject):
    """Looks at every open form every two seconds; what did not change costs no write.

    `current` is the one of the running window; forms know no other way to it.
    """

    current: ClassVar["DraftDesk | None"] = None

    def __init__(self, service: "DraftService", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._watches: list[_Watch] = []
        self._is_frozen = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(
        self,
        form: QWidget,
        name: str,
        offer: Offer,
        is_dirty: Callable[[], bool] | None = None,
    ) -> None:
        """From now on until `forget`; offers what was left in the same form before."""
        watch = _Watch(form, name, offer, is_dirty)
        self._watches.append(watch)
        self._offer_old(watch)
        self._timer.start()

    def forget(self, form: QWidget) -> None:
        """The form was saved or given up: nothing typed into it is kept.

        An offer that nobody answered stays for the next time.
        """
        for watch in self._watches:
            if watch.form is form and watch.kept is not None and not self._is_frozen:
                self._service.drop(watch.name, watch.start)
        self._watches = [watch for watch in self._watches if watch.form is not form]
        if not self._watches:
            self._timer.stop()

    def renew(self, form: QWidget) -> None:
        """The form was saved and stays open: what is typed from now on is new."""
        for watch in self._watches:
            if watch.form is form:
                if watch.kept is not None:
                    self._service.drop(watch.name, watch.start)
                watch.start, watch.kept = read_fields(form), None

    def forget_all(self) -> None:
        """Whoever closes the program does without what was typed."""
        for watch in tuple(self._watches):
            self.forget(watch.form)

    def look(self) -> None:
        """Have on disk what is typed at this moment."""
        if self._is_frozen:
            return
        self._watches = [watch for watch in self._watches if isValid(watch.form)]
        for watch in self._watches:
            values = read_fields(watch.form)
            if watch.is_dirty(values):
                if values != watch.kept:
                    self._service.keep(watch.name, watch.start, values)
                    watch.kept = values
            elif watch.kept is not None or values != watch.start:
                # Saved, or another record is shown.
                self._service.drop(watch.name, watch.start)
                watch.start, watch.kept = values, None
                self._offer_old(watch)

    def freeze(self) -> None:
        """The session ends: keep what is typed; that forms are closed now means nothing."""
        self.look()
        self._is_frozen = True

    def thaw(self) -> None:
        """The session goes on after all."""
        self._is_frozen = False

    def _offer_old(self, watch: _Watch) -> None:
        draft = next(
            (
                one
                for one in self._service.find(watch.name)
                if _fits(one.start, watch.start) and _has_shape(one.values, watch.start)
            ),
            None,
        )
        if draft is None:
            return

        def take() -> None:
            watch.offer("", take, leave)
            fill_fields(watch.form, draft.values)
            self._service.drop(draft.form, draft.start)
            self.look()

        def leave() -> None:
            watch.offer("", take, leave)
            self._service.drop(draft.form, draft.start)

        when = draft.at.replace("T", " ")
        watch.offer(f"上次（{when}）填到一半没有保存，内容还在。", take, leave)


def _fits(old: Sequence[Field], now: Sequence[Field]) -> bool:
    """Whether the form stands at the same record: days that it proposes may have moved on."""
    return len(old) == len(now) and all(map(_is_same, old, now))


def _has_shape(values: Sequence[Field], start: Sequence[Field]) -> bool:
    """Whether values fit field by field: lines that were added or taken away shift the others."""
    return [kind for kind, _ in values] == [kind for kind, _ in start]


def _is_same(one: Field, other: Field) -> bool:
    if one[0] != other[0]:
        return False
    texts = (one[1], other[1])
    return texts[0] == texts[1] or all(isinstance(text, str) and _DAY.match(text) for text in texts)
