"""Encryption of the data: the recovery sheet, putting it on, changing it, taking it off.

The sheet comes first: only who types its code back gets the data encrypted, so that the key is
never held by the account of the system alone.
"""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fire_roster.domain.recovery_code import SECRET_BITS, read_code, write_code
from fire_roster.errors import InputRefused
from fire_roster.services.backups import BackupService
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.copy_protection import protect_shelf, second_shelf, stale_copies
from fire_roster.services.letterheads import load_letterhead
from fire_roster.store.draft_file import remove_drafts
from fire_roster.store.failures import telling_failures
from fire_roster.store.paths import DataPaths
from fire_roster.store.transaction import Database
from fire_roster.store.vault.conversion import convert_database
from fire_roster.store.vault.envelope import (
    SHEET,
    KeyEntry,
    key_id_of,
    lock_key,
    open_slot,
    read_envelope,
    write_envelope,
)
from fire_roster.store.vault.key_ring import KEY_RING, current_entry, is_encrypted
from fire_roster.store.vault.key_store import has_key_store, keep_key, kept_key
from fire_roster.store.vault.sealed_files import (
    begin_settling,
    rewrite_files,
    settle,
    with_files_keys,
)

NO_STORE = (
    "这台电脑的系统不能保管密钥（没有密钥库），数据保持不加密。请在日常办公的 Windows 电脑上启用。"
)
_WRONG_CODE = "恢复码与最近打印的恢复单不符，请看清是不是最新打印的那一张。"

Tell = Callable[[str], object]
_STEPS = {
    "prepare": "正在准备",
    "rewrite": "正在改写数据库",
    "compare": "正在逐行核对",
    "sync": "正在写入磁盘",
    "exchange": "正在替换",
    "clear": "正在收尾",
    "files": "正在改写附件",
}


def _quiet(words: str) -> None:
    """Nobody waits."""


@dataclass(frozen=True, slots=True)
class ProtectionState:
    """How the data lies on the disk.

    `sheet_number` is that of the sheet in force, `pending_number` that of one that was printed
    and not confirmed; `open_copies` counts backups and `open_leftovers` replaced databases that
    anybody can read; `second_copies` counts those in the second folder that anybody can read or
    that need an earlier sheet, `closed_copies` those that need a sheet although the data are plain.
    """

    is_encrypted: bool
    has_key_store: bool
    is_key_kept: bool = False
    sheet_number: str = ""
    pending_number: str = ""
    open_copies: int = 0
    second_copies: int = 0
    closed_copies: int = 0
    open_leftovers: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The sheet to print; the code stands on the paper and nowhere else."""

    number: str
    pdf: bytes
    file_name: str


@dataclass(frozen=True, slots=True)
class Protected:
    """What was done: the backup made before, copies rewritten, copies that could not be."""

    backup_id: str
    copies: int
    left: tuple[str, ...]


class ProtectionService:
    """What can be done about encryption."""

    def __init__(self, database: Database, clock: Clock, backups: BackupService) -> None:
        self._database = database
        self._clock = clock
        self._backups = backups

    @property
    def _paths(self) -> DataPaths:
        return self._database.paths

    def is_on(self) -> bool:
        """Whether the database is encrypted; cheap."""
        return is_encrypted(self._paths.database)

    def is_wanted(self) -> bool:
        """Whether the data could be encrypted and is not; asks the system for its key store."""
        return not self.is_on() and has_key_store()

    def state(self) -> ProtectionState:
        """How the data lies on the disk; asks the system for its key store."""
        entry = current_entry(self._paths)
        pending = read_envelope(self._paths.sheet_keys)
        shelf, second = self._backups.shelf, second_shelf(self._paths)
        copies = shelf.list_copies()
        closed = sum(not shelf.is_open(one) for one in copies)
        return ProtectionState(
            is_encrypted=entry is not None,
            has_key_store=has_key_store(),
            is_key_kept=entry is not None and kept_key(entry.key_id) is not None,
            sheet_number=_number(entry) if entry else "",
            pending_number=_number(pending[0]) if pending else "",
            open_copies=len(copies) - closed,
            second_copies=len(tuple(stale_copies(self._paths, second, entry)))
            if second and entry
            else 0,
            closed_copies=0 if entry else closed,
            open_leftovers=tuple(self._open_leftovers()),
        )

    def make_sheet(self) -> RecoverySheet:
        """A new data key under a new code. Nothing is encrypted before the code is typed back."""
        self._database.permit("data.protect")
        from fire_roster.printing import render
        from fire_roster.services.forms.recovery_sheet import TITLE, build_recovery_sheet

        key, code = os.urandom(32), write_code(secrets.randbits(SECRET_BITS))
        entry = KeyEntry(key_id_of(key)).with_slot(lock_key(key, code, SHEET))
        with self._database.read() as session:
            letterhead = load_letterhead(session)
        number = _number(entry)
        pdf = render(build_recovery_sheet(letterhead, code, number, self._clock.now()))
        with telling_failures():
            write_envelope(self._paths.sheet_keys, [entry])
        return RecoverySheet(number, pdf, f"{TITLE}{number}.pdf")

    def confirm(
        self, typed: str, *, needs_store: bool = True, tell: Tell = _quiet
    ) -> Done[Protected]:
        """Encrypts the data, or changes its key, with the sheet whose code was typed back.

        A verified backup is made before; the backups of this PC are put under the key afterwards.
        InputRefused for a wrong code, where no sheet was printed, and (`needs_store`) where the
        system cannot keep the key.
        """
        self._database.permit("data.protect")
        entry, key = self._confirmed(typed)
        if not (keep_key(entry.key_id, key) or not needs_store):
            raise InputRefused(NO_STORE)
        is_change = self.is_on()
        before = self._backups.make("protect")
        KEY_RING.learn(key)
        with telling_failures():
            begin_settling(self._paths)
            entry = with_files_keys(entry, key, self._paths)
            self._convert(entry, tell)
        self._settle(tell)
        with self._database.write("data.protect") as transaction:
            words = "更换数据加密的密钥" if is_change else "启用数据加密"
            transaction.describe(f"{words}，恢复单 {_number(entry)}", "data")
        with telling_failures():
            self._paths.sheet_keys.unlink(missing_ok=True)
        done, left = self.protect_copies(tell)
        return Done(Protected(before.backup_id, done, left), Changes.of(Kind.SETTING))

    def remove(self, typed: str, tell: Tell = _quiet) -> Done[None]:
        """Takes the encryption off; the code of the sheet in force must be given."""
        self._database.permit("data.protect")
        entry = current_entry(self._paths)
        if entry is None:
            raise InputRefused("数据没有加密，不用解除。")
        if _opened_by(entry, typed) is None:
            raise InputRefused("恢复码与现行的恢复单不符，没有解除加密。")
        self._backups.make("protect")
        with telling_failures():
            begin_settling(self._paths)
            tell(_STEPS["files"])
            # First, because the envelope goes with the encryption.
            rewrite_files(self._paths.attachments, None)
            self._convert(None, tell)
        self._settle(tell)
        with self._database.write("data.unprotect") as transaction:
            transaction.describe(f"解除数据加密（恢复单 {_number(entry)}）", "data")
        return Done(None, Changes.of(Kind.SETTING))

    def protect_copies(self, tell: Tell = _quiet) -> tuple[int, tuple[str, ...]]:
        """Puts the backups of this PC and of the second folder, if it is plugged in, under the
        present key; how many, and which could not be."""
        done, left = protect_shelf(self._paths, self._backups.shelf, tell)
        second = second_shelf(self._paths)
        if second is not None:
            more, failed = protect_shelf(self._paths, second, tell)
            done, left = done + more, (*left, *failed)
        return done, left

    def remove_leftovers(self) -> int:
        """Deletes replaced databases of earlier restores that anybody can read; how many."""
        self._database.permit("data.protect")
        count = 0
        with telling_failures():
            for path in self._open_leftovers():
                path.unlink(missing_ok=True)
                count += 1
        return count

    def keep_here(self) -> None:
        """Has the system keep the key for the account that is logged in to this PC."""
        self._database.permit("data.protect")
        entry = current_entry(self._paths)
        if entry is None:
            raise InputRefused("数据没有加密，不用保存密钥。")
        key = KEY_RING.find(entry)
        if key is None or not keep_key(entry.key_id, key):
            raise InputRefused(NO_STORE)

    def _confirmed(self, typed: str) -> tuple[KeyEntry, bytes]:
        pending = read_envelope(self._paths.sheet_keys)
        if not pending:
            raise InputRefused("还没有打印恢复单。请先打印恢复单，再输入上面的恢复码。")
        key = _opened_by(pending[0], typed)
        if key is None:
            raise InputRefused(_WRONG_CODE)
        return pending[0], key

    def _convert(self, entry: KeyEntry | None, tell: Tell) -> None:
        with self._database.closed():
            convert_database(
                self._paths, entry, lambda step: tell(_STEPS[step]) if step in _STEPS else None
            )
            # What lies there is in clear text, or under a key that is not the key any more.
            remove_drafts(self._paths)

    def _settle(self, tell: Tell) -> None:
        """The database has its new form: what a full disk leaves undone the next start does."""
        tell(_STEPS["files"])
        with suppress(OSError):
            settle(self._paths)

    def _open_leftovers(self) -> list[Path]:
        found = sorted(self._paths.set_aside.glob("*/fire_roster.db"))
        return [path for path in found if not is_encrypted(path)]


def unlock(paths: DataPaths, secret: str) -> None:
    """Has a code or password at hand for opening the data; keeps the key where that works.

    DataLocked where it opens nothing.
    """
    KEY_RING.offer(secret)
    entry = current_entry(paths)
    key = KEY_RING.find(entry) if entry else None
    if entry and key:
        keep_key(entry.key_id, key)


def _number(entry: KeyEntry) -> str:
    return entry.key_id[:8].upper()


def _opened_by(entry: KeyEntry, typed: str) -> bytes | None:
    """The key, where the code is that of the sheet; InputRefused where it was mistyped."""
    code = read_code(typed)
    slots = (slot for slot in entry.slots if slot.kind == SHEET)
    return next((key for slot in slots if (key := open_slot(entry, slot, code))), None)
