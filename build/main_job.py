"""The main job without a window: from the sample staff list to the printed page and pictures."""

import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from programs import OUT, ROOT, DevError, call, run_program
from system_packages import VIRTUAL_DISPLAY, missing_packages

FOLDER = OUT / "demo-run"
DATA = FOLDER / "data"
# Title of a picture → page of the window, seen on a day of the printed month.
WINDOW_PAGES = {"今日": "today", "值班表": "roster"}
WINDOW_OPTIONS = ("--data-dir", str(DATA), "--now", "2026-12-03T09:30")
# The offscreen platform warns of every window that has a least size.
WINDOW_ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
SAMPLE = ROOT / "tests" / "data" / "人员台账.xlsx"
STATION = "消控室"
MONTH = "2026-12"
# The sample's certificates are judged from this day, whenever the job is run.
GLOBAL_OPTIONS = ("--data-dir", str(DATA), "--now", "2026-11-20T09:00")
GENERATE = ("roster", "generate", STATION, MONTH, "--optimise", "--seed", "1")


@dataclass(frozen=True)
class Step:
    """One command of the program; `may_find` where findings (exit 1) are a result as well."""

    title: str
    arguments: tuple[str, ...]
    may_find: bool = False


def printed_page(paper: str) -> Path:
    """Where the roster of one paper size goes."""
    return FOLDER / f"值班表-{paper}.pdf"


def print_step(paper: str) -> Step:
    """Print the wall roster on `paper`."""
    target = str(printed_page(paper))
    form = ("print", "wall-roster", STATION, MONTH)
    return Step(f"打印 {paper} 值班表", (*form, "--paper", paper, "--out", target))


STEPS = (
    Step("导入示例人员台账", ("import", "members", str(SAMPLE)), may_find=True),
    Step("最低四级时试排：人手不够，说明缺口", (*GENERATE, "--preview"), may_find=True),
    Step("把本室最低等级设为五级", ("stations", "set", STATION, "--min-level", "五级")),
    Step("自动排出 12 月值班表", GENERATE, may_find=True),
    Step("逐条检查", ("roster", "check", STATION, MONTH), may_find=True),
    Step("发布", ("roster", "publish", STATION, MONTH)),
    print_step("A3"),
    print_step("A4"),
)


def do_main_job(python: Path) -> int:
    """Do every step in a fresh data folder and say where the results are. Returns 0."""
    print(f"没有图形显示，改为不开窗口完成主要工作，数据在 {DATA}")
    clear_folder()
    for number, step in enumerate(STEPS, start=1):
        do_step(python, number, step)
    print("\n值班表 PDF：")
    for paper in ("A3", "A4"):
        print(f"  {printed_page(paper)}")
    print("图片：")
    for picture in take_pictures(python):
        print(f"  {picture}")
    return 0


def clear_folder() -> None:
    """An empty folder for this run."""
    try:
        if FOLDER.exists():
            shutil.rmtree(FOLDER)
        FOLDER.mkdir(parents=True)
    except OSError as error:
        raise DevError(f"不能清空 {FOLDER}：{error}。请关闭正在使用它的程序。") from error


def do_step(python: Path, number: int, step: Step) -> None:
    """Run one command and show it; DevError when its exit code is none of the expected."""
    print(f"\n—— {number}. {step.title}\n$ fire-roster {shlex.join(step.arguments)}")
    code = run_program(python, [*GLOBAL_OPTIONS, *step.arguments])
    if code not in ((0, 1) if step.may_find else (0,)):
        raise DevError(f"第 {number} 步“{step.title}”没有成功（退出码 {code}），原因见上。")


def take_pictures(python: Path) -> list[Path]:
    """Draw the printed pages, and the window where Qt's libraries allow it."""
    for paper in ("A3", "A4"):
        page = printed_page(paper)
        if call([python, Path(__file__).with_name("page_pictures.py"), page]) != 0:
            raise DevError(f"不能把 {page} 画成图片，原因见上。")
    pictures = sorted(FOLDER.glob("值班表-*.png"))
    if missing_packages(VIRTUAL_DISPLAY):
        print("缺少 Qt 的系统库，窗口图片从略（安装命令见上）。", file=sys.stderr)
        return pictures
    return [*pictures, *(take_window_picture(python, title) for title in WINDOW_PAGES)]


def take_window_picture(python: Path, title: str) -> Path:
    """Open the window without a screen on one page and save what it shows."""
    picture = FOLDER / f"窗口-{title}.png"
    words = ("gui", "--page", WINDOW_PAGES[title], "--size", "1366x768", "--screenshot", picture)
    if run_program(python, [*WINDOW_OPTIONS, *words], WINDOW_ENVIRONMENT) != 0:
        raise DevError(f"窗口“{title}”打不开，原因见上。")
    return picture
