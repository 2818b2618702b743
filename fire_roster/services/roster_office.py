"""The services around rosters: what is planned, in force, swapped, published and posted."""

from functools import cached_property
from typing import TYPE_CHECKING

from fire_roster.services.clock import Clock
from fire_roster.services.rosters import RosterService
from fire_roster.store.transaction import Database

if TYPE_CHECKING:
    from fire_roster.services.leads import LeadService
    from fire_roster.services.publishing import PublishingService
    from fire_roster.services.roster_files import RosterFileService
    from fire_roster.services.statistics import StatisticsService
    from fire_roster.services.swaps import SwapService
    from fire_roster.services.wall_copies import WallCopyService
    from fire_roster.services.wishes import WishService
    from fire_roster.services.year_view import YearService


class RosterOffice:
    """Part of the `Office`; each service is made on first use."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    @cached_property
    def rosters(self) -> RosterService:
        """Rosters."""
        return RosterService(self.database, self.clock)

    @cached_property
    def swaps(self) -> "SwapService":
        """Swaps, substitutions, absences."""
        from fire_roster.services.swaps import SwapService

        return SwapService(self.database, self.clock, self.rosters)

    @cached_property
    def publishing(self) -> "PublishingService":
        """Versions of a month."""
        from fire_roster.services.publishing import PublishingService

        return PublishingService(self.database, self.clock, self.rosters)

    @cached_property
    def wall_copies(self) -> "WallCopyService":
        """What hangs on the wall."""
        from fire_roster.services.wall_copies import WallCopyService

        return WallCopyService(self.database, self.clock, self.rosters, self.swaps)

    @cached_property
    def leads(self) -> "LeadService":
        """Leaders of holidays and reinforced periods."""
        from fire_roster.services.leads import LeadService

        return LeadService(self.database)

    @cached_property
    def wishes(self) -> "WishService":
        """Wishes for duty."""
        from fire_roster.services.wishes import WishService

        return WishService(self.database)

    @cached_property
    def statistics(self) -> "StatisticsService":
        """Hours, nights, holidays and balance over months."""
        from fire_roster.services.statistics import StatisticsService

        return StatisticsService(self.database, self.clock)

    @cached_property
    def years(self) -> "YearService":
        """A station's year in one table."""
        from fire_roster.services.year_view import YearService

        return YearService(self.database, self.clock)

    @cached_property
    def roster_files(self) -> "RosterFileService":
        """Rosters to and from files."""
        from fire_roster.services.roster_files import RosterFileService

        return RosterFileService(self.database, self.clock, self.rosters)
