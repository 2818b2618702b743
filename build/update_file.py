"""Keys and files of the offline update; runs inside .venv.

python build/dev.py update-key PRIVATE.pem
    makes a key pair: the private half into PRIVATE.pem, which must lie outside the project
    and is kept by whoever publishes; the public half into resources/data/update_key.txt
python build/update_file.py sign PRIVATE.pem SETUP.exe OUT.frupdate [NOTE …]
    packs an installer with its signed description
"""

import hashlib
import os
import re
import sys
import zipfile
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from programs import ROOT, DevError

from fire_roster.exchange.update_file import MANIFEST, SIGNATURE, UPDATE_SUFFIX, UpdateManifest

PUBLIC_KEY = ROOT / "resources" / "data" / "update_key.txt"
_OWNER_ONLY = 0o600
_INSTALLER = re.compile(r"FireRoster-Setup-(\d+(?:\.\d+){1,3})\.exe")


def make_key(target: Path, public: Path = PUBLIC_KEY) -> None:
    """Write a new pair; DevError where the private half would lie in the project or exists."""
    if target.absolute().is_relative_to(ROOT):
        raise DevError("私钥不能放在项目文件夹里，请写一个项目之外的路径。")
    key = Ed25519PrivateKey.generate()
    content = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except OSError as error:
        raise DevError(f"不能写入私钥 {target}：{error}。已有的私钥不会被覆盖。") from error
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    public.write_text(public_half(key) + "\n", encoding="ascii")


def public_half(key: Ed25519PrivateKey) -> str:
    """The public key as the program keeps it."""
    return key.public_key().public_bytes_raw().hex()


def load_key(path: Path) -> Ed25519PrivateKey:
    """The private key of a file; DevError where it is none of ours."""
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise DevError(f"读不出私钥 {path}：{error}") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise DevError(f"{path} 不是 ed25519 私钥。")
    return key


def pack(key: Ed25519PrivateKey, installer: Path, target: Path, notes: tuple[str, ...]) -> None:
    """Write an update file; DevError where the installer's name does not tell its version."""
    named = _INSTALLER.fullmatch(installer.name)
    if named is None or target.suffix != UPDATE_SUFFIX:
        raise DevError("安装程序应名为 FireRoster-Setup-版本.exe，更新文件应以 .frupdate 结尾。")
    content = installer.read_bytes()
    manifest = UpdateManifest(
        version=named[1],
        system="win32",
        installer=installer.name,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        notes=notes,
    ).to_bytes()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(MANIFEST, manifest)
        archive.writestr(SIGNATURE, key.sign(manifest))
        archive.write(installer, installer.name)


def main(arguments: list[str]) -> int:
    """Run one of the two commands; a failure is one sentence."""
    try:
        match arguments:
            case ["key", target]:
                make_key(Path(target))
                print(f"私钥：{target}（请离线保存，不要提交）\n公钥：{PUBLIC_KEY}")
            case ["sign", key, installer, target, *notes]:
                pack(load_key(Path(key)), Path(installer), Path(target), tuple(notes))
                print(f"更新文件：{target}")
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except DevError as error:
        print(f"无法继续：{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
