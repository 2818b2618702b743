"""What a person is found by."""

import subprocess
import sys

import pytest

from fire_roster.services.search_keys import search_key


@pytest.mark.parametrize("typed", ["单长", "danchang", "shanzhang", "sc", "dz", "0001"])
def test_every_reading_of_a_name_finds_it(typed: str) -> None:
    assert typed in search_key("单长", "0001")


def test_usual_reading_comes_first_for_sorting() -> None:
    assert search_key("王伟").split(" ")[:2] == ["王伟", "wangwei"]


def test_many_readings_end() -> None:
    assert len(search_key("单曾重长乐" * 8)) < 10_000


def test_table_of_phrases_is_not_loaded() -> None:
    code = (
        "from fire_roster.services.search_keys import search_key; search_key('单长')\n"
        "from pypinyin.constants import PHRASES_DICT; print(len(PHRASES_DICT))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
