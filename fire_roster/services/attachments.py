"""Attachments: scans, screenshots and photos of any record."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from fire_roster.domain.attachment import AttachmentPurpose, safe_file_name
from fire_roster.errors import FireRosterError, UsageProblem
from fire_roster.exchange.pictures import CleanFile, clean_file
from fire_roster.records.attachment import Attachment
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.store.attachments import AttachmentStore
from fire_roster.store.durable_file import write_durably
from fire_roster.store.failures import telling_failures
from fire_roster.store.queries import attachments as queries
from fire_roster.store.structure_check import Finding
from fire_roster.store.transaction import Database, Session

_CHANGES = Changes.of(Kind.ATTACHMENT, Kind.CERTIFICATE, Kind.MEMBER)
_SCAN_PIXELS = 4_000
"""300 dpi of A4 and a little more."""
_PHOTO_PIXELS = 800
_NAME_LENGTH = 200


class AttachmentService:
    """What a clerk can do with the papers of a record.

    `owner` is the table of a record (member, certificate, drill …) and `owner_id` its key.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._store = AttachmentStore(database.paths)

    def list_for(self, owner: str, owner_id: int) -> tuple[Attachment, ...]:
        """Attachments of a record in their order."""
        with self._database.read() as session:
            return tuple(queries.list_attachments(session, owner, owner_id))

    def find_photo(self, member_id: int) -> bytes | None:
        """The photo of a member as the program wrote it; None without one or where it is lost."""
        known = self.list_for("member", member_id)
        photo = next((one for one in known if one.purpose == AttachmentPurpose.PHOTO), None)
        if photo is None:
            return None
        try:
            return self._store.read(photo.digest)
        except FireRosterError:
            return None

    def list_all(self, owner: str) -> tuple[Attachment, ...]:
        """Attachments of every record of a table in their order."""
        with self._database.read() as session:
            return tuple(queries.list_attachments(session, owner))

    def content(self, attachment_id: int) -> bytes:
        """What the file holds; InputRefused where it is gone or was changed."""
        return self._store.read(self._find(attachment_id).digest)

    def add(
        self,
        owner: str,
        owner_id: int,
        paths: Sequence[Path],
        purpose: AttachmentPurpose = AttachmentPurpose.SCAN,
    ) -> Done[tuple[int, ...]]:
        """Keeps copies of files as one action; all or none. The keys in the order of the files.

        InputRefused where a file is no picture or PDF or larger than 20 MB.
        """
        side = _PHOTO_PIXELS if purpose is AttachmentPurpose.PHOTO else _SCAN_PIXELS
        clean = [clean_file(path, side) for path in paths]
        digests = [self._store.put(one.content) for one in clean]
        with self._database.write("attachment.add") as transaction:
            session = transaction.session
            if not queries.has_owner(session, owner, owner_id):
                raise UsageProblem("要添加附件的记录已经不在了，请刷新后再试。")
            if purpose is AttachmentPurpose.PHOTO:
                queries.delete_attachments(session, owner, [owner_id], purpose)
            first = queries.next_order_number(session, owner, owner_id)
            keys = []
            for number, (path, file, digest) in enumerate(
                zip(paths, clean, digests, strict=True), start=first
            ):
                keys.append(transaction.new_key(Attachment))
                session.add(
                    Attachment(
                        id=keys[-1],
                        owner=owner,
                        owner_id=owner_id,
                        purpose=purpose.value,
                        digest=digest,
                        media_type=file.media_type,
                        name=_kept_name(path, file),
                        size_bytes=len(file.content),
                        order_number=number,
                        added_at=self._clock.instant(),
                    )
                )
            transaction.describe(
                f"添加{purpose.value} {len(keys)} 个", f"{owner}:{owner_id}", {"digests": digests}
            )
        return Done(tuple(keys), _CHANGES)

    def remove(self, attachment_id: int) -> Done[None]:
        """Takes an attachment off its record."""
        with self._database.write("attachment.remove") as transaction:
            record = _record(transaction.session, attachment_id)
            transaction.session.delete(record)
            transaction.describe(
                f"删除{record.purpose} {record.name}",
                f"{record.owner}:{record.owner_id}",
                {"digest": record.digest, "name": record.name},
            )
        return Done(None, _CHANGES)

    def open_copy(self, attachment_id: int) -> Path:
        """A copy under a safe name, for the viewer; the next writing program takes it away."""
        record = self._find(attachment_id)
        content = self._store.read(record.digest)
        folder = self._database.paths.viewing
        with telling_failures():
            place = folder / str(attachment_id)
            place.mkdir(parents=True, exist_ok=True)
            path = place / safe_file_name(record.name, record.media_type)
            path.write_bytes(content)
        return path

    def save_copy(self, attachment_id: int, path: Path) -> None:
        """Writes the content where the user wants it. StorageUnavailable, InputRefused."""
        record = self._find(attachment_id)
        with telling_failures():
            write_durably(path, self._store.read(record.digest))

    def _find(self, attachment_id: int) -> Attachment:
        with self._database.read() as session:
            return _record(session, attachment_id)


def attachment_findings(
    session: Session, store: AttachmentStore, *, is_deep: bool
) -> Iterator[Finding]:
    """Files that are gone; with `is_deep` every file is read and those that changed are told."""
    digests = queries.list_digests(session)
    for digest in sorted(store.missing(digests)):
        yield Finding("attachment", f"附件 {digest[:12]}… 的文件不见了，请从备份恢复。")
    for digest in sorted(store.damaged(digests)) if is_deep else ():
        yield Finding("attachment", f"附件 {digest[:12]}… 的文件已损坏，请从备份恢复。")


def remove_orphans(session: Session, store: AttachmentStore, digests: Iterable[str]) -> None:
    """Deletes the content of these digests that no row speaks of any more."""
    store.remove(set(digests) - queries.list_digests(session))


def _record(session: Session, attachment_id: int) -> Attachment:
    record = session.get(Attachment, attachment_id)
    if record is None:
        raise UsageProblem("这个附件已经不在了，请刷新后再试。")
    return record


def _kept_name(path: Path, file: CleanFile) -> str:
    return safe_file_name(path.name, file.media_type)[-_NAME_LENGTH:]
