"""Scans and pictures: kept by content, without hidden data, named safely."""

import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fire_roster.domain.attachment import MAX_ATTACHMENT_BYTES, AttachmentPurpose
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.member import MemberFields
from fire_roster.services.office import Office
from fire_roster.store.attachments import AttachmentStore
from tests.integration.services.people import audit

_GPS = 0x8825
_MAKE = 0x010F
_ORIENTATION = 0x0112


@pytest.fixture
def paper(office: Office) -> int:
    """A certificate of one member."""
    owner = office.members.add(MemberFields(name="张三")).value
    return office.certificates.add(owner, CertificateFields(number="1")).value


def _photo(path: Path, size: tuple[int, int] = (60, 40)) -> Path:
    """A picture of a camera that noted where it was; it lies on its side."""
    exif = Image.Exif()
    exif[_MAKE] = "CameraMaker"
    exif[_ORIENTATION] = 6
    exif[_GPS] = {1: "N", 2: (30.0, 15.0, 0.0)}
    Image.new("RGB", size, "red").save(path, "JPEG", exif=exif, comment=b"secret place")
    return path


def _content(office: Office, key: int) -> bytes:
    return office.attachments.open_copy(key).read_bytes()


def test_photo_is_kept_without_place_and_camera(office: Office, paper: int, tmp_path: Path) -> None:
    source = _photo(tmp_path / "现场.jpg")
    assert b"CameraMaker" in source.read_bytes()
    (key,) = office.attachments.add("certificate", paper, [source]).value
    kept = _content(office, key)
    with Image.open(BytesIO(kept)) as picture:
        assert not picture.getexif()
        assert picture.size == (40, 60)
    assert b"CameraMaker" not in kept
    assert b"secret place" not in kept


def test_content_lies_under_its_digest_once(office: Office, paper: int, tmp_path: Path) -> None:
    source = _photo(tmp_path / "a.jpg")
    first, second = office.attachments.add("certificate", paper, [source, source]).value
    records = office.attachments.list_for("certificate", paper)
    assert [one.id for one in records] == [first, second]
    (digest,) = {one.digest for one in records}
    (file,) = [one for one in office.database.paths.attachments.rglob("*") if one.is_file()]
    assert file.name == digest == hashlib.sha256(file.read_bytes()).hexdigest()


def test_scan_and_its_loss_show_on_the_certificate(
    office: Office, paper: int, tmp_path: Path
) -> None:
    assert "无扫描件" in office.certificates.list_all()[0].doubts
    (key,) = office.attachments.add("certificate", paper, [_photo(tmp_path / "a.jpg")]).value
    assert "无扫描件" not in office.certificates.list_all()[0].doubts
    office.attachments.remove(key)
    assert "无扫描件" in office.certificates.list_all()[0].doubts
    assert audit(office)[0].summary == "删除扫描件 a.jpg"


def test_screenshot_is_no_scan(office: Office, paper: int, tmp_path: Path) -> None:
    path = tmp_path / "网页.png"
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(path)
    office.attachments.add("certificate", paper, [path], AttachmentPurpose.VERIFICATION)
    (entry,) = office.certificates.list_all()
    (record,) = office.attachments.list_for("certificate", paper)
    assert not entry.facts.has_scan
    assert (record.media_type, record.name) == ("image/png", "网页.png")


def test_pages_of_a_scanner_become_a_pdf(office: Office, paper: int, tmp_path: Path) -> None:
    path = tmp_path / "三页.tiff"
    pages = [Image.new("L", (30, 40), shade) for shade in (0, 120, 250)]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    (key,) = office.attachments.add("certificate", paper, [path]).value
    kept = _content(office, key)
    assert kept.startswith(b"%PDF-")
    assert kept.count(b"/Type /Page\n") == 3


def test_pdf_is_kept_byte_for_byte(office: Office, paper: int, tmp_path: Path) -> None:
    path = tmp_path / "证书.pdf"
    path.write_bytes(b"%PDF-1.4 not really")
    (key,) = office.attachments.add("certificate", paper, [path]).value
    assert _content(office, key) == b"%PDF-1.4 not really"


def test_large_scan_is_made_smaller(office: Office, paper: int, tmp_path: Path) -> None:
    source = _photo(tmp_path / "大.jpg", (6000, 300))
    (key,) = office.attachments.add("certificate", paper, [source]).value
    with Image.open(BytesIO(_content(office, key))) as picture:
        assert max(picture.size) == 4000


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MAX_ATTACHMENT_BYTES + 1)


def _program(path: Path) -> None:
    path.write_bytes(b"MZ\x90\x00" + bytes(100))


def _torn(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(400))


def _phone_picture(path: Path) -> None:
    path.write_bytes(b"\x00\x00\x00\x18ftypheic" + bytes(100))


def _bomb(path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(path, "PNG")


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda path: None, "找不到文件"),
        (_empty, "是空的"),
        (_too_large, "超过 20 MB"),
        (_program, "不是图片也不是 PDF"),
        (_torn, "已损坏"),
        (_phone_picture, "HEIC"),
        (_bomb, "像素太多"),
    ],
)
def test_file_that_cannot_be_kept_is_refused_and_leaves_nothing(
    office: Office, paper: int, tmp_path: Path, make: Callable[[Path], None], word: str
) -> None:
    path = tmp_path / "文件.jpg"
    make(path)
    with pytest.raises(InputRefused, match=word):
        office.attachments.add("certificate", paper, [path])
    assert office.attachments.list_for("certificate", paper) == ()


def test_attachment_of_a_record_that_is_gone_is_refused(office: Office, tmp_path: Path) -> None:
    source = _photo(tmp_path / "a.jpg")
    for owner, key in (("certificate", 99), ("nothing", 1), ("setting", 1)):
        with pytest.raises(UsageProblem, match="不在了"):
            office.attachments.add(owner, key, [source])
    with pytest.raises(UsageProblem, match="附件已经不在了"):
        office.attachments.remove(99)


def test_new_photo_takes_the_place_of_the_old_one(office: Office, tmp_path: Path) -> None:
    owner = office.members.add(MemberFields(name="李四")).value
    for name in ("旧.jpg", "新.jpg"):
        source = _photo(tmp_path / name)
        office.attachments.add("member", owner, [source], AttachmentPurpose.PHOTO)
    assert [one.name for one in office.attachments.list_for("member", owner)] == ["新.jpg"]


def test_copy_for_the_viewer_is_gone_when_the_data_are_closed(
    office: Office, paper: int, tmp_path: Path
) -> None:
    (key,) = office.attachments.add("certificate", paper, [_photo(tmp_path / "a.jpg")]).value
    copy = office.attachments.open_copy(key)
    assert copy.name == "a.jpg"
    target = tmp_path / "另存.jpg"
    office.attachments.save_copy(key, target)
    assert target.read_bytes() == copy.read_bytes()
    office.close()
    assert not copy.exists() and target.exists()


def test_check_tells_files_that_are_gone_or_changed(
    office: Office, paper: int, tmp_path: Path
) -> None:
    (key,) = office.attachments.add("certificate", paper, [_photo(tmp_path / "a.jpg")]).value
    assert office.upkeep.check(is_deep=True).findings == ()
    (file,) = [one for one in office.database.paths.attachments.rglob("*") if one.is_file()]
    file.write_bytes(b"changed")
    assert office.upkeep.check().findings == ()
    assert [one.code for one in office.upkeep.check(is_deep=True).findings] == ["attachment"]
    with pytest.raises(InputRefused, match="被改动"):
        office.attachments.open_copy(key)
    file.unlink()
    assert [one.code for one in office.upkeep.check().findings] == ["attachment"]
    with pytest.raises(InputRefused, match="不见了"):
        office.attachments.open_copy(key)


def test_damaged_file_is_mended_by_adding_it_again(
    office: Office, paper: int, tmp_path: Path
) -> None:
    source = _photo(tmp_path / "a.jpg")
    (key,) = office.attachments.add("certificate", paper, [source]).value
    (file,) = [one for one in office.database.paths.attachments.rglob("*") if one.is_file()]
    whole = file.read_bytes()
    file.write_bytes(whole[:10])
    office.attachments.add("certificate", paper, [source])
    assert _content(office, key) == whole


def test_store_refuses_a_digest_that_is_a_path(office: Office) -> None:
    with pytest.raises(InputRefused, match="登记已损坏"):
        AttachmentStore(office.database.paths).read("../../etc/passwd")


def test_member_deleted_takes_its_attachments_along(
    office: Office, paper: int, tmp_path: Path
) -> None:
    source = _photo(tmp_path / "a.jpg")
    owner = office.members.find("张三").record.id
    office.attachments.add("certificate", paper, [source])
    office.attachments.add("member", owner, [source], AttachmentPurpose.PHOTO)
    office.members.delete(owner)
    assert office.attachments.list_for("certificate", paper) == ()
    assert office.attachments.list_for("member", owner) == ()
