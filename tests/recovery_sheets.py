"""Reading the code from a recovery sheet, as somebody does from the paper."""

import io
import re

from pypdf import PdfReader

from fire_roster.services.protection import RecoverySheet


def code_on(sheet: RecoverySheet) -> str:
    """The six groups of the code."""
    (page,) = PdfReader(io.BytesIO(sheet.pdf)).pages
    text = page.extract_text()
    assert sheet.number in text
    groups = re.findall(r"\b[0-9A-Z]{5}\b", text)
    assert len(groups) == 6
    return " ".join(groups).lower()
