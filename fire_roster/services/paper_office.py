"""The part of the office that prints."""

from functools import cached_property
from typing import TYPE_CHECKING

from fire_roster.services.clock import Clock
from fire_roster.store.transaction import Database

if TYPE_CHECKING:
    from fire_roster.services.letterheads import LetterheadService
    from fire_roster.services.reports import ReportService


class PaperOffice:
    """Services about paper; each is made on first use."""

    database: Database
    clock: Clock

    @cached_property
    def reports(self) -> "ReportService":
        """Printed forms."""
        from fire_roster.services.forms.sources import FormSources
        from fire_roster.services.reports import ReportService

        return ReportService(FormSources(self.database, self.clock))

    @cached_property
    def letterheads(self) -> "LetterheadService":
        """Head and foot of printed forms."""
        from fire_roster.services.letterheads import LetterheadService

        return LetterheadService(self.database)
