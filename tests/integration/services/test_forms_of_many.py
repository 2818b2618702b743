"""Forms of eighty people with the longest names, on A4: nothing lost, nothing cut off."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from fire_roster.domain.month import Month
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.office import Office
from tests.integration.printing.readers import (
    file_problems,
    object_bounds,
    only_characters,
    overlaps,
    page_sizes,
    read_with_pdfium,
    text_bounds,
)
from tests.ui.offices import control_room, fill_by_rotation, open_crew_office

PEOPLE = 80
LONG = "阿不都热合曼·买买提依明江·吾斯曼江·艾尼"
FOREIGN = "Maximilian Alexander von Hohenzollern"
ROSTER_FORMS = ("wall-roster", "day-list", "week-roster", "combined-roster", "hours-statistics")
DAY_FORMS = ("today-card", "daily-strip", "duty-log", "handover-record")
LEDGERS = ("staff-ledger", "certificate-ledger", "certificate-matrix")
NAMING_ALL = (*LEDGERS, "wall-roster", "hours-statistics", "day-list")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A control room with eighty people, two with names that no column was made for."""
    folder = tmp_path_factory.mktemp("crowded")
    office = open_crew_office(folder, PEOPLE, datetime(2026, 12, 3, 9, 30))
    first, second, *_ = office.members.list_all()
    office.members.update(first.record.id, name=LONG)
    office.members.update(second.record.id, name=FOREIGN)
    fill_by_rotation(office)
    office.rosters.publish(control_room(office), Month(2026, 12))
    yield office
    office.close()


@pytest.mark.parametrize("form", [*ROSTER_FORMS, *DAY_FORMS, *LEDGERS])
def test_form_of_eighty_people_on_a4_keeps_everything_on_its_pages(
    crowded: Office, form: str
) -> None:
    """Lists name everybody, and repeat their heading on every page."""
    pdf = crowded.reports.render(PrintOrder(form=form, paper="A4", day=date(2026, 12, 1)))
    assert file_problems(pdf) == ""
    sizes = page_sizes(pdf)
    for index, (width, height) in enumerate(sizes):
        for left, bottom, right, top in object_bounds(pdf, index):
            assert left > 20 and bottom > 20 and right < width - 20 and top < height - 20
        assert overlaps(text_bounds(pdf, index)) == []
    text = only_characters(read_with_pdfium(pdf))
    if form in NAMING_ALL:
        names = {only_characters(one.name) for one in crowded.members.list_all()}
        assert {name for name in names if name not in text} == set()
        assert len(sizes) > 1
    if form in LEDGERS:
        assert text.count("序号") == len(sizes)
