"""The child process that decodes a picture of unknown origin and writes it anew.

Started by `pictures`, in source as `python -m`, in the frozen program by `PICTURE_ARGUMENT`.
"""

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, ImageSequence

from fire_roster.exchange.process_limits import limit_this_process

MEMORY_LIMIT_BYTES: Final = 1_500_000_000
CPU_LIMIT_SECONDS: Final = 30
MAX_PIXELS: Final = 80_000_000
MAX_PAGES: Final = 30

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")
_JPEG_QUALITY: Final = 88
_UNREADABLE: Final = "这张图片已损坏，读不出来。请用看图软件另存为 JPG 后再添加。"
_TOO_LARGE: Final = "这张图片的像素太多，请缩小后再添加。"


class _Refused(Exception):
    """The picture cannot be kept; the words say what to do."""


def rewrite_picture(content: bytes, max_side: int) -> tuple[str, bytes]:
    """Media type and bytes of the same picture, upright, without anything but its pixels.

    Several pages (a TIFF of a scanner) become a PDF.
    """
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow refuses at twice this number
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            if picture.format == "TIFF" and getattr(picture, "n_frames", 1) > 1:
                return "application/pdf", _pages(picture, max_side)
            is_drawing = picture.format in ("PNG", "GIF", "BMP")
            return _written(_plain(picture, max_side), is_drawing=is_drawing)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise _Refused(_TOO_LARGE) from None
    except _Refused:
        raise
    except Exception:  # noqa: BLE001 - damaged pictures raise dozens of types
        raise _Refused(_UNREADABLE) from None


def _plain(picture: Image.Image, max_side: int) -> Image.Image:
    """Upright pixels on white ground, no longer than `max_side`."""
    if picture.width * picture.height > MAX_PIXELS:
        raise _Refused(_TOO_LARGE)
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
    if upright.mode in ("1", "L"):
        return Image.frombytes("L", upright.size, upright.convert("L").tobytes())
    ground = Image.new("RGB", upright.size, "white")
    colours = upright.convert("RGBA")
    ground.paste(colours, mask=colours.getchannel("A"))
    return ground


def _written(picture: Image.Image, *, is_drawing: bool) -> tuple[str, bytes]:
    buffer = BytesIO()
    if is_drawing:
        picture.save(buffer, "PNG", optimize=True)
        return "image/png", buffer.getvalue()
    picture.save(buffer, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return "image/jpeg", buffer.getvalue()


def _pages(picture: Image.Image, max_side: int) -> bytes:
    if getattr(picture, "n_frames", 1) > MAX_PAGES:
        raise _Refused(f"这个文件超过 {MAX_PAGES} 页，请分成几个文件。")
    first, *others = (_plain(page, max_side) for page in ImageSequence.Iterator(picture))
    buffer = BytesIO()
    first.save(buffer, "PDF", save_all=True, append_images=others, resolution=200.0)
    return buffer.getvalue()


def picture_main(argv: list[str]) -> int:
    """Read the picture `argv[0]`, write it anew to `argv[1]` and what it is to `argv[2]`.

    `argv[3]` is the greatest side in pixels. What it is: `{"media_type": …}` or `{"refused": …}`.
    """
    source, clean, told = (Path(word) for word in argv[:3])
    limit_this_process(MEMORY_LIMIT_BYTES, CPU_LIMIT_SECONDS)
    try:
        media_type, content = rewrite_picture(source.read_bytes(), int(argv[3]))
        clean.write_bytes(content)
        answer = {"media_type": media_type}
    except _Refused as refusal:
        answer = {"refused": str(refusal)}
    told.write_text(json.dumps(answer), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(picture_main(sys.argv[1:]))
