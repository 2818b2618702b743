"""Authenticode signatures of Windows programs, checked on Linux with the openssl program.

Two facts about a file: the hash that its publisher signed is that of the file as it is now, and
the signature leads to a certificate authority that this system trusts.
"""

import hashlib
import struct
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
_PE32_PLUS = 0x20B
_DIRECTORIES_32, _DIRECTORIES_64 = 96, 112
_CHECKSUM, _SECURITY_ENTRY = 64, 4 * 8
_LONG_FORM = 0x80


@dataclass(frozen=True)
class Signature:
    """What a signature says; `signer` is the subject of its certificate."""

    is_content_signed: bool
    is_trusted: bool
    signer: str


@dataclass(frozen=True)
class SignedFile:
    """The parts of a program that matter: what is hashed, and the signature behind it."""

    digest: bytes
    signature: bytes

    @classmethod
    def read(cls, path: Path) -> "SignedFile":
        """Everything but the checksum, the entry of the signature and the signature itself."""
        content = path.read_bytes()
        optional = struct.unpack_from("<I", content, 0x3C)[0] + 24
        is_64 = struct.unpack_from("<H", content, optional)[0] == _PE32_PLUS
        checksum = optional + _CHECKSUM
        entry = optional + (_DIRECTORIES_64 if is_64 else _DIRECTORIES_32) + _SECURITY_ENTRY
        offset, size = struct.unpack_from("<II", content, entry)
        digest = hashlib.sha256()
        for part in (
            content[:checksum],
            content[checksum + 4 : entry],
            content[entry + 8 : offset or len(content)],
            content[offset + size :] if offset else b"",
        ):
            digest.update(part)
        if not size:
            return cls(digest.digest(), b"")
        length = struct.unpack_from("<I", content, offset)[0]
        return cls(digest.digest(), content[offset + 8 : offset + length])


def check_signature(path: Path, moment: int) -> Signature:
    """The signature of a program, trusted as of `moment` (seconds since 1970)."""
    signed = SignedFile.read(path)
    if not signed.signature:
        return Signature(False, False, "")
    content = _signed_content(signed.signature)
    is_trusted, signer = _verify(signed.signature, content, moment)
    return Signature(signed.digest in content, is_trusted, signer)


def _element(data: bytes, offset: int) -> tuple[int, int]:
    """Start and length of the content of the DER element that begins at `offset`."""
    length = data[offset + 1]
    if length < _LONG_FORM:
        return offset + 2, length
    count = length & 0x7F
    return offset + 2 + count, int.from_bytes(data[offset + 2 : offset + 2 + count], "big")


def _signed_content(signature: bytes) -> bytes:
    """The SpcIndirectDataContent inside a PKCS #7 signature, which holds the file's hash."""
    offset = _element(signature, 0)[0]  # ContentInfo
    offset = sum(_element(signature, offset))  # its type
    offset = _element(signature, _element(signature, offset)[0])[0]  # SignedData
    for _ in range(2):  # version, digest algorithms
        offset = sum(_element(signature, offset))
    offset = _element(signature, offset)[0]  # the content and its type
    offset = sum(_element(signature, offset))
    start, length = _element(signature, _element(signature, offset)[0])
    return signature[start : start + length]


def _verify(signature: bytes, content: bytes, moment: int) -> tuple[bool, str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "signature").write_bytes(signature)
        (folder / "content").write_bytes(content)
        done = subprocess.run(
            [
                *("openssl", "smime", "-verify", "-inform", "DER", "-binary", "-purpose", "any"),
                *("-in", str(folder / "signature"), "-content", str(folder / "content")),
                *("-attime", str(moment), "-CAfile", str(AUTHORITIES)),
                *("-signer", str(folder / "signer"), "-out", "/dev/null"),
            ],
            capture_output=True,
            check=False,
        )
        subject = ""
        if (folder / "signer").exists():
            shown = subprocess.run(
                ["openssl", "x509", "-in", str(folder / "signer"), "-noout", "-subject"],
                capture_output=True,
                text=True,
                check=False,
            )
            subject = shown.stdout.strip()
    return done.returncode == 0, subject
