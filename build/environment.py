"""The `.venv` of the project: exactly what requirements.lock names, nothing else."""

import hashlib
import importlib.util
import platform
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from programs import LOCK, VENV, DevError, call

STAMP = VENV / "fire-roster.stamp"


def environment_python(folder: Path = VENV) -> Path:
    """The interpreter inside a virtual environment."""
    if sys.platform == "win32":
        return folder / "Scripts" / "python.exe"
    return folder / "bin" / "python"


def fingerprint(lock: Path = LOCK) -> str:
    """Changes with the lock, the version of Python and the place of the environment."""
    digest = hashlib.sha256(lock.read_bytes())
    for fact in (platform.python_version(), sys.platform, platform.machine(), str(VENV)):
        digest.update(fact.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def is_current(stamp: Path = STAMP) -> bool:
    """True when the environment was completed with this lock and this Python."""
    try:
        return stamp.read_text(encoding="ascii") == fingerprint() and environment_python().exists()
    except (OSError, UnicodeDecodeError):
        return False


def prepare_environment() -> Path:
    """Make the environment or leave a current one alone; return its interpreter."""
    python = environment_python()
    if is_current():
        return python
    print("正在准备运行环境 .venv（第一次需要几分钟）……")
    installer = create_environment()
    if call(install_command(installer)) != 0:
        raise DevError(
            "依赖没有装全。请检查网络和 pip 的软件源设置（pip config list），然后再运行一次。"
        )
    STAMP.write_text(fingerprint(), encoding="ascii")
    return python


def create_environment() -> list[str | Path]:
    """Make an empty environment; return the pip command that installs into it."""
    has_own_pip = importlib.util.find_spec("ensurepip") is not None
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
        venv.create(VENV, with_pip=has_own_pip, symlinks=sys.platform != "win32")
    except (OSError, subprocess.CalledProcessError) as error:
        raise DevError(
            f"不能建立 {VENV}：{error}。请先关闭正在运行的值班程序，并确认磁盘可写。"
        ) from error
    if has_own_pip:
        return [environment_python(), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", environment_python()]


def install_command(installer: list[str | Path]) -> list[str | Path]:
    """pip with the machine's own configuration, and the lock's versions and hashes."""
    return [
        *installer,
        "install",
        "--require-hashes",
        "--no-deps",
        "--only-binary=:all:",
        "--disable-pip-version-check",
        "--no-warn-script-location",
        "--requirement",
        LOCK,
    ]
