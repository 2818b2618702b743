"""A key store for tests, in place of the one of the system."""

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import PasswordDeleteError

from fire_roster.store.vault.key_ring import KEY_RING


class MemoryKeyring(KeyringBackend):
    """Keeps keys as long as it lives: one account of one PC."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.keys: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.keys.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.keys[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.keys.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


@contextmanager
def on_a_pc(*, has_store: bool = True) -> Iterator[MemoryKeyring]:
    """A PC of its own: nothing in the key store, nothing at hand in the process."""
    before, store = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(store if has_store else NoKeyring())
    KEY_RING.forget()
    try:
        yield store
    finally:
        KEY_RING.forget()
        keyring.set_keyring(before)
