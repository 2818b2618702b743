"""Staff lists to rows: the sample, other layouts, every reason."""

import dataclasses
import json
from datetime import date

import pytest
from xlsxwriter.worksheet import Worksheet

from fire_roster.errors import InputRefused
from fire_roster.exchange.cell_values.findings import RowState
from fire_roster.exchange.column_mapping import ColumnMapping
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.member_import import parse_member_rows
from fire_roster.exchange.member_rows import CertificateValues, MemberRow, MemberSheet, MemberValues
from fire_roster.exchange.reader_process import parse_content
from fire_roster.exchange.remark_hints import LeaveHint, NoNightHint
from tests.unit.exchange.files import SAMPLE, Row, book, id_number, ods, xls, xlsx

READY, UNDECIDED, REFUSED = RowState.READY, RowState.UNDECIDED, RowState.REFUSED


def read(content: bytes) -> MemberSheet:
    """The rows of a file's bytes."""
    return parse_member_rows(parse_content(content, "名单"))


def rows_of(*rows: Row) -> tuple[MemberRow, ...]:
    """The rows below the given header."""
    return parse_member_rows(book(rows)).rows


def as_key(values: MemberValues) -> dict[str, object]:
    """The values in the shape of the sample's answer key."""
    certificate = values.certificate
    days = {"joined": values.joined, "issued": None, "expires": None}
    if certificate:
        days |= {"issued": certificate.issued, "expires": certificate.expires}
    return {
        "name": values.name,
        "sex": values.sex,
        "id": values.id_number,
        "phone": values.phone,
        "position": values.position,
        "team": values.team,
        "level": certificate.level if certificate else None,
        "number": certificate.number if certificate else None,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def test_sample_reads_exactly_as_its_answer_key() -> None:
    sheet = read(SAMPLE.read_bytes())
    expected = json.loads(SAMPLE.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert [as_key(row.values) for row in sheet.rows] == expected
    assert {row.state for row in sheet.rows} == {READY}
    assert [row.row for row in sheet.rows] == list(range(5, 29))


def test_sample_remarks_stay_and_give_hints() -> None:
    rows = read(SAMPLE.read_bytes()).rows
    told = {row.values.remark: row.hints for row in rows if row.values.remark}
    assert told == {
        "2026年12月8日至14日年休假": (LeaveHint(date(2026, 12, 8), date(2026, 12, 14), "年休假"),),
        "孕期，不排夜班": (NoNightHint(),),
    }


def test_sample_long_term_is_a_value() -> None:
    first = read(SAMPLE.read_bytes()).rows[0].values.certificate
    assert first is not None
    assert first.is_long_term
    assert first.type == "消防设施操作员"


GBK_LIST = f"""某某小区消防人员花名册,,,,,,,,,,,
单位：某某物业,,,,,制表日期：2026.1.1,,,,,,
序号,基本信息,,,,职业资格证书,,,,,紧急联系人,
,姓  名,公民身份号码,手机号,职位,名称,级别,编号,发证时间,有效期限,姓名,电话
示例,李明,,13800000000,队员,,,,,,,
1,阿依・古丽,{id_number(sequence=4)},138 0000 1111,班长,消防设施操作员（设施监控操作）,中级,\
2011003006445089,2021.6.20,2021.6.20-2027.6.20,王五,13811112222
2,李四,{id_number(sequence=5)},13800001112,队员,消防设施操作员,/,,,,王六,13811112223
小计：2人,,,,,,,,,,,
填表人：,张三,,审核人：,,,,,,,,
某某小区消防人员花名册,,,,,,,,,,,
序号,基本信息,,,,职业资格证书,,,,,紧急联系人,
,姓  名,公民身份号码,手机号,职位,名称,级别,编号,发证时间,有效期限,姓名,电话
3,<b>王</b>,{id_number(sequence=7)},13800001113,队员,建(构)筑物消防员,五级/初级工,\
2011003006445011,45000,永久,王五,13811112222
4,,,,,,,,,,,
"""


def test_gbk_list_with_page_breaks_reads_the_people_only() -> None:
    sheet = read(GBK_LIST.encode("gb18030"))
    assert [(row.row, row.state, row.values.name) for row in sheet.rows] == [
        (6, READY, "阿依·古丽"),
        (7, READY, "李四"),
        (13, READY, "<b>王</b>"),
    ]
    assert sheet.rows[0].values.certificate == CertificateValues(
        "消防设施操作员",
        "四级",
        "设施监控操作",
        "2011003006445089",
        date(2021, 6, 20),
        date(2027, 6, 20),
    )
    assert sheet.rows[1].values.certificate is None
    assert sheet.rows[2].values.certificate == CertificateValues(
        "建（构）筑物消防员",
        "五级",
        number="2011003006445011",
        issued=date(2023, 3, 15),
        is_long_term=True,
    )


def test_gbk_list_tells_what_was_not_read() -> None:
    notices = " ".join(read(GBK_LIST.encode("gb18030")).notices)
    assert "紧急联系人 电话" in notices
    assert "第 5 行" in notices


def _merged_department(worksheet: Worksheet) -> None:
    worksheet.merge_range(1, 0, 2, 0, "安保部")


def test_merged_department_is_filled_down_only_where_merged() -> None:
    rows: list[Row] = [["所属部门", "姓名"], ["", "张三"], ["", "李四"], ["", "王五"]]
    departments = [row.values.department for row in read(xlsx(rows, _merged_department)).rows]
    assert departments == ["安保部", "安保部", ""]
    spans = [["部门", "姓名"], ["安保部", "张三"], ["", "李四"], ["", "王五"]]
    assert [row.values.department for row in read(ods(spans, {(1, 0): 2})).rows] == departments


def test_old_excel_file_reads_text_and_numbers() -> None:
    rows = read(xls([["姓名", "手机", "入职日期"], ["张三", 13811112222.0, 20200620.0]])).rows
    values = rows[0].values
    assert (values.name, values.phone, values.joined) == ("张三", "13811112222", date(2020, 6, 20))


def test_other_words_and_order_in_tabbed_text_are_read() -> None:
    text = (
        "到岗日期\t所属队伍\t证号\t级别\t取证时间\t到期日期\t联系方式\t员工姓名\n"
        "2020年3月\t甲队\tA12\t四级 (中级)\t2021年6月20日\t长期有效\t+86 138-1111-2222\t张　三\n"
    )
    (row,) = read(text.encode("utf-8-sig")).rows
    assert (row.values.name, row.values.team, row.values.joined) == (
        "张三",
        "甲队",
        date(2020, 3, 1),
    )
    assert row.values.phone == "13811112222"
    assert row.state is READY
    assert [(reason.field, reason.column, reason.state) for reason in row.reasons] == [
        (MemberField.JOINED, "A", READY)
    ]


def test_every_reason_of_a_row_is_told() -> None:
    (row,) = rows_of(
        ["姓名", "性别", "身份证号", "电话", "证书编号", "等级", "有效期至", "入职日期"],
        ["张三", "X", 410101199001011234.0, "123", "A1", "", "2026-02-30", "20.1.2"],
    )
    assert row.state is REFUSED
    assert {(reason.field.value, reason.column) for reason in row.reasons} == {
        ("sex", "B"),
        ("id_number", "C"),
        ("phone", "D"),
        ("level", "F"),
        ("expires", "G"),
        ("joined", "H"),
    }


@pytest.mark.parametrize(
    ("header", "cells", "field"),
    [
        (["等级", "发证日期", "有效期至"], ["四级", "2026-01-01", "2025-01-01"], "expires"),
        (["等级", "发证日期", "复审日期"], ["四级", "2026-01-01", "2025-01-01"], "review_due"),
        (["等级", "发证日期", "核验日期"], ["四级", "2026-01-01", "2025-01-01"], "verified_on"),
        (["证书名称", "等级"], ["消防设施操作员（初级）", "四级"], "level"),
        (["入职日期", "离职日期"], ["2026-01-01", "2025-01-01"], "left"),
        (["入职日期", "出生日期"], ["1990-01-01", "1991-01-01"], "joined"),
        (["在职状态", "岗位"], ["离职", "队员"], "status"),
        (["岗位", "班组"], ["长" * 41, "一班"], "position"),
        (["备注", "班组"], ["长" * 2001, "一班"], "remark"),
        (["证书编号", "等级"], ["9" * 61, "四级"], "number"),
    ],
)
def test_contradictory_row_needs_a_decision(
    header: list[str], cells: list[str], field: str
) -> None:
    (row,) = rows_of(["姓名", *header], ["张三", *cells])
    assert row.state is UNDECIDED
    assert field in {reason.field.value for reason in row.reasons}


def test_id_number_against_sex_and_birth_is_a_note() -> None:
    (row,) = rows_of(
        ["姓名", "性别", "身份证号", "出生日期"],
        ["张三", "女", id_number("19900102", 1), "1990-01-03"],
    )
    assert row.state is READY
    assert [reason.field for reason in row.reasons] == [MemberField.BIRTH, MemberField.SEX]


@pytest.mark.parametrize("cell", ["1990年1月", "1990.01", 1990.01])
def test_birth_month_is_completed_by_the_id_number(cell: str | float) -> None:
    (row,) = rows_of(["姓名", "身份证号", "出生年月"], ["张三", id_number("19900102"), cell])
    assert (row.values.birth, row.reasons) == (date(1990, 1, 2), ())


def test_leave_day_of_people_who_stay_is_empty() -> None:
    (row,) = rows_of(["姓名", "离职日期"], ["张三", "在职"])
    assert (row.values.left, row.state) == (None, READY)


def test_second_list_beside_the_first_is_told() -> None:
    sheet = parse_member_rows(
        book([["姓名", "电话", "姓名", "紧急联系人姓名"], ["张三", "1", "李四", "王五"]])
    )
    assert [row.values.name for row in sheet.rows] == ["张三"]
    assert [notice for notice in sheet.notices if "C 列" in notice]
    assert not [notice for notice in sheet.notices if "D 列" in notice]


def test_emergency_contacts_are_not_taken_for_the_people() -> None:
    sheet = parse_member_rows(
        book([["姓名", "紧急联系人", ""], ["", "姓名", "电话"], ["张三", "李四", "13811112222"]])
    )
    assert [row.values.name for row in sheet.rows] == ["张三"]
    assert sheet.rows[0].values.phone == ""


def test_row_without_a_name_is_refused() -> None:
    (row,) = rows_of(["姓名", "电话"], ["", "13811112222"])
    assert (row.state, row.reasons[0].field) == (REFUSED, MemberField.NAME)


def test_vacant_seat_and_section_title_are_left_out_with_a_notice() -> None:
    sheet = parse_member_rows(
        book([["姓名", "岗位"], ["", "一、消控室"], ["空缺", "队员"], ["张三", "队员"]])
    )
    assert [row.row for row in sheet.rows] == [4]
    assert len(sheet.notices) == 2


def test_same_name_with_different_ids_is_two_people() -> None:
    rows = rows_of(
        ["姓名", "身份证号"],
        ["陈子轩", id_number(sequence=1)],
        ["陈子轩", id_number(sequence=3)],
    )
    assert [(row.state, row.reasons) for row in rows] == [(READY, ())] * 2


def test_same_person_twice_points_to_the_first_row() -> None:
    number = id_number()
    rows = rows_of(
        ["姓名", "身份证号", "电话"],
        ["张三", number, "13811112222"],
        ["张三", number, "13811112222"],
        ["张三", number, "13811113333"],
    )
    assert [row.state for row in rows] == [READY, REFUSED, UNDECIDED]
    assert all("第 2 行" in row.reasons[0].message for row in rows[1:])


def test_same_person_with_a_second_certificate_is_joined() -> None:
    number = id_number()
    rows = rows_of(
        ["姓名", "身份证号", "等级", "证书编号"],
        ["张三", number, "五级", "A1"],
        ["张三", number, "四级", "A2"],
    )
    assert [(row.state, row.head) for row in rows] == [(READY, None), (READY, 0)]
    assert "同一人，一并登记" in rows[1].reasons[0].message


def test_same_name_without_ids_needs_a_decision() -> None:
    rows = rows_of(["姓名", "身份证号"], ["张三", ""], ["张三", id_number()], ["李四", ""])
    assert [row.state for row in rows] == [UNDECIDED, READY, READY]


def test_one_id_on_two_names_needs_a_decision_on_both() -> None:
    rows = rows_of(["姓名", "身份证号"], ["张三", id_number()], ["李四", id_number()])
    assert [row.state for row in rows] == [UNDECIDED] * 2
    assert "“李四”" in rows[0].reasons[0].message


def test_one_certificate_number_on_two_people_needs_a_decision_on_both() -> None:
    rows = rows_of(["姓名", "等级", "证书编号"], ["张三", "四级", "A1"], ["李四", "四级", "a 1"])
    assert [row.state for row in rows] == [UNDECIDED] * 2
    assert rows[1].reasons[0].column == "C"


def test_one_phone_on_two_people_is_a_note() -> None:
    rows = rows_of(["姓名", "电话"], ["张三", "13811112222"], ["李四", "138 1111 2222"])
    assert [row.state for row in rows] == [READY] * 2
    assert "第 2 行" in rows[1].reasons[0].message


def test_number_beside_the_level_in_one_column_is_taken_apart() -> None:
    (row,) = rows_of(["姓名", "持证情况"], ["张三", "消防设施操作员四级 2011003006445089"])
    assert row.values.certificate == CertificateValues(
        "消防设施操作员", "四级", number="2011003006445089"
    )


@pytest.mark.parametrize(
    "name", ["=SUM(A1:A2)", "<img src=x>", "@张", "'; DROP TABLE", "张\u202e三"]
)
def test_names_stay_literal(name: str) -> None:
    (row,) = read(xlsx([["姓名", "电话"], [name, "13811112222"]])).rows
    assert (row.values.name, row.state) == (name, READY)


def test_given_mapping_replaces_the_recognised_one() -> None:
    workbook = book([["张三", "李四", "13811112222"]])
    mapping = ColumnMapping("名单", (), {MemberField.NAME: 1, MemberField.PHONE: 2})
    (row,) = parse_member_rows(workbook, (mapping,)).rows
    assert (row.row, row.values.name, row.values.phone) == (1, "李四", "13811112222")


def test_given_mapping_without_names_is_refused() -> None:
    mapping = ColumnMapping("名单", (1,), {MemberField.PHONE: 1})
    with pytest.raises(InputRefused, match="姓名"):
        parse_member_rows(book([["a", "b"]]), (mapping,))


def test_more_people_than_a_unit_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fire_roster.exchange.member_import.MAX_PEOPLE", 2)
    assert len(rows_of(["姓名", "电话"], *(["张三", "1"] for _ in range(2)))) == 2
    with pytest.raises(InputRefused, match="超过 2 行"):
        rows_of(["姓名", "电话"], *(["张三", "1"] for _ in range(3)))


def test_header_without_people_is_refused() -> None:
    with pytest.raises(InputRefused, match="没有人员"):
        rows_of(["姓名", "电话"], ["合计", ""])


def test_mapping_is_a_value_that_can_be_changed_and_given_back() -> None:
    workbook = parse_content(SAMPLE.read_bytes(), "")
    mapping = parse_member_rows(workbook).mapping
    without_phone = {
        field: column for field, column in mapping.columns.items() if field is not MemberField.PHONE
    }
    changed = dataclasses.replace(mapping, columns=without_phone)
    assert {row.values.phone for row in parse_member_rows(workbook, (changed,)).rows} == {""}
