"""The certificate in a row: its columns read together, and checked against each other."""

import re
from dataclasses import replace

from fire_roster.exchange.cell_values.dates import parse_day, parse_validity
from fire_roster.exchange.cell_values.findings import Parsed
from fire_roster.exchange.cell_values.identity import parse_certificate_number
from fire_roster.exchange.cell_values.levels import (
    OPERATOR,
    CertificateWords,
    parse_certificate_words,
    parse_direction,
)
from fire_roster.exchange.cell_values.text import compact_text
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.member_rows import CertificateValues
from fire_roster.exchange.row_reasons import RowReasons
from fire_roster.exchange.workbook import CellValue

MAX_NUMBER_LENGTH = 60

_NUMBER_IN_WORDS = re.compile(r"(?:编号|证号|NO\.?)?[:(]?([A-Z]{0,4}\d{12,})\)?", re.IGNORECASE)


def read_certificate(row: RowReasons, type_in_header: str) -> CertificateValues | None:
    """The certificate of the row, None if no cell speaks of one; reasons go into `row`."""
    words, number_in_words = _read_words(row)
    number = row.read(MemberField.NUMBER, parse_certificate_number) or number_in_words
    validity = row.read(MemberField.EXPIRES, parse_validity)
    found = CertificateValues(
        type=words.type,
        level=words.level,
        direction=row.read(MemberField.DIRECTION, parse_direction) or words.direction,
        number=number,
        issued=row.read(MemberField.ISSUED, parse_day),
        expires=validity.expires,
        is_long_term=validity.is_long_term,
        review_due=row.read(MemberField.REVIEW_DUE, parse_day),
        verified_on=row.read(MemberField.VERIFIED_ON, parse_day),
    )
    if found == CertificateValues(type="") or _has_none(row, found):
        return None
    certificate = replace(found, type=found.type or type_in_header or OPERATOR)
    _check(row, certificate)
    return certificate


def _has_none(row: RowReasons, found: CertificateValues) -> bool:
    """Whether the level says “无” or “/” and nothing beside the printed type speaks against it."""
    level = row.cell(MemberField.LEVEL)
    only_type = CertificateValues(type=found.type, direction=found.direction)
    return level is not None and found == only_type and not row.tells_of(MemberField.LEVEL)


def _read_words(row: RowReasons) -> tuple[CertificateWords, str]:
    """Type, level and direction from the columns of type and level, and a number between them."""
    numbers: list[str] = []

    def parse(cell: CellValue) -> Parsed[CertificateWords]:
        rest = cell
        if isinstance(cell, str) and MemberField.NUMBER not in row.cells:
            numbers.extend(_NUMBER_IN_WORDS.findall(compact_text(cell)))
            rest = _NUMBER_IN_WORDS.sub("", compact_text(cell))
        return parse_certificate_words(rest)

    kind = row.read(MemberField.TYPE, parse)
    level = row.read(MemberField.LEVEL, parse)
    if kind.level and level.level and kind.level != level.level:
        row.decide(MemberField.LEVEL, f"与证书名称里的等级（{kind.level}）不一致，请核对。")
    words = CertificateWords(
        kind.type or level.type, level.level or kind.level, level.direction or kind.direction
    )
    return words, numbers[0] if numbers else ""


def _check(row: RowReasons, certificate: CertificateValues) -> None:
    """What the cells of one certificate say against each other."""
    is_told = row.tells_of(MemberField.LEVEL, MemberField.TYPE)
    if not certificate.level and not is_told:
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
