"""What is done with the Windows installer under wine; every look is an assertion."""

import json
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import main_job
from freeze import checked_answer
from main_job import MONTH, PAPERS, PLANNING_DAY, SAMPLE, STATION, STEPS, WINDOW_DAY
from PIL import Image
from programs import DevError

from windows.python_tree import wine_path
from windows.wine_prefix import Ended, Wine

TITLE = "消防值班"
LIST_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\FireRoster"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
SETTINGS_KEY = r"Software\FireRoster"
AWKWARD = "值班 资料 消控室"
_NEWER_INSTALLED, _TOO_OLD, _NOT_WELL = 11, 10, 14
_WINDOW_SIZE = (1366, 768)
_OPEN_SECONDS = 180
_LEAST_COLORS = 200


def require(is_so: bool, otherwise: str) -> None:
    """DevError in place of a silent doubt."""
    if not is_so:
        raise DevError(otherwise)


def wait_until(is_so: Callable[[], bool], otherwise: str) -> None:
    """DevError where it does not become true in time."""
    deadline = time.monotonic() + _OPEN_SECONDS
    while not is_so():
        require(time.monotonic() < deadline, otherwise)
        time.sleep(0.5)


def is_window_open(data: Path) -> bool:
    """Whether the window says that it holds a data folder."""
    try:
        holder = json.loads((data / "fire_roster.holder.json").read_bytes())
    except (OSError, ValueError):
        return False
    return str(holder["program"]).startswith(TITLE)


@dataclass
class Trial:
    """One installed program in one prefix."""

    wine: Wine
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where a user without administrator rights gets it."""
        return self.wine.user / "AppData" / "Local" / "Programs" / "FireRoster"

    @property
    def console(self) -> Path:
        """The installed command line."""
        return self.folder / "fire-roster.exe"

    @property
    def window(self) -> Path:
        """The installed window program."""
        return self.folder / "FireRoster.exe"

    @property
    def data(self) -> Path:
        """The data folder of the user."""
        return self.wine.user / "AppData" / "Local" / "fire_roster"

    @property
    def shortcuts(self) -> tuple[Path, Path]:
        """In the start menu and on the desktop."""
        menu = self.wine.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
        return menu / f"{TITLE}.lnk", self.wine.user / "Desktop" / f"{TITLE}.lnk"

    def run(self, arguments: Sequence[str | Path], expected: Sequence[int] = (0,)) -> Ended:
        """A command of the installed program; DevError for another exit code."""
        ended = self.wine.run(self.console, arguments, seconds=600)
        require(
            ended.code in expected,
            f"fire-roster {arguments}：退出码 {ended.code}，{ended.complaints}",
        )
        return ended

    def answer(self, arguments: Sequence[str | Path]) -> Any:
        """The JSON answer of a command."""
        return json.loads(self.run(["--json", *arguments], expected=(0, 1)).output)

    def install(self, installer: Path, version: str) -> None:
        """Install in silence and look at everything that a user would find."""
        ended = self.wine.run(installer, ["/S"], seconds=900)
        self.wine.settle()
        require(ended.code == 0, f"安装 {version} 没有成功：退出码 {ended.code}")
        self.look_at_installation(version)

    def look_at_installation(self, version: str) -> None:
        """Files, shortcuts, entry in 应用和功能, start at login, daily task."""
        require(self.console.is_file() and self.window.is_file(), "程序文件没有装上")
        leftovers = [name for name in (".new", ".old") if (self.folder / name).exists()]
        require(not leftovers, f"留下了临时文件夹 {leftovers}")
        listed = self.wine.registry(LIST_KEY)
        require(listed.get("DisplayName") == TITLE, f"应用和功能里是 {listed}")
        require(listed.get("DisplayVersion") == version, f"版本是 {listed.get('DisplayVersion')}")
        autostart = self.wine.registry(RUN_KEY).get("FireRoster", "")
        require(autostart.endswith("gui --hidden"), f"登录启动是 {autostart!r}")
        missing = [path.name for path in self.shortcuts if not path.is_file()]
        require(not missing, f"缺少快捷方式 {missing}")
        self.facts["shortcut_has_model_id"] = all(
            "FireRoster.Desktop".encode("utf-16-le") in path.read_bytes() for path in self.shortcuts
        )
        tasks = self.wine.drive / "windows" / "system32" / "tasks"
        self.facts["daily_task"] = any(tasks.rglob("*每日提醒*")) if tasks.exists() else False

    def self_check(self) -> None:
        """The installed program's judgement on itself, by both programs."""
        ended = self.wine.run(self.console, ["--self-check"], seconds=900)
        self.facts["self_check"] = checked_answer(ended.output, ended.complaints)
        target = self.wine.drive / "自检 结果.json"
        ended = self.wine.run(self.window, ["--self-check", target], seconds=900)
        checked_answer(target.read_bytes(), ended.complaints)

    def main_job(self, pictures: Path) -> None:
        """Import, make, check, publish and print a roster, on a path with Chinese and spaces."""
        place = self.wine.drive / AWKWARD
        place.mkdir()
        sample = place / SAMPLE.name
        shutil.copy(SAMPLE, sample)
        options: list[str | Path] = ["--data-dir", place / "数据 data", "--now", PLANNING_DAY]
        for step in STEPS:
            words = [sample if word == str(SAMPLE) else word for word in step.arguments]
            self.run([*options, *words], expected=(0, 1) if step.may_find else (0,))
        for paper in PAPERS:
            target = place / f"值班表 {paper}.pdf"
            form = ("print", "wall-roster", STATION, MONTH, "--paper", paper, "--out")
            self.run([*options, *form, target])
            require(target.read_bytes().startswith(b"%PDF-"), f"{target.name} 不是 PDF")
            shutil.copy(target, pictures / target.name)
        shown = self.answer([*options, "roster", "show", STATION, MONTH])
        require(shown["status"] == "PUBLISHED", f"值班表是 {shown['status']}")
        self.facts["main_job_seats"] = len(shown["assignments"])

    def fill_demo(self) -> str:
        """The demonstration unit in the user's own data folder; the digest of its content."""
        self.run(["--now", main_job.WINDOW_DAY, "demo"])
        return self.digest()

    def digest(self) -> str:
        """Fingerprint of the user's data."""
        return str(self.answer(["digest"])["digest"])

    def take_window_picture(self, target: Path) -> None:
        """The real main window with the demonstration unit."""
        words: list[str | Path] = [
            *("--now", WINDOW_DAY, "gui", "--page", "today"),
            *("--size", "x".join(map(str, _WINDOW_SIZE)), "--screenshot", target),
        ]
        ended = self.wine.run(self.window, words, seconds=600)
        require(ended.code == 0, f"窗口没有打开：退出码 {ended.code}")
        with Image.open(target) as picture:
            require(picture.size == _WINDOW_SIZE, f"窗口图片是 {picture.size}")
            colors = picture.convert("RGB").getcolors(maxcolors=1_000_000) or []
        require(len(colors) > _LEAST_COLORS, "窗口是空的")

    def upgrade_over_open_window(self, installer: Path, version: str, digest: str) -> None:
        """Upgrade while the window is open: it closes politely, a backup is made, data stay."""
        copies = len(self.answer(["backups", "list"])["backups"])
        window = self.wine.start(self.window, ["gui"])
        wait_until(lambda: is_window_open(self.data), "窗口没有打开")
        self.install(installer, version)
        require(window.wait(timeout=60) == 0, "升级时窗口没有正常退出")
        require(self.digest() == digest, "升级后数据变了")
        after = len(self.answer(["backups", "list"])["backups"])
        require(after > copies, "升级前没有备份")

    def refuse_older(self, installer: Path, version: str, digest: str) -> None:
        """An older installer changes nothing."""
        ended = self.wine.run(installer, ["/S"], seconds=300)
        self.wine.settle()
        require(ended.code == _NEWER_INSTALLED, f"降级没有被拒绝：退出码 {ended.code}")
        self.look_at_installation(version)
        require(self.digest() == digest, "拒绝降级后数据变了")

    def survive_broken(self, installer: Path, version: str, digest: str) -> None:
        """An installer whose program does not run leaves the installed one working."""
        ended = self.wine.run(installer, ["/S"], seconds=300)
        self.wine.settle()
        require(ended.code == _NOT_WELL, f"坏的更新没有被拒绝：退出码 {ended.code}")
        self.look_at_installation(version)
        require(self.digest() == digest, "坏的更新之后程序不能用了")

    def refuse_old_windows(self, installer: Path) -> None:
        """Windows 7 is refused."""
        self.wine.set_windows_version("win7")
        ended = self.wine.run(installer, ["/S"], seconds=300)
        self.wine.set_windows_version("win10")
        require(ended.code == _TOO_OLD, f"Windows 7 没有被拒绝：退出码 {ended.code}")

    def uninstall(self) -> None:
        """Everything of the program goes, the data stay."""
        self.wine.run(self.folder / "uninstall.exe", ["/S"], seconds=300)
        self.wine.settle()
        left = sorted(path.name for path in self.folder.iterdir()) if self.folder.exists() else []
        require(not left, f"卸载后还留着 {left[:5]}")
        require(not any(path.exists() for path in self.shortcuts), "卸载后还有快捷方式")
        for key in (LIST_KEY, SETTINGS_KEY):
            require(not self.wine.registry(key), f"卸载后还留着注册表 {key}")
        require("FireRoster" not in self.wine.registry(RUN_KEY), "卸载后仍会登录启动")
        require((self.data / "fire_roster.db").is_file(), "卸载删掉了数据")
        self.facts["uninstalled"] = wine_path(self.folder)
