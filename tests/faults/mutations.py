"""Damages workbooks as disks, mails and other programs do; one seed gives one row of files."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.faults.lists import cards, cells, certificates, files, layouts, levels
from tests.unit.exchange.files import SAMPLE

Damage = Callable[[random.Random, bytes], bytes]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A damaged file and how it came to be."""

    name: str
    suffix: str
    content: bytes


def mutations(count: int, seed: int = 20261201) -> Iterator[Mutation]:
    """That many damaged files, made from the sample and the hand-made lists in turn."""
    families = (certificates, cells, layouts, cards, files, levels)
    sources = [(SAMPLE.stem, ".xlsx", SAMPLE.read_bytes())]
    sources += [
        (case.name, case.suffix, case.content) for family in families for case in family.CASES
    ]
    for number in range(count):
        dice = random.Random(f"{seed}-{number}")
        name, suffix, content = sources[number % len(sources)]
        damages = _ZIP_DAMAGES if content.startswith(b"PK") else _BYTE_DAMAGES
        damage = dice.choice(damages)
        made = damage(dice, content)
        yield Mutation(f"{number} {name} {damage.__name__.strip('_')}", suffix, made)


def _flip_bits(dice: random.Random, content: bytes) -> bytes:
    damaged = bytearray(content)
    for _ in range(dice.randint(1, 40)):
        damaged[dice.randrange(len(damaged))] ^= 1 << dice.randrange(8)
    return bytes(damaged)


def _cut_off(dice: random.Random, content: bytes) -> bytes:
    return content[: dice.randrange(1, len(content))]


def _lose_a_block(dice: random.Random, content: bytes) -> bytes:
    start = dice.randrange(len(content))
    return content[:start] + content[start + dice.randint(1, 2000) :]


def _repeat_a_block(dice: random.Random, content: bytes) -> bytes:
    start = dice.randrange(len(content))
    block = content[start : start + dice.randint(1, 2000)]
    return content[:start] + block * dice.randint(2, 20) + content[start:]


def _zero_a_sector(dice: random.Random, content: bytes) -> bytes:
    start = dice.randrange(len(content)) // 512 * 512
    return content[:start] + bytes(min(512, len(content) - start)) + content[start + 512 :]


def _noise_inside(dice: random.Random, content: bytes) -> bytes:
    """Whole archive, damaged XML: what a broken exporting program writes."""
    return _rezipped(dice, content, _flip_bits)


def _text_inside(dice: random.Random, content: bytes) -> bytes:
    """Whole archive, whole XML, but numbers and references that nobody expects."""
    return _rezipped(dice, content, _other_text)


def _other_text(dice: random.Random, content: bytes) -> bytes:
    old, new = dice.choice(_TEXTS)
    return content.replace(old, new, dice.randint(1, 50))


_TEXTS = (
    (b'r="A', b'r="XFD'),
    (b'<row r="', b'<row r="104857'),
    (b"<v>", b"<v>-99999999"),
    (b"<v>", b"<v>1e308"),
    (b't="s"', b't="d"'),
    (b't="s"', b't="zzz"'),
    (b"</row>", b""),
    (b"</t>", b"</t></si><si><t>"),
    (b"numFmtId=", b"numFmtId=9"),
    (b"<mergeCell ref=", b'<mergeCell ref="A1:XFD1048576"/><mergeCell ref='),
    (b"UTF-8", b"UTF-16"),
    (b"<sheetData>", b"<sheetData>&#0;"),
    (b'number-rows-spanned="1"', b'number-rows-repeated="1048576"'),
)


def _member_lost(dice: random.Random, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries.pop(dice.choice(sorted(entries)))
    return _zipped(entries)


def _rezipped(dice: random.Random, content: bytes, damage: Damage) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    wanted = [name for name in sorted(entries) if entries[name]]
    for name in dice.sample(wanted, min(2, len(wanted))):
        entries[name] = damage(dice, entries[name])
    return _zipped(entries)


def _zipped(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


_BYTE_DAMAGES: tuple[Damage, ...] = (
    _flip_bits,
    _cut_off,
    _lose_a_block,
    _repeat_a_block,
    _zero_a_sector,
)
_ZIP_DAMAGES: tuple[Damage, ...] = (
    *_BYTE_DAMAGES,
    _noise_inside,
    _noise_inside,
    _text_inside,
    _text_inside,
    _text_inside,
    _member_lost,
)
