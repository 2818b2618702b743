"""The whole life of a half-year drill and of a 六个一 self-check, picture by picture.

`xvfb-run -a python -m tests.ui.tour.lives` drives the real window over the demonstration unit and
saves `out/screens/life-<number>-<step>.png`.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtWidgets import QWidget

from fire_roster.domain.drill import DrillMark
from fire_roster.ui.application import build_application
from tests.ui.tour.__main__ import OUT
from tests.ui.tour.scene import Scene
from tests.ui.tour.scenes import open_demo

Step = tuple[str, QWidget]
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
    scene.open_page("printing", form="drill-record", record_id=key)
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


def main() -> int:
    """Save the pictures."""
    OUT.mkdir(parents=True, exist_ok=True)
    _, theme = build_application(["lives"])
    with TemporaryDirectory() as folder, open_demo(theme, Path(folder)) as scene:
        scene.window.resize(1366, 768)
        for life in (drill_life, self_check_life):
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
