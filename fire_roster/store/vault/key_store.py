"""Where the system keeps the data key for the account that is logged in to the PC."""

import sys
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "fire-roster"


def has_key_store() -> bool:
    """Whether the system keeps keys; a server and a bare Linux do not."""
    return _backend() is not None


def keep_key(key_id: str, key: bytes) -> bool:
    """Keeps a key for this account of the system; whether it can be read back."""
    backend = _backend()
    if backend is None:
        return False
    from keyring.errors import KeyringError

    try:
        backend.set_password(SERVICE, key_id, key.hex())
    except (KeyringError, OSError):
        return False
    return kept_key(key_id) == key


def kept_key(key_id: str) -> bytes | None:
    """The key, None where this account has none."""
    backend = _backend()
    if backend is None:
        return None
    from keyring.errors import KeyringError

    try:
        text = backend.get_password(SERVICE, key_id)
        return bytes.fromhex(text) if text else None
    except (KeyringError, OSError, ValueError):
        return None


def forget_key(key_id: str) -> None:
    """Removes a key from the store; harmless where there is none."""
    backend = _backend()
    if backend is None:
        return
    from contextlib import suppress

    from keyring.errors import KeyringError

    with suppress(KeyringError, OSError):
        backend.delete_password(SERVICE, key_id)


def _backend() -> "KeyringBackend | None":
    """Windows is asked directly: looking for a backend reads every installed package."""
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        vault: Any = WinVaultKeyring
        return cast("KeyringBackend", vault())
    import keyring
    from keyring.backends import fail, null

    backend: Any = keyring.get_keyring()
    if isinstance(backend, fail.Keyring | null.Keyring):
        return None
    return cast("KeyringBackend", backend)
