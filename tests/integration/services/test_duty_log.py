"""值班记录表: filled in with date, shifts and names, with a row every two hours."""

from datetime import date, datetime

from fire_roster.printing.blocks import FormSheet, Table
from fire_roster.records.duty_log import DutyLogRow
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.office import Office
from fire_roster.services.practice.duty_logs import LogRow
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


def test_typed_rows_stand_on_the_form_and_late_ones_are_marked(office: Office) -> None:
    """K02: a row that was typed more than a day later is 补录; the others keep their time."""
    day = date(2026, 11, 29)
    key = office.records.add(
        "duty-log", station_id=CONTROL_ROOM, day=day, checked_by="张三", has_self_test=True
    ).value
    rows = [LogRow(datetime(2026, 11, 29, 8)), LogRow(datetime(2026, 11, 30, 2), "误报", "已复位")]
    office.duty_logs.set_rows(key, rows)
    with office.database.write("test") as transaction:
        first = transaction.session.get(DutyLogRow, (key, rows[0].at))
        assert first is not None
        first.recorded_at = rows[0].at
        transaction.describe("改", "test", {})
    office.duty_logs.set_rows(key, [*rows, LogRow(datetime(2026, 11, 30, 4))])
    assert office.duty_logs.late_times(key) == {rows[1].at, datetime(2026, 11, 30, 4)}
    assert office.records.late_ids("duty-log") == {key}
    order = PrintOrder(form="duty-log", station_id=CONTROL_ROOM, day=day)
    text = only_characters(read_with_pdfium(office.reports.render(order)))
    assert "次日02:00补录√已复位" in text and "√缺缺缺缺张三" in text
    assert text.count("补录") == 2
