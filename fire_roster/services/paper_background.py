"""What certificates stand on besides their own fields, read from the database."""

from collections.abc import Iterable
from datetime import date

from fire_roster.domain.attachment import AttachmentPurpose
from fire_roster.domain.certificate_kind import BUILT_IN_KINDS, CertificateKind
from fire_roster.records.certificate import Certificate
from fire_roster.services.translation import PaperBackground
from fire_roster.store.queries import attachments, people
from fire_roster.store.transaction import Session


def load_background(session: Session, papers: Iterable[Certificate]) -> PaperBackground:
    """The background of these certificates, which must be all there are."""
    known = {paper.id: paper for paper in papers}
    replaced_from = {
        paper.id: known[paper.replaced_by_id].issued or date.min
        for paper in known.values()
        if paper.replaced_by_id is not None
    }
    scanned = attachments.owners_with(session, "certificate", AttachmentPurpose.SCAN)
    return PaperBackground(load_kinds(session), scanned, replaced_from)


def load_kinds(session: Session) -> dict[str, CertificateKind]:
    """Every type: the program's own, with what the unit has set, then the unit's."""
    own = {
        record.name: CertificateKind(
            record.name,
            record.validity_months,
            record.review_months,
            record.has_level,
            record.basis,
        )
        for record in people.list_certificate_types(session)
    }
    return {**BUILT_IN_KINDS, **own}
