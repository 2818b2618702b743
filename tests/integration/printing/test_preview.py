import pytest

from fire_roster.errors import InputRefused
from fire_roster.printing import Paper
from fire_roster.printing.preview import page_count, render_page, render_pages
from tests.unit.printing.samples import render_roster, sample_sheet


@pytest.mark.parametrize("width", [1, 333, 777, 1200])
def test_render_pages_have_the_wanted_width_and_no_padding(width: int) -> None:
    pictures = render_pages(render_roster("wall-roster", sample_sheet(40), Paper.A4), width)
    assert len(pictures) == 2
    assert all(picture.width == width for picture in pictures)
    assert all(len(picture.rgb) == 3 * width * picture.height for picture in pictures)


def test_render_page_shows_the_colours_in_the_right_order() -> None:
    picture = render_page(render_roster("wall-roster", sample_sheet(8), Paper.A3), 0, 800)
    pixels = zip(*[iter(picture.rgb)] * 3, strict=True)
    assert any(blue - red > 60 for red, _green, blue in pixels)
    assert picture.rgb[:3] == b"\xff\xff\xff"


def test_page_count_counts_the_pages() -> None:
    assert page_count(render_roster("wall-roster", sample_sheet(40), Paper.A4)) == 2


def test_render_pages_something_else_is_refused() -> None:
    with pytest.raises(InputRefused, match="不是可以预览的 PDF"):
        render_pages(b"hello", 400)


def test_render_page_without_width_is_refused() -> None:
    with pytest.raises(InputRefused, match="至少为 1"):
        render_page(render_roster("day-list", sample_sheet(2), Paper.A4), 0, 0)
