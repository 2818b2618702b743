"""What a command answers: a JSON document, the same for people, and the exit code."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TextIO

_READ_BY_EYE = 1_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Reply:
    """`document` holds JSON values only; `lines` are what a person reads.

    `is_told` means that the command has answered line by line already.
    """

    document: Any
    lines: Sequence[str]
    exit_code: int = 0
    is_told: bool = False


def write_reply(reply: Reply, out: TextIO, *, is_json: bool) -> None:
    """Writes one JSON document, or the lines."""
    if reply.is_told:
        text = ""
    elif is_json:
        indent = None if _is_long(reply.document) else 2
        text = json.dumps(reply.document, ensure_ascii=False, indent=indent, allow_nan=False)
    else:
        text = "\n".join(plain_line(line) for line in reply.lines)
    if text:
        out.write(text + "\n")
    out.flush()


def _is_long(document: Any) -> bool:
    """Whether nobody will read it by eye; indenting would cost seconds."""
    parts = document.values() if isinstance(document, dict) else (document,)
    return any(isinstance(part, list) and len(part) > _READ_BY_EYE for part in parts)


def plain_line(text: str) -> str:
    """The text without control characters: a name must not steer the terminal."""
    return _CONTROL.sub("\ufffd", text)
