"""The lock as the build reads it: for this system, for Windows, for pip on another system."""

from dependencies import WINDOWS_MARKERS, marker_environment, read_lock, runtime_pins
from windows.python_tree import unmarked, windows_pins


def test_lock_gives_every_pin_with_version_and_hashes() -> None:
    pins = read_lock()
    assert {"numpy", "pyside6-essentials", "pywin32-ctypes", "pyinstaller"} <= set(pins)
    assert all(pin.version and pin.hashes for pin in pins.values())


def test_program_on_windows_needs_what_only_windows_has() -> None:
    here, there = runtime_pins(is_windows=False), runtime_pins(is_windows=True, python="3.11.9")
    assert {"pywin32-ctypes", "colorama"} <= set(there) - set(here)
    assert "secretstorage" in set(here) - set(there)
    assert not {"pytest", "mypy", "pyinstaller"} & set(there)


def test_freezing_on_windows_needs_the_whole_of_pyinstaller() -> None:
    names = {pin.name for pin in windows_pins()}
    assert {"pyinstaller", "pyinstaller-hooks-contrib", "pefile", "ortools"} <= names


def test_pin_for_pip_elsewhere_has_no_marker_and_all_hashes() -> None:
    pin = read_lock()["colorama"]
    text = unmarked(pin)
    assert pin.applies(marker_environment(is_windows=True, python="3.11.9"))
    assert not pin.applies({**marker_environment(is_windows=True), "sys_platform": "linux"})
    assert "sys_platform" in pin.text and "sys_platform" not in text
    assert all(one in text for one in pin.hashes)
    assert text.startswith(f"colorama=={pin.version} \\\n")
    assert WINDOWS_MARKERS["sys_platform"] == "win32"
