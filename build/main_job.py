"""The main job without a window: from the sample staff list to the printed page and pictures."""

import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from programs import OUT, ROOT, DevError, call, run_program
from system_packages import VIRTUAL_DISPLAY, missing_packages

FOLDER = OUT / "demo-run"
SAMPLE = ROOT / "tests" / "data" / "人员台账.xlsx"
STATION = "消控室"
MONTH = "2026-12"
# The sample's certificates are judged from this day, whenever the job is run.
PLANNING_DAY = "2026-11-20T09:00"
GENERATE = ("roster", "generate", STATION, MONTH, "--optimise", "--seed", "1")
PAPERS = ("A3", "A4")
# Title of a picture → page of the window, seen on a day of the printed month.
WINDOW_PAGES = {"今日": "today", "值班表": "roster"}
WINDOW_DAY = "2026-12-03T09:30"
# The offscreen platform warns of every window that has a least size.
WINDOW_ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}


@dataclass(frozen=True)
class Step:
    """One command of the program; `may_find` where findings (exit 1) are a result as well."""

    title: str
    arguments: tuple[str, ...]
    may_find: bool = False


UNIT = {
    "unit.name": "星河商业广场",
    "unit.safety_manager": "孔秀英",
    "unit.safety_manager_phone": "15438578460",
    "unit.duty_phone": "0591-00000119",
    "unit.maintenance_contact": "安澜消防技术服务部",
}

STEPS = (
    *(Step(f"填写单位资料 {key}", ("settings", "set", key, UNIT[key])) for key in UNIT),
    Step("导入示例人员台账", ("import", "members", str(SAMPLE)), may_find=True),
    Step("最低四级时试排：人手不够，说明缺口", (*GENERATE, "--preview"), may_find=True),
    Step("把本室最低等级设为五级", ("stations", "set", STATION, "--min-level", "五级")),
    Step("自动排出 12 月值班表", GENERATE),
    Step("逐条检查", ("roster", "check", STATION, MONTH)),
    Step("发布", ("roster", "publish", STATION, MONTH)),
)


@dataclass(frozen=True)
class MainJob:
    """One run of the job with the interpreter `python`; everything it makes is in `folder`."""

    python: Path
    folder: Path = FOLDER

    def run(self) -> int:
        """Do every step in a fresh data folder and say where the results are. Returns 0."""
        print(f"没有图形显示，改为不开窗口完成主要工作，数据在 {self.folder / 'data'}")
        self.clear_folder()
        pages = [self.folder / f"值班表-{paper}.pdf" for paper in PAPERS]
        printing = (self.print_step(*pair) for pair in zip(PAPERS, pages, strict=True))
        for number, step in enumerate((*STEPS, *printing), start=1):
            self.do_step(number, step)
        pictures = [*self.draw_pages(pages), *self.take_window_pictures()]
        for title, paths in (("值班表 PDF", pages), ("图片", pictures)):
            print(f"\n{title}：", *paths, sep="\n  ")
        return 0

    def clear_folder(self) -> None:
        """An empty folder for this run."""
        try:
            if self.folder.exists():
                shutil.rmtree(self.folder)
            self.folder.mkdir(parents=True)
        except OSError as error:
            raise DevError(f"不能清空 {self.folder}：{error}。请关闭正在使用它的程序。") from error

    def print_step(self, paper: str, target: Path) -> Step:
        """Print the wall roster on `paper` into `target`."""
        form = ("print", "wall-roster", STATION, MONTH)
        return Step(f"打印 {paper} 值班表", (*form, "--paper", paper, "--out", str(target)))

    def do_step(self, number: int, step: Step) -> None:
        """Run one command and show it; DevError when its exit code is none of the expected."""
        print(f"\n—— {number}. {step.title}\n$ fire-roster {shlex.join(step.arguments)}")
        code = run_program(self.python, [*self.options(PLANNING_DAY), *step.arguments])
        if code not in ((0, 1) if step.may_find else (0,)):
            raise DevError(f"第 {number} 步“{step.title}”没有成功（退出码 {code}），原因见上。")

    def options(self, now: str) -> list[str]:
        """The program's global options."""
        return ["--data-dir", str(self.folder / "data"), "--now", now]

    def draw_pages(self, pages: list[Path]) -> list[Path]:
        """A picture of every printed page, beside its PDF."""
        for page in pages:
            if call([self.python, Path(__file__).with_name("page_pictures.py"), page]) != 0:
                raise DevError(f"不能把 {page} 画成图片，原因见上。")
        return sorted(self.folder.glob("值班表-*.png"))

    def take_window_pictures(self) -> list[Path]:
        """Open the window without a screen and save its pages; none without Qt's libraries."""
        if missing_packages(VIRTUAL_DISPLAY):
            print("缺少 Qt 的系统库，窗口图片从略（安装命令见上）。", file=sys.stderr)
            return []
        pictures = []
        for title, page in WINDOW_PAGES.items():
            picture = self.folder / f"窗口-{title}.png"
            words: list[str | Path] = [
                "gui",
                "--page",
                page,
                "--size",
                "1366x768",
                "--screenshot",
                picture,
            ]
            words = [*self.options(WINDOW_DAY), *words]
            if run_program(self.python, words, WINDOW_ENVIRONMENT) != 0:
                raise DevError(f"窗口“{title}”打不开，原因见上。")
            pictures.append(picture)
        return pictures
