"""速查: two pages with the unit's own telephones; mobile numbers only in the internal edition."""

from fire_roster.printing.blocks import FormSheet, Paragraphs, Table
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.office import Office
from tests.integration.printing.readers import only_characters, page_sizes, read_with_pdfium

PHONE = "13800000017"


def test_quick_guide_is_two_pages_with_the_numbers_of_the_unit(office: Office) -> None:
    office.unit.update(
        name="江城明珠广场", duty_phone="0123-4567890", safety_manager_phone=PHONE, traits=""
    )
    office.records.add("partner", name="城东消防救援站", contact="值班室", phone="0123-7654321")
    pdf = office.reports.render(PrintOrder(form="quick-guide"))
    wall = only_characters(read_with_pdfium(pdf))
    assert len(page_sizes(pdf)) == 2
    for text in ("火警119", "0123-4567890", "0123-7654321", "138****0017", "有人来不了", "消控室"):
        assert text in wall
    assert PHONE not in wall
    internal = office.reports.render(PrintOrder(form="quick-guide", edition="internal"))
    assert PHONE in read_with_pdfium(internal)


def test_quick_guide_of_an_empty_unit_leaves_room_for_a_pen(office: Office) -> None:
    sheet = office.reports.content(PrintOrder(form="quick-guide"))
    assert isinstance(sheet, FormSheet)
    blocks = [block for section in sheet.sections for block in section.blocks]
    assert sum(isinstance(block, Paragraphs) for block in blocks) == 3
    assert all(block.rows for block in blocks if isinstance(block, Table))
