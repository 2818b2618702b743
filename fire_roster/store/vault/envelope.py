"""The data key, locked away: a small file beside each encrypted database.

Whoever has the code of the recovery sheet or a password opens it on any PC. The file is not secret.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from fire_roster.store.durable_file import write_durably

KEY_BYTES = 32
SHEET = "sheet"
PASSWORD = "password"
FILES = "files"
ARGON2_COST = (3, 65_536, 4)
"""Rounds, KiB of memory, lanes: the second choice of RFC 9106."""

_SUFFIX = ".keys"
_SALT_BYTES, _NONCE_BYTES = 16, 12


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key under one secret; `owner` is the account of a password.

    A slot of the kind `files` holds the key of the attachments under the data key; `owner` is its
    id.
    """

    kind: str
    owner: str
    salt: str
    nonce: str
    wrapped: str
    cost: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One data key: an id that tells nothing about it, and what opens it."""

    key_id: str
    slots: tuple[Slot, ...] = ()

    def with_slot(self, slot: Slot) -> "KeyEntry":
        """With one more way in; it replaces the one of the same kind and owner."""
        return replace(self, slots=(*self.without(slot.kind, slot.owner).slots, slot))

    def without(self, kind: str, owner: str) -> "KeyEntry":
        """Without that way in."""
        kept = (one for one in self.slots if (one.kind, one.owner) != (kind, owner))
        return replace(self, slots=tuple(kept))


def key_id_of(key: bytes) -> str:
    """Names a key without giving it away."""
    return hashlib.blake2b(key, digest_size=8, person=b"fire_roster.key").hexdigest()


def envelope_of(database: Path) -> Path:
    """Where the envelope of a database file is, also while the file is being made (`.part`)."""
    name = database.name.removesuffix(".part")
    return database.with_name(name.removesuffix(".db") + _SUFFIX)


def read_envelope(path: Path) -> tuple[KeyEntry, ...]:
    """The keys of an envelope; none where there is no file or it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_entry(one) for one in found["keys"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def write_envelope(path: Path, entries: Sequence[KeyEntry]) -> None:
    """Writes it as a whole; removes it where nothing is encrypted any more. OSError."""
    if not entries:
        path.unlink(missing_ok=True)
        return
    document = {"version": 1, "keys": [asdict(one) for one in entries]}
    write_durably(path, json.dumps(document, indent=1, ensure_ascii=False).encode("utf-8"))


def lock_key(
    key: bytes, secret: str, kind: str, owner: str = "", cost: tuple[int, ...] = ARGON2_COST
) -> Slot:
    """A new slot. A password is stretched by argon2id; a sheet's code is long enough as it is."""
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    cost = cost if kind == PASSWORD else ()
    wrapping = _wrapping_key(secret, salt, cost)
    wrapped = cipher(wrapping).encrypt(nonce, key, key_id_of(key).encode())
    return Slot(kind, owner, salt.hex(), nonce.hex(), wrapped.hex(), cost)


def open_slot(entry: KeyEntry, slot: Slot, secret: str) -> bytes | None:
    """The data key, None where the secret is another one or the slot was damaged."""
    from cryptography.exceptions import InvalidTag

    try:
        wrapping = _wrapping_key(secret, bytes.fromhex(slot.salt), slot.cost)
        nonce, wrapped = bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped)
        key: bytes = cipher(wrapping).decrypt(nonce, wrapped, entry.key_id.encode())
    except (InvalidTag, ValueError):
        return None
    return key if key_id_of(key) == entry.key_id else None


def _wrapping_key(secret: str, salt: bytes, cost: tuple[int, ...]) -> bytes:
    if not cost:
        return hashlib.blake2b(
            secret.encode("utf-8"), key=salt, digest_size=KEY_BYTES, person=b"fire_roster.code"
        ).digest()
    from argon2.low_level import Type, hash_secret_raw

    rounds, memory, lanes = cost
    return hash_secret_raw(secret.encode("utf-8"), salt, rounds, memory, lanes, KEY_BYTES, Type.ID)


def cipher(key: bytes) -> Any:
    """AES-GCM under a key. Imported when it is asked for: plain databases need none of it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _entry(found: Mapping[str, Any]) -> KeyEntry:
    slots = (Slot(**{**one, "cost": tuple(map(int, one["cost"]))}) for one in found["slots"])
    return KeyEntry(str(found["key_id"]), tuple(slots))
