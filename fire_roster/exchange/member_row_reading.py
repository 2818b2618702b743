"""One row of a staff list to a member with every reason."""

import re
from datetime import date
from typing import Final

from fire_roster.domain.identity import birth_of_id_number, sex_of_id_number
from fire_roster.exchange.cell_values.dates import MonthOnly, parse_day, parse_start_day, read_day
from fire_roster.exchange.cell_values.findings import Finding, note
from fire_roster.exchange.cell_values.identity import (
    parse_id_number,
    parse_phone,
)
from fire_roster.exchange.cell_values.text import compact_text, kept_text, parse_name, parse_sex
from fire_roster.exchange.certificate_row import read_certificates
from fire_roster.exchange.column_mapping import ColumnMapping
from fire_roster.exchange.list_rows import ListRow
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.member_rows import MemberRow, MemberValues
from fire_roster.exchange.remark_hints import hints_in
from fire_roster.exchange.row_reasons import RowReasons

MAX_REMARK_LENGTH: Final = 2000

_GONE: Final = ("离职", "已离", "辞职", "退休", "调离", "离岗", "调出", "退站", "离站", "停用")
_GONE_WITHOUT_DAY: Final = "写着已不在岗，但没有离职日期，请补上日期或不导入。"
_GONE_IN_REMARK = re.compile(
    r"(?:现?已|于)?[\d.\-/年月日号]*已?(?:离职|离岗|离站|辞职|辞退|退休|退站|调离|调走|调出)(?:人员|了)?[。.]?"
)
_STILL_HERE: Final = ("在职", "在岗", "至今", "在编", "正常")


def read_member_row(source: ListRow, mapping: ColumnMapping) -> MemberRow:
    """Read all cells of a row; the row's state is that of its worst reason."""
    row = RowReasons(source.cells, mapping.columns)
    name = row.read(MemberField.NAME, parse_name)
    id_number = row.read(MemberField.ID_NUMBER, parse_id_number)
    values = MemberValues(
        name=name,
        sex=row.read(MemberField.SEX, parse_sex),
        id_number=id_number,
        birth=_read_birth(row, id_number),
        phone=row.read(MemberField.PHONE, parse_phone),
        position=row.read_text(MemberField.POSITION, 40),
        department=row.read_text(MemberField.DEPARTMENT, 60),
        team=row.read_text(MemberField.TEAM, 40),
        station=row.read_text(MemberField.STATION, 60),
        joined=row.read(MemberField.JOINED, parse_start_day),
        left=_read_left(row),
        remark=_read_remark(row),
        trained_on=row.read_if_there(MemberField.TRAINED_ON, parse_day),
        position_from=row.read_if_there(MemberField.POSITION_FROM, parse_day),
        position_until=row.read_if_there(MemberField.POSITION_UNTIL, parse_day),
        team_from=row.read_if_there(MemberField.TEAM_FROM, parse_day),
        team_until=row.read_if_there(MemberField.TEAM_UNTIL, parse_day),
        no_night_until=row.read_if_there(MemberField.NO_NIGHT_UNTIL, parse_day),
        certificates=read_certificates(row, mapping, source.more),
    )
    _check(row, values)
    return MemberRow(
        row=source.row,
        state=row.state,
        reasons=tuple(row.reasons),
        values=values,
        hints=hints_in(values.remark) if values.remark else (),
        place=source.place,
        sheet=mapping.sheet,
        is_continued=source.is_continued,
    )


def _read_left(row: RowReasons) -> date | None:
    """The last day; a status “离职” without a day needs a decision."""
    if row.cell(MemberField.LEFT) is None and row.cell(MemberField.STATUS) is None:
        return None
    text = compact_text(row.cell(MemberField.LEFT))
    if text in _STILL_HERE:
        return None
    left = row.read(MemberField.LEFT, parse_day)
    status = compact_text(row.cell(MemberField.STATUS))
    is_gone = any(word in status for word in _GONE) or status == "否"
    if left is None and is_gone:
        row.decide(MemberField.STATUS, _GONE_WITHOUT_DAY)
    return left


def _read_remark(row: RowReasons) -> str:
    if row.cell(MemberField.REMARK) is None:
        return ""
    remark = kept_text(row.cell(MemberField.REMARK))
    if len(remark) > MAX_REMARK_LENGTH:
        row.decide(MemberField.REMARK, f"备注超过 {MAX_REMARK_LENGTH} 个字，请缩短。")
    return remark


def _read_birth(row: RowReasons, id_number: str) -> date | None:
    """The birth date of the list; a month alone is completed by a whole ID number."""
    if row.cell(MemberField.BIRTH) is None:
        return None
    cell = row.cell(MemberField.BIRTH)
    in_id = birth_of_id_number(id_number)
    month = read_day(cell).value
    if in_id and isinstance(month, MonthOnly) and month.may_be(in_id):
        return in_id
    birth = row.read(MemberField.BIRTH, parse_start_day)
    if birth and in_id and birth != in_id:
        row.add(MemberField.BIRTH, (note("出生日期与身份证号里的不一致，请核对。"),))
    return birth


def _check(row: RowReasons, values: MemberValues) -> None:
    """What the cells of one person say against each other."""
    is_whole_id = len(values.id_number) == 18 and values.id_number[16].isdecimal()
    if is_whole_id and values.sex and values.sex != sex_of_id_number(values.id_number):
        row.add(MemberField.SEX, (note("性别与身份证号里的不一致，请核对。"),))
    if values.remark and not values.left and _GONE_IN_REMARK.fullmatch(compact_text(values.remark)):
        row.decide(MemberField.REMARK, _GONE_WITHOUT_DAY)
    if values.joined and values.left and values.left < values.joined:
        row.add(MemberField.LEFT, (Finding("离职日期在入职日期之前，请核对。"),))
    if values.joined and values.birth and values.joined <= values.birth:
        row.add(MemberField.JOINED, (Finding("入职日期在出生日期之前，请核对。"),))
