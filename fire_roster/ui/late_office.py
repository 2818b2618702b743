"""Services that are not open yet: the window is painted first, the data come after."""

from concurrent.futures import Future
from typing import Any


class LateOffice:
    """Stands for the services while another thread opens them.

    Whoever asks for one earlier waits for it; the error of opening is raised there too.
    """

    def __init__(self) -> None:
        self.opened: Future[Any] = Future()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.opened.result(), name)

    @property
    def is_open(self) -> bool:
        """Whether the services were opened."""
        return self.opened.done() and self.opened.exception() is None

    def close(self) -> None:
        """Closes the services where they were opened."""
        if self.is_open:
            self.opened.result().close()
