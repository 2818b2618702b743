"""What a sheet must fulfil before it is drawn, and what the wall may not show."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fire_roster.errors import InputRefused
from fire_roster.printing.fonts import missing_glyphs
from fire_roster.printing.masking import mask_personal, mask_phones
from fire_roster.printing.sheets import Contact, Edition, SheetCell, SheetRow, WallSheet

MAX_NAME_LENGTH = 60
MAX_TEXT_LENGTH = 200
MAX_SHIFTS = 10


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A text of the sheet and the characters of it that no font has."""

    text: str
    characters: tuple[str, ...]

    @property
    def message(self) -> str:
        """What to tell the user before printing."""
        listed = "、".join(f"{char}（U+{ord(char):04X}）" for char in self.characters)
        return f"“{self.text}”中的 {listed} 没有字形，打印时将显示为“〓”"


def find_missing_glyphs(sheet: WallSheet) -> tuple[MissingGlyph, ...]:
    """Texts that would print with 〓, each once."""
    found = ((text, missing_glyphs(text)) for text in dict.fromkeys(_texts(sheet)))
    return tuple(MissingGlyph(text, characters) for text, characters in found if characters)


def checked(sheet: WallSheet) -> WallSheet:
    """The sheet, made safe for its edition. Raises InputRefused when it does not fit together."""
    _check_month(sheet)
    _check_widths(sheet)
    _check_lengths(sheet)
    return _posting_safe(sheet) if sheet.edition is Edition.WALL else sheet


def _check_month(sheet: WallSheet) -> None:
    if not (1 <= sheet.month <= 12 and 1 <= sheet.year <= 9999):
        raise InputRefused(f"没有 {sheet.year} 年 {sheet.month} 月，请检查月份。")
    count = monthrange(sheet.year, sheet.month)[1]
    days = [(day.day.year, day.day.month, day.day.day) for day in sheet.days]
    if days != [(sheet.year, sheet.month, number + 1) for number in range(count)]:
        raise InputRefused(f"{sheet.month_label}应有 {count} 天，值班表的日期与月份不符。")


def _check_widths(sheet: WallSheet) -> None:
    if not sheet.rows:
        raise InputRefused("值班表中没有人员，请先添加人员或排班，再打印。")
    if not sheet.shifts:
        raise InputRefused("值班表中没有班次，请先在“设置 → 班次”中添加班次，再打印。")
    if len(sheet.shifts) > MAX_SHIFTS:
        raise InputRefused(f"班次超过 {MAX_SHIFTS} 种，一页纸放不下，请停用不用的班次。")
    for row in sheet.rows:
        if len(row.cells) != len(sheet.days):
            raise InputRefused(f"{row.name}的排班天数与{sheet.month_label}不符，请重新打开值班表。")
    for line in sheet.coverage:
        if len(line.days) != len(sheet.days):
            raise InputRefused(
                f"{line.code}班的在岗统计与{sheet.month_label}不符，请重新打开值班表。"
            )


def _check_lengths(sheet: WallSheet) -> None:
    for row in sheet.rows:
        if len(row.name) > MAX_NAME_LENGTH:
            raise InputRefused(
                f"姓名“{row.name[:MAX_NAME_LENGTH]}…”超过 {MAX_NAME_LENGTH} 个字，请先更正。"
            )
    for text in _texts(sheet):
        if len(text) > MAX_TEXT_LENGTH:
            raise InputRefused(
                f"“{text[:20]}…”超过 {MAX_TEXT_LENGTH} 个字，一页纸放不下，请先缩短。"
            )


def _posting_safe(sheet: WallSheet) -> WallSheet:
    return replace(
        sheet,
        rows=tuple(_posting_row(row) for row in sheet.rows),
        contacts=tuple(_posting_contact(contact) for contact in sheet.contacts),
        notes=tuple(mask_personal(note) for note in sheet.notes),
        days=tuple(
            replace(day, leader=mask_personal(day.leader), remark=mask_personal(day.remark))
            for day in sheet.days
        ),
    )


def _posting_row(row: SheetRow) -> SheetRow:
    return replace(
        row,
        name=mask_personal(row.name),
        position=mask_personal(row.position),
        phone=mask_phones(row.phone),
        cells=tuple(_unlocked(cell) for cell in row.cells),
        certificate_number="",
    )


def _unlocked(cell: SheetCell) -> SheetCell:
    """Locks are the clerk's business, not the wall's."""
    if not any(seat.is_locked for seat in cell.seats):
        return cell
    return replace(cell, seats=tuple(replace(seat, is_locked=False) for seat in cell.seats))


def _posting_contact(contact: Contact) -> Contact:
    if contact.is_public:
        return contact
    return replace(contact, phone=mask_phones(contact.phone))


def _texts(sheet: WallSheet) -> Iterator[str]:
    """Every text of the sheet that somebody typed."""
    yield from (sheet.unit_name, sheet.title, sheet.station_name, sheet.station_note)
    for row in sheet.rows:
        yield from (row.name, row.position, row.team, row.level, row.phone)
        yield row.certificate_number
        yield from (cell.mark for cell in row.cells)
    for shift in sheet.shifts:
        yield from (shift.code, shift.name, shift.clock)
    for day in sheet.days:
        yield from (day.leader, day.holiday_name, day.remark)
    for contact in sheet.contacts:
        yield from (contact.label, contact.name, contact.phone)
    yield from sheet.notes
    yield from sheet.requirements
