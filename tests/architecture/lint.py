"""A lint check: where it looks, what it forbids, and snippets that prove it."""

import ast
import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tests.architecture.source_files import SourceFile


@dataclass(frozen=True)
class Lint:
    """One forbidden pattern.

    `find` gives the lines that break it. `bad` and `good` are snippets, each at the path of
    `place`: every bad one must be found, no good one may be.
    """

    name: str
    find: Callable[[SourceFile], Iterable[int]]
    bad: tuple[str, ...]
    good: tuple[str, ...]
    inside: tuple[str, ...] = ("fire_roster",)
    outside: tuple[str, ...] = ()
    place: str = "fire_roster/services/a.py"

    def breaches(self, source: SourceFile) -> list[str]:
        """`path:line name` of everything the file does against the check."""
        if not source.is_in(*self.inside) or source.is_in(*self.outside):
            return []
        return [f"{source.path}:{line} {self.name}" for line in sorted(set(self.find(source)))]


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a name or attribute; what stands before a call result is left out."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return ""


@functools.cache
def calls(source: SourceFile) -> tuple[tuple[ast.Call, str], ...]:
    """Every call with the dotted name of what is called."""
    return tuple((node, dotted(node.func)) for node in source.nodes if isinstance(node, ast.Call))


@functools.cache
def mentions(source: SourceFile) -> tuple[tuple[int, str], ...]:
    """Line and dotted name of every name and attribute, called or not."""
    return tuple(
        (node.lineno, dotted(node))
        for node in source.nodes
        if isinstance(node, ast.Name | ast.Attribute)
    )


def ends_with(name: str, endings: Iterable[str]) -> bool:
    """True when a dotted name is one of the endings or ends in it after a dot."""
    return any(name == ending or name.endswith(f".{ending}") for ending in endings)


def call_lines(*endings: str) -> Callable[[SourceFile], Iterator[int]]:
    """Finds calls of anything whose dotted name ends so."""

    def find(source: SourceFile) -> Iterator[int]:
        return (node.lineno for node, name in calls(source) if ends_with(name, endings))

    return find


def mention_lines(*endings: str) -> Callable[[SourceFile], Iterator[int]]:
    """Finds names and attributes whose dotted name ends so, called or not."""

    def find(source: SourceFile) -> Iterator[int]:
        return (line for line, name in mentions(source) if ends_with(name, endings))

    return find
