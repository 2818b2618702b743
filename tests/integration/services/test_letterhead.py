"""表头: name, logo, seal and footer reach every form."""

from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from fire_roster.errors import InputRefused
from fire_roster.records.letterhead import LetterheadFields
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.letterheads import LOGO_PIXELS, small_picture
from fire_roster.services.office import Office
from tests.integration.printing.readers import only_characters, read_with_pdfium
from tests.integration.services.people import EARLY, add_operator, assign, seat

FORMS = pytest.mark.parametrize("form", ["archive-catalogue", "wall-roster"])


def text_of(office: Office, form: str) -> str:
    assign(office, seat(1, EARLY, add_operator(office, "张三", "甲班")))
    return only_characters(read_with_pdfium(office.reports.render(PrintOrder(form=form))))


@FORMS
def test_letterhead_name_and_footer_stand_on_the_form(office: Office, form: str) -> None:
    fields = LetterheadFields(unit_name="示范集团", footer_lines="文件号 XF-01\n\n 内部资料 ")
    office.letterheads.update(fields)
    text = text_of(office, form)
    assert "示范集团" in text and "文件号XF-01" in text and "内部资料" in text
    assert office.letterheads.get().footer_lines == "文件号 XF-01\n内部资料"


@FORMS
def test_letterhead_without_seal_leaves_no_place_for_it(office: Office, form: str) -> None:
    assert "单位盖章" in text_of(office, form)
    office.letterheads.update(LetterheadFields(has_seal=False))
    pdf = office.reports.render(PrintOrder(form=form))
    assert "单位盖章" not in only_characters(read_with_pdfium(pdf))


@FORMS
def test_logo_is_drawn_small_on_each_form(office: Office, form: str, tmp_path: Path) -> None:
    picture = tmp_path / "标志.png"
    Image.new("RGBA", (1600, 800), (200, 0, 0, 128)).save(picture)
    office.letterheads.set_logo(picture)
    text_of(office, form)
    path = tmp_path / "x.pdf"
    office.reports.save(office.reports.render(PrintOrder(form=form)), path)
    (image,) = PdfReader(path).pages[0].images
    assert image.image is not None and image.image.size == (LOGO_PIXELS, LOGO_PIXELS // 2)
    office.letterheads.remove_logo()
    office.reports.save(office.reports.render(PrintOrder(form=form)), path)
    assert not PdfReader(path).pages[0].images


def test_logo_that_is_no_picture_is_refused(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "x.png"
    file.write_bytes(b"not a picture")
    with pytest.raises(InputRefused, match="不是可以使用的图片"):
        office.letterheads.set_logo(file)
    assert office.letterheads.get().logo == b""


def test_small_picture_shows_white_where_it_is_see_through(tmp_path: Path) -> None:
    file = tmp_path / "x.png"
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(file)
    assert small_picture(file).startswith(b"\x89PNG")


def test_footer_of_many_lines_is_refused(office: Office) -> None:
    with pytest.raises(InputRefused, match="最多 3 行"):
        office.letterheads.update(LetterheadFields(footer_lines="一\n二\n三\n四"))
