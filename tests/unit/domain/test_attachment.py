"""Names of files that no system minds."""

import pytest

from fire_roster.domain.attachment import safe_file_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("张三证书.JPEG", "张三证书.jpg"),
        ("../../etc/passwd", "附件.jpg"),
        (r"C:\Windows\win.ini", "CWindowswin.jpg"),
        ("CON.jpg", "附件CON.jpg"),
        ("nul .x.jpg", "附件nul .x.jpg"),
        ("a\u202egpj.exe", "agpj.jpg"),
        ("<b>王</b>?*|.png", "b王b.jpg"),
        ("", "附件.jpg"),
        (" . ", "附件.jpg"),
        ("𠮷𬀩", "𠮷𬀩.jpg"),
        ("长" * 300 + ".png", "长" * 60 + ".jpg"),
    ],
)
def test_safe_file_name_keeps_what_every_system_takes(name: str, safe: str) -> None:
    assert safe_file_name(name, "image/jpeg") == safe
