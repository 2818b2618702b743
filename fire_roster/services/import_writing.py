"""Writes the rows of a judged list inside one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from fire_roster.domain.member import Position
from fire_roster.domain.month import Month
from fire_roster.errors import InputRefused
from fire_roster.exchange.member_rows import CertificateValues, MemberValues, RowPlace
from fire_roster.records.certificate import Certificate, CertificateFields
from fire_roster.records.member import Member, MemberFields
from fire_roster.services.certificates import add_certificate, update_certificate
from fire_roster.services.import_judging import only, paper_changes
from fire_roster.services.import_matching import (
    PeopleOnFile,
    StationNames,
    certificate_fields,
    find_certificate,
    keeps_control_room,
    member_fields,
)
from fire_roster.services.import_preview import Decision, PreviewRow
from fire_roster.services.members import (
    MemberEntry,
    add_member,
    checked_member,
    default_station_ids,
    update_member,
)
from fire_roster.store.transaction import Transaction


@dataclass(slots=True)
class RowWriter:
    """Writes rows; counts people, not rows.

    Somebody who arrived or left by the list is to be reported, and later seats are freed, as if
    it had been entered on `today`; `freed` are the months of such seats.
    """

    transaction: Transaction
    stations: StationNames
    today: date
    added: dict[RowPlace, int] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    freed: set[Month] = field(default_factory=set)

    def write(self, rows: Sequence[PreviewRow]) -> None:
        """People first, then the rows that add to one of them."""
        heads = {row.place: row for row in rows if row.head is None}
        for row in heads.values():
            if row.member is None:
                self.added[row.place] = self._add(row.values)
            else:
                self._update(row, row.member)
        for row in rows:
            if row.head is None:
                continue
            if row.member is not None:
                self._update(row, row.member)
            else:
                self._complete(self.added[row.head], heads[row.head].values, row.values)

    def _add(self, values: MemberValues) -> int:
        fields = checked_member(MemberFields(**member_fields(values)))
        stations = self.stations.ids(values.station)
        if stations is None and keeps_control_room(values):
            stations = default_station_ids(self.transaction.session, Position.OPERATOR)
        key = add_member(self.transaction, fields, values.team, stations, today=self.today)
        for paper in values.certificates:
            self._add_paper(key, paper)
        return key

    def _complete(self, key: int, first: MemberValues, later: MemberValues) -> None:
        """What a further row of a new person adds: certificates, and fields empty so far."""
        new = {
            name: value
            for name, value in member_fields(later).items()
            if value and not getattr(first, name)
        }
        team = later.team if later.team and not first.team else None
        stations = self.stations.ids(later.station) if not first.station else None
        if new or team or stations:
            update_member(
                self.transaction, key, new, team=team, station_ids=stations, today=self.today
            )
        for paper in later.certificates:
            self._add_paper(key, paper)

    def _add_paper(self, member_id: int, values: CertificateValues) -> None:
        fields = CertificateFields(**certificate_fields(values))
        add_certificate(self.transaction, member_id, fields)

    def _update(self, row: PreviewRow, entry: MemberEntry) -> None:
        keys = {change.key for change in row.taken_changes}
        member_keys = {key for key in keys if not key.startswith("certificate.")}
        if member_keys:
            update = update_member(
                self.transaction,
                entry.record.id,
                only(member_fields(row.values), keys),
                team=row.values.team if "team" in keys else None,
                station_ids=self.stations.ids(row.values.station) if "station" in keys else None,
                today=self.today,
            )
            self.freed.update(one.month for one in update.freed)
        for number, values in enumerate(row.values.certificates):
            paper = find_certificate(entry, values)
            if paper is None and f"certificate.{number}.new" in keys:
                self._add_paper(entry.record.id, values)
            elif paper is not None and (new := paper_changes(number, values, keys)):
                update_certificate(self.transaction, paper.id, new)
        self.changed.add(entry.record.id)


def refuse_stale(rows: Sequence[PreviewRow], on_file: PeopleOnFile) -> None:
    """A preview holds for the people it was made for; once written, it is used up."""
    for row in rows:
        if row.head is not None or _is_as_before(row, on_file):
            continue
        raise InputRefused("预览之后人员资料有改动，没有导入；请重新选择文件预览。")


def _is_as_before(row: PreviewRow, on_file: PeopleOnFile) -> bool:
    decision = row.review.decision
    if row.member is not None and decision is Decision.PERSON:
        return _stamp(on_file.by_id(row.member.record.id)) == _stamp(row.member)
    match = on_file.match(row.values)
    if row.member is None and decision is Decision.NEW:
        # Somebody of the name was there when it was decided; a second time adds nobody.
        return len(on_file.namesakes(row.values)) == len(row.namesakes)
    return not match.doubt and _stamp(match.entry) == _stamp(row.member)


def _stamp(entry: MemberEntry | None) -> tuple[int, ...]:
    """Key and version of a member and of each certificate."""
    if entry is None:
        return ()
    records: tuple[Member | Certificate, ...] = (entry.record, *entry.certificates)
    return tuple(number for record in records for number in (record.id, record.version))
