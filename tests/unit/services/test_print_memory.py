import json
from pathlib import Path

import pytest

from fire_roster.services.print_memory import PrintChoice, PrintMemory

OWN = PrintChoice()


def test_choice_of_a_form_comes_back(tmp_path: Path) -> None:
    choice = PrintChoice("A3", "portrait", "internal", 4, ("legend",))
    PrintMemory(tmp_path / "p.json").keep("day-list", choice)
    memory = PrintMemory(tmp_path / "p.json")
    assert memory.choice("day-list") == choice
    assert memory.choice("wall-roster") == OWN
    assert memory.last("form") == "day-list"


def test_what_is_remembered_across_forms_stays(tmp_path: Path) -> None:
    memory = PrintMemory(tmp_path / "p.json")
    memory.keep_last("folder", "/media/stick")
    memory.keep("day-list", OWN)
    assert memory.last("folder") == "/media/stick"
    assert memory.last("nothing") == ""


@pytest.mark.parametrize(
    "content",
    [
        "not json",
        "[]",
        '{"forms": []}',
        json.dumps({"forms": {"day-list": {"copies": 0, "paper": 3, "omitted": "x"}}}),
        json.dumps({"forms": {"day-list": "A3"}}),
    ],
)
def test_broken_file_does_no_harm(tmp_path: Path, content: str) -> None:
    path = tmp_path / "p.json"
    path.write_text(content, encoding="utf-8")
    assert PrintMemory(path).choice("day-list") == OWN


def test_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    memory = PrintMemory(tmp_path / "没有" / "p.json")
    memory.keep("day-list", OWN)
    assert memory.choice("day-list") == OWN
