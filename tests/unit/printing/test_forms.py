import re
import subprocess
import sys

import pytest

from fire_roster.errors import UsageProblem
from fire_roster.printing import FORMS, Paper, find_form, paper_named


def test_forms_names_are_kebab_case_with_chinese_titles() -> None:
    assert set(FORMS) == {"wall-roster", "day-list"}
    for name, form in FORMS.items():
        assert form.name == name
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert not form.title.isascii()


def test_find_form_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UsageProblem, match="wall-roster、day-list"):
        find_form("poster")


def test_paper_named_any_case_is_found() -> None:
    assert paper_named("a3") is Paper.A3


def test_paper_named_unknown_size_is_refused() -> None:
    with pytest.raises(UsageProblem, match="A3 或 A4"):
        paper_named("A5")


def test_import_of_the_registry_leaves_reportlab_alone() -> None:
    code = "import sys, fire_roster.printing; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
