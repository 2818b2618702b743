"""The frozen program of this system: PyInstaller, what it weighs, what it says of itself."""

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bundle_contents import may_be_stripped
from programs import OUT, ROOT, DevError, call

SPEC = ROOT / "fire_roster.spec"
WORK = OUT / "pyinstaller"
BUNDLE = OUT / "dist" / "FireRoster"
RESULT = OUT / "freeze.json"
LINUX_LIMIT_MB = 390
_SUFFIX = ".exe" if sys.platform == "win32" else ""
_TIME_LIMIT_SECONDS = 300
# A person's shell knows neither our folders nor a screen.
_KEPT_VARIABLES = ("HOME", "LANG", "PATH", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "APPDATA")


@dataclass(frozen=True)
class Bundle:
    """A finished folder with the two programs."""

    folder: Path

    @property
    def console(self) -> Path:
        """The command line."""
        return self.folder / f"fire-roster{_SUFFIX}"

    @property
    def window(self) -> Path:
        """The window."""
        return self.folder / f"FireRoster{_SUFFIX}"

    @property
    def megabytes(self) -> float:
        """What all files hold, in units of 1,000,000 bytes; a link counts as one."""
        return sum(path.lstat().st_size for path in self.folder.rglob("*")) / 1e6

    def self_check(self) -> dict[str, Any]:
        """The program's own judgement; DevError where it does not answer or is not well."""
        environment = {key: os.environ[key] for key in _KEPT_VARIABLES if key in os.environ}
        try:
            done = subprocess.run(
                [self.console, "--self-check"],
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_TIME_LIMIT_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise DevError(f"打包后的程序不能运行：{error}") from error
        return checked_answer(done.stdout, done.stderr.decode("utf-8", "replace"))


def checked_answer(answer: bytes, complaints: str) -> dict[str, Any]:
    """The document of a self-check; DevError unless every step of it is true."""
    try:
        document: dict[str, Any] = json.loads(answer)
    except ValueError as error:
        raise DevError(f"自检没有给出结果：{complaints or answer!r}") from error
    failed = {name: one for name, one in document["steps"].items() if not one["ok"]}
    if failed or not document["ok"] or not document["frozen"]:
        raise DevError(f"自检没有通过：{json.dumps(failed, ensure_ascii=False, indent=2)}")
    return document


def freeze(python: Path) -> int:
    """Make the bundle in `out/dist`, let it check itself and write what came out. Returns 0."""
    began = time.monotonic()
    shutil.rmtree(BUNDLE, ignore_errors=True)
    command: list[str | Path] = [
        *(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--workpath", WORK, "--distpath", BUNDLE.parent, SPEC),
    ]
    if call(command) != 0:
        raise DevError("打包没有成功，原因见上。")
    bundle = Bundle(BUNDLE)
    if sys.platform == "linux":
        strip_libraries(BUNDLE / "_internal")
    built = time.monotonic()
    document = bundle.self_check()
    result = {
        "megabytes": round(bundle.megabytes, 1),
        "build_seconds": round(built - began),
        "self_check_seconds": round(time.monotonic() - built, 1),
        "self_check": document,
    }
    RESULT.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"已打包：{BUNDLE}（{result['megabytes']} MB），自检全部通过。")
    if sys.platform == "linux" and bundle.megabytes > LINUX_LIMIT_MB:
        raise DevError(f"打包后的程序超过 {LINUX_LIMIT_MB} MB。")
    return 0


def strip_libraries(folder: Path) -> None:
    """Take symbols off the libraries that bear it."""
    names = [
        path
        for path in sorted(folder.rglob("*.so*"))
        if not path.is_symlink() and may_be_stripped(path.relative_to(folder).as_posix())
    ]
    if not names or call(["strip", "--strip-unneeded", *names]) != 0:
        raise DevError("不能精简打包后的库（strip），原因见上。")


def main() -> int:
    """Freeze with the interpreter that runs this file; a failure is one sentence."""
    try:
        return freeze(Path(sys.executable))
    except DevError as error:
        print(f"\n无法继续：{error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
