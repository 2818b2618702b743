"""The program's log: a small rotating file without personal numbers, and reports of bugs."""

import logging
import re
import tempfile
import traceback
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from fire_roster import __version__
from fire_roster.store.paths import DataPaths

_PERSONAL_NUMBER = re.compile(r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|[0-9]{11})(?![0-9])")
_FILE_BYTES = 500_000
_FILE_COUNT = 3


def mask_numbers(text: str) -> str:
    """The text with every run of 11 or 18 digits (phone, identity number) made unreadable."""
    return _PERSONAL_NUMBER.sub(lambda match: "*" * len(match[0]), text)


class MaskingFormatter(logging.Formatter):
    """Formats a record, traceback included, and masks personal numbers in the result."""

    def format(self, record: logging.LogRecord) -> str:
        return mask_numbers(super().format(record))


def start_log(folder: Path) -> logging.Handler | None:
    """Sends the log to `logs/fire-roster.log` of a data folder.

    Returns the handler to close at the end, None where the folder cannot be written: a log must
    never keep anybody from reading.
    """
    logs = DataPaths(folder).logs
    for known in logging.getLogger().handlers:
        if isinstance(known, RotatingFileHandler) and Path(known.baseFilename).parent == logs:
            return known
    try:
        logs.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            logs / "fire-roster.log",
            maxBytes=_FILE_BYTES,
            backupCount=_FILE_COUNT,
            encoding="utf-8",
            errors="backslashreplace",
            delay=True,
        )
    except OSError:
        return None
    handler.setFormatter(MaskingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level or logging.INFO, logging.INFO))
    return handler


def stop_log(handler: logging.Handler | None) -> None:
    """Takes the handler of `start_log` away again."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()


def write_bug_report(folder: Path, error: BaseException, moment: datetime) -> Path:
    """Writes the traceback, masked, to a new file and returns its path.

    It lies in `logs` of the data folder, in the system's temporary folder where that fails.
    """
    lines = [f"fire-roster {__version__}\n", *traceback.format_exception(error)]
    text = mask_numbers("".join(lines))
    name = f"bug-{moment:%Y%m%d-%H%M%S-%f}.txt"
    for place in (DataPaths(folder).logs, Path(tempfile.gettempdir())):
        try:
            place.mkdir(parents=True, exist_ok=True)
            report = place / name
            report.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return report
    return Path(tempfile.gettempdir()) / name
