"""表头: what the unit's paper carries at head and foot."""

from io import BytesIO
from pathlib import Path

from fire_roster.errors import InputRefused
from fire_roster.printing.sheets import Letterhead
from fire_roster.records.letterhead import LetterheadFields, LetterheadRecord
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.store.queries import office
from fire_roster.store.transaction import Database, Session

NO_NAME = "（单位名称未填写）"
MOST_FOOTER_LINES = 3
LOGO_PIXELS = 400
"""Greatest height and width of the stored picture: 300 dpi at the size it is printed."""
_MOST_BYTES = 20_000_000
_CHANGES = Changes.of(Kind.SETTING)


def load_letterhead(session: Session) -> Letterhead:
    """The letterhead in force."""
    record = session.get(LetterheadRecord, 1) or LetterheadRecord(id=1)
    return Letterhead(
        unit_name=record.unit_name or office.get_unit(session).name or NO_NAME,
        logo=record.logo,
        has_seal=record.has_seal,
        footer_lines=tuple(record.footer_lines.splitlines()),
    )


class LetterheadService:
    """What a clerk can set about the unit's paper."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> LetterheadRecord:
        """What is set; defaults where nothing is."""
        with self._database.read() as session:
            return session.get(LetterheadRecord, 1) or LetterheadRecord(id=1)

    def update(self, fields: LetterheadFields) -> Done[None]:
        """Sets name, seal and footer; InputRefused for more lines than a page has room for."""
        lines = [line.strip() for line in fields.footer_lines.splitlines() if line.strip()]
        if len(lines) > MOST_FOOTER_LINES:
            raise InputRefused(f"页脚附加文字最多 {MOST_FOOTER_LINES} 行，请合并或删减。")
        checked = LetterheadFields(
            unit_name=fields.unit_name.strip(),
            has_seal=fields.has_seal,
            footer_lines="\n".join(lines),
        )
        with self._database.write("letterhead.update") as transaction:
            record = _record(transaction.session)
            changed = {}
            for name, value in checked.model_dump().items():
                if getattr(record, name) != value:
                    changed[name] = [getattr(record, name), value]
                    setattr(record, name, value)
            record.version += 1
            transaction.session.add(record)
            transaction.describe("修改打印表头", "letterhead:1", changed)
        return Done(None, _CHANGES)

    def set_logo(self, path: Path) -> Done[None]:
        """Takes a picture as logo, made small; InputRefused for what is no picture."""
        logo = small_picture(path)
        return self._store_logo(logo, f"设置打印标志 {path.name}")

    def remove_logo(self) -> Done[None]:
        """Prints no logo from now on."""
        return self._store_logo(b"", "取消打印标志")

    def _store_logo(self, logo: bytes, said: str) -> Done[None]:
        with self._database.write("letterhead.logo") as transaction:
            record = _record(transaction.session)
            record.logo = logo
            record.version += 1
            transaction.session.add(record)
            transaction.describe(said, "letterhead:1", {"bytes": len(logo)})
        return Done(None, _CHANGES)


def _record(session: Session) -> LetterheadRecord:
    return session.get(LetterheadRecord, 1) or LetterheadRecord(id=1)


def small_picture(path: Path) -> bytes:
    """The picture as PNG of at most `LOGO_PIXELS`, transparent parts white. Raises InputRefused."""
    from PIL import Image, UnidentifiedImageError

    problem = f"“{path.name}”不是可以使用的图片，请选择 PNG 或 JPEG 文件。"
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputRefused(f"“{path.name}”超过 20 MB，请先缩小再选择。")
        with Image.open(path, formats=("PNG", "JPEG", "BMP")) as picture:
            picture.draft("RGB", (LOGO_PIXELS, LOGO_PIXELS))
            picture.thumbnail((LOGO_PIXELS, LOGO_PIXELS))
            see_through = picture.convert("RGBA")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError) as error:
        raise InputRefused(problem) from error
    page = Image.new("RGB", see_through.size, "white")
    page.paste(see_through, mask=see_through.getchannel("A"))
    content = BytesIO()
    page.save(content, "PNG", optimize=True)
    return content.getvalue()
