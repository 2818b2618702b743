"""The part of the office that keeps the ledger of people and papers complete."""

from functools import cached_property
from typing import TYPE_CHECKING

from fire_roster.services.clock import Clock
from fire_roster.store.transaction import Database

if TYPE_CHECKING:
    from fire_roster.services.attachments import AttachmentService
    from fire_roster.services.certificate_matrix import CertificateMatrixService
    from fire_roster.services.certificate_types import CertificateTypeService
    from fire_roster.services.change_reports import ChangeReportService
    from fire_roster.services.list_export import ListExport
    from fire_roster.services.privacy import PrivacyService


class LedgerOffice:
    """Services about papers, reports and personal data; each is imported on first use."""

    database: Database
    clock: Clock

    @cached_property
    def attachments(self) -> "AttachmentService":
        """Scans and pictures."""
        from fire_roster.services.attachments import AttachmentService

        return AttachmentService(self.database, self.clock)

    @cached_property
    def certificate_types(self) -> "CertificateTypeService":
        """Types of certificates with their rules."""
        from fire_roster.services.certificate_types import CertificateTypeService

        return CertificateTypeService(self.database)

    @cached_property
    def change_reports(self) -> "ChangeReportService":
        """Changes of staff to be reported."""
        from fire_roster.services.change_reports import ChangeReportService

        return ChangeReportService(self.database, self.clock)

    @cached_property
    def privacy(self) -> "PrivacyService":
        """Personal data of leavers."""
        from fire_roster.services.privacy import PrivacyService

        return PrivacyService(self.database, self.clock)

    @cached_property
    def matrix(self) -> "CertificateMatrixService":
        """People by types of certificates."""
        from fire_roster.services.certificate_matrix import CertificateMatrixService

        return CertificateMatrixService(self.database, self.clock)

    @cached_property
    def exports(self) -> "ListExport":
        """Lists for Excel or WPS."""
        from fire_roster.services.list_export import ListExport

        return ListExport(self.database, self.clock)
