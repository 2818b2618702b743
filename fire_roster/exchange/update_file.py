"""An update file: an installer with a signed description, carried on a stick.

A ZIP archive without compression that holds exactly three entries: `manifest.json`, its ed25519
signature `manifest.sig`, and the installer that the manifest names with size and SHA-256. Nothing
of the archive is believed before the signature is found right, and nothing is unpacked here but
the installer, under a name of our own.
"""

import hashlib
import json
import os
import re
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from fire_roster.errors import InputRefused

UPDATE_SUFFIX: Final = ".frupdate"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.sig"
FORMAT: Final = 1

_MAX_MANIFEST_BYTES: Final = 100_000
_MAX_INSTALLER_BYTES: Final = 1_000_000_000
_PIECE: Final = 1 << 20
_VERSION: Final = re.compile(r"\d{1,4}(\.\d{1,4}){1,3}")
_TORN: Final = "更新文件不完整，可能没有复制完。请重新复制一份再试。"


@dataclass(frozen=True, slots=True)
class UpdateManifest:
    """What an update file says of itself; `notes` are lines for people."""

    version: str
    system: str
    installer: str
    size: int
    sha256: str
    notes: tuple[str, ...] = ()
    format: int = FORMAT

    def to_bytes(self) -> bytes:
        """The bytes that are signed."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2).encode("utf-8")


@dataclass(frozen=True, slots=True, order=True)
class VersionNumber:
    """A version that can be compared: `1.2` equals `1.2.0`."""

    numbers: tuple[int, ...]

    @classmethod
    def parse(cls, text: str) -> "VersionNumber":
        """Raises ValueError for what is no released version."""
        if _VERSION.fullmatch(text) is None:
            raise ValueError(f"no version: {text!r}")
        numbers = [int(part) for part in text.split(".")]
        while numbers and numbers[-1] == 0:
            numbers.pop()
        return cls(tuple(numbers))


def read_update(path: Path, public_key: bytes) -> UpdateManifest:
    """The manifest of a whole update file that was signed with the key's private half.

    InputRefused: no update file, torn, altered, or signed by somebody else.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _signed_manifest(archive, public_key)
            _refuse_other_content(archive, manifest)
            with archive.open(manifest.installer) as content:
                _refuse_wrong_hash(content, manifest)
            return manifest
    except FileNotFoundError:
        raise InputRefused(f"找不到更新文件“{path.name}”，请检查它是否还在。") from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError):
        raise InputRefused(_TORN) from None
    except OSError as error:
        raise InputRefused(f"打不开更新文件“{path.name}”，请把它复制到本机再试。") from error


def unpack_installer(path: Path, manifest: UpdateManifest, folder: Path) -> Path:
    """The installer in `folder`, hashed once more as it lies on the disk; InputRefused, OSError."""
    target = folder / f"FireRoster-Setup-{manifest.version}.exe"
    draft = target.with_suffix(".part")
    with (
        zipfile.ZipFile(path) as archive,
        archive.open(manifest.installer) as source,
        draft.open("wb") as file,
    ):
        while piece := source.read(_PIECE):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    with draft.open("rb") as written:
        _refuse_wrong_hash(written, manifest)
    draft.replace(target)
    return target


def _signed_manifest(archive: zipfile.ZipFile, public_key: bytes) -> UpdateManifest:
    names = [entry.filename for entry in archive.infolist()]
    if names.count(MANIFEST) != 1 or names.count(SIGNATURE) != 1:
        raise InputRefused("这不是消防值班的更新文件。")
    if archive.getinfo(MANIFEST).file_size > _MAX_MANIFEST_BYTES:
        raise InputRefused("这不是消防值班的更新文件。")
    text = archive.read(MANIFEST)
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(archive.read(SIGNATURE), text)
    except InvalidSignature:
        raise InputRefused(
            "更新文件的签名不对：内容被改过，或不是由发布方制作。没有更新，请向发布方重新索取。"
        ) from None
    try:
        values = json.loads(text)
        manifest = UpdateManifest(**{**values, "notes": tuple(values.get("notes", ()))})
        VersionNumber.parse(manifest.version)
    except (ValueError, TypeError, AttributeError):
        raise InputRefused("更新文件的格式比本程序新，请先向发布方索取安装程序。") from None
    if manifest.format != FORMAT:
        raise InputRefused("更新文件的格式比本程序新，请先向发布方索取安装程序。")
    return manifest


def _refuse_other_content(archive: zipfile.ZipFile, manifest: UpdateManifest) -> None:
    names = sorted(entry.filename for entry in archive.infolist())
    if names != sorted((MANIFEST, SIGNATURE, manifest.installer)):
        raise InputRefused(_TORN)
    size = archive.getinfo(manifest.installer).file_size
    if size != manifest.size or size > _MAX_INSTALLER_BYTES:
        raise InputRefused(_TORN)


def _refuse_wrong_hash(content: IO[bytes], manifest: UpdateManifest) -> None:
    digest = hashlib.sha256()
    while piece := content.read(_PIECE):
        digest.update(piece)
    if digest.hexdigest() != manifest.sha256:
        raise InputRefused(_TORN)
