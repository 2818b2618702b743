"""The part of the office that keeps the data safe: checks, undo, backups."""

from functools import cached_property
from typing import TYPE_CHECKING

from fire_roster.services.clock import Clock
from fire_roster.store.transaction import Database

if TYPE_CHECKING:
    from fire_roster.services.accounts import AccountService
    from fire_roster.services.backup_routine import BackupRoutine
    from fire_roster.services.backups import BackupService
    from fire_roster.services.diagnostics import DiagnosticsService
    from fire_roster.services.logbook import LogbookService
    from fire_roster.services.protection import ProtectionService
    from fire_roster.services.relocation import RelocationService
    from fire_roster.services.undo import UndoService
    from fire_roster.services.updates import UpdateService
    from fire_roster.services.upkeep import UpkeepService


class OfficeKeeping:
    """Services about the data folder as a whole; each is imported on first use."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    @cached_property
    def upkeep(self) -> "UpkeepService":
        """Digest, check and doctor."""
        from fire_roster.services.upkeep import UpkeepService

        return UpkeepService(self.database)

    @cached_property
    def undo(self) -> "UndoService":
        """Undo, redo, recycle bin."""
        from fire_roster.services.undo import UndoService

        return UndoService(self.database)

    @cached_property
    def backups(self) -> "BackupService":
        """Copies, restore."""
        from fire_roster.services.backups import BackupService

        return BackupService(self.database.paths, self.clock, permit=self.database.permit)

    @cached_property
    def backup_routine(self) -> "BackupRoutine":
        """What happens to copies by itself."""
        from fire_roster.services.backup_routine import BackupRoutine

        return BackupRoutine(self.backups, self.clock)

    @cached_property
    def relocation(self) -> "RelocationService":
        """The data at another place."""
        from fire_roster.services.relocation import RelocationService

        return RelocationService(self.database.paths, self.clock, self.database.permit)

    @cached_property
    def diagnostics(self) -> "DiagnosticsService":
        """The log, and what a technician needs to know."""
        from fire_roster.services.diagnostics import DiagnosticsService

        return DiagnosticsService(self.database.paths, self.clock)

    @cached_property
    def logbook(self) -> "LogbookService":
        """The audit, to read."""
        from fire_roster.services.logbook import LogbookService

        return LogbookService(self.database)

    @cached_property
    def updates(self) -> "UpdateService":
        """Newer versions of the program, from a file."""
        from fire_roster.services.updates import UpdateService

        return UpdateService(self.database.paths)

    @cached_property
    def protection(self) -> "ProtectionService":
        """Encryption at rest."""
        from fire_roster.services.protection import ProtectionService

        return ProtectionService(self.database, self.clock, self.backups)

    @cached_property
    def accounts(self) -> "AccountService":
        """Who is logged in, and what that person may do."""
        from fire_roster.services.accounts import AccountService
        from fire_roster.services.password_slots import PasswordSlots

        slots = PasswordSlots(self.database.paths, is_writing=self.database.is_writing)
        return AccountService(self.database, slots)
