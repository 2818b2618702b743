"""The certificate in a row: its columns read together, and checked against each other."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from fire_roster.exchange.cell_values.dates import parse_day, parse_validity
from fire_roster.exchange.cell_values.findings import Parsed
from fire_roster.exchange.cell_values.identity import parse_certificate_number
from fire_roster.exchange.cell_values.levels import (
    FIRE_PAPERS,
    OPERATOR,
    CertificateWords,
    parse_certificate_words,
    parse_direction,
    parse_verification,
    says_no,
    says_yes,
)
from fire_roster.exchange.cell_values.text import compact_text, is_blank, optional_text
from fire_roster.exchange.column_mapping import ColumnMapping
from fire_roster.exchange.member_fields import CERTIFICATE_FIELDS, MemberField
from fire_roster.exchange.member_rows import CertificateValues
from fire_roster.exchange.row_reasons import RowReasons
from fire_roster.exchange.workbook import CellValue

MAX_NUMBER_LENGTH: Final = 60
NOTHING: Final = CertificateValues(type="")

_TELLING: Final = frozenset((MemberField.NUMBER, MemberField.LEVEL, MemberField.TYPE))
_LINE_FIELDS: Final = tuple(field for field in MemberField if field in CERTIFICATE_FIELDS)

_BETWEEN_PAPERS = re.compile(r"(?:[;；、,，＋]|\+(?!\d))(?![^(（]*[)）])")
"""What stands between several certificates in one cell, but not within brackets."""

_NUMBER_IN_WORDS = re.compile(
    r"(?:编号|证号|NO\.?)?[:(]?([A-Z]{0,4}\d{12,}|[A-Z]{1,4}\d{6,})\)?", re.IGNORECASE
)


def read_certificates(
    row: RowReasons, mapping: ColumnMapping, more: Sequence[Mapping[MemberField, CellValue]]
) -> tuple[CertificateValues, ...]:
    """Every certificate of the row, those below each other in one cell too.

    `row` holds the cells of the first one and takes the reasons; `more` the cells of the others.
    """
    parts: list[tuple[RowReasons, str]] = [
        (part, mapping.certificate_type) for part in _taken_apart(row, mapping)
    ]
    for slot, (cells, columns) in enumerate(
        zip(more, mapping.more_certificates, strict=True), start=1
    ):
        parts.append((row.certificate(slot, cells, columns.columns), columns.type))
    found = (_read_certificate(part, kind) for part, kind in parts)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _taken_apart(row: RowReasons, mapping: ColumnMapping) -> list[RowReasons]:
    """The row itself, or one part for each line where the cells of a certificate hold several."""
    several = _several_in(row)
    if not _TELLING & several.keys():
        return [row]
    count = max(len(found) for found in several.values())
    single = [f for f in _LINE_FIELDS if f not in several and not is_blank(row.cell(f))]
    if any(len(found) != count for found in several.values()) or set(single) - {MemberField.TYPE}:
        is_wrapped = all("\n" in str(row.cell(field)) for field in several)
        if is_wrapped and all(_reads_as_one(row, field) for field in several):
            return [row]
        field = next(iter(several))
        row.decide(field, "一格里有几张证书，分不清各自的等级、编号和日期，请分行填写。")
        return []
    return [
        row.certificate(
            0,
            {
                **{field: row.cell(field) for field in _LINE_FIELDS},
                **{field: found[number] for field, found in several.items()},
            },
            mapping.columns,
        )
        for number in range(count)
    ]


def _several_in(row: RowReasons) -> dict[MemberField, list[str]]:
    """The fields whose cell holds more than one line, or more than one paper between marks."""
    if any(isinstance(cell, str) and "\n" in cell for cell in row.cells.values()):
        lines = {
            field: [line for line in cell.splitlines() if line.strip()]
            for field in _LINE_FIELDS
            if isinstance(cell := row.cell(field), str) and "\n" in cell.strip()
        }
        return {field: found for field, found in lines.items() if len(found) > 1}
    telling = (row.cell(MemberField.TYPE), row.cell(MemberField.NUMBER))
    if not any(isinstance(cell, str) and _BETWEEN_PAPERS.search(cell) for cell in telling):
        return {}
    parts = {
        field: _BETWEEN_PAPERS.split(cell)
        for field in _LINE_FIELDS
        if isinstance(cell := row.cell(field), str) and _BETWEEN_PAPERS.search(cell)
    }
    names = parts.get(MemberField.TYPE, [])
    has_names = len(names) > 1 and all(parse_certificate_words(one).value.type for one in names)
    has_numbers = len([one for one in parts.get(MemberField.NUMBER, []) if one.strip()]) > 1
    return parts if has_names or has_numbers else {}


def _reads_as_one(row: RowReasons, field: MemberField) -> bool:
    """Whether the lines of a cell are one text that was only wrapped (消防设施\n操作员 四级)."""
    if field is MemberField.NUMBER:
        return False
    if field in (MemberField.TYPE, MemberField.LEVEL):
        return not parse_certificate_words(row.cell(field)).findings
    return not parse_validity(row.cell(field)).findings


def _read_certificate(row: RowReasons, type_in_header: str) -> CertificateValues | None:
    """The certificate of the cells, None if none of them speaks of one."""
    words, number_in_words = _read_words(row, type_in_header)
    number = row.read(MemberField.NUMBER, parse_certificate_number) or number_in_words
    validity = row.read(MemberField.EXPIRES, parse_validity)
    kind = words.type or type_in_header
    direction = parse_direction if kind in ("", *FIRE_PAPERS) else _parse_detail
    found = CertificateValues(
        type=words.type,
        level=words.level,
        direction=row.read(MemberField.DIRECTION, direction) or words.direction,
        number=number,
        issued=row.read(MemberField.ISSUED, parse_day),
        expires=validity.expires,
        is_long_term=validity.is_long_term,
        review_due=row.read(MemberField.REVIEW_DUE, parse_day),
        verified_on=row.read(MemberField.VERIFIED_ON, parse_day),
    )
    if found == NOTHING or _has_none(row, found):
        return None
    certificate = replace(
        found,
        type=found.type or type_in_header or OPERATOR,
        issuer=row.read_text(MemberField.ISSUER, 100),
        reviewed_on=row.read_if_there(MemberField.REVIEWED_ON, parse_day),
        verified_by=row.read_text(MemberField.VERIFIED_BY, 60),
        verification_result=row.read(MemberField.VERIFICATION_RESULT, parse_verification),
        original_place=row.read_text(MemberField.ORIGINAL_PLACE, 100),
        remark=row.read_text(MemberField.PAPER_REMARK, 500),
    )
    _check(row, certificate)
    return certificate


def _parse_detail(cell: CellValue) -> Parsed[str]:
    """What another paper allows (低压电工作业), in its own words."""
    return Parsed(optional_text(cell)[:MAX_NUMBER_LENGTH])


def _has_none(row: RowReasons, found: CertificateValues) -> bool:
    """Whether the level says “无” or “/” and nothing beside the printed type speaks against it."""
    level = row.cell(MemberField.LEVEL)
    only_type = CertificateValues(type=found.type, direction=found.direction)
    return level is not None and found == only_type and not row.tells_of(MemberField.LEVEL)


def _read_words(row: RowReasons, type_in_header: str) -> tuple[CertificateWords, str]:
    """Type, level and direction from the columns of type and level, and a number between them."""
    numbers: list[str] = []

    def parse(cell: CellValue, *, is_name: bool = False) -> Parsed[CertificateWords]:
        rest = cell
        if isinstance(cell, str) and is_blank(row.cell(MemberField.NUMBER)):
            numbers.extend(_NUMBER_IN_WORDS.findall(compact_text(cell)))
            rest = _NUMBER_IN_WORDS.sub("", compact_text(cell))
        return parse_certificate_words(rest, is_name=is_name)

    if type_in_header not in ("", *FIRE_PAPERS) and says_yes(row.cell(MemberField.TYPE)):
        return CertificateWords(type_in_header), ""
    kind = _read_type(row, partial(parse, is_name=True))
    level = _read_level(row, kind.type, parse)
    if kind.level and level.level and kind.level != level.level:
        row.decide(MemberField.LEVEL, f"与证书名称里的等级（{kind.level}）不一致，请核对。")
    words = CertificateWords(
        kind.type or level.type, level.level or kind.level, level.direction or kind.direction
    )
    return words, numbers[0] if numbers else ""


def _read_type(
    row: RowReasons, parse: Callable[[CellValue], Parsed[CertificateWords]]
) -> CertificateWords:
    """What the column of types says; 是 and 否 only whether there is a certificate at all."""
    cell = row.cell(MemberField.TYPE)
    if cell is None:
        return CertificateWords()
    has_paper = not all(is_blank(row.cell(f)) for f in (MemberField.LEVEL, MemberField.NUMBER))
    if has_paper and says_yes(cell):
        return CertificateWords()
    if has_paper and says_no(cell):
        row.decide(MemberField.TYPE, "写着没有证书，又填了等级或编号，请核对。")
        return CertificateWords()
    return row.read(MemberField.TYPE, parse)


def _read_level(
    row: RowReasons, kind: str, parse: Callable[[CellValue], Parsed[CertificateWords]]
) -> CertificateWords:
    """What the column of levels says; of a paper without levels its own word (C1, 低压电工)."""
    found = parse(row.cell(MemberField.LEVEL))
    if kind and kind not in FIRE_PAPERS and not found.value.level:
        return CertificateWords(direction=optional_text(row.cell(MemberField.LEVEL)))
    return row.read(MemberField.LEVEL, parse)


def _check(row: RowReasons, certificate: CertificateValues) -> None:
    """What the cells of one certificate say against each other."""
    is_told = row.tells_of(MemberField.LEVEL, MemberField.TYPE)
    if not certificate.level and not is_told and certificate.type in FIRE_PAPERS:
        row.decide(MemberField.LEVEL, "有证书，但没有写等级，请补上五级至一级之一。")
    if len(certificate.number) > MAX_NUMBER_LENGTH:
        row.decide(MemberField.NUMBER, f"证书编号超过 {MAX_NUMBER_LENGTH} 个字符，请核对。")
    issued = certificate.issued
    if issued is None:
        return
    if certificate.expires and certificate.expires <= issued:
        row.decide(MemberField.EXPIRES, "有效期在发证日期之前，请核对。")
    if certificate.review_due and certificate.review_due <= issued:
        row.decide(MemberField.REVIEW_DUE, "复审日期在发证日期之前，请核对。")
    if certificate.verified_on and certificate.verified_on < issued:
        row.decide(MemberField.VERIFIED_ON, "核验日期在发证日期之前，请核对。")
