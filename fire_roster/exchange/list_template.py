"""An empty staff list to fill in: the titles the import knows, an example, choices to pick from."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from fire_roster.exchange.cell_values.levels import MAINTENANCE, MONITORING
from fire_roster.exchange.member_fields import MemberField, field_title

_ROWS: Final = 300
_WIDTHS: Final = {MemberField.ID_NUMBER: 22, MemberField.NUMBER: 22, MemberField.REMARK: 30}
_LEFT_AWAY: Final = frozenset(
    (
        MemberField.STATUS,
        MemberField.BIRTH,
        MemberField.POSITION_FROM,
        MemberField.POSITION_UNTIL,
        MemberField.TEAM_FROM,
        MemberField.TEAM_UNTIL,
        MemberField.NO_NIGHT_UNTIL,
        MemberField.PAPER_REMARK,
    )
)
_EXAMPLE: Final = {
    MemberField.SEQUENCE: "示例",
    MemberField.NAME: "李示例",
    MemberField.SEX: "男",
    MemberField.PHONE: "13800000000",
    MemberField.POSITION: "控制室值班员",
    MemberField.DEPARTMENT: "安保部",
    MemberField.TEAM: "一班",
    MemberField.STATION: "消控室",
    MemberField.JOINED: "2024-03-05",
    MemberField.TYPE: "消防设施操作员",
    MemberField.LEVEL: "四级",
    MemberField.NUMBER: "1234567890123456",
    MemberField.ISSUED: "2023-06-20",
    MemberField.EXPIRES: "长期",
    MemberField.REMARK: "这一行是示例，导入时会跳过",
}
_CHOICES: Final = {
    MemberField.SEX: ("男", "女"),
    MemberField.POSITION: ("站长", "副站长", "消防员", "控制室值班员", "驾驶员"),
    MemberField.TYPE: (
        "消防设施操作员",
        "建（构）筑物消防员",
        "特种作业操作证",
        "机动车驾驶证",
        "救护员证",
        "注册消防工程师",
        "保安员证",
    ),
    MemberField.LEVEL: ("五级", "四级", "三级", "二级", "一级"),
    MemberField.DIRECTION: (MONITORING, MAINTENANCE),
}
_ADVICE: Final = (
    "填写说明",
    "1. 只有“姓名”必须填写，其余有什么填什么；不要的列可以删去，列的次序可以改。",
    "2. 一人有几张证书时，写成几行：姓名和身份证号重复写，证书各写各的。",
    "3. 日期写成 2026-03-05；长期有效写“长期”；证书上没有写有效期的留空。",
    "4. 身份证号、电话、证书编号的列已设为文本，请不要改成数字，否则后几位会丢失。",
    "5. 示例行不会导入。导入前会先预览，每一行的问题都会列出来，确认之后才写入。",
)


def make_list_template(stations: Sequence[str]) -> bytes:
    """An .xlsx file with the sheet to fill in and a sheet of advice."""
    from xlsxwriter import Workbook as Writer

    fields = [one for one in MemberField if one not in _LEFT_AWAY]
    buffer = BytesIO()
    writer = Writer(buffer, {"in_memory": True, "strings_to_formulas": False})
    page = writer.add_worksheet("人员名单")
    title = writer.add_format({"bold": True, "bg_color": "#E8EEF5", "border": 1})
    text = writer.add_format({"num_format": "@"})
    example = writer.add_format({"num_format": "@", "font_color": "#777777", "italic": True})
    choices = {**_CHOICES, MemberField.STATION: tuple(stations)}
    for column, one in enumerate(fields):
        page.set_column(column, column, _WIDTHS.get(one, 13), text)
        page.write_string(0, column, field_title(one), title)
        page.write_string(1, column, _EXAMPLE.get(one, ""), example)
        picks = list(choices.get(one, ()))
        # Excel takes a list of at most 255 characters.
        if picks and len(",".join(picks)) <= 255:
            rule = {"validate": "list", "source": picks, "error_type": "information"}
            page.data_validation(1, column, _ROWS, column, rule)
    page.freeze_panes(1, 2)
    advice = writer.add_worksheet("填写说明")
    advice.set_column(0, 0, 90)
    for number, line in enumerate(_ADVICE):
        advice.write_string(number, 0, line)
    writer.close()
    return buffer.getvalue()
