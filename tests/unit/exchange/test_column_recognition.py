"""Columns of lists in many layouts."""

import pytest

from fire_roster.errors import InputRefused
from fire_roster.exchange.column_mapping import CertificateColumns
from fire_roster.exchange.column_titles import candidates
from fire_roster.exchange.list_choice import choose_lists
from fire_roster.exchange.member_fields import FIELD_TITLES, MemberField
from fire_roster.exchange.reader_process import parse_content
from fire_roster.exchange.workbook import Workbook, column_letter
from tests.unit.exchange.files import Row, book, id_number, xlsx_sheets

PERSON = ["张三", "13811112222"]


def columns_of(rows: list[Row]) -> dict[str, int]:
    """The recognised columns of one sheet."""
    mapping = choose_lists(book(rows)).mapping
    return {field.value: column for field, column in mapping.columns.items()}


@pytest.mark.parametrize("field", MemberField)
def test_candidates_every_sure_title_means_its_field_first(field: MemberField) -> None:
    for title in FIELD_TITLES[field].sure.split():
        assert candidates(title)[0].field is field, title


@pytest.mark.parametrize(
    "title",
    ["姓 名", "* 姓名", "姓名（必填）", "姓名：", "1.姓名", "员工姓名", "姓名/Name", "姓\n名"],
)
def test_columns_decorated_title_is_recognised(title: str) -> None:
    assert columns_of([[title, "电话"], PERSON])["name"] == 0


@pytest.mark.parametrize(
    "title",
    [
        "紧急联系电话",
        "家庭电话",
        "劳动合同到期日期",
        "身份证有效期",
        "有效期起",
        "培训日期",
        "毕业时间",
        "审核人",
    ],
)
def test_columns_other_matter_stays_unknown(title: str) -> None:
    mapping = choose_lists(book([["姓名", title], PERSON])).mapping
    assert mapping.unknown == ((1, title),)


def test_columns_two_row_header_without_merges_spreads_the_group() -> None:
    mapping = choose_lists(
        book(
            [
                ["某某小区花名册"],
                ["序号", "姓名", "建（构）筑物消防员证书", "", "", "紧急联系人", ""],
                ["", "", "级别", "编号", "日期", "姓名", "电话"],
                [1, "张三", "四级", "123", "2021.6.20", "李四", "13811112222"],
            ]
        )
    ).mapping
    assert mapping.header_rows == (2, 3)
    assert mapping.columns == {
        MemberField.SEQUENCE: 0,
        MemberField.NAME: 1,
        MemberField.LEVEL: 2,
        MemberField.NUMBER: 3,
        MemberField.ISSUED: 4,
    }
    assert mapping.certificate_type == "建（构）筑物消防员"


def test_columns_two_certificates_are_not_mixed() -> None:
    columns = columns_of(
        [
            ["姓名", "消防设施操作员证书", "", "", "特种作业证书", "", ""],
            ["", "等级", "编号", "发证日期", "编号", "发证日期", "有效期至"],
            ["张三", "四级", "123", "2021.6.20", "456", "2022.1.1", "2028.1.1"],
        ]
    )
    assert columns == {"name": 0, "level": 1, "number": 2, "issued": 3}


def test_columns_of_two_operator_certificates_come_from_the_fuller_group() -> None:
    columns = columns_of(
        [
            ["姓名", "建筑物消防员证书", "消防设施操作员证书", "", ""],
            ["", "有效期至", "等级", "证书编号", "发证日期"],
            ["张三", "2020.1.1", "四级", "123", "2021.6.20"],
        ]
    )
    assert columns == {"name": 0, "level": 2, "number": 3, "issued": 4}


@pytest.mark.parametrize(
    ("titles", "papers"),
    [
        (["等级", "保安员证编号"], [("保安员证", {"number": 2})]),
        (["等级", "驾驶证有效期"], [("机动车驾驶证", {"expires": 2})]),
        (
            ["证书编号", "发证日期", "电工证编号", "发证日期"],
            [("电工证", {"number": 3, "issued": 4})],
        ),
        (["证书名称", "编号", "证书名称", "编号"], [("", {"type": 3, "number": 4})]),
        (["证书1名称", "证书1编号", "证书2名称", "证书2编号"], [("", {"type": 3, "number": 4})]),
    ],
)
def test_columns_of_further_certificates_stand_together(
    titles: list[str], papers: list[tuple[str, dict[str, int]]]
) -> None:
    mapping = choose_lists(book([["姓名", *titles], PERSON])).mapping
    found = [
        (one.type, {field.value: column for field, column in one.columns.items()})
        for one in mapping.more_certificates
    ]
    assert found == papers


def test_columns_named_after_a_paper_are_told_by_their_numbers() -> None:
    rows: list[Row] = [["姓名", "电话", "保安员证"], [*PERSON, "粤保2019001234"]]
    assert choose_lists(book(rows)).mapping.more_certificates == ()
    rows[1] = [*PERSON, "20190012345"]
    (paper,) = choose_lists(book(rows)).mapping.more_certificates
    assert paper == CertificateColumns("保安员证", {MemberField.NUMBER: 2})


def test_columns_surer_title_wins_and_the_other_steps_back() -> None:
    columns = columns_of([["证件号码", "身份证号", "姓名"], ["1234", id_number(), "张三"]])
    assert (columns["id_number"], columns["number"]) == (1, 0)


def test_columns_vague_title_is_told_by_content() -> None:
    columns = columns_of([["姓名", "证件", "联络"], ["张三", id_number(), "138 1111 2222"]])
    assert columns == {"name": 0, "id_number": 1, "phone": 2}


def test_recognise_several_sheets_takes_the_best_and_reports_the_others() -> None:
    short: list[Row] = [["姓名", "电话"], PERSON]
    long: list[Row] = [["姓名", "电话", "岗位", "班组"], [*PERSON, "队员", "一班"]]
    content = xlsx_sheets(
        {
            "说明": [["请按下列要求填写姓名和电话。"], ["姓名必填"]],
            "通讯录": short,
            "花名册": long,
            "隐藏": long * 3,
        }
    )
    workbook = parse_content(content, "")
    recognition = choose_lists(workbook)
    assert (recognition.mapping.sheet, recognition.other_sheets) == ("花名册", ("通讯录",))
    assert choose_lists(workbook, "通讯录").mapping.sheet == "通讯录"
    assert choose_lists(workbook, "隐藏").mapping.sheet == "隐藏"


def test_recognise_empty_form_loses_against_a_filled_list() -> None:
    form: list[Row] = [["姓名", "电话", "岗位", "班组", "等级"]]
    workbook = parse_content(xlsx_sheets({"模板": form, "名单": [["姓名"], ["张三"]]}), "")
    assert choose_lists(workbook).mapping.sheet == "名单"


def test_recognise_without_names_says_what_is_needed_and_found() -> None:
    with pytest.raises(InputRefused) as refusal:
        choose_lists(book([["电话", "岗位", "爱好"], ["13811112222", "队员", "棋"]]))
    assert "“姓名”列" in refusal.value.message
    assert "岗位" in refusal.value.message
    assert "爱好" in refusal.value.message


def test_recognise_unknown_sheet_lists_the_sheets() -> None:
    with pytest.raises(InputRefused, match="名单"):
        choose_lists(book([["姓名"], ["张三"]]), "别的")


def test_recognise_workbook_without_cells_is_refused() -> None:
    with pytest.raises(InputRefused, match="没有内容"):
        choose_lists(Workbook(()))
    with pytest.raises(InputRefused, match="没有内容"):
        choose_lists(book([]))


def test_column_letter_goes_on_after_z() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 16383)] == ["A", "Z", "AA", "XFD"]
