"""What is attached to a record, what may be, and names of files that no system minds."""

import re
from enum import StrEnum

MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024

EXTENSIONS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
}
"""Media types that are kept, each with the ending that the system's viewer knows it by."""

_NAME_LENGTH = 60
_FORBIDDEN = re.compile(
    r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]'
)
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|CLOCK\$|COM[0-9¹²³]|LPT[0-9¹²³])", re.IGNORECASE)
"""Names that Windows takes for devices."""


class AttachmentPurpose(StrEnum):
    """What a file shows; the value is the word on screen."""

    SCAN = "扫描件"
    VERIFICATION = "核验截图"
    PHOTO = "照片"
    IDENTITY = "身份证件"
    OTHER = "附件"


def safe_file_name(name: str, media_type: str) -> str:
    """A file name made of `name` that every system takes, with the ending of the media type.

    No path, no control or direction mark, no device of Windows; 附件 where nothing is left.
    """
    stem = _FORBIDDEN.sub("", name)
    ending = EXTENSIONS[media_type]
    stem = stem.rpartition(".")[0] if "." in stem else stem
    stem = stem[:_NAME_LENGTH].strip(" .")
    if not stem or _DEVICES.fullmatch(stem.partition(".")[0].strip()):
        stem = f"附件{stem}"
    return stem + ending
