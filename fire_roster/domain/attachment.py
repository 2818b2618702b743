"""What is attached to a record, and what may be."""

from enum import StrEnum

MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024


class AttachmentPurpose(StrEnum):
    """What a file shows; the value is the word on screen."""

    SCAN = "扫描件"
    VERIFICATION = "核验截图"
    PHOTO = "照片"
    IDENTITY = "身份证件"
    OTHER = "附件"
