"""The unit and its stations as the rules see them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from fire_roster.domain.certificate import Level

LEGAL_MIN_STAFF = 2
"""国办发〔2017〕87号 第15条(三): at least two per shift."""


class StationKind(StrEnum):
    """A place that keeps duty."""

    CONTROL_ROOM = "control_room"
    MICRO_STATION = "micro_station"

    @property
    def label(self) -> str:
        """消防控制室 or 微型消防站."""
        return "消防控制室" if self is StationKind.CONTROL_ROOM else "微型消防站"


class UnitTrait(StrEnum):
    """What kind of place the unit is; a unit may be several; the value is the word on screen."""

    KEY_UNIT = "消防安全重点单位"
    HIGH_RISK = "火灾高危单位"
    PUBLIC_VENUE = "公众聚集场所"
    HIGH_RISE = "高层民用建筑"
    SUPER_HIGH_RISE = "百米以上高层公共建筑"
    SUB_PLANS = "高层建筑内编有分预案"
    COMMERCIAL_COMPLEX = "大型商业综合体"


class SinglePersonProof(StrEnum):
    """What must be on record before one person alone may keep a control room (facts §1.4)."""

    NETWORK = "联网合同或验收"
    REMOTE_CONTROL = "远程操作全部控制功能的证明"
    REMOTE_CENTRE = "远程中心24小时持证值守"
    FACILITIES = "消防设施完好"
    FALLBACK = "断网即恢复双人的书面预案"


@dataclass(frozen=True, slots=True)
class SinglePersonCondition:
    """Local clause that allows one person per shift, with the proofs that the unit has noted."""

    clause: str = ""
    in_force: date | None = None
    needs_remote_control: bool = True
    proofs: frozenset[SinglePersonProof] = frozenset()

    @property
    def missing(self) -> tuple[str, ...]:
        """Words for what is not on record yet; empty when single duty is accepted."""
        lacking = [] if self.clause else ["地方条款"]
        if self.in_force is None:
            lacking.append("条款施行日期")
        for proof in SinglePersonProof:
            is_needed = proof is not SinglePersonProof.REMOTE_CONTROL or self.needs_remote_control
            if is_needed and proof not in self.proofs:
                lacking.append(proof.value)
        return tuple(lacking)


@dataclass(frozen=True, slots=True)
class StationFacts:
    """A control room or micro station with its own least level and head count."""

    station_id: int
    name: str
    kind: StationKind
    is_linked: bool = True
    """控制室具备联动控制功能 (control rooms only)."""
    min_level: Level = Level.FOUR
    min_staff: int = LEGAL_MIN_STAFF
    has_vehicle: bool = False
    is_community: bool = False
    """社区微型消防站: a leader and at least five members (micro stations only)."""
    single_person: SinglePersonCondition = field(default_factory=SinglePersonCondition)

    @property
    def is_control_room(self) -> bool:
        """Whether certified operators keep it."""
        return self.kind is StationKind.CONTROL_ROOM

    def required_staff(self, day: date) -> int:
        """People that must be on duty at any moment of the day.

        One person alone counts only with the local clause in force and all proofs on record.
        """
        if not self.is_control_room or self.min_staff >= LEGAL_MIN_STAFF:
            return max(1, self.min_staff)
        condition = self.single_person
        is_allowed = (
            not condition.missing and condition.in_force is not None and condition.in_force <= day
        )
        return 1 if is_allowed else LEGAL_MIN_STAFF


@dataclass(frozen=True, slots=True)
class AveragedHours:
    """Approval of 综合计算工时 (劳动法 39): number and last valid day; both needed to count."""

    is_used: bool = False
    approval_number: str = ""
    valid_until: date | None = None

    def is_approved_on(self, day: date) -> bool:
        """Whether an approval on record covers the day."""
        return (
            self.is_used
            and bool(self.approval_number)
            and self.valid_until is not None
            and day <= self.valid_until
        )


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """The organisation."""

    name: str = ""
    traits: frozenset[UnitTrait] = frozenset({UnitTrait.KEY_UNIT})
    responsible_person: str = ""
    safety_manager: str = ""
    averaged_hours: AveragedHours = field(default_factory=AveragedHours)
