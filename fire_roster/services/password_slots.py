"""Passwords as further ways into encrypted data, beside the recovery sheet."""

from fire_roster.errors import DataLocked, InputRefused
from fire_roster.store.failures import telling_failures
from fire_roster.store.paths import DataPaths
from fire_roster.store.vault.envelope import (
    PASSWORD,
    SHEET,
    KeyEntry,
    lock_key,
    open_slot,
    write_envelope,
)
from fire_roster.store.vault.key_ring import KEY_RING, current_entry


class PasswordSlots:
    """Keeps the envelope in step with the accounts; does nothing where the data is plain."""

    def __init__(self, paths: DataPaths, *, is_writing: bool) -> None:
        self._paths = paths
        self._is_writing = is_writing

    def put(self, name: str, password: str) -> None:
        """That password opens the data from now on, and no earlier one of that name."""
        entry = self._entry()
        key = KEY_RING.find(entry) if entry else None
        if entry is None or key is None:
            return
        slots = [one for one in entry.slots if (one.kind, one.owner) == (PASSWORD, name)]
        if not any(open_slot(entry, slot, password) for slot in slots):
            self._keep(entry.with_slot(lock_key(key, password, PASSWORD, name)))

    def drop(self, name: str) -> None:
        """No password of that name opens the data any more."""
        entry = self._entry()
        if entry is not None:
            self._keep(entry.without(PASSWORD, name))

    def rename(self, old: str, new: str) -> None:
        """The way in of an account under its new name comes with its next login."""
        if old != new:
            self.drop(old)

    def is_sheet(self, code: str) -> bool:
        """Whether it is the code of the sheet in force. InputRefused for a mistyped one."""
        from fire_roster.domain.recovery_code import read_code

        entry = self._entry(needs_writing=False)
        if entry is None:
            return False
        typed = read_code(code)
        sheets = (slot for slot in entry.slots if slot.kind == SHEET)
        return any(open_slot(entry, slot, typed) for slot in sheets)

    def _entry(self, *, needs_writing: bool = True) -> KeyEntry | None:
        if needs_writing and not self._is_writing:
            return None
        try:
            return current_entry(self._paths)
        except (DataLocked, InputRefused):
            return None

    def _keep(self, entry: KeyEntry) -> None:
        with telling_failures():
            write_envelope(self._paths.keys, [entry])
