"""Members: the staff ledger, finding people, changing them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fire_roster.domain.identity import birth_of_id_number, id_number_problem
from fire_roster.domain.member import Position, position_held
from fire_roster.domain.unit import StationKind
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.certificate import Certificate
from fire_roster.records.member import Member, MemberFields, Team
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.leaving import (
    FreedSeats,
    free_seats,
    note_arrival,
    note_leaving,
    seats_after,
)
from fire_roster.services.search_keys import search_key
from fire_roster.services.translation import display_names
from fire_roster.store.queries import office, people, taking_part
from fire_roster.store.transaction import Database, Session, Transaction

MEMBER_CHANGES = Changes.of(Kind.MEMBER, Kind.CERTIFICATE)


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """A member with everything a list shows; `name` tells people of one name apart."""

    record: Member
    name: str
    team: str
    station_ids: frozenset[int]
    stations: tuple[str, ...]
    certificates: tuple[Certificate, ...]
    pre_post_on: date | None = None
    """The last 岗前培训 among the courses on record."""

    @property
    def search_key(self) -> str:
        """What a typed word is looked up in; made when somebody searches."""
        numbers = (paper.number for paper in self.certificates)
        return search_key(self.record.name, self.record.phone[-4:], *numbers)

    @property
    def trained_on(self) -> date | None:
        """The day of 岗前培训: of the course on record, else what the ledger of people notes."""
        return self.pre_post_on or self.record.trained_on

    def is_active_on(self, day: date) -> bool:
        """Whether the member has not left before the day."""
        return self.record.left is None or self.record.left >= day

    def position_on(self, day: date) -> str:
        """The position held on a day, "" before its first and after its last."""
        one = self.record
        return position_held(one.position, (one.position_from, one.position_until), day, day)


@dataclass(frozen=True, slots=True)
class MemberUpdate:
    """What an edit of a member did: {field: [old, new]} without personal data, freed seats."""

    changed: Mapping[str, Any]
    freed: tuple[FreedSeats, ...] = ()

    @property
    def freed_count(self) -> int:
        """Seats freed in all rosters together."""
        return sum(one.count for one in self.freed)

    @property
    def detail(self) -> dict[str, Any]:
        """For the audit row."""
        freed = [[one.station, str(one.month), one.count] for one in self.freed]
        return {**self.changed, **({"freed_seats": freed} if freed else {})}

    @property
    def changes(self) -> Changes:
        """Which pages are to read again."""
        if not self.freed:
            return MEMBER_CHANGES
        months = frozenset(one.month for one in self.freed)
        return Changes(MEMBER_CHANGES.kinds | {Kind.ROSTER}, months)


class MemberService:
    """What a clerk can do with people."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list_all(self) -> tuple[MemberEntry, ...]:
        """All members in the order of the ledger."""
        with self._database.read() as session:
            return list_entries(session)

    def has_any(self) -> bool:
        """Whether anybody is on file, here or gone."""
        with self._database.read() as session:
            return bool(people.list_member_ids(session))

    def find(self, text: str) -> MemberEntry:
        """The member of that id or name.

        UsageProblem where nobody or more than one person fits; it lists the candidates.
        """
        entries = self.list_all()
        wanted = text.strip()
        exact = [e for e in entries if wanted == e.name] or [
            entry for entry in entries if wanted == entry.record.name
        ]
        if not exact and wanted.isdecimal():
            exact = [entry for entry in entries if entry.record.id == int(wanted)]
        if len(exact) == 1:
            return exact[0]
        if not exact:
            raise UsageProblem(f"没有名为“{wanted}”的人员，用 members list 查看全部。")
        candidates = "；".join(f"{entry.record.id} {entry.name}" for entry in exact)
        raise UsageProblem(f"有 {len(exact)} 个人叫“{wanted}”，请改用编号：{candidates}。")

    def search(self, query: str) -> tuple[MemberEntry, ...]:
        """Members whose name, pinyin, initials, phone tail or certificate number fits."""
        words = query.casefold().split()
        return tuple(e for e in self.list_all() if all(word in e.search_key for word in words))

    def add(
        self,
        fields: MemberFields,
        team: str = "",
        station_ids: frozenset[int] | None = None,
    ) -> Done[int]:
        """A new member; without stations the position decides where duty is kept."""
        checked = checked_member(fields)
        with self._database.write("member.add") as transaction:
            key = add_member(transaction, checked, team, station_ids, today=self._clock.today())
            transaction.describe(f"新增人员 {checked.name}", f"member:{key}", _plain(checked))
        return Done(key, MEMBER_CHANGES)

    def update(
        self,
        member_id: int,
        *,
        team: str | None = None,
        station_ids: frozenset[int] | None = None,
        **values: Any,
    ) -> Done["MemberUpdate"]:
        """Changes fields, team or stations of a member.

        A leaving date frees the seats after it and starts the report to the fire authority.
        """
        with self._database.write("member.update") as transaction:
            update = update_member(
                transaction,
                member_id,
                values,
                team=team,
                station_ids=station_ids,
                today=self._clock.today(),
            )
            record = transaction.session.get(Member, member_id)
            assert record is not None
            freed = f"，空出 {update.freed_count} 个班次" if update.freed else ""
            transaction.describe(
                f"修改人员 {record.name}{freed}", f"member:{member_id}", update.detail
            )
        return Done(update, update.changes)

    def seats_after(self, member_id: int, last_day: date) -> tuple[FreedSeats, ...]:
        """The seats that would be freed if the member left on that day, by roster."""
        with self._database.read() as session:
            return tuple(seats_after(session, member_id, last_day, self._clock.today()))

    def delete(self, member_id: int) -> Done[None]:
        """Removes a member entered by mistake; who stands in a roster or record is refused."""
        with self._database.write("member.delete") as transaction:
            record = transaction.session.get(Member, member_id)
            if record is None:
                raise UsageProblem("这个人员已经不在了，请刷新后再试。")
            if people.is_member_rostered(transaction.session, member_id):
                raise InputRefused(
                    f"{record.name} 已排入值班表，不能删除；请填写离职日期，历史会保留。"
                )
            if taking_part.has_taken_part(transaction.session, member_id):
                raise InputRefused(
                    f"{record.name} 已登记在演练或培训记录里，不能删除；"
                    "请填写离职日期，历史会保留。"
                )
            people.delete_member(transaction.session, member_id)
            transaction.describe(
                f"删除人员 {record.name}", f"member:{member_id}", {"name": record.name}
            )
        return Done(None, MEMBER_CHANGES)

    def note_reveal(self, member_id: int, what: str) -> Done[None]:
        """Puts on record that somebody looked at unmasked personal data (个人信息保护法 51)."""
        with self._database.write("member.reveal") as transaction:
            record = transaction.session.get(Member, member_id)
            if record is None:
                raise UsageProblem("这个人员已经不在了，请刷新后再试。")
            transaction.describe(f"查看 {record.name} 的{what}", f"member:{member_id}")
        return Done(None, Changes())

    def note_reveals(self, member_ids: Iterable[int]) -> Done[None]:
        """Puts on record that the unmasked data of several people was read, as one action."""
        keys = sorted(member_ids)
        with self._database.write("member.reveal") as transaction:
            transaction.describe(
                f"查看 {len(keys)} 人的完整电话和身份证号", "member", {"members": keys}
            )
        return Done(None, Changes())

    def list_teams(self) -> tuple[str, ...]:
        """Names of all teams."""
        with self._database.read() as session:
            return tuple(team.name for team in people.list_teams(session))


def list_entries(session: Session) -> tuple[MemberEntry, ...]:
    """All members with team, stations and certificates, in the order of the ledger."""
    members = people.list_members(session)
    teams = {team.id: team.name for team in people.list_teams(session)}
    names = display_names(members, teams)
    station_names = {station.id: station.name for station in office.list_stations(session)}
    places: dict[int, set[int]] = {}
    for link in people.list_member_stations(session):
        places.setdefault(link.member_id, set()).add(link.station_id)
    papers: dict[int, list[Certificate]] = {}
    for paper in people.list_certificates(session):
        papers.setdefault(paper.member_id, []).append(paper)
    trained = taking_part.pre_post_days(session)
    return tuple(
        MemberEntry(
            record=member,
            name=names[member.id],
            team=teams.get(member.team_id or 0, ""),
            station_ids=frozenset(places.get(member.id, ())),
            stations=tuple(
                name for key, name in station_names.items() if key in places.get(member.id, ())
            ),
            certificates=tuple(papers.get(member.id, ())),
            pre_post_on=trained.get(member.id),
        )
        for member in members
    )


def checked_member(fields: MemberFields) -> MemberFields:
    """The fields tidied and filled in; InputRefused where one does not fit."""
    name = fields.name.replace(_BYTE_ORDER_MARK, "").strip()
    if not name:
        raise InputRefused("姓名不能为空。")
    id_number = "".join(fields.id_number.split()).upper()
    problem = id_number_problem(id_number) if id_number else ""
    if problem:
        raise InputRefused(f"{name}：{problem}")
    for first, last, words in (
        (fields.joined, fields.left, "离职日期早于入职日期"),
        (fields.position_from, fields.position_until, "岗位任职结束早于开始"),
        (fields.team_from, fields.team_until, "班组结束日期早于开始日期"),
    ):
        if first is not None and last is not None and last < first:
            raise InputRefused(f"{name}的{words}，请检查。")
    birth = fields.birth or birth_of_id_number(id_number)
    return fields.model_copy(update={"name": name, "birth": birth, "id_number": id_number})


def default_station_ids(session: Session, position: str) -> frozenset[int]:
    """Operators keep the first control room, all others the first micro station."""
    wanted = (
        StationKind.CONTROL_ROOM if position == Position.OPERATOR else StationKind.MICRO_STATION
    )
    for station in office.list_stations(session):
        if station.kind == wanted.value:
            return frozenset({station.id})
    return frozenset()


def add_member(
    transaction: Transaction,
    fields: MemberFields,
    team: str = "",
    station_ids: frozenset[int] | None = None,
    *,
    today: date | None = None,
) -> int:
    """Adds a member inside a transaction and returns the key; `fields` are checked already.

    With `today` somebody who has just joined is to be reported.
    """
    session = transaction.session
    _refuse_taken_id_number(session, fields, except_id=None)
    key = transaction.new_key(Member)
    record = Member(
        id=key,
        order_number=key,
        team_id=_team_key(transaction, team),
        **fields.model_dump(),
    )
    session.add(record)
    session.flush()
    if today is not None:
        note_arrival(transaction, record, today)
    places = station_ids
    if places is None:
        places = default_station_ids(session, fields.position)
    people.set_member_stations(session, key, set(places))
    return key


def _refuse_taken_id_number(session: Session, fields: MemberFields, except_id: int | None) -> None:
    """Equal numbers are one person: entering somebody twice would double every count."""
    other = people.find_member_by_id_number(session, fields.id_number) if fields.id_number else None
    if other is not None and other.id != except_id:
        raise InputRefused(f"身份证号与已有的{other.name}（编号{other.id}）相同，请核对。")


def update_member(
    transaction: Transaction,
    member_id: int,
    values: dict[str, Any],
    *,
    team: str | None = None,
    station_ids: frozenset[int] | None = None,
    today: date | None = None,
) -> MemberUpdate:
    """Changes a member inside a transaction.

    A leaving date frees the seats after it, with `today` those from today on, and starts the
    report.
    """
    session = transaction.session
    record = session.get(Member, member_id)
    if record is None:
        raise UsageProblem("这个人员已经不在了，请刷新后再试。")
    before = record.model_dump()
    fields = checked_member(MemberFields(**{**before, **values}))
    _refuse_taken_id_number(session, fields, except_id=member_id)
    checked = fields.model_dump()
    for name, value in checked.items():
        setattr(record, name, value)
    if team is not None:
        record.team_id = _team_key(transaction, team)
    record.version += 1
    session.add(record)
    if station_ids is not None:
        people.set_member_stations(session, member_id, set(station_ids))
    session.flush()
    freed: list[FreedSeats] = []
    if record.left is not None and record.left != before["left"]:
        freed = free_seats(transaction, member_id, record.left, today)
    if today is not None:
        note_leaving(transaction, record, before["left"], today)
    changed: dict[str, Any] = {
        name: [before[name], value] for name, value in checked.items() if before[name] != value
    }
    if team is not None:
        changed["team"] = team
    if station_ids is not None:
        changed["stations"] = sorted(station_ids)
    plain = {name: value for name, value in changed.items() if name not in _PERSONAL}
    return MemberUpdate(plain, tuple(freed))


_BYTE_ORDER_MARK = "\ufeff"
"""Some systems swallow it, so that a name would not be found again."""
_TEAM_NAME_LENGTH = 40
_PERSONAL = frozenset({"id_number", "phone", "birth", "remark"})


def _plain(fields: MemberFields) -> dict[str, Any]:
    return {
        name: value
        for name, value in fields.model_dump().items()
        if value not in (None, "") and name not in _PERSONAL
    }


def _team_key(transaction: Transaction, name: str) -> int | None:
    wanted = name.strip()
    if not wanted:
        return None
    if len(wanted) > _TEAM_NAME_LENGTH:
        raise InputRefused(f"班组名称最多 {_TEAM_NAME_LENGTH} 个字。")
    team = people.find_team(transaction.session, wanted)
    if team is None:
        team = Team(id=transaction.new_key(Team), name=wanted)
        transaction.session.add(team)
        transaction.session.flush()
    return team.id
