from datetime import date

from fire_roster.domain.month import Month
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.forms.catalogue import FORMS
from fire_roster.services.print_batch import batch_orders, paper_file_name

STATIONS = [(1, "消控室"), (2, "B/座")]
MONTHS = [Month(2026, 11), Month(2026, 12)]


def made(form: str) -> list[str]:
    items = batch_orders(FORMS[form], PrintOrder(form=form, version=3), STATIONS, MONTHS)
    assert all(item.order.version is None for item in items)
    return [item.file_name for item in items]


def test_batch_of_a_month_form_is_one_for_each_station_and_month() -> None:
    names = made("wall-roster")
    assert len(names) == 4
    assert names[0] == "消控室 值班表（月历式） 2026-11.pdf"


def test_batch_of_a_day_form_is_one_for_each_day() -> None:
    assert len(made("duty-log")) == 2 * 61


def test_batch_of_a_week_form_is_one_for_each_monday() -> None:
    assert len(made("week-roster")) == 2 * 9


def test_batch_of_a_form_about_nothing_is_one() -> None:
    assert made("archive-catalogue") == ["消防档案目录.pdf"]


def test_file_name_holds_nothing_that_windows_refuses() -> None:
    order = PrintOrder(form="duty-log", day=date(2026, 12, 1), edition="internal", version=2)
    name = paper_file_name(FORMS["duty-log"], "B/座:*", order)
    assert name == "B_座__ 消防控制室值班记录表 2026-12-01 第2版 内部版.pdf"
