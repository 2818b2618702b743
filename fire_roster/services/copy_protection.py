"""Backups under the key of the data: those of this PC, and those in the second folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

from fire_roster.errors import FireRosterError
from fire_roster.store.backup_settings import read_backup_settings
from fire_roster.store.backup_shelf import BackupShelf
from fire_roster.store.failures import telling_failures
from fire_roster.store.manifest import Manifest
from fire_roster.store.paths import DataPaths
from fire_roster.store.vault.envelope import KeyEntry
from fire_roster.store.vault.key_ring import KEY_RING, current_entry
from fire_roster.store.vault.sealed_files import files_key, rewrite_files, with_files_keys

Tell = Callable[[str], object]


def protect_shelf(
    paths: DataPaths, shelf: BackupShelf, tell: Tell = lambda words: None
) -> tuple[int, tuple[str, ...]]:
    """Puts the copies of these data in a folder, and their attachments, under the present key.

    How many, and which could not be: they are damaged, or under a key that is not at hand.
    """
    entry = current_entry(paths)
    if entry is None:
        return 0, ()
    data_key = KEY_RING.find(entry)
    if data_key is not None:
        # A copy that is renewed takes its envelope along: the key of its attachments stays there.
        entry = with_files_keys(entry, data_key, paths, shelf.folder)
    done, left = 0, list[str]()
    for manifest in stale_copies(paths, shelf, entry):
        tell(f"正在加密备份 {manifest.backup_id}")
        try:
            shelf.protect(manifest, entry)
            done += 1
        except FireRosterError:
            left.append(manifest.backup_id)
    with telling_failures():
        named = _own_attachments(shelf, entry)
        rewrite_files(shelf.attachments, files_key(paths.database), named)
    return done, tuple(left)


def _own_attachments(shelf: BackupShelf, entry: KeyEntry) -> set[str]:
    """Named by copies under the key and by no other: those have to be opened without it."""
    named: dict[bool, set[str]] = {True: set(), False: set()}
    for manifest in shelf.list_copies():
        named[shelf.is_under(manifest, entry)].update(manifest.attachments)
    return named[True] - named[False]


def stale_copies(paths: DataPaths, shelf: BackupShelf, entry: KeyEntry) -> Iterator[Manifest]:
    """Copies that anybody can read or that an earlier sheet opens; never those of other data."""
    lineages = {one.anchor.lineage for one in BackupShelf(paths.backups).list_copies()}
    for manifest in shelf.list_copies():
        if manifest.anchor.lineage in lineages and not shelf.is_under(manifest, entry):
            yield manifest


def second_shelf(paths: DataPaths) -> BackupShelf | None:
    """The second folder, None where there is none or it is not plugged in."""
    name = read_backup_settings(paths.backup_settings).second_folder
    return BackupShelf(Path(name)) if name and Path(name).is_dir() else None
