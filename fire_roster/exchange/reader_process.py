"""The child process that opens a file of unknown origin: limits first, then parse, then JSON.

Started by `sheet_reader`, in source as `python -m`, in the frozen program by `READER_ARGUMENT`.
"""

import json
import sys
from pathlib import Path
from typing import Final

from python_calamine import PasswordError

from fire_roster.errors import InputRefused
from fire_roster.exchange.arranged import arranged
from fire_roster.exchange.content_check import (
    DAMAGED,
    HAS_PASSWORD,
    TOO_LARGE,
    ContentKind,
    check_content,
)
from fire_roster.exchange.delimited_text import parse_delimited_text
from fire_roster.exchange.process_limits import limit_this_process
from fire_roster.exchange.spreadsheet_parser import parse_spreadsheet
from fire_roster.exchange.workbook import Workbook, workbook_to_json

MEMORY_LIMIT_BYTES: Final = 1_000_000_000
CPU_LIMIT_SECONDS: Final = 60


def parse_content(content: bytes, sheet_name: str) -> Workbook:
    """The workbook in the bytes; InputRefused is the only error. `sheet_name` names a text file."""
    try:
        if check_content(content) is ContentKind.TEXT:
            return arranged(parse_delimited_text(content, sheet_name))
        return arranged(parse_spreadsheet(content))
    except (InputRefused, KeyboardInterrupt, SystemExit):
        raise
    except PasswordError:
        raise InputRefused(HAS_PASSWORD) from None
    except MemoryError:
        raise InputRefused(TOO_LARGE) from None
    except BaseException as error:  # noqa: BLE001 - damaged files raise dozens of types
        # A panic of the Rust reader is a BaseException; an encrypted .xls is told by its words.
        reason = HAS_PASSWORD if "password" in str(error).casefold() else DAMAGED
        raise InputRefused(reason) from None


def reader_main(argv: list[str]) -> int:
    """Read the file `argv[0]` and write the answer to the file `argv[1]`; 0 when answered.

    The answer is a JSON object: `{"sheets": …}` or `{"refused": message}`.
    """
    source, answer = Path(argv[0]), Path(argv[1])
    limit_this_process(MEMORY_LIMIT_BYTES, CPU_LIMIT_SECONDS)
    answer.write_text(_answer(source), encoding="utf-8")
    return 0


def _answer(source: Path) -> str:
    try:
        workbook = parse_content(source.read_bytes(), source.stem)
        return json.dumps(workbook_to_json(workbook), ensure_ascii=True, allow_nan=False)
    except InputRefused as refusal:
        return json.dumps({"refused": refusal.message})
    except MemoryError:
        return json.dumps({"refused": TOO_LARGE})


if __name__ == "__main__":
    sys.exit(reader_main(sys.argv[1:]))
