"""What is wrong with a value, and how much: shared by all readers of cells."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

ValueT = TypeVar("ValueT")


class RowState(IntEnum):
    """What may happen with a row; the greater the worse."""

    READY = 0
    UNDECIDED = 1
    REFUSED = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark about a value: `state` READY is a note, the others hold the row back."""

    message: str
    state: RowState = RowState.UNDECIDED


@dataclass(frozen=True, slots=True)
class Parsed(Generic[ValueT]):
    """A value and what was found while reading it."""

    value: ValueT
    findings: tuple[Finding, ...] = ()


def note(message: str) -> Finding:
    """A finding that does not hold the row back."""
    return Finding(message, RowState.READY)
