"""The whole life of a half-year drill, of a 六个一 self-check and of a ledger, picture by picture.

`xvfb-run -a python -m tests.ui.tour.lives` drives the real window over the demonstration unit, for
the ledger over an empty one, and saves `out/screens/life-<number>-<step>.png`.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from fire_roster.domain.attachment import AttachmentPurpose
from fire_roster.domain.drill import DrillMark
from fire_roster.exchange.sheet_reader import read_workbook
from fire_roster.services.imports import PreviewRow, PreviewState
from fire_roster.ui.application import build_application
from tests.ui.tour.__main__ import OUT
from tests.ui.tour.scene import Scene
from tests.ui.tour.scenes import open_demo, open_empty
from tests.ui.tour.ways import SAMPLE, wait_for
from tests.unit.exchange.files import xlsx

Step = tuple[str, QWidget]
_REPORTED_AGAIN = (
    ("姓名", "身份证号", "联系电话", "岗位", "证书名称", "等级", "证书编号", "发证日期"),
    ("陈子轩", "", "15491345999", "控制室值班员", "", "", "", ""),
    ("韩振华", "", "", "", "消防设施操作员", "", "2211003006400001", "2026-03-05"),
    ("新来的", "", "13800000001", "消防员", "", "", "", ""),
)
_MOMENTS = {
    DrillMark.ALARM: "09:30:00",
    DrillMark.CONFIRM: "09:30:42",
    DrillMark.CALL_119: "09:31:00",
    DrillMark.FIRST_ARRIVAL: "09:32:25",
    DrillMark.EVACUATED: "09:41:10",
    DrillMark.COUNTED: "09:45:00",
}


def drill_life(scene: Scene) -> Iterator[Step]:
    """Plan, announce, run with the stop-watch, evaluate, hazards, close, figures, paper."""
    page = scene.open_page("drills", panel="drill")
    yield "drill-due", scene.window
    page.panel("drill").add()
    dialog: Any = scene.dialog()
    plan, held, evaluation = dialog.forms
    plan.fields["title"].set_value("下半年灭火和应急疏散演练")
    plan.fields["announced_on"].set_value(date(2026, 12, 1))
    for name in ("is_told", "has_notice", "has_signs"):
        plan.fields[name].set_value(True)
    yield "drill-planned-and-announced", dialog
    dialog.show_tab("timeline")
    for mark, text in _MOMENTS.items():
        line = dialog.timeline._rows[mark]
        line.moment.setText(text)
        line.moment.editingFinished.emit()
    yield "drill-timed", dialog
    dialog.show_tab("people")
    dialog.take_people_on_duty()
    yield "drill-people-of-the-hour", dialog
    dialog.show_tab("evaluation")
    evaluation.fields["problems"].set_value("二层引导员到位偏慢")
    evaluation.fields["grade"].set_value("良")
    evaluation.fields["evaluation"].set_value("报警、确认及时，疏散有序")
    dialog.try_save()
    yield "drill-evaluated", dialog
    dialog.raise_hazards()
    yield "drill-problems-become-hazards", scene.dialog()
    scene.dialog().submit()  # type: ignore[attr-defined]
    evaluation.fields["is_signed"].set_value(True)
    evaluation.fields["closed_on"].set_value(held.values()["held_on"])
    dialog.submit()
    yield "drill-closed", scene.window
    scene.open_page("drills", panel="drill-figures")
    yield "drill-in-the-figures", scene.window
    key = scene.office.records.list_all("drill")[-1].id
    printing = scene.open_page("printing", form="drill-record", record_id=key)
    wait_for(printing.shown)
    yield "drill-on-paper", scene.window


def self_check_life(scene: Scene) -> Iterator[Step]:
    """Begin, answer, close: what is open becomes hazards."""
    page = scene.open_page("inspection", panel="self-check")
    panel = page.panel("self-check")
    yield "check-list", scene.window
    template = scene.office.records.list_all("template")[0].id
    panel.start(template)
    dialog: Any = scene.dialog()
    yield "check-begun", dialog
    for row in dialog.items[:-1]:
        row.result.set_value("符合")
        row.responsible.setText("唐书远")
    dialog.items[1].result.set_value("不符合")
    dialog.items[1].finding.setText("承诺书还没有张贴")
    yield "check-answered", dialog
    dialog.finish()
    yield "check-closed", scene.window
    scene.open_page("inspection", panel="hazard")
    yield "check-hazards", scene.window
    scene.open_page("inspection", panel="overview")
    yield "check-overview", scene.window


def ledger_life(scene: Scene) -> Iterator[Step]:
    """From an empty ledger: two lists, two people of one name, a scan, the look-up, the export."""
    page = scene.open_page("members")
    yield "ledger-empty", scene.window
    yield from _import(page, "first", scene.folder / SAMPLE.name, SAMPLE.read_bytes())
    page.table.filter_box.setText("czx")
    yield "ledger-two-of-one-name", scene.window
    page.table.filter_box.clear()
    yield from _import(page, "again", scene.folder / "再次上报.xlsx", xlsx(_REPORTED_AGAIN))
    papers = scene.open_page("certificates", view="expiring")
    yield "ledger-expiring", scene.window
    paper = papers.table.visible_records()[0]
    papers.table.select(paper)
    papers.edit()
    dialog: Any = scene.dialog()
    dialog.show_tab("scans")
    dialog.scans.add([_photo(scene.folder)], AttachmentPurpose.SCAN)
    yield "ledger-scan-attached", dialog
    dialog.submit()
    papers.table.select(papers.table.visible_records()[0])
    papers.verify()
    yield "ledger-scanned-and-verified", scene.window
    target = scene.folder / "人员台账.xlsx"
    scene.office.exports.export_members(target)
    assert len(read_workbook(target).sheets[0].rows) > 24
    scene.open_page("members", member_id=paper.owner.record.id, tab="certificates")
    yield "ledger-member", scene.dialog()


def _import(page: Any, name: str, path: Path, content: bytes) -> Iterator[Step]:
    """A list by the window; who has the name of somebody on file is that person."""
    path.write_bytes(content)
    page.import_list()
    dialog: Any = QApplication.activeModalWidget()
    dialog.read(path)
    yield f"ledger-{name}-columns", dialog
    dialog.go_on()
    yield f"ledger-{name}-preview", dialog
    while undecided := _undecided(dialog):
        dialog.steps.preview.table.select(undecided[0])
        box = dialog.steps.preview.panel.decision_box
        box.setCurrentIndex(1)
        yield f"ledger-{name}-decided", dialog
    dialog.go_on()
    yield f"ledger-{name}-result", dialog
    dialog.go_on()


def _undecided(dialog: Any) -> list[PreviewRow]:
    rows = dialog.steps.preview.table.visible_records()
    return [one for one in rows if one.state is PreviewState.UNDECIDED]


def _photo(folder: Path) -> Path:
    """A picture of a paper, as a phone would take it."""
    picture = QPixmap(1600, 1200)
    picture.fill("#f4efe2")
    path = folder / "操作员证.jpg"
    assert picture.save(str(path))
    return path


def main() -> int:
    """Save the pictures."""
    OUT.mkdir(parents=True, exist_ok=True)
    _, theme = build_application(["lives"])
    lives = (
        (open_demo, (drill_life, self_check_life)),
        (open_empty, (ledger_life,)),
    )
    for open_scene, told in lives:
        with TemporaryDirectory() as folder, open_scene(theme, Path(folder)) as scene:
            scene.window.resize(1366, 768)
            for life in told:
                save_life(scene, "life", life(scene))
                scene.tidy()
    return 0


def save_life(scene: Scene, begin: str, steps: Iterator[Step]) -> None:
    """A picture of each step."""
    number = 0
    while shown := _next(scene, steps):
        number += 1
        name, widget = shown
        widget.grab().save(str(OUT / f"{begin}-{number:02d}-{name}.png"))


def _next(scene: Scene, steps: Iterator[Step]) -> Step | None:
    """The next step, shown from inside the event loop."""
    found: list[Step | None] = []

    def show(_: Scene) -> QWidget:
        found.append(next(steps, None))
        return scene.window

    scene.visit(show)
    return found[0]


if __name__ == "__main__":
    sys.exit(main())
