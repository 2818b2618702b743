"""Files out and back: Excel, calendar, payroll."""

import zipfile
from pathlib import Path

import xlsxwriter
from icalendar import Calendar

from fire_roster.exchange.sheet_reader import read_workbook
from fire_roster.exchange.workbook import Sheet
from tests.integration.cli.conftest import Command


def _edited(source: Path, changes: dict[tuple[int, int], str], target: Path) -> None:
    """The first sheet written anew with some cells replaced, as Excel would save it."""
    sheet: Sheet = read_workbook(source).sheets[0]
    with xlsxwriter.Workbook(str(target)) as book:
        page = book.add_worksheet(sheet.name)
        for line, row in enumerate(sheet.rows):
            for column, value in enumerate(row):
                page.write(line, column, changes.get((line, column), value))
        for (line, column), text in changes.items():
            page.write(line, column, text)


def test_roster_goes_to_excel_and_comes_back_as_a_patch(demo: Command, tmp_path: Path) -> None:
    out, edited = tmp_path / "值班表.xlsx", tmp_path / "改过.xlsx"
    assert demo("export", "roster", "消控室", "2026-12", "--out", str(out)).code == 0
    before = demo("digest").out
    same = demo("import", "roster", str(out), "--json").json
    assert (same["changes"], same["problems"]) == ([], [])

    _edited(out, {(4, 5): "夜", (5, 5): "早x", (4, 6): "休"}, edited)
    preview = demo("import", "roster", str(edited), "--dry-run", "--json")
    assert preview.code == 1
    assert preview.json["problems"] == ["F6：看不懂“早x”，这一格没有改。"]
    assert {one["date"] for one in preview.json["changes"]} <= {"2026-12-01", "2026-12-02"}
    assert demo("digest").out == before

    assert demo("import", "roster", str(edited)).code == 1
    shown = demo("roster", "show", "消控室", "2026-12", "--json").json["assignments"]
    first = preview.json["changes"][0]
    assert ("2026-12-01", "夜", first["member"]) in {
        (one["date"], one["shift"], one["member"]) for one in shown
    }


def test_exported_roster_has_no_formula(demo: Command, tmp_path: Path) -> None:
    out = tmp_path / "值班表.xlsx"
    demo("members", "list")
    demo("export", "roster", "消控室", "2026-12", "--out", str(out))
    with zipfile.ZipFile(out) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_another_workbook_is_refused(demo: Command, tmp_path: Path) -> None:
    other = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(str(other)) as book:
        book.add_worksheet().write(0, 0, "姓名")
    answer = demo("import", "roster", str(other))
    assert answer.code == 3 and "重新导出" in answer.err
    assert demo("export", "roster", "消控室", "2027-05", "--out", str(other)).code == 3


def test_stranger_twice_and_newer_version_are_told(demo: Command, tmp_path: Path) -> None:
    out, edited = tmp_path / "值班表.xlsx", tmp_path / "改过.xlsx"
    demo("export", "roster", "消控室", "2026-11", "--out", str(out))
    demo("roster", "set", "消控室", "2026-11-25", "早", "温知夏")
    sheet = read_workbook(out).sheets[0]
    key = str(sheet.cell(4, 0)).split(".")[0]
    _edited(out, {(5, 0): key, (6, 0): "", (6, 2): "无名氏", (6, 5): "早"}, edited)
    found = demo("import", "roster", str(edited), "--dry-run", "--json").json
    assert any("重复出现" in one for one in found["problems"])
    assert any("没有“无名氏”这个人" in one for one in found["problems"])
    assert "第 1 版导出" in found["notices"][0]


def test_calendar_holds_the_final_duties(demo: Command, tmp_path: Path) -> None:
    out = tmp_path / "值班.ics"
    done = demo("export", "calendar", "温知夏", "--out", str(out), "--json").json
    calendar = Calendar.from_ical(out.read_bytes())
    events = calendar.walk("VEVENT")
    assert len(events) == done["events"] > 20
    assert events[0]["summary"].startswith("消控室")
    assert events[0].decoded("dtstart").utcoffset().total_seconds() == 8 * 3600
    assert len({str(one["uid"]) for one in events}) == len(events)
    assert demo("export", "calendar", "温知夏", "--out", str(out), now="2030-01-01").code == 3


def test_payroll_and_statistics_are_tables(demo: Command, tmp_path: Path) -> None:
    pay, sums = tmp_path / "工资.xlsx", tmp_path / "统计.xlsx"
    demo("roster", "set", "消控室", "2026-05-01", "早", "温知夏")
    done = demo("export", "payroll", "2026-05", "--out", str(pay), "--json").json
    assert done["statutory_lines"] == 1
    sheets = {sheet.name: sheet for sheet in read_workbook(pay).sheets}
    line = sheets["法定节假日加班"].rows[2]
    assert (line[0], line[1], line[2], line[-2], line[-1]) == (
        "2026-05-01",
        "劳动节",
        "温知夏",
        8,
        "300%",
    )
    words = ("export", "statistics", "2026", "--station", "消控室", "--out", str(sums))
    assert demo(*words).code == 0
    assert "劳动节" in read_workbook(sums).sheets[0].rows[1]
