"""值班记录表: filled in with date, shifts and names, with a row every two hours."""

from datetime import date

from fire_roster.printing.blocks import FormSheet, Table
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.office import Office
from tests.integration.printing.readers import only_characters, page_sizes, read_with_pdfium
from tests.integration.services.people import (
    CONTROL_ROOM,
    EARLY,
    MICRO_STATION,
    add_operator,
    assign,
    seat,
)

ORDER = PrintOrder(form="duty-log", station_id=CONTROL_ROOM, day=date(2026, 12, 1))


def test_duty_log_names_who_stands_each_shift(office: Office) -> None:
    assign(office, seat(1, EARLY, add_operator(office, "张三", "甲班")))
    text = only_characters(read_with_pdfium(office.reports.render(ORDER)))
    assert "2026年12月1日星期二" in text and "早班08:00–16:00张三" in text
    assert "GB25201-2010" in text and "消防安全管理人" in text


def test_duty_log_without_a_roster_still_prints_its_shifts_on_one_page(office: Office) -> None:
    pdf = office.reports.render(ORDER)
    assert "夜班" in read_with_pdfium(pdf)
    ((width, height),) = page_sizes(pdf)
    assert width < height


def test_duty_log_has_a_row_every_two_hours(office: Office) -> None:
    content = office.reports.content(ORDER)
    assert isinstance(content, FormSheet)
    table = content.sections[1].blocks[1]
    assert isinstance(table, Table)
    times = [row[0] for row in table.rows]
    assert (times[0], times[8], times[-1], len(times)) == ("08:00", "24:00", "次日06:00", 12)


def test_duty_log_is_no_form_of_a_micro_station(office: Office) -> None:
    names = [one.record.id for one in office.reports.list_stations("duty-log")]
    assert names == [CONTROL_ROOM] and MICRO_STATION not in names
