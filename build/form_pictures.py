"""Makes the pictures of all forms for the help: `python build/form_pictures.py`.

They show the demonstration unit on a fixed day; make them anew when a form has changed.
"""

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from fire_roster.services.clock import Clock  # noqa: E402
from fire_roster.services.forms.base import PrintOrder  # noqa: E402
from fire_roster.services.office import Office  # noqa: E402

FOLDER = ROOT / "resources" / "help" / "pictures" / "forms"
WIDTH_PX = 480
_COLORS = 32
_DAY = datetime(2026, 11, 24, 10)


def main() -> None:
    """One picture of the first page of each form."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        office = Office.open(Path(folder), Clock(_DAY), is_writing=True, program="pictures")
        office.demo.fill()
        for form in office.reports.list_forms():
            pdf = office.reports.render(PrintOrder(form=form.name))
            page = office.reports.preview(pdf, WIDTH_PX)[0]
            picture = Image.frombytes("RGB", (page.width, page.height), page.rgb)
            path = FOLDER / f"{form.name}.png"
            picture.quantize(_COLORS).save(path, optimize=True)
            print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")
        office.close()


if __name__ == "__main__":
    main()
