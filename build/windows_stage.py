"""The Windows product on Debian: freeze under wine, make the installer, try all of it.

Run by `build/dev.py windows` inside .venv. The first thing that is not as it should be ends the
run; nothing is skipped. What came out is in out/windows.
"""

import json
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bundle_contents import is_wanted
from freeze import SPEC, Bundle
from programs import OUT, DevError
from version_resource import program_version
from windows.installer import InstallerPlan, make_installer
from windows.python_tree import lay_out
from windows.trial import Trial, require
from windows.wine_prefix import Wine, started

FOLDER = OUT / "windows"
PREVIOUS = "0.0.9"
BROKEN = "9.9.9"
LIMIT_MB = 115
_FREEZE_SECONDS = 3600


class Journal:
    """What was done, how long it took and what was found."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.facts: dict[str, object] = {}

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Say what is done and note how long it took."""
        print(f"—— {title}", flush=True)
        began = time.monotonic()
        yield
        self.seconds[title] = round(time.monotonic() - began, 1)

    def write(self, target: Path) -> None:
        """The result as JSON."""
        document = {"date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", **self.facts}
        document["seconds"] = self.seconds
        target.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", "utf-8")


def freeze_under_wine(wine: Wine, python: Path, journal: Journal) -> Bundle:
    """The Windows programs by PyInstaller under wine."""
    with journal.step("用 PyInstaller 打包"):
        ended = wine.run(
            python / "python.exe",
            [
                *("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
                *("--workpath", FOLDER / "pyinstaller", "--distpath", FOLDER / "dist", SPEC),
            ],
            seconds=_FREEZE_SECONDS,
        )
        (FOLDER / "pyinstaller.log").write_text(ended.complaints, encoding="utf-8")
        require(ended.code == 0, f"打包没有成功：{ended.complaints[-3000:]}")
    bundle = Bundle(FOLDER / "dist" / "FireRoster")
    files = [path for path in bundle.folder.rglob("*") if path.is_file()]
    unwanted = [
        path.name for path in files if not is_wanted(path.relative_to(bundle.folder).as_posix())
    ]
    require(not unwanted, f"不该带的文件：{unwanted[:5]}")
    journal.facts["bundle_mb"] = round(bundle.megabytes, 1)
    return bundle


def make_installers(bundle: Bundle, version: str, journal: Journal) -> dict[str, Path]:
    """The product, one that calls itself older, one whose program does not run."""
    with journal.step("生成安装程序"):
        product = FOLDER / f"FireRoster-Setup-{version}.exe"
        make_installer(InstallerPlan(bundle.folder, version, product))
    size = product.stat().st_size / 1e6
    journal.facts["installer_mb"] = round(size, 1)
    require(size <= LIMIT_MB, f"安装程序有 {size:.1f} MB，超过 {LIMIT_MB} MB")
    with journal.step("生成试验用的旧版和坏版安装程序"):
        older = FOLDER / "trial" / f"FireRoster-Setup-{PREVIOUS}.exe"
        make_installer(InstallerPlan(bundle.folder, PREVIOUS, older, is_quick=True))
        broken = FOLDER / "trial" / f"FireRoster-Setup-{BROKEN}.exe"
        make_installer(InstallerPlan(broken_bundle(bundle), BROKEN, broken, is_quick=True))
    return {"product": product, "older": older, "broken": broken}


def broken_bundle(bundle: Bundle) -> Path:
    """The two programs without the folder that they need, as after a torn copy."""
    folder = FOLDER / "trial" / "broken"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "torn.txt").write_text("torn", encoding="ascii")
    for name in ("FireRoster.exe", "fire-roster.exe"):
        shutil.copy(bundle.folder / name, folder / name)
    return folder


def try_out(wine: Wine, made: dict[str, Path], version: str, journal: Journal) -> None:
    """The life of an installation, from the first one to the last day."""
    trial = Trial(wine)
    with journal.step("拒绝旧的 Windows"):
        trial.refuse_old_windows(made["product"])
    with journal.step(f"静默安装 {PREVIOUS}"):
        trial.install(made["older"], PREVIOUS)
    with journal.step("用旧版建立演示单位"):
        digest = trial.fill_demo()
    with journal.step(f"窗口开着时升级到 {version}"):
        trial.upgrade_over_open_window(made["product"], version, digest)
    with journal.step("自检"):
        trial.self_check()
    with journal.step("主要工作（路径带中文和空格）"):
        trial.main_job(FOLDER)
    with journal.step("主窗口图片"):
        trial.take_window_picture(FOLDER / "窗口-今日.png")
    with journal.step("拒绝降级"):
        trial.refuse_older(made["older"], version, digest)
    with journal.step("坏的更新不影响原来的程序"):
        trial.survive_broken(made["broken"], version, digest)
    with journal.step("卸载"):
        trial.uninstall()
    journal.facts |= trial.facts


def build_and_try() -> int:
    """Everything from nothing; DevError at the first thing that is wrong. Returns 0."""
    version = program_version()
    journal = Journal()
    journal.facts["version"] = version
    FOLDER.mkdir(parents=True, exist_ok=True)
    python = FOLDER / "python"
    with journal.step("准备 Windows 的 Python 和依赖"):
        journal.facts["python"] = lay_out(Path(sys.executable), FOLDER / "downloads", python)
    with ExitStack() as ending:
        with journal.step("准备 wine"):
            wine = ending.enter_context(started(FOLDER / "prefix"))
        bundle = freeze_under_wine(wine, python, journal)
        made = make_installers(bundle, version, journal)
        try_out(wine, made, version, journal)
    journal.write(FOLDER / "result.json")
    print(f"\n全部通过。安装程序：{made['product']}（{journal.facts['installer_mb']} MB）")
    return 0


def main() -> int:
    """A failure is one sentence and exit code 1."""
    try:
        return build_and_try()
    except DevError as error:
        print(f"\n无法继续：{error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
