import subprocess
import sys

import pytest

from fire_roster.errors import UsageProblem
from fire_roster.printing import Orientation, Paper, orientation_named, paper_named


def test_paper_named_any_case_is_found() -> None:
    assert paper_named("a3") is Paper.A3


def test_paper_named_unknown_size_is_refused() -> None:
    with pytest.raises(UsageProblem, match="A3 或 A4"):
        paper_named("A5")


def test_orientation_named_any_case_is_found() -> None:
    assert orientation_named(" Portrait") is Orientation.PORTRAIT


def test_orientation_named_unknown_word_is_refused() -> None:
    with pytest.raises(UsageProblem, match="横向"):
        orientation_named("斜放")


@pytest.mark.parametrize("module", ["printing", "services.forms.catalogue", "services.reports"])
def test_import_of_the_registry_leaves_reportlab_alone(module: str) -> None:
    code = f"import sys, fire_roster.{module}; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
