"""Attachments inside a backup: copied once under their SHA-256, however many copies name them."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from fire_roster.store.durable_file import write_durably
from fire_roster.store.vault.sealed_files import is_under, seal, unseal


def copy_attachments(
    source: Path, target: Path, digests: Iterable[str], key: bytes | None, *, renews: bool
) -> tuple[str, ...]:
    """Copies what the target lacks or has damaged; returns what the source cannot give. OSError.

    Written under `key`, or plain; with `renews` also what lies there in another form.
    """
    lacking = []
    for digest in digests:
        if is_whole(target, digest) and not (renews and not _has_form(target, digest, key)):
            continue
        content = _read(source, digest) or _read(target, digest)
        if content is None:
            lacking.append(digest)
            continue
        place = _place(target, digest)
        place.parent.mkdir(parents=True, exist_ok=True)
        write_durably(place, seal(content, digest, key))
    return tuple(lacking)


def is_whole(folder: Path, digest: str) -> bool:
    """Whether the file is there and is what its name says."""
    return _read(folder, digest) is not None


def remove_unnamed(folder: Path, named: Iterable[str]) -> None:
    """Deletes what no copy names any more."""
    kept = set(named)
    for path in folder.glob("??/*"):
        if path.name not in kept:
            with suppress(OSError):
                path.unlink()


def _read(folder: Path, digest: str) -> bytes | None:
    try:
        raw = _place(folder, digest).read_bytes()
    except OSError:
        return None
    return unseal(raw, digest, folder)


def _has_form(folder: Path, digest: str, key: bytes | None) -> bool:
    return is_under(_place(folder, digest).read_bytes(), key)


def _place(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / digest
