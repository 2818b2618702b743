"""Patterns that hide a fault: the clock read anywhere, SQL from text, errors thrown away."""

import ast
import re
import sys
from collections.abc import Iterator

from tests.architecture.lint import Lint, call_lines, calls, dotted, ends_with, mention_lines
from tests.architecture.source_files import SourceFile

EVERYWHERE = ("fire_roster", "build", "tests")
CLOCK = (
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"),
    *("time.time_ns", "time.localtime", "QDate.currentDate", "QTime.currentTime"),
    *("QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc"),
)
SQL_CALLS = ("execute", "executemany", "executescript", "exec_driver_sql")
DOMAIN = ("fire_roster.domain", "fire_roster.errors")
LEFTOVERS = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
VAGUE = ("utils", "util", "helpers", "helper", "handler", "manager", "data", "info", "misc")
VAGUE_CLASS = re.compile(r"(?:Utils?|Helpers?|Manager|Handler|Data|Info)$")


def composed_sql(source: SourceFile) -> Iterator[int]:
    """SQL put together from values. A PRAGMA binds no parameters, so it may be an f-string."""
    for node, name in calls(source):
        is_sql = name in ("text", "sqlalchemy.text", "sa.text") or ends_with(name, SQL_CALLS)
        if is_sql and node.args and is_composed(node.args[0]):
            yield node.lineno


def is_composed(node: ast.expr) -> bool:
    """True for an f-string, %, + or format that brings in anything but a constant."""
    if isinstance(node, ast.JoinedStr):
        start = node.values[0] if node.values else None
        return not (isinstance(start, ast.Constant) and str(start.value).startswith("PRAGMA "))
    if isinstance(node, ast.BinOp):
        return any(not isinstance(side, ast.Constant) for side in (node.left, node.right))
    return isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] == "format"


def leftovers(source: SourceFile) -> Iterator[int]:
    """Lines that say the work is not done."""
    for number, line in enumerate(source.text.splitlines(), start=1):
        if LEFTOVERS.search(line):
            yield number


def vague_names(source: SourceFile) -> Iterator[int]:
    """A file or class named for nothing in particular."""
    stem = source.path.stem
    if stem in VAGUE or stem.endswith(tuple(f"_{word}" for word in VAGUE[:5])):
        yield 1
    for node in source.nodes:
        if isinstance(node, ast.ClassDef) and VAGUE_CLASS.search(node.name):
            yield node.lineno


def future_annotations(source: SourceFile) -> Iterator[int]:
    """`from __future__ import annotations`."""
    for node in source.nodes:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            yield node.lineno


def swallowed_errors(source: SourceFile) -> Iterator[int]:
    """Any error caught and dropped without a word."""
    for node in source.nodes:
        if isinstance(node, ast.ExceptHandler) and catches_all(node.type) and is_silent(node.body):
            yield node.lineno
    for call, name in calls(source):
        if ends_with(name, ("suppress",)) and any(catches_all(part) for part in call.args):
            yield call.lineno


def catches_all(kind: ast.expr | None) -> bool:
    """True for a bare except, Exception and BaseException, alone or in a tuple."""
    if isinstance(kind, ast.Tuple):
        return any(catches_all(part) for part in kind.elts)
    return kind is None or dotted(kind) in ("Exception", "BaseException")


def is_silent(body: list[ast.stmt]) -> bool:
    """True when the statements do nothing."""
    return all(
        isinstance(part, ast.Pass | ast.Continue)
        or (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant))
        for part in body
    )


def missing_docstring(source: SourceFile) -> Iterator[int]:
    """A module with code that does not say what it is for."""
    if source.tree.body and not ast.get_docstring(source.tree):
        yield 1


def foreign_imports(source: SourceFile) -> Iterator[int]:
    """Imports in domain of anything but the standard library, domain itself and error types."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "."]
        else:
            continue
        for name in names:
            root = name.partition(".")[0]
            if root not in sys.stdlib_module_names and not name.startswith(DOMAIN):
                yield node.lineno


LINTS = (
    Lint(
        "only services/clock.py reads the clock",
        mention_lines(*CLOCK),
        bad=(
            "x = datetime.now()",
            "f = datetime.date.today",
            "time.time()",
            "dt.datetime.now(UTC)",
        ),
        good=("clock.now()", "time.perf_counter()", "datetime.combine(d, t)"),
        inside=("fire_roster", "tests"),
        outside=("fire_roster/services/clock.py",),
    ),
    Lint(
        "SQL takes values as parameters",
        composed_sql,
        bad=(
            'text(f"select {name}")',
            'c.execute("select %s" % name)',
            'c.execute("select {}".format(name))',
            'c.exec_driver_sql("select " + name)',
        ),
        good=('text("select :n")', 'c.execute(f"PRAGMA user_version={n}")', 'pen.text(f"{n}")'),
    ),
    Lint(
        "finish it or leave it out",
        leftovers,
        bad=("x = 1  # TO" + "DO later", "# FIX" + "ME"),
        good=("x = 1  # done",),
        inside=EVERYWHERE,
    ),
    Lint(
        "only cli prints",
        call_lines("print"),
        bad=('print("x")',),
        good=('log.info("x")', "painter.print_page()"),
        outside=("fire_roster/cli",),
    ),
    Lint(
        "name the thing, not its kind",
        vague_names,
        bad=("class RosterManager: pass", "class DutyInfo: pass"),
        good=("class Rosters: pass",),
        inside=EVERYWHERE,
    ),
    Lint(
        "name the file, not its kind",
        vague_names,
        bad=("x = 1",),
        good=(),
        inside=EVERYWHERE,
        place="fire_roster/services/roster_utils.py",
    ),
    Lint(
        "records keep real annotations: SQLModel reads them",
        future_annotations,
        bad=("from __future__ import annotations",),
        good=("import datetime",),
        inside=("fire_roster/records",),
        place="fire_roster/records/a.py",
    ),
    Lint(
        "an error is told, never dropped",
        swallowed_errors,
        bad=(
            "try:\n    f()\nexcept Exception:\n    pass",
            "try:\n    f()\nexcept:\n    ...",
            "for x in y:\n  try:\n    f()\n  except (OSError, Exception):\n    continue",
            "with contextlib.suppress(Exception):\n    f()",
        ),
        good=(
            "try:\n    f()\nexcept Exception:\n    log.exception('x')\n    raise",
            "with suppress(FileNotFoundError):\n    f()",
        ),
        inside=EVERYWHERE,
    ),
    Lint(
        "a module says what it is for",
        missing_docstring,
        bad=("x = 1",),
        good=('"""Duty."""\nx = 1', ""),
        inside=("fire_roster", "build"),
    ),
    Lint(
        "domain is standard library only",
        foreign_imports,
        bad=("import sqlmodel", "from fire_roster.records import Member", "from . import a"),
        good=("import math", "from fire_roster.domain.shift import Shift"),
        inside=("fire_roster/domain",),
        place="fire_roster/domain/a.py",
    ),
    Lint(
        "domain does no input or output",
        call_lines("open", "read_text", "write_text", "read_bytes", "write_bytes", "input"),
        bad=("open(p)", "Path(p).read_text()"),
        good=("is_open(p)",),
        inside=("fire_roster/domain",),
        place="fire_roster/domain/a.py",
    ),
    Lint(
        "a test never skips or is allowed to fail",
        mention_lines("skip", "skipif", "xfail", "importorskip", "skipUnless", "skipTest"),
        bad=("pytest.skip('x')", "@pytest.mark.skipif(x)\ndef f(): pass", "m = pytest.mark.xfail"),
        good=("rows.skipped",),
        inside=("tests",),
        place="tests/unit/test_a.py",
    ),
    Lint(
        "a test waits for a condition, never for time",
        call_lines("time.sleep", "sleep", "qtbot.wait", "QTest.qWait"),
        bad=("time.sleep(1)", "qtbot.wait(100)"),
        good=("qtbot.waitUntil(f)", "qtbot.waitSignal(s)"),
        inside=("tests",),
        outside=("tests/benchmarks",),
        place="tests/unit/test_a.py",
    ),
)
