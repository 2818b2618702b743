"""What `dev.py run` does with no display: the whole main job, by the program's own commands."""

import sys
from pathlib import Path

import main_job
import pypdf
import pytest
from main_job import MainJob, Step
from programs import DevError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of one run."""
    place = tmp_path_factory.mktemp("主要工作") / "demo run"
    assert MainJob(Path(sys.executable), place).run() == 0
    return place


@pytest.mark.parametrize("paper", main_job.PAPERS)
def test_main_job_prints_the_published_roster(folder: Path, paper: str) -> None:
    page = pypdf.PdfReader(folder / f"值班表-{paper}.pdf").pages[0]
    text = page.extract_text()
    assert "消防控制室值班表" in text
    assert "王䶮" in text
    assert "草稿" not in text


def test_main_job_leaves_pictures_of_pages_and_window(folder: Path) -> None:
    pictures = {path.name for path in folder.glob("*.png")}
    assert {"值班表-A3-1.png", "值班表-A4-1.png", "窗口-今日.png", "窗口-值班表.png"} <= pictures


def test_main_job_step_that_fails_ends_the_job(tmp_path: Path) -> None:
    job = MainJob(Path(sys.executable), tmp_path)
    with pytest.raises(DevError, match="第 3 步“发布”没有成功（退出码 2）"):
        job.do_step(3, Step("发布", ("roster", "fly")))
