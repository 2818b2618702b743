"""Reviewing an import: decisions, corrections, further certificates, taking back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fire_roster.errors import InputRefused
from fire_roster.records.leave import LeaveFields
from fire_roster.services.changes import Kind
from fire_roster.services.imports import (
    Decision,
    ImportOutcome,
    ImportPreview,
    MemberField,
    PreviewRow,
    PreviewState,
    RowReview,
    days_to_fill,
)
from fire_roster.services.office import Office
from tests.integration.services.people import id_number
from tests.unit.exchange.files import xlsx, xlsx_sheets

HEADER = (
    "姓名",
    "身份证号",
    "联系电话",
    "班组",
    "岗位",
    "证书等级",
    "证书编号",
    "有效期至",
    "站点",
)
ZHANG = ("张三", id_number(1), "13800000001", "甲班", "控制室值班员", "四级", "N1", "2027-06-30")
LI = ("李四", id_number(2), "13800000002", "乙班", "消防员")


def _preview(office: Office, folder: Path, *rows: tuple[str, ...]) -> ImportPreview:
    path = folder / "名单.xlsx"
    path.write_bytes(xlsx([HEADER, *(row + ("",) * (len(HEADER) - len(row)) for row in rows)]))
    return office.imports.preview(path)


def _row(office: Office, folder: Path, *cells: str) -> PreviewRow:
    (row,) = _preview(office, folder, cells).rows
    return row


def _apply(office: Office, folder: Path, *rows: tuple[str, ...]) -> ImportOutcome:
    return office.imports.apply(_preview(office, folder, *rows)).value


def test_unknown_station_is_told_and_the_position_decides(office: Office, tmp_path: Path) -> None:
    row = _row(office, tmp_path, *ZHANG, "不存在的站")
    assert row.state is PreviewState.READY
    assert "没有名为“不存在的站”的站点（现有：消控室、微型消防站），按岗位归入站点。" in row.reasons


def test_two_stations_in_one_cell_are_both_kept(office: Office, tmp_path: Path) -> None:
    _apply(office, tmp_path, (*ZHANG, "消控室、微型消防站"))
    assert office.members.list_all()[0].stations == ("消控室", "微型消防站")
    row = _row(office, tmp_path, *ZHANG, "微型消防站")
    assert [(one.label, one.new) for one in row.changes] == [("站点", "微型消防站")]
    _apply(office, tmp_path, (*ZHANG, "微型消防站"))
    assert office.members.list_all()[0].stations == ("微型消防站",)


@pytest.mark.parametrize(
    ("position", "level", "station"),
    [
        ("监控员", "", "消控室"),
        ("消控值班长", "", "消控室"),
        ("值班员", "四级", "消控室"),
        ("值班员", "", "微型消防站"),
        ("队长", "四级", "微型消防站"),
    ],
)
def test_position_in_other_words_decides_where_duty_is_kept(
    office: Office, tmp_path: Path, position: str, level: str, station: str
) -> None:
    _apply(office, tmp_path, ("张三", "", "", "", position, level))
    entry = office.members.list_all()[0]
    assert (entry.record.position, entry.stations) == (position, (station,))


def test_certificate_that_has_run_out_is_told(office: Office, tmp_path: Path) -> None:
    row = _row(office, tmp_path, *ZHANG[:7], "2026-11-30")
    assert (row.state, row.reasons) == (
        PreviewState.READY,
        ("消防设施操作员证书已于 2026-11-30 到期。",),
    )
    assert _row(office, tmp_path, *ZHANG[:7], "2026-12-01").reasons == ()


def test_person_with_two_certificates_in_two_rows_is_one_person(
    office: Office, tmp_path: Path
) -> None:
    rows = (
        ("张三", id_number(1), "", "甲班", "", "五级", "N1", "2027-06-30"),
        ("张三", id_number(1), "13800000001", "", "", "四级", "N2", "长期"),
    )
    preview = _preview(office, tmp_path, *rows)
    assert [row.head for row in preview.rows] == [None, (0, 1)]
    outcome = office.imports.apply(preview).value
    assert (outcome.added, outcome.left_out) == (1, ())
    (entry,) = office.members.list_all()
    assert (entry.team, entry.record.phone) == ("甲班", "13800000001")
    assert [one.number for one in entry.certificates] == ["N1", "N2"]
    assert _preview(office, tmp_path, *rows).counts[PreviewState.SAME] == 2


def test_row_that_continues_a_person_in_doubt_waits_too(office: Office, tmp_path: Path) -> None:
    first = ("张三", id_number(1), "", "", "", "五级", "N1", "2026-02-30")
    second = ("张三", id_number(1), "", "", "", "四级", "N2", "长期")
    preview = _preview(office, tmp_path, first, second)
    assert [row.state for row in preview.rows] == [PreviewState.UNDECIDED] * 2
    assert preview.rows[1].reasons[-1] == "第 2 行还没有确定，这一行也先不导入。"


def test_decision_about_a_namesake_holds_only_for_the_people_of_the_preview(
    office: Office, tmp_path: Path
) -> None:
    _apply(office, tmp_path, ("张三", "", "13800000001"))
    preview = _preview(office, tmp_path, ("张三", id_number(1), "13900000009"))
    (row,) = preview.rows
    assert [one.record.name for one in row.namesakes] == ["张三"]
    new = office.imports.revise(preview, {row.place: RowReview(decision=Decision.NEW)})
    office.imports.apply(new)
    assert len(office.members.list_all()) == 2
    with pytest.raises(InputRefused, match="重新选择文件预览"):
        office.imports.apply(new)


def test_decision_for_a_person_changes_the_name_too(office: Office, tmp_path: Path) -> None:
    _apply(office, tmp_path, ZHANG)
    preview = _preview(office, tmp_path, ("张三丰", id_number(1)))
    (row,) = preview.rows
    review = RowReview(decision=Decision.PERSON, person_id=1)
    revised = office.imports.revise(preview, {row.place: review})
    assert [(one.label, one.old, one.new) for one in revised.rows[0].changes] == [
        ("姓名", "张三", "张三丰")
    ]
    office.imports.apply(revised)
    assert [one.record.name for one in office.members.list_all()] == ["张三丰"]
    gone = office.imports.revise(
        preview, {row.place: RowReview(decision=Decision.PERSON, person_id=99)}
    )
    assert "已经不在" in gone.rows[0].reasons[-1]


def test_whole_import_is_undone_in_one_step(office: Office, tmp_path: Path) -> None:
    _apply(office, tmp_path, ZHANG)
    before = office.upkeep.digest()
    _apply(office, tmp_path, (*ZHANG[:2], "13900000009", "丙班"), LI, ("王五", id_number(5)))
    assert len(office.members.list_all()) == 3
    office.undo.undo()
    assert office.upkeep.digest() == before


def test_import_is_undone_with_what_followed_it(office: Office, tmp_path: Path) -> None:
    _apply(office, tmp_path, ZHANG)
    before = office.upkeep.digest()
    operation = _apply(office, tmp_path, LI, ("王五", id_number(5))).operation_id
    li = office.members.find("李四")
    office.leaves.add(li, LeaveFields(first=date(2026, 12, 8), last=date(2026, 12, 9)))
    done = office.undo.undo_through(operation)
    assert (done.value, office.upkeep.digest()) == (2, before)
    assert done.changes.touches(Kind.LEAVE) and done.changes.touches(Kind.MEMBER)
    with pytest.raises(InputRefused, match="已经撤销过了"):
        office.undo.undo_through(operation)
    assert "导入" in office.undo.redo().value and "年休假" in office.undo.redo().value


def test_months_without_a_day_are_completed_in_one_go(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    header = ("姓名", "等级", "发证日期", "有效期至", "入职日期")
    path.write_bytes(
        xlsx(
            [
                header,
                ("张三", "四级", "2026年3月", "2028-02", "2020-01-05"),
                ("李四", "四级", "2026-03-09", "2028-02-01", 2020.1),
            ]
        )
    )
    preview = office.imports.preview(path)
    days = days_to_fill(preview)
    assert list(days) == [preview.rows[0].place]
    revised = office.imports.revise(preview, days)
    assert revised.rows[0].state is PreviewState.READY
    paper = revised.rows[0].values.certificates[0]
    assert (paper.issued, paper.expires) == (date(2026, 3, 1), date(2028, 2, 29))
    assert days_to_fill(revised) == {} and revised.rows[1].state is PreviewState.UNDECIDED


def test_corrected_columns_are_remembered_for_the_next_list(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(xlsx([("姓名", "甲", "乙"), ("张三", "x", "13800000001")]))
    found = office.imports.read(path)
    columns = {**found.mappings[0].columns, MemberField.PHONE: 2}
    corrected = replace(found.mappings[0], columns=columns)
    office.imports.apply(office.imports.judge(found, (corrected,)), found)
    path.write_bytes(xlsx([("姓名", "甲", "乙"), ("李四", "y", "13800000002")]))
    again = office.imports.preview(path)
    assert [row.values.phone for row in again.rows] == ["13800000002"]
    (tmp_path / "值班 数据" / "import_columns.json").write_text("[", encoding="utf-8")
    assert office.imports.read(path).remembered == ()


def test_left_out_rows_of_several_sheets_keep_what_was_put_right(
    office: Office, tmp_path: Path
) -> None:
    header = ("姓名", "身份证号", "电话", "岗位")
    path = tmp_path / "分班.xlsx"
    path.write_bytes(
        xlsx_sheets(
            {
                "一班": [header, ("张三", "123", "13800000001", "队员")],
                "二班": [header, ("李四", "456", "13800000002", "队员")],
            }
        )
    )
    preview = office.imports.preview(path)
    cells = {(MemberField.PHONE, 0): "13800000009"}
    revised = office.imports.revise(preview, {preview.rows[1].place: RowReview(cells=cells)})
    office.imports.save_left_out(revised, tmp_path / "退回.xlsx")
    again = office.imports.preview(tmp_path / "退回.xlsx")
    assert [(row.values.name, row.values.phone) for row in again.rows] == [
        ("张三", "13800000001"),
        ("李四", "13800000009"),
    ]
    assert not any("原因" in notice for notice in again.notices)


def test_template_is_read_back_as_an_empty_list(office: Office, tmp_path: Path) -> None:
    office.imports.save_template(tmp_path / "模板.xlsx")
    found = office.imports.read(tmp_path / "模板.xlsx")
    assert found.problem == ""
    assert found.mappings[0].unknown == ()
    with pytest.raises(InputRefused, match="没有人员"):
        office.imports.preview(tmp_path / "模板.xlsx")


def test_pasted_cells_are_a_list_and_nothing_is_refused(office: Office) -> None:
    found = office.imports.read_text("姓名\t电话\n张三\t13800000001\n")
    preview = office.imports.judge(found, found.mappings)
    assert [row.values.name for row in preview.rows] == ["张三"]
    with pytest.raises(InputRefused, match="剪贴板"):
        office.imports.read_text("  ")


def test_judging_ends_where_progress_says_so(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "长.csv"
    rows = "".join(f"张三{number},13800000001\n" for number in range(500))
    path.write_text("姓名,电话\n" + rows, encoding="utf-8")
    found = office.imports.read(path)

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        office.imports.judge(found, found.mappings, progress=stop)
    told: list[float] = []
    office.imports.judge(found, found.mappings, progress=told.append)
    assert told == sorted(told) and told[0] >= 0 and told[-1] <= 1


def test_one_reason_is_told_once(office: Office, tmp_path: Path) -> None:
    row = _row(office, tmp_path, "张三", "123")
    assert row.reasons == ("B2 身份证号：身份证号应为 18 位，这里是 3 位。",)


def test_certificate_of_an_unknown_name_is_taken_once_and_known_then(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(xlsx([["姓名", "岗位", "证书名称"], ["张三", "消防员", "叉车证"]]))
    preview = office.imports.preview(path)
    assert "没见过的证书名称" in preview.rows[0].reasons[0]
    place = preview.rows[0].place
    taken = office.imports.revise(preview, {place: RowReview(decision=Decision.TAKE)})
    office.imports.apply(taken)
    assert [one.type for one in office.members.list_all()[0].certificates] == ["叉车证"]
    assert [row.state for row in office.imports.preview(path).rows] == [PreviewState.SAME]
