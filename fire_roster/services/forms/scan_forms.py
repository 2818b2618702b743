"""Scans of the certificates in use, two side by side, for the inspector."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fire_roster.domain.attachment import AttachmentPurpose
from fire_roster.errors import InputRefused
from fire_roster.printing import Content
from fire_roster.printing.blocks import Block, Paragraphs, Picture, Section, SideBySide
from fire_roster.records.attachment import Attachment
from fire_roster.records.certificate import Certificate
from fire_roster.services.certificates import CertificateEntry
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.sources import FormSources
from fire_roster.services.forms.staff_forms import PRIVATE

_HEIGHT = 250.0
_PICTURES = ("image/jpeg", "image/png")


def list_scans(sources: FormSources) -> Sequence[tuple[CertificateEntry, Attachment]]:
    """Scans of certificates that are in use by people who are here."""
    today = sources.clock.today()
    owner = str(Certificate.__tablename__)
    scans: dict[int, list[Attachment]] = {}
    for one in sources.attachments.list_all(owner):
        if one.purpose == AttachmentPurpose.SCAN:
            scans.setdefault(one.owner_id, []).append(one)
    return [
        (entry, scan)
        for entry in sources.certificates.list_all()
        if entry.is_in_use and entry.owner.is_active_on(today)
        for scan in scans.get(entry.record.id, ())
    ]


def build_certificate_scans(request: FormRequest) -> Content:
    """证书扫描件: pictures with whose they are; a PDF is named, because it is never opened.

    On the wall nothing of it is shown: a scan carries number and portrait.
    """
    if not request.is_internal:
        notes = ("证书扫描件含证件号码和照片，只在内部版中打印。",)
        blocks: tuple[Block, ...] = (Paragraphs(notes),)
    else:
        blocks = tuple(_blocks(request))
    sheet = request.sheet("证书扫描件", Section(blocks))
    return replace(
        sheet,
        period=f"截至 {request.day}",
        basis=PRIVATE if request.is_internal else "",
    )


def _blocks(request: FormRequest) -> Iterator[Block]:
    pictures: list[Picture] = []
    notes: list[str] = []
    for entry, scan in list_scans(request.sources):
        paper = f"{entry.owner.name}　{entry.record.type}{entry.record.level}"
        caption = f"{paper}\n{entry.record.number}"
        if scan.media_type not in _PICTURES:
            notes.append(f"{paper}：扫描件为 PDF 文件“{scan.name}”，随电子档案另附。")
            continue
        try:
            content = request.sources.attachments.content(scan.id)
        except InputRefused as problem:
            notes.append(f"{paper}：{problem.message}")
            continue
        pictures.append(Picture(content, caption, _HEIGHT))
    if len(pictures) % 2:
        pictures.append(Picture(b"", "", _HEIGHT))
    for left, right in zip(pictures[::2], pictures[1::2], strict=True):
        yield SideBySide(((left,), (right,)))
    if notes:
        yield Paragraphs(tuple(notes), is_numbered=True)
    if not pictures and not notes:
        yield Paragraphs(("还没有登记证书扫描件。",))
