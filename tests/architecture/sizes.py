"""How big files, classes and functions are, and how big they may be."""

import ast
from collections.abc import Iterator

from tests.architecture.source_files import SourceFile

FILE_LINES = 400
TEST_FILE_LINES = 500
CLASS_LINES = 250
CLASS_METHODS = 20
FUNCTION_LINES = 50
PARAMETERS = 6

Function = ast.FunctionDef | ast.AsyncFunctionDef


def oversized(source: SourceFile) -> list[str]:
    """What is too big in a file, each as `path:line name: 51 lines`."""
    found = [
        f"{source.path}:{line} {what}: {amount} > {limit}"
        for line, what, amount, limit in measures(source)
        if amount > limit
    ]
    return found


def measures(source: SourceFile) -> Iterator[tuple[int, str, int, int]]:
    """Everything that has a limit: line, what, amount, limit."""
    limit = TEST_FILE_LINES if source.is_in("tests") else FILE_LINES
    yield 1, "file lines", len(source.text.splitlines()), limit
    for node in source.nodes:
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, Function) for part in node.body)
            yield node.lineno, f"lines of class {node.name}", line_count(node), CLASS_LINES
            yield node.lineno, f"methods of class {node.name}", methods, CLASS_METHODS
        elif isinstance(node, Function):
            yield node.lineno, f"lines of {node.name}", line_count(node), FUNCTION_LINES
            yield node.lineno, f"parameters of {node.name}", parameter_count(node), PARAMETERS


def line_count(node: ast.ClassDef | Function) -> int:
    """Lines of a definition without its decorators."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def parameter_count(node: Function) -> int:
    """Parameters a caller can give: `self` and `cls` do not count."""
    arguments = node.args
    named = [*arguments.posonlyargs, *arguments.args]
    if named and named[0].arg in ("self", "cls"):
        named = named[1:]
    extra = [part for part in (arguments.vararg, arguments.kwarg) if part]
    return len(named) + len(arguments.kwonlyargs) + len(extra)
