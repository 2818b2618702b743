"""All services over one open data folder: what the window and the command line hold."""

import shutil
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fire_roster.services.basic_office import BasicOffice
from fire_roster.services.clock import Clock
from fire_roster.services.fresh_data import fill_fresh_database
from fire_roster.services.kept_findings import KeptFindingService
from fire_roster.services.ledger_office import LedgerOffice
from fire_roster.services.office_keeping import OfficeKeeping
from fire_roster.services.paper_office import PaperOffice
from fire_roster.services.practice_office import PracticeOffice
from fire_roster.services.roster_office import RosterOffice
from fire_roster.store.paths import DataPaths
from fire_roster.store.preparation import prepare_database
from fire_roster.store.transaction import Database

if TYPE_CHECKING:
    from fire_roster.services.alert_settings import AlertSettingsService
    from fire_roster.services.alerts import AlertService
    from fire_roster.services.demo import DemoService
    from fire_roster.services.demo_removal import DemoRemovalService
    from fire_roster.services.drafts import DraftService
    from fire_roster.services.first_start import FirstStartService
    from fire_roster.services.generation import GenerationService
    from fire_roster.services.imports import ImportService
    from fire_roster.services.inspection_pack import InspectionPackService
    from fire_roster.services.outlook import OutlookService
    from fire_roster.services.repair import RepairService
    from fire_roster.services.rotations import RotationService
    from fire_roster.services.staffing import StaffingService


class Office(RosterOffice, OfficeKeeping, PracticeOffice, LedgerOffice, PaperOffice, BasicOffice):
    """The services; each is made on first use, and what few commands need is imported then.

    `is_writing` holds the data folder for the life of the object. `open` makes a fresh folder
    ready to work first.
    """

    @classmethod
    def open(cls, folder: Path, clock: Clock, *, is_writing: bool, program: str) -> "Office":
        """Opens a data folder; see `prepare_database` and `Database` for the errors."""
        paths = DataPaths(folder)
        prepare_database(paths, fill_fresh_database, lambda: (clock.now(), clock.real_utc_now()))
        database = Database(
            paths, is_writing=is_writing, real_now=clock.real_utc_now, program=program
        )
        office = cls(database, clock)
        office.clear_viewing()
        office.accounts.attach()
        database.before_bulk = lambda: office.backups.make_if_changed("bulk")
        return office

    def close(self) -> None:
        """Gives the data folder back."""
        self.clear_viewing()
        self.database.close()

    def clear_viewing(self) -> None:
        """Removes the copies of attachments that a viewer had open: they are not encrypted."""
        if self.database.is_writing:
            shutil.rmtree(self.database.paths.viewing, ignore_errors=True)

    @cached_property
    def kept_findings(self) -> KeptFindingService:
        """Findings that are kept with a reason."""
        return KeptFindingService(self.database)

    @cached_property
    def staffing(self) -> "StaffingService":
        """Headcount and certificates of the months to come."""
        from fire_roster.services.staffing import StaffingService

        return StaffingService(self.database, self.clock)

    @cached_property
    def outlook(self) -> "OutlookService":
        """Coverage of the coming days."""
        from fire_roster.services.outlook import OutlookService

        return OutlookService(self.database, self.clock)

    @cached_property
    def rotations(self) -> "RotationService":
        """Rosters by rotation."""
        from fire_roster.services.rotations import RotationService

        return RotationService(self.database, self.clock, self.stations, self.rosters)

    @cached_property
    def imports(self) -> "ImportService":
        """Staff lists from outside."""
        from fire_roster.services.imports import ImportService

        return ImportService(self.database, self.clock)

    @cached_property
    def pack(self) -> "InspectionPackService":
        """迎检包."""
        from fire_roster.services.inspection_pack import InspectionPackService

        return InspectionPackService(self.database, self.clock)

    @cached_property
    def generation(self) -> "GenerationService":
        """Rosters by optimisation."""
        from fire_roster.services.generation import GenerationService

        return GenerationService(self.rosters, self.statistics)

    @cached_property
    def repair(self) -> "RepairService":
        """Ways to mend a roster when somebody drops out."""
        from fire_roster.services.repair import RepairService

        return RepairService(self.rosters, self.clock)

    @cached_property
    def alerts(self) -> "AlertService":
        """What is due and not yet told."""
        from fire_roster.services.alerts import AlertService

        return AlertService(self.database, self.clock)

    @cached_property
    def alert_settings(self) -> "AlertSettingsService":
        """Which alerts are told, when and how."""
        from fire_roster.services.alert_settings import AlertSettingsService

        return AlertSettingsService(self.database)

    @cached_property
    def demo(self) -> "DemoService":
        """A fictitious unit to try the program with."""
        from fire_roster.services.demo import DemoService

        return DemoService(self.database, self.clock)

    @cached_property
    def demo_removal(self) -> "DemoRemovalService":
        """The way back from it."""
        from fire_roster.services.demo_removal import DemoRemovalService

        return DemoRemovalService(self.database, self.clock)

    @cached_property
    def drafts(self) -> "DraftService":
        """What was typed and not saved."""
        from fire_roster.services.drafts import DraftService

        def owner() -> str:
            account = self.accounts.current
            return account.name if account else ""

        return DraftService(self.database.paths, self.clock, owner)

    @cached_property
    def first_start(self) -> "FirstStartService":
        """How far a new unit has come."""
        from fire_roster.services.first_start import FirstStartService

        return FirstStartService(self.database, self.clock, self.wall_copies)
