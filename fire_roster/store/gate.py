"""Lets readers pass, and closes while the files under them are exchanged."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """Any number pass at once; `closed` waits until nobody is inside and lets nobody in.

    Who is inside already passes again: a reader that reads while it reads never waits for itself.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._is_closed = False
        self._own = threading.local()

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Inside; waits while the gate is closed."""
        depth = getattr(self._own, "depth", 0)
        if depth == 0:
            with self._changed:
                self._changed.wait_for(lambda: not self._is_closed)
                self._inside += 1
        self._own.depth = depth + 1
        try:
            yield
        finally:
            self._own.depth = depth
            if depth == 0:
                with self._changed:
                    self._inside -= 1
                    self._changed.notify_all()

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Nobody else is inside."""
        with self._changed:
            self._is_closed = True
            self._changed.wait_for(lambda: self._inside == 0)
        try:
            # What the closer itself reads passes.
            self._own.depth = 1
            yield
        finally:
            self._own.depth = 0
            with self._changed:
                self._is_closed = False
                self._changed.notify_all()
