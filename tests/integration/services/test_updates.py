"""Offline update: only a whole, newer file that was signed by the publisher is handed over."""

import hashlib
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import update_file
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from programs import DevError

from fire_roster.errors import FireRosterError, InputRefused, StorageUnavailable
from fire_roster.exchange.update_file import MANIFEST, SIGNATURE, UpdateManifest, VersionNumber
from fire_roster.services.updates import UpdateService
from fire_roster.store.paths import DataPaths

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
CONTENT = bytes(range(256)) * 400


class Here:
    """The program 1.2.0 on Windows, with the test key; `started` is what it handed over to."""

    def __init__(self, folder: Path, key: Ed25519PrivateKey = KEY) -> None:
        self.folder = folder
        self.started: list[Path] = []
        self.service = UpdateService(
            DataPaths(folder / "数据"), "1.2.0", "win32", self.started.append
        )
        self.service.public_key = key.public_key().public_bytes_raw()

    def file(self, version: str = "1.3", key: Ed25519PrivateKey = KEY) -> Path:
        """An update file as the publisher makes it."""
        installer = self.folder / f"FireRoster-Setup-{version}.exe"
        installer.write_bytes(CONTENT)
        target = self.folder / f"更新 {version}.frupdate"
        update_file.pack(key, installer, target, ("修正夜班提醒",))
        return target


@pytest.fixture
def here(tmp_path: Path) -> Here:
    return Here(tmp_path)


def test_update_newer_and_signed_is_handed_to_its_installer(here: Here) -> None:
    found = here.service.look_at(here.file())
    assert (found.version, found.notes) == ("1.3", ("修正夜班提醒",))
    installer = here.service.begin(found)
    assert here.started == [installer]
    assert installer.read_bytes() == CONTENT
    assert [path.name for path in installer.parent.iterdir()] == ["FireRoster-Setup-1.3.exe"]


@pytest.mark.parametrize("version", ["1.2", "1.2.0", "1.1.9", "0.9"])
def test_update_that_is_not_newer_is_refused(here: Here, version: str) -> None:
    with pytest.raises(InputRefused, match="不需要更新"):
        here.service.look_at(here.file(version))


def test_update_signed_by_another_is_refused(here: Here) -> None:
    with pytest.raises(InputRefused, match="签名不对"):
        here.service.look_at(here.file(key=OTHER_KEY))


def rewritten(path: Path, **changed: bytes) -> Path:
    """The archive with other bytes in the entries `manifest`, `installer`, `extra`."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    names = {"manifest": MANIFEST, "signature": SIGNATURE, "installer": "FireRoster-Setup-1.3.exe"}
    for key, content in changed.items():
        entries[names.get(key, key)] = content
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def signed(manifest: UpdateManifest) -> dict[str, bytes]:
    """Manifest and signature as the publisher could have made them."""
    text = manifest.to_bytes()
    return {"manifest": text, "signature": KEY.sign(text)}


def whole() -> UpdateManifest:
    """The manifest of `Here.file()`."""
    return UpdateManifest(
        "1.3",
        "win32",
        "FireRoster-Setup-1.3.exe",
        len(CONTENT),
        hashlib.sha256(CONTENT).hexdigest(),
    )


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"installer": CONTENT[:-1] + b"!"}, "不完整"),
        ({"installer": CONTENT[:-1]}, "不完整"),
        ({"extra": b"more"}, "不完整"),
        ({"manifest": whole().to_bytes().replace(b"1.3", b"1.4")}, "签名不对"),
        ({"manifest": b" " * 200_000}, "不是消防值班的更新文件"),
        (signed(replace(whole(), system="linux")), "另一种系统"),
        (signed(replace(whole(), format=2)), "格式比本程序新"),
        (signed(replace(whole(), version="next")), "格式比本程序新"),
        ({"manifest": b"[]", "signature": KEY.sign(b"[]")}, "格式比本程序新"),
    ],
)
def test_update_that_was_altered_is_refused(
    here: Here, changed: dict[str, bytes], reason: str
) -> None:
    with pytest.raises(InputRefused, match=reason):
        here.service.look_at(rewritten(here.file(), **changed))


def test_update_cut_anywhere_is_refused(here: Here) -> None:
    path = here.file()
    content = path.read_bytes()
    for length in (0, 1, 400, len(content) // 2, len(content) - 30, len(content) - 1):
        path.write_bytes(content[:length])
        with pytest.raises(InputRefused):
            here.service.look_at(path)


def test_update_with_any_flipped_byte_never_reaches_the_installer(here: Here) -> None:
    path = here.file()
    content = path.read_bytes()
    for place in range(0, len(content), len(content) // 150):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0x40]) + content[place + 1 :])
        try:
            found = here.service.look_at(path)
        except FireRosterError:
            continue
        # What is no content (time of an entry, say) may differ; the installer may not.
        assert here.service.begin(found).read_bytes() == CONTENT


def test_update_that_is_gone_or_foreign_is_refused(here: Here) -> None:
    with pytest.raises(InputRefused, match="找不到"):
        here.service.look_at(here.folder / "没有.frupdate")
    foreign = here.folder / "foreign.frupdate"
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(InputRefused, match="不是消防值班的更新文件"):
        here.service.look_at(foreign)


def test_update_changed_after_the_question_is_refused(here: Here) -> None:
    path = here.file()
    found = here.service.look_at(path)
    rewritten(path, installer=CONTENT[::-1])
    with pytest.raises(InputRefused):
        here.service.begin(found)
    assert here.started == []


def test_update_that_cannot_be_copied_says_so(here: Here) -> None:
    found = here.service.look_at(here.file())
    (here.folder / "数据").write_text("a file in the place of the folder")
    with pytest.raises(StorageUnavailable, match="磁盘空间"):
        here.service.begin(found)


def test_installers_that_have_done_their_work_are_removed(here: Here) -> None:
    folder = here.folder / "数据" / "updates"
    folder.mkdir(parents=True)
    for name in ("1.1.9.exe", "1.2.0.exe", "1.3.exe", "odd.exe"):
        (folder / f"FireRoster-Setup-{name}").touch()
    here.service.tidy()
    left = {path.name for path in folder.iterdir()}
    assert left == {"FireRoster-Setup-1.3.exe", "FireRoster-Setup-odd.exe"}


def test_program_carries_a_public_key_of_its_own(tmp_path: Path) -> None:
    assert len(UpdateService(DataPaths(tmp_path)).public_key) == 32


def test_versions_compare_by_number() -> None:
    assert VersionNumber.parse("1.10") > VersionNumber.parse("1.9.9")
    assert VersionNumber.parse("2.0") == VersionNumber.parse("2.0.0")


def test_key_is_made_for_its_owner_alone_and_signs(tmp_path: Path) -> None:
    private, public = tmp_path / "private.pem", tmp_path / "public.txt"
    update_file.make_key(private, public)
    assert os.stat(private).st_mode & 0o077 == 0
    key = update_file.load_key(private)
    assert update_file.public_half(key) == public.read_text().strip()
    with pytest.raises(DevError, match="不会被覆盖"):
        update_file.make_key(private, public)
    with pytest.raises(DevError, match="项目文件夹"):
        update_file.make_key(update_file.ROOT / "private.pem", public)
    with pytest.raises(DevError, match="读不出私钥"):
        update_file.load_key(public)


def test_sign_command_makes_a_file_that_the_program_takes(tmp_path: Path) -> None:
    private, public = tmp_path / "private.pem", tmp_path / "public.txt"
    update_file.make_key(private, public)
    here = Here(tmp_path, update_file.load_key(private))
    installer = tmp_path / "FireRoster-Setup-2.0.1.exe"
    installer.write_bytes(CONTENT)
    target = tmp_path / "2.0.1.frupdate"
    assert update_file.main(["sign", str(private), str(installer), str(target), "新"]) == 0
    assert here.service.look_at(target).version == "2.0.1"
    assert update_file.main(["sign", str(private), str(target), str(target)]) == 1
    assert update_file.main([]) == 2
