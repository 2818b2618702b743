"""Runs one command line: reads it, answers on stdout, tells failures, returns the exit code."""

import contextlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import TextIO

from fire_roster.cli.failures import INTERRUPTED_EXIT_CODE, failure_of, tell_failure
from fire_roster.cli.global_options import GlobalOptions, split_global_options, wants_json
from fire_roster.cli.reply import Reply, write_reply
from fire_roster.errors import UsageProblem

PROGRAM = "fire-roster"

OpenWindow = Callable[[GlobalOptions, Sequence[str]], int]
"""Opens the window with the words behind `gui` and returns its exit code."""


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Runs the command and returns its exit code; nothing is raised, no traceback is shown.

    Without a command, or with `gui`, the window is opened.
    """
    out, complaints = _text_stream(sys.stdout), _text_stream(sys.stderr)
    is_json = wants_json(arguments)
    options = GlobalOptions(is_json=is_json)
    try:
        try:
            _refuse_broken_text(arguments)
            options, rest = split_global_options(arguments)
            if _is_for_window(rest):
                return open_window(options, rest[1:])
            return _answer(options, rest, out, complaints)
        except (BrokenPipeError, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - the one border where all errors arrive
            failure = failure_of(error, options)
            tell_failure(failure, out, complaints, is_json=is_json)
            return failure.exit_code
    except (BrokenPipeError, SystemExit):
        # The reader has seen enough (`| head`; typer exits by itself while it prints help);
        # without this Python complains at its end.
        _silence_stdout()
        return 0


def _is_for_window(words: Sequence[str]) -> bool:
    return not words or (words[0] == "gui" and not {"--help", "-h"} & set(words))


def _answer(options: GlobalOptions, rest: Sequence[str], out: TextIO, complaints: TextIO) -> int:
    # Imported here: the window needs no commands.
    from fire_roster.cli.commands import root_command

    def tell(text: str) -> None:
        if not options.is_json and complaints.isatty():
            complaints.write(f"\r\x1b[K{text}")
            complaints.flush()

    told = GlobalOptions(options.data_dir, options.now, options.is_json, tell)
    root = root_command(rest)
    reply = root.main(args=list(rest), prog_name=PROGRAM, standalone_mode=False, obj=told)
    tell("")
    if isinstance(reply, Reply):
        write_reply(reply, out, is_json=options.is_json)
        return reply.exit_code
    if reply == INTERRUPTED_EXIT_CODE:  # typer has swallowed Ctrl+C
        raise KeyboardInterrupt
    return 0


def _refuse_broken_text(arguments: Sequence[str]) -> None:
    """Bytes that are no text in the system's encoding reach us as lone surrogates."""
    for argument in arguments:
        try:
            argument.encode("utf-8")
        except UnicodeEncodeError:
            raise UsageProblem("命令里有无法识别的字符，请检查终端的编码（应为 UTF-8）。") from None


def _text_stream(stream: TextIO | None) -> TextIO:
    """The stream in UTF-8, also in a pipe on Windows; a sink where a window has none."""
    if stream is None:
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        with contextlib.suppress(ValueError, OSError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def _silence_stdout() -> None:
    with contextlib.suppress(OSError, ValueError):
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, sys.stdout.fileno())
        os.close(sink)
