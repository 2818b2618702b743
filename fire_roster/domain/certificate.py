"""Certificates of control-room operators: level, type, validity on a date.

Sources: 消防设施操作员国家职业标准（2026年版）1.4 (five levels, 高级别涵盖低级别);
消防〔2019〕154号 (old 建（构）筑物消防员 counts as the same level).
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum, StrEnum

from fire_roster.domain.month import months_after
from fire_roster.domain.time_span import TimeSpan, midnight


class Level(IntEnum):
    """Skill level; a higher one covers the lower ones, so levels compare as numbers."""

    FIVE = 1
    FOUR = 2
    THREE = 3
    TWO = 4
    ONE = 5

    @property
    def label(self) -> str:
        """五级 … 一级."""
        return _LEVEL_LABELS[self]

    @property
    def title(self) -> str:
        """五级/初级工 … 一级/高级技师."""
        return f"{self.label}/{_LEVEL_TITLES[self]}"

    @classmethod
    def from_label(cls, label: str) -> "Level":
        """Reads 五级 … 一级; ValueError otherwise (other spellings are the importer's work)."""
        for level, text in _LEVEL_LABELS.items():
            if label.strip() == text:
                return level
        raise ValueError(label)


_LEVEL_LABELS = {
    Level.FIVE: "五级",
    Level.FOUR: "四级",
    Level.THREE: "三级",
    Level.TWO: "二级",
    Level.ONE: "一级",
}
_LEVEL_TITLES = {
    Level.FIVE: "初级工",
    Level.FOUR: "中级工",
    Level.THREE: "高级工",
    Level.TWO: "技师",
    Level.ONE: "高级技师",
}


class CertificateType(StrEnum):
    """Kinds of certificates the office keeps."""

    OPERATOR = "消防设施操作员"
    OLD_OPERATOR = "建（构）筑物消防员"
    SPECIAL_WORK = "特种作业操作证"
    DRIVING = "机动车驾驶证"
    FIRST_AID = "救护员证"
    FIRE_ENGINEER = "注册消防工程师"
    SECURITY_GUARD = "保安员证"


CONTROL_ROOM_TYPES = frozenset({CertificateType.OPERATOR.value, CertificateType.OLD_OPERATOR.value})
"""The types that entitle to control-room duty (消防法 21(2); 消防〔2019〕154号)."""

MONITORING_DIRECTION = "监控操作"


class VerificationResult(StrEnum):
    """What the look-up on the official site gave; the value is the word on screen."""

    MATCHED = "相符"
    DIFFERENT = "信息不符"
    NOT_FOUND = "查无此证"


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """One certificate as the rules see it.

    `expires` None means no end: the paper shows none, or `is_long_term` says 长期. The end date
    itself still counts, to 24:00. `direction` is printed on papers of the 2019 standard only.
    `verified_on` is the last look-up that matched, `refuted` the result of one that did not.
    `replaced_from` is the day from which its renewal counts: the old paper keeps its validity,
    but nobody is reminded of it any more.
    """

    type: str
    level: Level | None = None
    number: str = ""
    direction: str = ""
    issued: date | None = None
    expires: date | None = None
    is_long_term: bool = False
    review_due: date | None = None
    verified_on: date | None = None
    certificate_id: int = 0
    refuted: str = ""
    has_scan: bool = True
    has_place: bool = True
    """Whether it is on record where the original lies."""
    is_level_confirmed: bool = False
    """Somebody has confirmed that an old paper counts as the same level (消防〔2019〕154号)."""
    reviewed_on: date | None = None
    review_months: int = 0
    """Months from one review to the next by the rule of its type, 0 for none."""
    replaced_from: date | None = None

    @property
    def entitles_to_control_room(self) -> bool:
        """Whether its type is one for control-room operators."""
        return self.type in CONTROL_ROOM_TYPES

    @property
    def valid_until(self) -> datetime:
        """First instant at which it is no longer valid."""
        if self.is_long_term or self.expires is None:
            return datetime.max
        return midnight(self.expires) + timedelta(days=1)

    @property
    def valid_from(self) -> datetime:
        """First instant at which it is valid."""
        return datetime.combine(self.issued, time()) if self.issued else datetime.min

    def is_valid_throughout(self, span: TimeSpan) -> bool:
        """Whether it is valid for every minute of the span."""
        return self.valid_from <= span.start and span.end <= self.valid_until

    def is_valid_on(self, day: date) -> bool:
        """Whether it is valid on the whole of a day."""
        return self.valid_from <= midnight(day) < self.valid_until

    def days_left(self, day: date) -> int | None:
        """Days to the end date: 0 on the last valid day, negative after; None: no end."""
        if self.is_long_term or self.expires is None:
            return None
        return (self.expires - day).days

    @property
    def next_review(self) -> date | None:
        """Day by which it must be reviewed: as noted, else by the rule of its type."""
        if self.review_due is not None:
            return self.review_due
        return self.review_after(self.review_months)

    def review_after(self, months: int) -> date | None:
        """Day of the next review by a cycle of months; None without a cycle or a first day."""
        begin = self.reviewed_on or self.issued
        return months_after(begin, months) if begin and months else None

    def is_replaced_on(self, day: date) -> bool:
        """Whether its renewal counts by then."""
        return self.replaced_from is not None and self.replaced_from <= day


EXPIRY_STAGES_DAYS = (90, 60, 30, 7, 0)
REVIEW_WARNING_DAYS = 60
"""安监总局令第30号: to apply for the review 60 days before it is due."""


class CertificateState(StrEnum):
    """State of a certificate on a day; the value is the word on screen."""

    VALID = "有效"
    EXPIRING = "即将到期"
    EXPIRED = "已过期"
    NOT_YET = "尚未生效"
    REVIEW_DUE = "应复审"
    REPLACED = "已换证"


def certificate_state(
    certificate: CertificateFacts, day: date, expiring_days: int = EXPIRY_STAGES_DAYS[0]
) -> CertificateState:
    """State on a day, the gravest first; expiring from `expiring_days` days before the end date.

    An overdue review weighs more than an end that is near, a coming one less.
    """
    if certificate.is_replaced_on(day):
        return CertificateState.REPLACED
    if certificate.valid_from > midnight(day):
        return CertificateState.NOT_YET
    left = certificate.days_left(day)
    if left is not None and left < 0:
        return CertificateState.EXPIRED
    to_review = _days_to_review(certificate, day)
    if to_review is not None and to_review < 0:
        return CertificateState.REVIEW_DUE
    if left is not None and left <= expiring_days:
        return CertificateState.EXPIRING
    if to_review is not None and to_review <= REVIEW_WARNING_DAYS:
        return CertificateState.REVIEW_DUE
    return CertificateState.VALID


def _days_to_review(certificate: CertificateFacts, day: date) -> int | None:
    due = certificate.next_review
    return (due - day).days if due else None


def expiry_stage(days_left: int | None) -> int | None:
    """The stage (90, 60, 30, 7 or 0 days) that an end so many days away has reached."""
    if days_left is None or days_left < 0:
        return None
    return min((stage for stage in EXPIRY_STAGES_DAYS if days_left <= stage), default=None)


def is_verified_on(certificate: CertificateFacts, day: date, months: int) -> bool:
    """Whether a look-up within so many months before the day matched, and none denied it."""
    verified = certificate.verified_on
    return (
        not certificate.refuted and verified is not None and months_after(verified, months) >= day
    )


_NUMBER_LENGTHS = (16, 22)
"""职业资格证书 have 16 digits, 职业技能等级证书 22; other formats exist (facts §2.1)."""


def number_doubt(certificate_type: str, number: str) -> str:
    """What is strange about the length of an operator's certificate number; "" where nothing is.

    A question, never a refusal: electronic and local papers have numbers of other lengths.
    """
    length = len("".join(number.split()))
    if certificate_type not in CONTROL_ROOM_TYPES or not length or length in _NUMBER_LENGTHS:
        return ""
    return f"现在 {length} 位，常见的是 16 位或 22 位，请与证书核对。"
