"""From an empty folder to rosters on the wall, picture by picture, with the list of a real unit.

`xvfb-run -a python -m tests.ui.tour.first_life LIST.xlsx` drives the real window and saves
`out/screens/first-<number>-<step>.png`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fire_roster.ui.application import build_application
from fire_roster.ui.first_start.start_desk import StartDesk
from tests.ui.tour.__main__ import OUT
from tests.ui.tour.lives import Step, save_life
from tests.ui.tour.scene import Scene
from tests.ui.tour.scenes import open_empty

_MOST = 8


def first_life(scene: Scene, people: Path) -> Iterator[Step]:
    """Unit, stations, people, rosters, paper: every press of the main button."""
    page = scene.open_page("start")
    yield "unit", scene.window
    page.go_on()
    yield "unit-without-a-name", scene.window
    fields = page.panels[page.step].panel.texts
    fields["name"].setText("江城明珠广场物业服务中心")
    fields["responsible_person"].setText("周建国")
    fields["safety_manager"].setText("唐书远")
    page.go_on()
    yield "stations", scene.window
    page.go_on()
    yield "people", scene.window
    page.panels[page.step].import_file()
    dialog: Any = scene.dialog()
    yield "import", dialog
    dialog.read(people)
    yield "import-columns", dialog
    dialog.go_on()
    yield "import-preview", dialog
    dialog.go_on()
    yield "import-result", dialog
    dialog.accept()
    yield "people-there", scene.window
    page.go_on()
    yield "rotation", scene.window
    yield from _rosters(scene, page)
    page.go_on()
    yield "today", scene.window


def _rosters(scene: Scene, page: Any) -> Iterator[Step]:
    """Made, published, printed, station by station."""
    number = 0
    while page.next_button.text().startswith("排") and number < _MOST:
        number += 1
        page.go_on()
        dialog = scene.dialog()
        yield f"generate-{number}", dialog
        dialog.start()
        yield f"generated-{number}", dialog
        dialog._take()
        yield f"rotation-{number}", scene.window
    page.go_on()
    yield "roster", scene.window
    while page.next_button.text().endswith("…") and number < _MOST:
        number += 1
        is_printing = page.next_button.text().startswith("打印")
        page.go_on()
        dialog = scene.dialog()
        yield f"do-{number}", dialog
        if is_printing:
            while not dialog.save_button.isEnabled():
                yield f"do-{number}", dialog
            dialog.save_to(OUT / f"first-{number}.pdf")
            dialog.reject()
        else:
            for edit in dialog.reason_edits.values():
                edit.setText("新证正在办理，本月由持证的站长顶班。")
            dialog.accept()
        yield f"done-{number}", scene.window


def main() -> int:
    """Save the pictures."""
    OUT.mkdir(parents=True, exist_ok=True)
    _, theme = build_application(["first life"])
    with TemporaryDirectory() as folder, open_empty(theme, Path(folder)) as scene:
        StartDesk(scene.context, scene.window)
        scene.window.resize(1366, 768)
        save_life(scene, "first", first_life(scene, Path(sys.argv[1])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
