"""The solver in a script of its own: the example of its documentation, without the program."""

import subprocess
import sys
from textwrap import dedent

import fire_roster.solver

_BARRED = ("PySide6", "sqlmodel", "sqlalchemy", "reportlab", "openpyxl", "fire_roster.services")


def test_documented_example_runs_without_the_rest_of_the_program() -> None:
    text = fire_roster.solver.__doc__
    assert text is not None
    example = dedent(text.partition("::\n")[2])
    check = f"\nimport sys\nprint('loaded', [n for n in {_BARRED} if n in sys.modules])\n"
    done = subprocess.run(
        [sys.executable, "-c", example + check],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    costs, *lines, loaded = done.stdout.splitlines()
    seats = [line for line in lines if line[:1].isdigit() and line.count(" ") == 2]
    assert (costs, len(seats), loaded) == ("() 0 0 0.0 ()", 7 * 2 * 2, "loaded []")
    assert any(line.startswith("('") and "Seat(person=" in line for line in lines)  # a repair


def test_importing_the_package_loads_no_solver_library() -> None:
    script = "import sys, fire_roster.solver; print('ortools' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "False"
