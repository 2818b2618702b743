"""How certificates read in a list."""

from dataclasses import dataclass
from datetime import date

from fire_roster.domain.certificate import CertificateState
from fire_roster.domain.member import Position
from fire_roster.services.certificates import CertificateEntry
from fire_roster.services.members import MemberEntry
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.record_model import Column

STATE_KINDS: dict[CertificateState, StateKind] = {
    CertificateState.VALID: "success",
    CertificateState.EXPIRING: "warning",
    CertificateState.EXPIRED: "danger",
    CertificateState.NOT_YET: "neutral",
    CertificateState.REVIEW_DUE: "warning",
    CertificateState.REPLACED: "neutral",
}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A certificate with its owner, or somebody who is here and has none."""

    owner: MemberEntry
    is_here: bool
    entry: CertificateEntry | None = None
    is_verified: bool = False

    @property
    def is_expiring(self) -> bool:
        """Of somebody here, soon to run out."""
        return self._is(CertificateState.EXPIRING)

    @property
    def is_expired(self) -> bool:
        """Of somebody here, run out."""
        return self._is(CertificateState.EXPIRED)

    @property
    def is_unverified(self) -> bool:
        """Of somebody here, never looked up online or too long ago; replaced papers are not."""
        return self._is_kept and not self.is_verified

    @property
    def is_without_scan(self) -> bool:
        """Of somebody here, in use and never scanned."""
        return self._is_kept and self.entry is not None and not self.entry.facts.has_scan

    @property
    def is_review_due(self) -> bool:
        """Of somebody here, to be reviewed."""
        return self._is(CertificateState.REVIEW_DUE)

    @property
    def _is_kept(self) -> bool:
        entry = self.entry
        return self.is_here and entry is not None and entry.state is not CertificateState.REPLACED

    def _is(self, state: CertificateState) -> bool:
        return self.is_here and self.entry is not None and self.entry.state is state


def days_left_text(days: int | None) -> str:
    """还有 12 天, 今天到期, 已过 3 天; empty without an end."""
    if days is None:
        return ""
    if days == 0:
        return "今天到期"
    return f"还有 {days} 天" if days > 0 else f"已过 {-days} 天"


def day_text(day: date | None) -> str:
    """2026-12-01, or a dash."""
    return day.isoformat() if day else "—"


def state_text(row: PaperRow) -> str:
    """The word in the chip."""
    return row.entry.state.value if row.entry else "无证"


def state_kind(row: PaperRow) -> StateKind:
    """The colour that goes with the word."""
    if row.entry is not None:
        return STATE_KINDS[row.entry.state]
    return "danger" if row.owner.record.position == Position.OPERATOR else "neutral"


def _name(row: PaperRow) -> str:
    return row.owner.name if row.is_here else f"{row.owner.name}（离职）"


def _verified_text(row: PaperRow) -> str:
    if row.entry is None:
        return ""
    if row.entry.facts.refuted:
        return row.entry.facts.refuted
    day = row.entry.record.verified_on
    if day is None:
        return "未核验"
    return day.isoformat() if row.is_verified else f"{day.isoformat()}（已超期）"


def _scan_text(row: PaperRow) -> str:
    if row.entry is None:
        return ""
    return "有" if row.entry.facts.has_scan else "无"


def _number(row: PaperRow) -> str:
    return row.entry.record.number if row.entry else ""


def _level(row: PaperRow) -> int:
    return row.entry.facts.level or 0 if row.entry else 0


PAPER_COLUMNS: tuple[Column[PaperRow], ...] = (
    Column("owner", "姓名", _name, tooltip=_name, width=132),
    Column("position", "岗位", lambda row: row.owner.record.position, width=108),
    Column("state", "状态", state_text, state=state_kind, width=88),
    Column(
        "days",
        "剩余",
        lambda row: days_left_text(row.entry.days_left) if row.entry else "",
        sort=lambda row: row.entry.days_left if row.entry else None,
        width=98,
    ),
    Column(
        "expires",
        "有效期至",
        lambda row: row.entry.validity_text if row.entry else "",
        sort=lambda row: row.entry.record.expires if row.entry else None,
        width=96,
    ),
    Column("type", "证书类别", lambda row: row.entry.record.type if row.entry else "", width=126),
    Column(
        "level",
        "等级",
        lambda row: row.entry.level_title if row.entry else "",
        sort=_level,
        width=98,
    ),
    Column(
        "number", "证书编号", lambda row: row.entry.record.number if row.entry else "", width=152
    ),
    Column(
        "verified",
        "联网核验",
        _verified_text,
        sort=lambda row: row.entry.record.verified_on if row.entry else None,
        width=114,
    ),
    Column("scan", "扫描件", _scan_text, width=66),
    Column(
        "place",
        "原件存放处",
        lambda row: row.entry.record.original_place if row.entry else "",
        tooltip=lambda row: row.entry.record.original_place if row.entry else "",
        width=110,
    ),
    Column(
        "issued",
        "发证日期",
        lambda row: day_text(row.entry.record.issued) if row.entry else "",
        sort=lambda row: row.entry.record.issued if row.entry else None,
        width=98,
    ),
)
