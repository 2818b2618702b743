"""Importing staff lists: what each row means against the people on file."""

from datetime import date
from pathlib import Path

import pytest

from fire_roster.errors import InputRefused
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.member import MemberFields
from fire_roster.services.imports import (
    ImportOutcome,
    ImportPreview,
    PreviewRow,
    PreviewState,
)
from fire_roster.services.office import Office
from tests.integration.services.people import audit, id_number
from tests.unit.exchange.files import SAMPLE, xlsx

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


def test_preview_writes_nothing(office: Office, tmp_path: Path) -> None:
    preview = _preview(office, tmp_path, ZHANG, LI)
    assert preview.counts == {
        PreviewState.READY: 2,
        PreviewState.CHANGED: 0,
        PreviewState.SAME: 0,
        PreviewState.UNDECIDED: 0,
        PreviewState.REFUSED: 0,
        PreviewState.SKIPPED: 0,
    }
    assert (office.members.list_all(), audit(office)) == ((), [])
    assert preview.sheet_names == ("名单",) and preview.column_titles()[0] == "A  姓名"


def test_apply_writes_members_with_certificates_as_one_action(
    office: Office, tmp_path: Path
) -> None:
    outcome = _apply(office, tmp_path, ZHANG, LI)
    assert (outcome.added, outcome.changed, outcome.same, outcome.left_out) == (2, 0, 0, ())
    zhang, li = office.members.list_all()
    assert (zhang.team, zhang.stations, li.stations) == ("甲班", ("消控室",), ("微型消防站",))
    assert (zhang.certificates[0].level, zhang.certificates[0].expires) == (
        "四级",
        date(2027, 6, 30),
    )
    assert [row.action for row in audit(office)] == ["members.import"]


def test_import_twice_changes_nothing(office: Office, tmp_path: Path) -> None:
    _apply(office, tmp_path, ZHANG, LI)
    digest = office.upkeep.digest()
    assert _preview(office, tmp_path, ZHANG, LI).counts[PreviewState.SAME] == 2
    assert _apply(office, tmp_path, ZHANG, LI).added == 0
    assert office.upkeep.digest() == digest


def test_apply_the_same_preview_twice_is_refused(office: Office, tmp_path: Path) -> None:
    preview = _preview(office, tmp_path, ("王五",))
    office.imports.apply(preview)
    with pytest.raises(InputRefused, match="重新选择文件预览"):
        office.imports.apply(preview)
    assert len(office.members.list_all()) == 1


def test_apply_after_somebody_edited_the_person_is_refused(office: Office, tmp_path: Path) -> None:
    _apply(office, tmp_path, ZHANG)
    preview = _preview(office, tmp_path, (*ZHANG[:3], "丙班"))
    office.members.update(1, position="站长")
    with pytest.raises(InputRefused, match="重新选择文件预览"):
        office.imports.apply(preview)
    assert office.members.list_all()[0].team == "甲班"


def test_changed_row_names_old_and_new(office: Office, tmp_path: Path) -> None:
    _apply(office, tmp_path, ZHANG)
    row = _row(office, tmp_path, "张三", id_number(1), "13900000009", "丙班")
    assert row.state is PreviewState.CHANGED and row.state.label == "有变化"
    assert [(one.label, one.old, one.new) for one in row.changes] == [
        ("联系电话", "13800000001", "13900000009"),
        ("班组", "甲班", "丙班"),
    ]
    outcome = _apply(office, tmp_path, ("张三", id_number(1), "13900000009", "丙班"))
    assert (outcome.added, outcome.changed) == (0, 1)
    entry = office.members.list_all()[0]
    assert (entry.team, entry.record.phone, entry.record.position) == (
        "丙班",
        "13900000009",
        "控制室值班员",
    )


def test_certificate_renewal_changes_the_certificate(office: Office, tmp_path: Path) -> None:
    _apply(office, tmp_path, ZHANG)
    renewed = (*ZHANG[:7], "2029-06-30")
    row = _row(office, tmp_path, *renewed)
    assert [(one.label, one.new) for one in row.changes] == [("有效期至", "2029-06-30")]
    _apply(office, tmp_path, renewed)
    (paper,) = office.members.list_all()[0].certificates
    assert (paper.number, paper.expires) == ("N1", date(2029, 6, 30))


def test_certificate_becomes_long_term(office: Office, tmp_path: Path) -> None:
    _apply(office, tmp_path, ZHANG)
    _apply(office, tmp_path, (*ZHANG[:7], "长期"))
    (paper,) = office.members.list_all()[0].certificates
    assert (paper.is_long_term, paper.expires) == (True, None)
    _apply(office, tmp_path, ZHANG)
    (paper,) = office.members.list_all()[0].certificates
    assert (paper.is_long_term, paper.expires) == (False, date(2027, 6, 30))


def test_certificate_of_another_number_is_added(office: Office, tmp_path: Path) -> None:
    _apply(office, tmp_path, ZHANG)
    row = _row(office, tmp_path, *ZHANG[:6], "N2", "2030-01-01")
    assert [one.label for one in row.changes] == ["新增证书"]
    _apply(office, tmp_path, (*ZHANG[:6], "N2", "2030-01-01"))
    assert [one.number for one in office.members.list_all()[0].certificates] == ["N1", "N2"]


def test_certificate_without_a_number_is_completed(office: Office, tmp_path: Path) -> None:
    _apply(office, tmp_path, (*ZHANG[:6], "", "2027-06-30"))
    _apply(office, tmp_path, ZHANG)
    assert [one.number for one in office.members.list_all()[0].certificates] == ["N1"]


def test_id_number_of_another_name_needs_a_decision(office: Office, tmp_path: Path) -> None:
    _apply(office, tmp_path, ZHANG)
    row = _row(office, tmp_path, "张三丰", id_number(1))
    assert row.state is PreviewState.UNDECIDED
    assert "与库里的张三相同，但姓名不同" in row.reasons[-1]


def test_same_name_with_another_id_number_is_a_second_person(
    office: Office, tmp_path: Path
) -> None:
    _apply(office, tmp_path, ZHANG)
    _apply(office, tmp_path, ("张三", id_number(3), "13800000003", "丙班"))
    assert [one.name for one in office.members.list_all()] == ["张三（甲班）", "张三（丙班）"]


def test_same_name_without_a_number_on_file_needs_something_in_common(
    office: Office, tmp_path: Path
) -> None:
    _apply(office, tmp_path, ("张三", "", "13800000001"))
    doubtful = _row(office, tmp_path, "张三", id_number(1), "13900000009")
    assert doubtful.state is PreviewState.UNDECIDED and "同名的张三" in doubtful.reasons[-1]
    sure = _row(office, tmp_path, "张三", id_number(1), "13800000001")
    assert [one.label for one in sure.changes] == ["身份证号"]


def test_same_name_without_a_number_in_the_list_is_the_one_on_file(
    office: Office, tmp_path: Path
) -> None:
    _apply(office, tmp_path, ZHANG)
    assert _row(office, tmp_path, "张三").state is PreviewState.SAME
    _apply(office, tmp_path, ("张三", id_number(3)))
    row = _row(office, tmp_path, "张三")
    assert row.state is PreviewState.UNDECIDED and "库里有 2 个张三" in row.reasons[-1]


def test_row_that_contradicts_the_person_on_file_needs_a_decision(
    office: Office, tmp_path: Path
) -> None:
    office.members.add(MemberFields(name="张三", joined=date(2026, 6, 1)))
    office.certificates.add(1, CertificateFields(number="N1", issued=date(2026, 6, 1)))
    path = tmp_path / "离职.xlsx"
    path.write_bytes(xlsx([("姓名", "离职日期"), ("张三", "2026-01-01")]))
    (row,) = office.imports.preview(path).rows
    assert row.state is PreviewState.UNDECIDED and "早于入职日期" in row.reasons[-1]
    late = _row(office, tmp_path, "张三", "", "", "", "", "五级", "N1", "2026-01-01")
    assert late.state is PreviewState.UNDECIDED and "早于发证日期" in late.reasons[-1]


def test_row_that_is_too_long_needs_a_decision(office: Office, tmp_path: Path) -> None:
    row = _row(office, tmp_path, "张三", "", "电话" * 21)
    assert row.state is PreviewState.UNDECIDED
    assert any("联系电话最多 40 个字" in one for one in row.reasons)


@pytest.mark.parametrize(
    ("station", "expected"), [("微型消防站", "微型消防站"), ("不存在的站", "消控室")]
)
def test_station_column_decides_where_duty_is_kept(
    office: Office, tmp_path: Path, station: str, expected: str
) -> None:
    _apply(office, tmp_path, (*ZHANG, station))
    assert office.members.list_all()[0].stations == (expected,)


def test_left_out_rows_are_listed_and_saved(office: Office, tmp_path: Path) -> None:
    bad = ("李四", "123", "", "")
    preview = _preview(office, tmp_path, ZHANG, bad)
    outcome = office.imports.apply(preview).value
    assert (outcome.added, [one.row for one in outcome.left_out]) == (1, [3])
    office.imports.save_left_out(preview, tmp_path / "未导入.xlsx")
    again = office.imports.preview(tmp_path / "未导入.xlsx")
    assert [row.values.name for row in again.rows] == ["李四"]


def test_refused_workbook_changes_nothing(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(InputRefused):
        office.imports.preview(path)
    assert (office.members.list_all(), audit(office)) == ((), [])


def test_sample_goes_in_whole_and_a_second_time_changes_nothing(office: Office) -> None:
    preview = office.imports.preview(SAMPLE)
    outcome = office.imports.apply(preview).value
    assert outcome.added + len(outcome.left_out) == len(preview.rows)
    again = office.imports.preview(SAMPLE)
    assert again.counts[PreviewState.SAME] == outcome.added
    assert again.counts[PreviewState.READY] == again.counts[PreviewState.CHANGED] == 0
