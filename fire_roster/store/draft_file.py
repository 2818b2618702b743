"""What was typed and not saved yet, in one small file, under the key of the data if they have one.

It is a convenience: what cannot be written or read is given up silently.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from fire_roster.errors import FireRosterError
from fire_roster.store.paths import DataPaths
from fire_roster.store.vault.envelope import cipher
from fire_roster.store.vault.key_ring import find_keys, is_encrypted

_SEALED = b"fire_roster drafts\x01"
_NONCE_BYTES = 12


def drafts_of(paths: DataPaths) -> Path:
    """The file of a data folder."""
    return paths.folder / "drafts.bin"


def remove_drafts(paths: DataPaths) -> None:
    """Takes the file away, also one that was being written."""
    place = drafts_of(paths)
    for path in (place, _fresh(place)):
        with suppress(OSError):
            path.unlink()


def _fresh(place: Path) -> Path:
    return place.with_suffix(".new")


class DraftFile:
    """Reads and writes the file as a whole."""

    def __init__(self, paths: DataPaths) -> None:
        self._paths = paths

    def read(self) -> bytes:
        """The content, empty where there is none or where it is not for this key."""
        try:
            found = drafts_of(self._paths).read_bytes()
        except OSError:
            return b""
        if not found.startswith(_SEALED):
            if not is_encrypted(self._paths.database):
                return found
            # Plain text from before the data were encrypted must not stay.
            remove_drafts(self._paths)
            return b""
        return self._unsealed(found[len(_SEALED) :])

    def write(self, content: bytes) -> None:
        """Replaces the file; an empty content takes it away."""
        place = drafts_of(self._paths)
        fresh = _fresh(place)
        with suppress(OSError, FireRosterError):
            if not content:
                place.unlink(missing_ok=True)
                return
            key = self._key()
            if key is None and is_encrypted(self._paths.database):
                return
            if key is not None:
                nonce = os.urandom(_NONCE_BYTES)
                content = _SEALED + nonce + cipher(key).encrypt(nonce, content, _SEALED)
            # No fsync: a crash of the program loses nothing, and the window must not wait.
            fresh.write_bytes(content)
            fresh.replace(place)

    def _unsealed(self, sealed: bytes) -> bytes:
        from cryptography.exceptions import InvalidTag

        with suppress(FireRosterError, InvalidTag, ValueError):
            key = self._key()
            if key is not None:
                nonce, locked = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
                plain: bytes = cipher(key).decrypt(nonce, locked, _SEALED)
                return plain
        return b""

    def _key(self) -> bytes | None:
        """A key of its own, made from that of the data; None where they are not encrypted."""
        keys = find_keys(self._paths.database)
        if not keys:
            return None
        return hashlib.blake2b(keys[0], digest_size=32, person=b"fire_rost.drafts").digest()
