"""A short name for a problem and the parameters it is solved with."""

import hashlib
import json
from dataclasses import fields, is_dataclass
from typing import Any

from fire_roster.solver.problem import RosterProblem


def fingerprint(problem: RosterProblem, parameters: str) -> str:
    """Same problem, same parameters: the same 16 hexadecimal digits on every machine."""
    text = json.dumps([_plain(problem), parameters], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    """Lists, words and numbers only; sets in a fixed order."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, frozenset):
        return sorted((_plain(item) for item in value), key=repr)
    if isinstance(value, tuple | range | list):
        return [_plain(item) for item in value]
    return value
