"""What the frozen program holds, what it calls itself, what its self-check must say."""

import json
from pathlib import Path

import pytest
from bundle_contents import is_wanted, may_be_stripped, own_modules
from freeze import Bundle, checked_answer
from programs import DevError
from version_resource import program_version, resource_text, version_numbers

import fire_roster


@pytest.mark.parametrize(
    ("name", "is_shipped"),
    [
        ("PySide6/translations/qtbase_zh_CN.qm", True),
        ("PySide6\\translations\\qtbase_de.qm", False),
        ("PySide6\\opengl32sw.dll", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("fire_roster/resources/fonts/HanaMinB.ttf", True),
        ("pandas/tests/test_x.pyd", False),
        ("PIL/_avif.cp311-win_amd64.pyd", False),
    ],
)
def test_files_of_the_bundle_are_chosen_by_their_place(name: str, is_shipped: bool) -> None:
    assert is_wanted(name) is is_shipped


def test_every_module_of_the_program_is_named_for_the_bundle() -> None:
    names = own_modules()
    assert {"fire_roster", "fire_roster.__main__", "fire_roster.ui.settings.about_panel"} <= set(
        names
    )
    assert not any(name.endswith("__init__") for name in names)


def test_symbols_are_taken_only_off_libraries_that_bear_it() -> None:
    assert may_be_stripped("libpython3.11.so.1.0")
    assert not may_be_stripped("numpy.libs/libscipy_openblas64_.so")


def test_version_of_the_program_fills_four_numbers() -> None:
    assert program_version() == fire_roster.__version__
    assert version_numbers("1.12.3") == (1, 12, 3, 0)
    assert version_numbers("2.0.dev7") == (2, 0, 0, 0)


def test_version_resource_is_python_with_the_chinese_names() -> None:
    text = resource_text("FireRoster", "消防值班", "1.2.3")
    compile(text, "resource", "eval")
    assert "'FileDescription', '消防值班'" in text and "(1, 2, 3, 0)" in text


def test_size_of_a_bundle_counts_a_link_once(tmp_path: Path) -> None:
    (tmp_path / "library.so").write_bytes(bytes(2_000_000))
    (tmp_path / "link.so").symlink_to("library.so")
    assert 2.0 <= Bundle(tmp_path).megabytes < 2.1


def answer(*, is_well: bool, is_frozen: bool = True) -> bytes:
    """A self-check's document with one step."""
    step = {"ok": is_well, "error": "RuntimeError: no font"}
    document = {"ok": is_well, "frozen": is_frozen, "steps": {"fonts": step}}
    return json.dumps(document).encode()


def test_self_check_that_is_well_is_taken() -> None:
    assert checked_answer(answer(is_well=True), "")["ok"]


@pytest.mark.parametrize(
    "given", [answer(is_well=False), answer(is_well=True, is_frozen=False), b"", b"Traceback"]
)
def test_self_check_that_is_not_well_ends_the_build(given: bytes) -> None:
    with pytest.raises(DevError, match="自检"):
        checked_answer(given, "")
