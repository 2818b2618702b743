"""The services that pages, commands and forms all stand on."""

from functools import cached_property

from fire_roster.services.certificates import CertificateService
from fire_roster.services.clock import Clock
from fire_roster.services.duty import DutyService
from fire_roster.services.holidays import HolidayService
from fire_roster.services.leaves import LeaveService
from fire_roster.services.members import MemberService
from fire_roster.services.stations import StationService
from fire_roster.services.unit import UnitService
from fire_roster.store.transaction import Database


class BasicOffice:
    """Part of the `Office` and of what forms are filled from; each is made on first use."""

    database: Database
    clock: Clock

    @cached_property
    def unit(self) -> UnitService:
        """Unit and settings."""
        return UnitService(self.database)

    @cached_property
    def stations(self) -> StationService:
        """Stations and shift types."""
        return StationService(self.database)

    @cached_property
    def members(self) -> MemberService:
        """People."""
        return MemberService(self.database, self.clock)

    @cached_property
    def certificates(self) -> CertificateService:
        """Certificates."""
        return CertificateService(self.database, self.clock)

    @cached_property
    def leaves(self) -> LeaveService:
        """Leave."""
        return LeaveService(self.database)

    @cached_property
    def holidays(self) -> HolidayService:
        """Holiday table."""
        return HolidayService(self.database)

    @cached_property
    def duty(self) -> DutyService:
        """Who is on duty."""
        return DutyService(self.database, self.clock)
