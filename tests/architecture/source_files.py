"""The Python files of the project, read and parsed once."""

import ast
import functools
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("fire_roster", "build", "tests")


@dataclass(frozen=True)
class SourceFile:
    """One Python file: `path` is relative to the project folder, with forward slashes."""

    path: PurePosixPath
    text: str

    @functools.cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text, str(self.path))

    @functools.cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree: all checks look through the same."""
        return tuple(ast.walk(self.tree))

    def is_in(self, *folders: str) -> bool:
        """True below (or equal to) one of the folders or files named."""
        return any(self.path.is_relative_to(folder) for folder in folders)


@functools.cache
def source_files() -> tuple[SourceFile, ...]:
    """Every Python file of the project, in order of its path."""
    paths = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return tuple(
        SourceFile(PurePosixPath(path.relative_to(ROOT).as_posix()), path.read_text("utf-8"))
        for path in paths
    )


def snippet(text: str, path: str) -> SourceFile:
    """A file that exists only in a test."""
    return SourceFile(PurePosixPath(path), text)
