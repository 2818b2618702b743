"""The data keys that this process has at hand, and which of them opens a database file.

A key comes from the system's key store, else from the secrets that were offered: the code of a
recovery sheet or a password.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from fire_roster.errors import DataLocked, InputRefused
from fire_roster.store.paths import DataPaths
from fire_roster.store.vault.envelope import (
    FILES,
    SHEET,
    KeyEntry,
    envelope_of,
    key_id_of,
    open_slot,
    read_envelope,
)

_PLAIN_HEAD = b"SQLite format 3\0"
LOCKED = (
    "数据已加密，这台电脑的当前系统账户没有密钥。请输入恢复单上的恢复码或登录密码"
    "（命令行：写在环境变量 FIRE_ROSTER_PASSPHRASE 里）。"
)
_WRONG = "恢复码或密码不对，数据没有打开。请核对恢复单，或找知道登录密码的人。"


class KeyRing:
    """Keys by id. One for the process: `KEY_RING`."""

    def __init__(self) -> None:
        self._keys: dict[str, bytes] = {}
        self._secrets: list[str] = []

    def learn(self, key: bytes) -> str:
        """Has a key at hand from now on; its id."""
        key_id = key_id_of(key)
        self._keys[key_id] = key
        return key_id

    def known(self, key_id: str) -> bytes | None:
        """The key of that id, where it is at hand already."""
        return self._keys.get(key_id)

    def offer(self, secret: str) -> None:
        """A code or password to try where the system's store has no key."""
        if secret and secret not in self._secrets:
            self._secrets.append(secret)

    def forget(self) -> None:
        """As at the start of the process."""
        self._keys.clear()
        self._secrets.clear()

    def find(self, entry: KeyEntry) -> bytes | None:
        """The key of an entry, None where nothing at hand opens it."""
        if entry.key_id not in self._keys:
            key = self._stored(entry) or self._opened(entry)
            if key is None:
                return None
            self._keys[entry.key_id] = key
        return self._keys[entry.key_id]

    def refusal(self) -> DataLocked:
        """Why nothing fits: no secret, or a wrong one."""
        return DataLocked(_WRONG if self._secrets else LOCKED)

    def _stored(self, entry: KeyEntry) -> bytes | None:
        # Imported when a database is encrypted: a keyring takes long to import.
        from fire_roster.store.vault.key_store import kept_key

        key = kept_key(entry.key_id)
        return key if key is not None and key_id_of(key) == entry.key_id else None

    def _opened(self, entry: KeyEntry) -> bytes | None:
        tries = (
            open_slot(entry, slot, secret)
            for typed in self._secrets
            for slot in entry.slots
            if slot.kind != FILES
            for secret in _spellings(slot.kind, typed)
        )
        return next((key for key in tries if key is not None), None)


KEY_RING = KeyRing()


def is_encrypted(path: Path) -> bool:
    """Whether a file of ours does not begin like a plain database. False for an empty one."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_PLAIN_HEAD))
    except OSError:
        return False
    return bool(head) and head != _PLAIN_HEAD


def find_keys(path: Path) -> tuple[bytes, ...]:
    """Keys that may open a database file; none for a plain one and for one that is no database.

    DataLocked where the file has an envelope and nothing at hand opens it.
    """
    if not is_encrypted(path):
        return ()
    entries = tuple(entries_beside(path))
    if not entries:
        return ()
    keys = tuple(key for entry in entries if (key := KEY_RING.find(entry)) is not None)
    if not keys:
        raise KEY_RING.refusal()
    return keys


def current_entry(paths: DataPaths) -> KeyEntry | None:
    """What the data is encrypted with, also where the database file is damaged or gone.

    None where it is plain; DataLocked where nothing at hand opens it.
    """
    entries = read_envelope(paths.keys)
    if not entries or (paths.database.exists() and not is_encrypted(paths.database)):
        return None
    found = next((one for one in entries if KEY_RING.find(one)), None)
    if found is None:
        raise KEY_RING.refusal()
    return found


def entries_beside(path: Path) -> Iterable[KeyEntry]:
    """Those beside the file; where they got lost, those of the copies, which have their own."""
    own = read_envelope(envelope_of(path))
    return own or _entries_of_copies(path.parent / "backups")


def _entries_of_copies(folder: Path) -> Iterator[KeyEntry]:
    seen = set()
    for path in sorted(folder.glob("*.keys"), reverse=True):
        for entry in read_envelope(path):
            if entry.key_id not in seen:
                seen.add(entry.key_id)
                yield entry


def _spellings(kind: str, typed: str) -> tuple[str, ...]:
    if kind != SHEET:
        return (typed,)
    from fire_roster.domain.recovery_code import read_code

    try:
        return (read_code(typed),)
    except InputRefused:
        return ()
