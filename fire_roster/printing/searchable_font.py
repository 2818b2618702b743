"""A TrueType font of ReportLab whose text can be copied and searched in every reader.

ReportLab writes code points beyond the BMP into the ToUnicode table with five hex digits, so that
𬀩 is copied as Ⰲ, and puts all entries into one block. ISO 32000-1, 9.10.3 asks for UTF-16BE, and
Adobe Technical Note 5014 for at most 100 entries in a block.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

MAX_BLOCK_ENTRIES = 100

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def to_unicode_cmap(subset: Sequence[int]) -> str:
    """ToUnicode table of a simple font whose byte `i` shows the code point `subset[i]`.

    A byte without a character (code point 0) gets no entry.
    """
    entries = [
        f"<{byte:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for byte, code in enumerate(subset)
        if code
    ]
    blocks = [
        entries[start : start + MAX_BLOCK_ENTRIES]
        for start in range(0, len(entries), MAX_BLOCK_ENTRIES)
    ]
    parts = [_HEAD]
    for block in blocks:
        parts += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    parts.append(_TAIL)
    return "\n".join(parts)


class _Glyphs:
    """The glyf table of a font file, cut out piece by piece instead of copied whole (10 MB)."""

    def __init__(self, file: bytes, start: int) -> None:
        self._file = file
        self._start = start

    def __getitem__(self, piece: slice) -> bytes:
        return self._file[self._start + piece.start : self._start + piece.stop]


class _SparingFace(TTFontFace):
    """`TTFontFace` that makes subsets without copying all outlines each time."""

    def get_table(self, tag: str) -> Any:
        face: Any = super()
        if tag != "glyf":
            return face.get_table(tag)
        return _Glyphs(vars(self)["_ttf_data"], face.get_table_pos(tag)[0])


class SearchableFont(TTFont):
    """`TTFont` with right ToUnicode tables and quick subsets."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, shapable=False)
        self.face.__class__ = _SparingFace

    def addObjects(self, doc: Any) -> None:
        """Add the font's objects to the document, then replace each ToUnicode table."""
        state = self.state[doc]
        subsets = [tuple(subset) for subset in state.subsets]
        names = [self.getSubsetInternalName(index, doc)[1:] for index in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            stream = doc.idToObject[fonts[name].ToUnicode.name]
            stream.content = to_unicode_cmap(subset)
