"""The part of the office that keeps drills, training, checks and duty records."""

from functools import cached_property
from typing import TYPE_CHECKING

from fire_roster.services.clock import Clock
from fire_roster.store.transaction import Database

if TYPE_CHECKING:
    from fire_roster.services.practice.drills import DrillService
    from fire_roster.services.practice.duty_logs import DutyLogService
    from fire_roster.services.practice.records import RecordService
    from fire_roster.services.practice.review import PracticeReview
    from fire_roster.services.practice.self_checks import SelfCheckService
    from fire_roster.services.practice.trainings import TrainingService


class PracticeOffice:
    """Services about what the unit does besides standing duty; each is made on first use."""

    database: Database
    clock: Clock

    @cached_property
    def records(self) -> "RecordService":
        """Records of every ledger: drills, training, hazards, equipment, duty records …"""
        from fire_roster.services.practice.records import RecordService

        return RecordService(self.database, self.clock)

    @cached_property
    def drills(self) -> "DrillService":
        """Drills."""
        from fire_roster.services.duty import DutyService
        from fire_roster.services.practice.drills import DrillService

        return DrillService(self.database, self.clock, DutyService(self.database, self.clock))

    @cached_property
    def trainings(self) -> "TrainingService":
        """Training and its coverage."""
        from fire_roster.services.practice.trainings import TrainingService

        return TrainingService(self.database, self.clock)

    @cached_property
    def self_checks(self) -> "SelfCheckService":
        """Self-checks."""
        from fire_roster.services.practice.self_checks import SelfCheckService

        return SelfCheckService(self.database, self.clock)

    @cached_property
    def duty_logs(self) -> "DutyLogService":
        """The duty log of the control rooms."""
        from fire_roster.services.practice.duty_logs import DutyLogService

        return DutyLogService(self.database, self.clock)

    @cached_property
    def review(self) -> "PracticeReview":
        """What the rules say about drills, training and records; the proof of cover."""
        from fire_roster.services.practice.review import PracticeReview

        return PracticeReview(self.database, self.clock)
