"""What the bell counts: papers that run out and days without enough people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fire_roster.services.certificates import CertificateEntry
from fire_roster.services.outlook import CoverageStatus, StationOutlook

_SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence, and the page that shows its cause."""

    text: str
    icon: str
    page_key: str
    focus: Mapping[str, object] = field(default_factory=dict)


def read_notices(services: Any) -> tuple[Notice, ...]:
    """Gaps of the coming seven days, then certificates that end within 30 days."""
    gaps = (one for outlook in services.outlook.coming_days() for one in _gaps(outlook))
    papers = (_paper(entry) for entry in services.certificates.list_running_out() if _soon(entry))
    return (*gaps, *papers)


def _gaps(outlook: StationOutlook) -> Iterator[Notice]:
    """One notice for each day that is short; days without any roster share one."""
    station = outlook.station
    missing = [entry.day for entry in outlook.days if entry.status is CoverageStatus.MISSING]
    for entry in outlook.days:
        if entry.status is CoverageStatus.SHORT:
            words = f"{station.name} {entry.day.month}月{entry.day.day}日{entry.sentence}"
        elif missing and entry.day == missing[0]:
            words = f"{station.name} {entry.day.month}月{entry.day.day}日起没有值班表"
        else:
            continue
        focus = {"station_id": station.station_id, "day": entry.day}
        yield Notice(words, "calendar-days", "roster", focus)


def _soon(entry: CertificateEntry) -> bool:
    return entry.days_left is not None and entry.days_left <= _SOON_DAYS


def _paper(entry: CertificateEntry) -> Notice:
    left = entry.days_left or 0
    when = f"已过期 {-left} 天" if left < 0 else f"还有 {left} 天到期" if left else "今天到期"
    paper = " ".join(part for part in (entry.record.type, entry.record.level) if part)
    focus = {"certificate_id": entry.record.id}
    return Notice(f"{entry.owner.name}：{paper}，{when}", "badge-check", "certificates", focus)
