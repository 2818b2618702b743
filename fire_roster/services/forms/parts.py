"""Parts that several forms share: telephones, signatures, lists of items to check."""

from dataclasses import replace

from fire_roster.assets import load_json
from fire_roster.domain.unit import UnitTrait
from fire_roster.printing.blocks import (
    Cell,
    Column,
    Field,
    Fields,
    Row,
    Section,
    Signatures,
    Table,
)
from fire_roster.printing.geometry import Align
from fire_roster.services.forms.base import FormRequest

FIRE_CALL = "119"


def items(name: str) -> list[str]:
    """A list of items from `resources/data/form_items.json`."""
    found: list[str] = load_json("data", "form_items.json")[name]
    return found


def sign_section(request: FormRequest, *labels: str, has_seal: bool = False) -> Section:
    """Lines to sign on, which may be left out; the place of a seal where the unit wants one."""
    has_seal = has_seal and request.letterhead.has_seal
    return Section((Signatures(labels, has_seal),), "signatures", "签字盖章")


def contact_section(request: FormRequest, *, is_wide: bool = True) -> Section:
    """Telephones for a wall: 119, duty phone, manager, maintenance; in two lines where narrow."""
    unit = request.sources.unit.get()
    is_high_rise = UnitTrait.HIGH_RISE.value in unit.traits
    manager = "　".join(part for part in (unit.safety_manager, unit.safety_manager_phone) if part)
    row = (
        Field("火警电话", FIRE_CALL, 0.9, is_public=True),
        Field("值班电话", unit.duty_phone, 1.1, is_public=True),
        Field("安全管理人", manager, 1.4, is_public=is_high_rise),
        Field("维保单位", unit.maintenance_contact, 1.5, is_public=True),
    )
    rows: tuple[tuple[Field, ...], ...] = (row,)
    if not is_wide:
        even = tuple(replace(field, share=1.0) for field in row)
        rows = (even[:2], even[2:])
    return Section((Fields(rows, label_width=62.0),), "contacts", "联系电话")


def item_table(texts: list[str], title: str, columns: tuple[Column, ...]) -> Table:
    """Numbered items with empty columns to fill in."""
    heads = (Column("序号", 0.6), Column(title, 6.0, Align.LEFT), *columns)
    rows: list[Row] = [
        (str(number), text, *[""] * len(columns)) for number, text in enumerate(texts, start=1)
    ]
    return Table(heads, tuple(rows), row_height=20.0, most_height=32.0)


def bold(text: str) -> Cell:
    """A cell in bold."""
    return Cell(text, is_bold=True)
