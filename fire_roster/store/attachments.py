"""The content of attachments: one file each in the data folder, named by its SHA-256.

Sealed where the database is encrypted.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from fire_roster.errors import InputRefused
from fire_roster.store.durable_file import sync_folder, write_durably
from fire_roster.store.failures import telling_failures
from fire_roster.store.paths import DataPaths
from fire_roster.store.vault.sealed_files import files_key, seal, unseal

_DIGEST = re.compile(r"[0-9a-f]{64}")


class AttachmentStore:
    """Puts content away and finds it again; the same content is kept once.

    `put` returns when the content is durable, so that the row that names it may commit.
    """

    def __init__(self, paths: DataPaths) -> None:
        self._folder = paths.attachments
        self._database = paths.database

    def put(self, content: bytes) -> str:
        """Keeps the content; its SHA-256. StorageUnavailable where it cannot be written."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        with telling_failures():
            if not self._is_whole(path, digest):
                self._make_folder(path.parent)
                write_durably(path, seal(content, digest, files_key(self._database)))
        return digest

    def read(self, digest: str) -> bytes:
        """The content; InputRefused where it is gone or no longer what it was."""
        path = self._path(digest)
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            raise InputRefused(
                "附件的文件不见了，可能被移动或删除；请从备份恢复，或重新添加。"
            ) from None
        content = unseal(raw, digest, self._folder)
        if content is None:
            raise InputRefused("附件的文件已损坏或被改动，请从备份恢复，或重新添加。")
        return content

    def missing(self, digests: Iterable[str]) -> Iterator[str]:
        """Those of the digests without a file."""
        return (digest for digest in digests if not self._path(digest).is_file())

    def damaged(self, digests: Iterable[str]) -> Iterator[str]:
        """Those of the digests whose file has other content; every file is read."""
        for digest in digests:
            path = self._path(digest)
            if path.is_file() and not self._is_whole(path, digest):
                yield digest

    def remove(self, digests: Iterable[str]) -> None:
        """Deletes content for good; what is gone already is no error."""
        for digest in digests:
            with suppress(FileNotFoundError), telling_failures():
                self._path(digest).unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise InputRefused("附件的登记已损坏，请从备份恢复。")
        return self._folder / digest[:2] / digest

    def _is_whole(self, path: Path, digest: str) -> bool:
        return path.is_file() and unseal(path.read_bytes(), digest, self._folder) is not None

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            sync_folder(folder.parent)
            sync_folder(folder.parent.parent)
