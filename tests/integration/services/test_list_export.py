"""Lists for Excel and WPS: masked, watermarked, on record, and text everywhere."""

import csv
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from fire_roster.errors import UsageProblem
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.member import MemberFields
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.imports import PreviewState
from fire_roster.services.office import Office
from fire_roster.services.practice.trainings import Attended, load_trainings
from tests.integration.services.nasty_names import add_nasty_people
from tests.integration.services.people import audit, id_number


@pytest.fixture
def staff(office: Office) -> Office:
    """Two people, one with two papers."""
    office.unit.update(name="江城明珠广场")
    zhang = office.members.add(
        MemberFields(
            name="张三",
            phone="15400000001",
            id_number=id_number(1),
            position="控制室值班员",
            joined=date(2020, 1, 1),
        ),
        "甲班",
    ).value
    office.members.add(MemberFields(name="李四", position="控制室值班员", remark="新来"))
    office.certificates.add(
        zhang, CertificateFields(level="四级", number="2299000000000001", is_long_term=True)
    )
    office.certificates.add(
        zhang, CertificateFields(type="机动车驾驶证", expires=date(2026, 12, 18))
    )
    return office


def _rows(path: Path) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_exported_ledger_comes_back_as_nothing_to_do(
    staff: Office, tmp_path: Path, suffix: str
) -> None:
    key = staff.members.find("张三").record.id
    paper = next(one.record.id for one in staff.certificates.list_all() if one.record.level)
    staff.certificates.update(
        paper, direction="消防设施监控操作", verified_on=date(2026, 11, 1), issuer="某中心"
    )
    staff.members.update(key, no_night_until=date(2027, 3, 1))
    path = tmp_path / f"台账{suffix}"
    staff.exports.export_members(path, is_unmasked=True)
    rows = staff.imports.preview(path).rows
    assert [(row.state, row.changes) for row in rows] == [(PreviewState.SAME, ())] * 3
    staff.exports.export_members(path)
    masked = staff.imports.preview(path).rows
    assert [(row.state, row.changes) for row in masked] == [(PreviewState.SAME, ())] * 3


def test_ledger_is_masked_watermarked_and_on_record(staff: Office, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    assert staff.exports.export_members(path).value == 3
    rows = _rows(path)
    named = [dict(zip(rows[0], row, strict=True)) for row in rows[1:4]]
    assert [one["姓名"] for one in named] == ["张三", "张三", "李四"]
    assert named[0]["联系电话"] == "154****0001"
    assert named[0]["身份证号"].count("*") == 13
    assert (named[0]["有效期至"], named[0]["证书编号"]) == ("长期", "2299000000000001")
    assert named[1]["有效期至"].date() == date(2026, 12, 18)
    assert (named[2]["证书类别"], named[2]["备注"]) == (None, "新来")
    assert "江城明珠广场" in rows[-1][0]
    assert "导出时间：2026-12-01 09:30" in rows[-1][0]
    assert audit(staff)[0].summary == "导出人员台账（已打码），3 行"


def test_ledger_in_full_is_told_in_the_audit(staff: Office, tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    staff.exports.export_members(path, is_unmasked=True)
    assert "15400000001" in path.read_text(encoding="utf-8-sig")
    assert "含完整身份证号" in audit(staff)[0].summary


def test_other_ending_is_refused_and_leaves_no_trace(staff: Office, tmp_path: Path) -> None:
    before = len(audit(staff))
    with pytest.raises(UsageProblem, match="文件名的结尾"):
        staff.exports.export_members(tmp_path / "台账.docx")
    assert len(audit(staff)) == before
    assert not list(tmp_path.glob("台账*"))


def test_matrix_shows_the_best_paper_of_each_type_on_any_day(staff: Office) -> None:
    now = staff.matrix.get_matrix()
    assert now.types == ("消防设施操作员", "机动车驾驶证")
    texts = {row.member.name: [cell.text for cell in row.cells] for row in now.rows}
    assert texts == {"张三": ["四级 有效", "还有 17 天"], "李四": ["无证", ""]}
    later = staff.matrix.get_matrix(date(2027, 3, 1))
    assert later.day_text == "状态于 2027-03-01"
    assert later.rows[0].cells[1].text == "已过期"
    assert later.rows[0].cells[1].is_alarming
    assert "无扫描件" in now.rows[0].cells[0].detail
    assert "没有可以在消控室值班的证书" in now.rows[1].cells[0].detail
    assert now.rows[1].cells[1].detail == ""
    last_day = staff.matrix.get_matrix(date(2026, 12, 18))
    assert last_day.rows[0].cells[1].text == "今天到期"


def test_matrix_is_of_those_employed_at_the_station_that_day(staff: Office) -> None:
    key = staff.members.find("李四").record.id
    staff.members.update(key, left=date(2026, 12, 31), joined=date(2026, 6, 1))
    names = [
        [row.member.name for row in staff.matrix.get_matrix(day, 1).rows]
        for day in (date(2026, 5, 31), date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert names == [["张三"], ["张三", "李四"], ["张三"]]
    assert staff.matrix.get_matrix(station_id=2).rows == ()
    assert "消控室" in staff.matrix.get_matrix(station_id=1).title


def test_matrix_and_ledger_know_the_position_of_the_day(staff: Office) -> None:
    li = staff.members.find("李四").record.id
    staff.members.update(li, position_from=date(2027, 1, 1))
    rows = {
        day: staff.matrix.get_matrix(day).rows[1] for day in (date(2026, 12, 31), date(2027, 1, 1))
    }
    assert [(row.position, row.cells[0].text) for row in rows.values()] == [
        ("", ""),
        ("控制室值班员", "无证"),
    ]
    for name in ("staff-ledger", "certificate-matrix"):
        texts = [
            staff.reports.text_of(staff.reports.render(PrintOrder(form=name, day=day)))
            for day in rows
        ]
        assert [text.count("控制室值班员") for text in texts] == [1, 2]


def test_matrix_on_paper_is_of_the_station(staff: Office) -> None:
    staff.members.add(MemberFields(name="王五", position="消防员"))
    texts = [
        staff.reports.text_of(
            staff.reports.render(PrintOrder(form="certificate-matrix", station_id=station))
        )
        for station in (None, 1, 2)
    ]
    assert ["王五" in text for text in texts] == [True, False, True]
    assert ["张三" in text for text in texts] == [True, True, False]
    assert "消控室" in texts[1]


def test_training_on_record_is_shown_before_an_earlier_note_that_counts_as_well(
    staff: Office,
) -> None:
    key = staff.members.find("李四").record.id
    staff.members.update(key, trained_on=date(2020, 5, 1))
    noted = staff.members.find("李四")
    assert (noted.trained_on, noted.pre_post_on) == (date(2020, 5, 1), None)
    with staff.database.read() as session:
        assert [one.held_on for one in load_trainings(session)] == [date(2020, 5, 1)]
    held = {"planned_on": date(2026, 11, 2), "held_on": date(2026, 11, 3)}
    course = staff.records.add("training", title="岗前", kind="岗前培训", **held).value
    staff.trainings.set_attendance(course, {key: Attended()})
    assert staff.members.find("李四").trained_on == date(2026, 11, 3)
    with staff.database.read() as session:
        days = [one.held_on for one in load_trainings(session)]
    assert days == [date(2026, 11, 3), date(2020, 5, 1)]


def test_alerts_to_excel_say_who_has_seen_to_them(staff: Office, tmp_path: Path) -> None:
    staff.alerts.tick()
    first = staff.alerts.list_open()[0]
    staff.alerts.acknowledge([first.key])
    path = tmp_path / "提醒.xlsx"
    found = (*staff.alerts.list_open(), *staff.alerts.list_history())
    assert staff.exports.export_alerts(path, found).value == len(found)
    rows = {row[8]: row for row in _rows(path)[1:] if row[8]}
    assert rows[first.key][3] == first.message and "已处理" in rows[first.key][4]


def test_matrix_to_excel_and_pdf_says_the_day(staff: Office, tmp_path: Path) -> None:
    path = tmp_path / "矩阵.xlsx"
    staff.exports.export_matrix(path, staff.matrix.get_matrix(date(2027, 3, 1)))
    rows = _rows(path)
    assert rows[0][3:] == ["消防设施操作员", "机动车驾驶证"]
    assert rows[1][4] == "已过期"
    assert "状态于 2027-03-01" in rows[-1][0]
    pdf = tmp_path / "矩阵.pdf"
    order = PrintOrder(form="certificate-matrix", day=date(2027, 3, 1))
    staff.reports.save(staff.reports.render(order), pdf)
    text = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "截至 2027-03-01" in text
    assert "机动车驾驶证" in text


def test_nasty_names_are_text_in_excel_csv_and_pdf(office: Office, tmp_path: Path) -> None:
    names = add_nasty_people(office)
    kept = [entry.record.name for entry in office.members.list_all()]
    assert kept == [name.replace("\ufeff", "").strip() for name in names]
    book, text = tmp_path / "a.xlsx", tmp_path / "a.csv"
    office.exports.export_members(book)
    office.exports.export_members(text)
    sheet = openpyxl.load_workbook(book).worksheets[0]
    cells = [sheet.cell(row, 2) for row in range(2, 202)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == kept
    with StringIO(text.read_text(encoding="utf-8-sig"), newline="") as lines:
        read = [row[1] for row in list(csv.reader(lines))[1:201]]
    assert [name.lstrip("\t") for name in read] == kept
    assert not [name for name in read if name.startswith(("=", "+", "-", "@"))]
    pdf = tmp_path / "a.pdf"
    office.reports.save(office.reports.render(PrintOrder(form="certificate-matrix")), pdf)
    printed = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    squeezed = "".join(printed.split())
    for name in ("<b>王</b>", "=1+1", "</para>", "王䶮", "%s%n%x", "&amp;nbsp;"):
        assert name in squeezed


def test_exported_ledgers_name_every_field_the_station_and_the_late_entry(
    office: Office, tmp_path: Path
) -> None:
    room = office.stations.find("消控室").record
    long_ago = office.clock.today() - timedelta(days=9)
    office.records.add("hazard", found_on=long_ago, place="=地下车库", description="堆物")
    office.records.add("duty-log", day=long_ago, station_id=room.id)
    told = {}
    for key in ("hazard", "duty-log"):
        path = tmp_path / f"{key}.xlsx"
        assert office.exports.export_ledger(path, key).value == 1
        titles, values, *_ = (row for row in _rows(path) if any(row))
        told.update(zip(titles, values, strict=True))
    assert (told["部位"], told["消控室"], told["补录"]) == ("=地下车库", "消控室", "补录")
    with pytest.raises(UsageProblem):
        office.exports.export_ledger(tmp_path / "x.xlsx", "nothing")
