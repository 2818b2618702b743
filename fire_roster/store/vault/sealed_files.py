"""Attachments of an encrypted database: sealed under a key of their own, which the envelope holds.

That key stays the same when the data key changes, so a change rewrites no attachment, and every
copy with an envelope opens them. A file keeps the SHA-256 of its content as its name either way,
so that one that is not what was put away is told.
"""

import hashlib
import os
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from fire_roster.store.durable_file import write_durably
from fire_roster.store.paths import DataPaths
from fire_roster.store.vault.envelope import (
    FILES,
    KEY_BYTES,
    KeyEntry,
    cipher,
    key_id_of,
    lock_key,
    open_slot,
    read_envelope,
    write_envelope,
)
from fire_roster.store.vault.key_ring import KEY_RING, entries_beside, is_encrypted

_MAGIC = b"FRSEAL1\n"
_ID_BYTES, _NONCE_BYTES = 8, 12
_HEAD = len(_MAGIC) + _ID_BYTES + _NONCE_BYTES


def seal(content: bytes, digest: str, key: bytes | None) -> bytes:
    """What is written for this content; the content itself without a key."""
    if key is None:
        return content
    nonce = os.urandom(_NONCE_BYTES)
    sealed: bytes = cipher(key).encrypt(nonce, content, digest.encode())
    return _MAGIC + bytes.fromhex(key_id_of(key)) + nonce + sealed


def unseal(raw: bytes, digest: str, folder: Path) -> bytes | None:
    """The content of a file in an attachment folder.

    None where it is not what its name says or no key is at hand.
    """
    content: bytes | None = raw
    if raw.startswith(_MAGIC):
        key = _key_by_id(raw[len(_MAGIC) : len(_MAGIC) + _ID_BYTES].hex(), folder)
        content = None if key is None else _decrypted(raw, digest, key)
    is_whole = content is not None and hashlib.sha256(content).hexdigest() == digest
    return content if is_whole else None


def is_under(raw: bytes, key: bytes | None) -> bool:
    """Whether a file is written as `seal` writes it with this key."""
    if key is None:
        return not raw.startswith(_MAGIC)
    return raw.startswith(_MAGIC + bytes.fromhex(key_id_of(key)))


def files_key(database: Path) -> bytes | None:
    """The key for the attachments of a database; None where it is plain or has none yet."""
    if not is_encrypted(database):
        return None
    for entry in entries_beside(database):
        found = next(_keys_in(entry), None)
        if found is not None:
            return found
    return None


def with_files_keys(entry: KeyEntry, data_key: bytes, paths: DataPaths, *folders: Path) -> KeyEntry:
    """An entry that also holds every files' key known here, a new one where there is none.

    `folders` are further folders with copies whose keys it has to hold.
    """
    places = (paths.backups, *folders)
    envelopes = (paths.keys, *(one for place in places for one in sorted(place.glob("*.keys"))))
    entries = {one.key_id: one for path in envelopes for one in read_envelope(path)}
    known = dict.fromkeys(key for one in entries.values() for key in _keys_in(one))
    for key in known or (os.urandom(KEY_BYTES),):
        KEY_RING.learn(key)
        entry = entry.with_slot(lock_key(key, data_key.hex(), FILES, key_id_of(key)))
    return entry


def unsettled_mark(paths: DataPaths) -> Path:
    """Stands there while attachments may lie in another form than the database."""
    return paths.folder / "attachments.unsettled"


def begin_settling(paths: DataPaths) -> None:
    """Notes durably that attachments may lie in another form than the database. OSError."""
    paths.create_folder()
    write_durably(unsettled_mark(paths), b"")


def settle(paths: DataPaths) -> None:
    """Gives every attachment the form of the database; a cut-off run is finished by the next.

    Under the lock of the folder. OSError where the disk is full: what is not done stays readable.
    """
    if is_encrypted(paths.database):
        _add_files_key(paths)
    if unsettled_mark(paths).exists():
        rewrite_files(paths.attachments, files_key(paths.database))
        unsettled_mark(paths).unlink(missing_ok=True)


def rewrite_files(folder: Path, key: bytes | None, only: Container[str] | None = None) -> None:
    """Puts each file of an attachment folder under a key or none; what nothing opens stays.

    `only` names those it is about, all without it. OSError.
    """
    for path in sorted(folder.glob("??/*")):
        if not path.is_file():
            continue
        if path.suffix == ".part":
            with suppress(OSError):
                path.unlink()
            continue
        if only is not None and path.name not in only:
            continue
        with path.open("rb") as file:
            if is_under(file.read(_HEAD), key):
                continue
        content = unseal(path.read_bytes(), path.name, folder)
        if content is not None:
            write_durably(path, seal(content, path.name, key))


def _add_files_key(paths: DataPaths) -> None:
    """For data that were encrypted before attachments were."""
    entries = read_envelope(paths.keys)
    if len(entries) != 1 or any(slot.kind == FILES for slot in entries[0].slots):
        return
    data_key = KEY_RING.find(entries[0])
    if data_key is not None:
        begin_settling(paths)
        write_envelope(paths.keys, [with_files_keys(entries[0], data_key, paths)])


def _decrypted(raw: bytes, digest: str, key: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag

    nonce = raw[_HEAD - _NONCE_BYTES : _HEAD]
    try:
        content: bytes = cipher(key).decrypt(nonce, raw[_HEAD:], digest.encode())
    except (InvalidTag, ValueError):
        return None
    return content


def _key_by_id(key_id: str, folder: Path) -> bytes | None:
    """A files' key from the process, or from an envelope near the attachment folder."""
    known = KEY_RING.known(key_id)
    if known is not None:
        return known
    for path in _envelopes_near(folder):
        for entry in read_envelope(path):
            if any((slot.kind, slot.owner) == (FILES, key_id) for slot in entry.slots):
                for key in _keys_in(entry):
                    KEY_RING.learn(key)
                if KEY_RING.known(key_id) is not None:
                    return KEY_RING.known(key_id)
    return None


def _envelopes_near(folder: Path) -> Iterable[Path]:
    """That of the data first; those of the copies beside, or of the copies that it belongs to."""
    data = DataPaths(folder.parent)
    yield data.keys
    yield from sorted(folder.parent.glob("*.keys"), reverse=True)
    yield from sorted(data.backups.glob("*.keys"), reverse=True)


def _keys_in(entry: KeyEntry) -> Iterator[bytes]:
    """The files' keys of an entry whose data key is at hand, in their order."""
    slots = [slot for slot in entry.slots if slot.kind == FILES]
    data_key = KEY_RING.find(entry) if slots else None
    if data_key is None:
        return
    for slot in slots:
        key = open_slot(KeyEntry(slot.owner), slot, data_key.hex())
        if key is not None:
            yield key
