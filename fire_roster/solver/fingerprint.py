"""A short name for a problem and the parameters it is solved with."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from fire_roster.solver.problem import RosterProblem, Seat

_CHUNK = 10_000


def fingerprint(problem: RosterProblem, seats: Sequence[Seat], parameters: str) -> str:
    """Same problem, same parameters: the same 16 hexadecimal digits on every machine.

    `seats` are the usable seats in their own order; there may be millions, so they are not sorted
    again.
    """
    bare = replace(problem, allowed=frozenset())
    text = json.dumps([_plain(bare), parameters], ensure_ascii=False, sort_keys=True)
    mark = hashlib.sha256(text.encode())
    for first in range(0, len(seats), _CHUNK):
        chunk = [f"{seat[0]} {seat[1]} {seat[2]}" for seat in seats[first : first + _CHUNK]]
        mark.update("\n".join(chunk).encode())
    return mark.hexdigest()[:16]


def _plain(value: Any) -> Any:
    """Lists, words and numbers only; sets in a fixed order."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, frozenset):
        return sorted((_plain(item) for item in value), key=repr)
    if isinstance(value, tuple | range | list):
        return [_plain(item) for item in value]
    return value
