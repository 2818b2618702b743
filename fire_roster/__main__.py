"""Starts the program: the window, a command, or the process that reads a foreign workbook."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fire_roster.spared_memory import spare_collections

if TYPE_CHECKING:
    from fire_roster.cli.global_options import GlobalOptions

_READER_ARGUMENT = "--read-sheet"
"""The frozen program starts itself with this; see `exchange.sheet_reader.READER_ARGUMENT`."""

_PICTURE_ARGUMENT = "--read-picture"
"""The same for pictures; see `exchange.pictures.PICTURE_ARGUMENT`."""

_SELF_CHECK_ARGUMENT = "--self-check"
"""See `self_check.SELF_CHECK_ARGUMENT`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program with the words behind its name and returns the exit code."""
    spare_collections()
    if getattr(sys, "frozen", False):
        _serve_as_worker()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [_READER_ARGUMENT]:
        from fire_roster.exchange.reader_process import reader_main

        return reader_main(words[1:])
    if words[:1] == [_PICTURE_ARGUMENT]:
        from fire_roster.exchange.picture_process import picture_main

        return picture_main(words[1:])
    if words[:1] == [_SELF_CHECK_ARGUMENT]:
        from fire_roster.self_check import self_check_main

        return self_check_main(words[1:])
    from fire_roster.cli.program import run

    return run(words, _open_window)


def _serve_as_worker() -> None:
    """In the process that the frozen program starts for the solver: solves and ends there."""
    from multiprocessing import freeze_support

    freeze_support()


def _open_window(options: "GlobalOptions", words: Sequence[str]) -> int:
    from fire_roster.app import run_window

    return run_window(options, words)


if __name__ == "__main__":
    sys.exit(main())
