"""Calls makensis: the installer of a frozen program."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from programs import ROOT, DevError
from version_resource import version_numbers

SCRIPT = ROOT / "build" / "installer" / "fire_roster.nsi"
_TIME_LIMIT_SECONDS = 1800


@dataclass(frozen=True)
class InstallerPlan:
    """What an installer is made of; a quick one is larger and serves a trial only."""

    source: Path
    version: str
    target: Path
    is_quick: bool = False

    def command(self, makensis: str = "makensis") -> list[str]:
        """The call of makensis, the same on Windows and Linux."""
        numbers = ".".join(map(str, version_numbers(self.version)))
        defines = {
            "VERSION": self.version,
            "VERSION4": numbers,
            "SOURCE": str(self.source),
            "RESOURCES": str(ROOT / "resources"),
            "OUTFILE": str(self.target),
        }
        quick = ["-DQUICK"] if self.is_quick else []
        if sys.platform != "win32":
            quick.append("-DAMD64")
        return [
            *(makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *quick),
            *(f"-D{name}={value}" for name, value in defines.items()),
            str(SCRIPT),
        ]


def make_installer(plan: InstallerPlan, makensis: str = "makensis") -> Path:
    """Write the installer; DevError with what makensis says where it does not come about."""
    plan.target.parent.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(
            plan.command(makensis),
            capture_output=True,
            timeout=_TIME_LIMIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise DevError(f"安装程序没有做成：{error}") from error
    if done.returncode != 0 or not plan.target.is_file():
        raise DevError(
            f"安装程序没有做成：{(done.stdout + done.stderr).decode('utf-8', 'replace')}"
        )
    return plan.target


def find_makensis() -> str:
    """The compiler of installers; DevError where it is not there."""
    folders = (os.environ.get("PROGRAMFILES(X86)", ""), os.environ.get("PROGRAMFILES", ""))
    candidates = [Path(folder) / "NSIS" / "makensis.exe" for folder in folders if folder]
    known = [str(path) for path in candidates if path.is_file()]
    found = shutil.which("makensis") or (known[0] if known else "")
    if not found:
        raise DevError("找不到 makensis，请先安装 NSIS 3。")
    return found


def pack_bundle(bundle: Path, version: str, folder: Path) -> Path:
    """The installer of the bundle that was frozen on this system, in `folder`."""
    if not (bundle / "FireRoster.exe").is_file():
        raise DevError("还没有 Windows 的程序。请先在 Windows 上运行 build/dev.py freeze。")
    target = folder / f"FireRoster-Setup-{version}.exe"
    return make_installer(InstallerPlan(bundle, version, target), find_makensis())
