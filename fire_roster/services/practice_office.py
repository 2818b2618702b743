"""The part of the office that keeps drills, training, checks and duty records."""

from functools import cached_property
from typing import TYPE_CHECKING

from fire_roster.services.clock import Clock
from fire_roster.store.transaction import Database

if TYPE_CHECKING:
    from fire_roster.services.practice.commitments import CommitmentService
    from fire_roster.services.practice.drill_figures import DrillFigureService
    from fire_roster.services.practice.drills import DrillService
    from fire_roster.services.practice.duty_logs import DutyLogService
    from fire_roster.services.practice.equipment import EquipmentService
    from fire_roster.services.practice.publicity import PublicityService
    from fire_roster.services.practice.records import RecordService
    from fire_roster.services.practice.review import PracticeReview
    from fire_roster.services.practice.self_checks import SelfCheckService
    from fire_roster.services.practice.station_rosters import StationRosterService
    from fire_roster.services.practice.training_coverages import TrainingCoverageService
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
    def drill_figures(self) -> "DrillFigureService":
        """Drills in figures."""
        from fire_roster.services.practice.drill_figures import DrillFigureService

        return DrillFigureService(self.database, self.clock)

    @cached_property
    def trainings(self) -> "TrainingService":
        """Training and its coverage."""
        from fire_roster.services.practice.trainings import TrainingService

        return TrainingService(self.database, self.clock)

    @cached_property
    def training_coverages(self) -> "TrainingCoverageService":
        """Coverage of every duty to train, by department."""
        from fire_roster.services.practice.training_coverages import TrainingCoverageService

        return TrainingCoverageService(self.database, self.clock)

    @cached_property
    def publicity(self) -> "PublicityService":
        """The yearly plan of 消防宣传."""
        from fire_roster.services.practice.publicity import PublicityService

        return PublicityService(self.database, self.clock)

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
    def commitments(self) -> "CommitmentService":
        """Responsibility letters."""
        from fire_roster.services.practice.commitments import CommitmentService

        return CommitmentService(self.database, self.clock)

    @cached_property
    def station_rosters(self) -> "StationRosterService":
        """People and positions of the micro stations."""
        from fire_roster.services.practice.station_rosters import StationRosterService

        return StationRosterService(self.database, self.clock)

    @cached_property
    def equipment(self) -> "EquipmentService":
        """Equipment of the micro stations, from the standard."""
        from fire_roster.services.practice.equipment import EquipmentService

        return EquipmentService(self.database, self.clock)

    @cached_property
    def review(self) -> "PracticeReview":
        """What the rules say about drills, training and records; the proof of cover."""
        from fire_roster.services.practice.review import PracticeReview

        return PracticeReview(self.database, self.clock)
