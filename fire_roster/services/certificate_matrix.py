"""People by types of certificates, as they stand on any day: in colour and in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.certificate import CONTROL_ROOM_TYPES, CertificateState, CertificateType
from fire_roster.domain.member import Position
from fire_roster.services.certificates import CertificateEntry, list_certificate_entries
from fire_roster.services.clock import Clock
from fire_roster.services.members import MemberEntry, list_entries
from fire_roster.services.paper_background import load_kinds
from fire_roster.store.transaction import Database

MISSING = "无证"
_ORDER = (
    CertificateState.VALID,
    CertificateState.EXPIRING,
    CertificateState.REVIEW_DUE,
    CertificateState.NOT_YET,
    CertificateState.EXPIRED,
    CertificateState.REPLACED,
)


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What somebody has of one type: the paper that counts most, or none.

    `is_missing` marks an operator without any paper for the control room.
    """

    entry: CertificateEntry | None = None
    is_missing: bool = False

    @property
    def text(self) -> str:
        """四级 有效, 还有 17 天, 无证 …; empty where nothing is asked for."""
        entry = self.entry
        if entry is None:
            return MISSING if self.is_missing else ""
        level = f"{entry.record.level} " if entry.record.level else ""
        return level + _state_words(entry)

    @property
    def is_alarming(self) -> bool:
        """Expired, or the official site denies it."""
        entry = self.entry
        return entry is not None and (
            entry.state is CertificateState.EXPIRED or bool(entry.is_in_use and entry.facts.refuted)
        )

    @property
    def detail(self) -> str:
        """State, end and what is missing, in one sentence."""
        entry = self.entry
        if entry is None:
            return "没有可以在消控室值班的证书" if self.is_missing else ""
        return "；".join((f"{entry.state.value}，{entry.validity_text}", *entry.doubts))


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One person with a cell for each type, in the position held on the day."""

    member: MemberEntry
    cells: tuple[MatrixCell, ...]
    position: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Everybody employed on the day, by types of certificates."""

    day: date
    types: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    station: str = ""

    @property
    def title(self) -> str:
        """持证矩阵 · 消控室 · 状态于 2027-03-01."""
        return " · ".join(part for part in ("持证矩阵", self.station, self.day_text) if part)

    @property
    def day_text(self) -> str:
        """状态于 2027-03-01."""
        return f"状态于 {self.day.isoformat()}"


class CertificateMatrixService:
    """Reads the matrix; it changes nothing."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def get_matrix(self, day: date | None = None, station_id: int | None = None) -> Matrix:
        """The matrix of a day (today unless told), of one station or of all."""
        on = day or self._clock.today()
        with self._database.read() as session:
            people = [
                entry
                for entry in list_entries(session)
                if _is_here(entry, on) and (station_id is None or station_id in entry.station_ids)
            ]
            papers: dict[int, list[CertificateEntry]] = {}
            for paper in list_certificate_entries(session, on):
                papers.setdefault(paper.owner.record.id, []).append(paper)
            types = _types(people, load_kinds(session))
        rows = tuple(_row(one, papers.get(one.record.id, ()), types, on) for one in people)
        names = {key: name for one in people for key, name in _stations(one)}
        return Matrix(on, types, rows, names.get(station_id or 0, ""))


def _stations(entry: MemberEntry) -> Iterable[tuple[int, str]]:
    return zip(sorted(entry.station_ids), entry.stations, strict=False)


def _is_here(entry: MemberEntry, day: date) -> bool:
    joined = entry.record.joined
    return entry.is_active_on(day) and (joined is None or joined <= day)


def _types(people: Iterable[MemberEntry], known: Iterable[str]) -> tuple[str, ...]:
    """Types somebody has, in the order of the program; operators always."""
    used = {paper.type for entry in people for paper in entry.certificates}
    used.add(CertificateType.OPERATOR.value)
    ordered = [str(name) for name in known if name in used]
    return (*ordered, *sorted(used - set(ordered)))


def _row(
    member: MemberEntry, papers: Iterable[CertificateEntry], types: Sequence[str], on: date
) -> MatrixRow:
    best: dict[str, CertificateEntry] = {}
    for paper in sorted(papers, key=_rank, reverse=True):
        best[paper.record.type] = paper
    has_room_paper = any(name in CONTROL_ROOM_TYPES for name in best)
    position = member.position_on(on)
    needs = position == Position.OPERATOR and not has_room_paper
    cells = (
        MatrixCell(best.get(name), needs and name == CertificateType.OPERATOR) for name in types
    )
    return MatrixRow(member, tuple(cells), position)


def _rank(paper: CertificateEntry) -> tuple[int, int]:
    return _ORDER.index(paper.state), -(paper.facts.level or 0)


def _state_words(entry: CertificateEntry) -> str:
    if entry.state is CertificateState.EXPIRING and entry.days_left is not None:
        return f"还有 {entry.days_left} 天" if entry.days_left else "今天到期"
    return entry.state.value
