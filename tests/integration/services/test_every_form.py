"""Every form: of an empty unit, of a working one, and what it must not show."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from fire_roster.errors import InputRefused
from fire_roster.printing.blocks import FormSheet, Table
from fire_roster.records.leave import LeaveFields
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.forms.catalogue import FORMS
from fire_roster.services.office import Office
from tests.fresh_folders import open_fresh
from tests.integration.printing.readers import (
    file_problems,
    font_dictionaries,
    object_bounds,
    only_characters,
    overlaps,
    page_sizes,
    read_with_pdfium,
    text_bounds,
)
from tests.integration.services.conftest import NOW
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    NIGHT,
    add_operator,
    assign,
    seat,
)

EACH_FORM = pytest.mark.parametrize("form", sorted(FORMS))
NEEDS_A_ROSTER = {"wall-roster", "day-list"}
PHONE = "13800000001"


def order(form: str, **values: object) -> PrintOrder:
    return PrintOrder(**{"form": form, "day": date(2026, 12, 1), **values})


def fill(office: Office) -> None:
    """Two operators with long names, a leave and a roster in a unit with telephones."""
    office.unit.update(
        name="示范大厦",
        safety_manager="王管理",
        safety_manager_phone="13800000009",
        duty_phone="0571-88886666",
    )
    for name, team in (("阿不都热合曼·买买提依明江", "甲班"), ("李<b>四</b>", "乙班")):
        key = add_operator(office, name, team)
        office.members.update(key, phone=PHONE)
        assign(office, seat(1, EARLY, key), seat(2, NIGHT, key))
    fields = LeaveFields(first=date(2026, 12, 5), last=date(2026, 12, 6), kind="事假")
    office.leaves.add(office.members.find("李<b>四</b>"), fields)


@pytest.fixture
def working(office: Office) -> Office:
    """An office of its own, filled."""
    fill(office)
    return office


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A filled office with a published roster that tests only read."""
    folder = tmp_path_factory.mktemp("published")
    office = open_fresh(folder, NOW)
    fill(office)
    office.rosters.publish(CONTROL_ROOM, DECEMBER)
    yield office
    office.close()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office nobody has worked with."""
    folder = tmp_path_factory.mktemp("empty")
    office = open_fresh(folder, NOW)
    yield office
    office.close()


@EACH_FORM
def test_form_of_an_empty_unit_prints_or_says_what_is_missing(empty: Office, form: str) -> None:
    if form in NEEDS_A_ROSTER:
        with pytest.raises(InputRefused, match="还没有排班"):
            empty.reports.render(order(form))
    else:
        assert FORMS[form].title and empty.reports.render(order(form)).startswith(b"%PDF")


@EACH_FORM
def test_form_stays_on_its_page_hides_phones_and_is_reproducible(
    published: Office, form: str
) -> None:
    pdf = published.reports.render(order(form, paper="A4"))
    for index, (width, height) in enumerate(page_sizes(pdf)):
        for left, bottom, right, top in object_bounds(pdf, index):
            assert left > 20 and bottom > 20 and right < width - 20 and top < height - 20
        assert overlaps(text_bounds(pdf, index)) == []
    assert PHONE not in read_with_pdfium(pdf)
    assert file_problems(pdf) == ""
    assert published.reports.render(order(form, paper="A4")) == pdf


@pytest.mark.parametrize("form", ["duty-log", "combined-roster", "today-card", "leave-slip"])
def test_form_says_its_title_and_language_and_needs_nothing_from_outside(
    published: Office, form: str
) -> None:
    pdf = published.reports.render(order(form))
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata is not None and "示范大厦" in str(reader.metadata.title)
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert not any(word in pdf for word in (b"/URI", b"/Launch", b"/JavaScript", b"/EmbeddedFile"))
    for font in font_dictionaries(pdf):
        assert "+" in font["/BaseFont"] and "/FontFile2" in font["/FontDescriptor"]


@EACH_FORM
def test_form_without_any_of_its_parts_still_prints(published: Office, form: str) -> None:
    """Printed the other way up, on A3, for the office."""
    parts = frozenset(published.reports.prepare(order(form)).parts)
    wished = order(form, omitted=parts, orientation="portrait", paper="A3", edition="internal")
    pdf = published.reports.render(wished)
    text = only_characters(read_with_pdfium(pdf))
    assert text and "单位盖章" not in text
    assert all(height > width > 800 for width, height in page_sizes(pdf))


@pytest.mark.parametrize("form", ["week-roster", "today-card", "combined-roster", "day-list"])
def test_names_with_markup_are_printed_as_they_are(published: Office, form: str) -> None:
    assert "李<b>四</b>" in only_characters(read_with_pdfium(published.reports.render(order(form))))


def test_leave_slip_is_filled_in_from_the_latest_leave(published: Office) -> None:
    text = only_characters(read_with_pdfium(published.reports.render(order("leave-slip"))))
    assert "李<b>四</b>" in text and "共2天" in text and "✓" in text


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("leave-slip", "2026年12月5日（周六）"),
        ("combined-roster", "（缺2人）"),
        ("handover-record", "（次日接班人）"),
    ],
)
def test_form_says_the_year_who_is_missing_and_who_is_not_known(
    published: Office, form: str, words: str
) -> None:
    assert words in only_characters(read_with_pdfium(published.reports.render(order(form))))


def test_handover_names_who_comes_on_the_next_day(published: Office) -> None:
    eve = order("handover-record", day=date(2026, 11, 30))
    text = only_characters(read_with_pdfium(published.reports.render(eve)))
    assert "李<b>四</b>" in text and "次日接班人" not in text


@pytest.mark.parametrize("traits", ["", "高层民用建筑"])
def test_unit_page_hides_the_manager_unless_the_law_publishes_him(
    working: Office, traits: str
) -> None:
    working.unit.update(traits=traits)
    text = read_with_pdfium(working.reports.render(order("unit-page")))
    assert ("13800000009" in text) is bool(traits)


def test_leave_slip_without_a_record_is_empty(published: Office) -> None:
    text = read_with_pdfium(published.reports.render(order("leave-slip", record_id=0)))
    assert "李<b>" not in text and "请假类别" in text


def test_change_slip_lists_what_the_new_version_changed(working: Office) -> None:
    working.rosters.publish(CONTROL_ROOM, DECEMBER)
    other = add_operator(working, "赵六", "甲班")
    assign(working, seat(1, EARLY, other))
    text = only_characters(read_with_pdfium(working.reports.render(order("change-slip"))))
    assert "第1版" in text and "第2版（草稿）" in text and "1处" in text
    assert "12月1日（周二）" in text and "赵六" in text


def test_published_version_says_how_many_shifts_were_changed_since(working: Office) -> None:
    working.rosters.publish(CONTROL_ROOM, DECEMBER)
    assign(working, seat(3, EARLY, add_operator(working, "赵六", "甲班")))
    pdf = working.reports.render(order("wall-roster", version=1))
    assert "已有1处改动未发布" in only_characters(read_with_pdfium(pdf))
    working.rosters.publish(CONTROL_ROOM, DECEMBER, "演示")
    pdf = working.reports.render(order("wall-roster", version=1))
    assert "本版已作废（有1处改动），以第2版为准" in only_characters(read_with_pdfium(pdf))


def test_hours_of_a_month_stand_in_the_statistics(published: Office) -> None:
    content = published.reports.content(order("hours-statistics"))
    assert isinstance(content, FormSheet)
    (table,) = content.sections[0].blocks
    assert isinstance(table, Table)
    assert [row[-3] for row in table.rows] == ["16", "16"]
