"""Leave: days on which a member cannot be on duty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.leave import Leave, LeaveFields
from fire_roster.records.member import Member
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.members import MemberEntry
from fire_roster.services.translation import display_names
from fire_roster.store.queries import people
from fire_roster.store.transaction import Database, Transaction

_CHANGES = Changes.of(Kind.LEAVE)


@dataclass(frozen=True, slots=True)
class LeaveEntry:
    """A leave with the member's name."""

    record: Leave
    member_name: str


class LeaveService:
    """What a clerk can do with leave."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_all(
        self, first: date | None = None, last: date | None = None
    ) -> tuple[LeaveEntry, ...]:
        """Leave that touches the days, in order of time."""
        with self._database.read() as session:
            records = people.list_leaves(session, first, last)
            teams = {team.id: team.name for team in people.list_teams(session)}
            names = display_names(people.list_members(session), teams)
            return tuple(LeaveEntry(record, names[record.member_id]) for record in records)

    def add(self, member: MemberEntry, fields: LeaveFields) -> Done[int]:
        """A leave of whole days; one that is on file already is refused."""
        with self._database.write("leave.add") as transaction:
            key = add_leave(transaction, member.record.id, fields)
            transaction.describe(
                f"{member.name} {fields.kind} {fields.first} 至 {fields.last}",
                f"leave:{key}",
                fields.model_dump(),
            )
        return Done(key, _CHANGES)

    def add_all(self, leaves: Sequence[tuple[int, LeaveFields]]) -> Done[tuple[int, ...]]:
        """Leaves of several members (by key) as one action; all or none."""
        with self._database.write("leave.add") as transaction:
            keys = tuple(add_leave(transaction, member, fields) for member, fields in leaves)
            transaction.describe(
                f"登记请假 {len(keys)} 条",
                "leave",
                {"leaves": [{"member": key, **fields.model_dump()} for key, fields in leaves]},
            )
        return Done(keys, _CHANGES)

    def restore_all(self, records: Sequence[Leave]) -> Done[None]:
        """Puts leaves that were taken back on file again, as they were; all or none."""
        with self._database.write("leave.add") as transaction:
            for record in records:
                _check(transaction, record.member_id, record)
                transaction.session.add(Leave(**record.model_dump()))
                transaction.session.flush()
            transaction.describe(
                f"恢复请假 {len(records)} 条",
                f"leave:{records[0].id}",
                {"leaves": [record.model_dump() for record in records]},
            )
        return Done(None, _CHANGES)

    def delete(self, leave_id: int) -> Done[None]:
        """Takes a leave back."""
        return self.delete_all([leave_id])

    def delete_all(self, leave_ids: Iterable[int]) -> Done[None]:
        """Takes several leaves back as one action; all or none."""
        with self._database.write("leave.delete") as transaction:
            records = [transaction.session.get(Leave, key) for key in leave_ids]
            gone = [record for record in records if record is not None]
            if len(gone) < len(records) or not gone:
                raise UsageProblem("这条请假已经不在了，请刷新后再试。")
            for record in gone:
                transaction.session.delete(record)
            transaction.describe(
                "取消请假",
                f"leave:{gone[0].id}",
                {"leaves": [record.model_dump() for record in gone]},
            )
        return Done(None, _CHANGES)


def add_leave(transaction: Transaction, member_id: int, fields: LeaveFields) -> int:
    """Adds a leave inside a transaction; InputRefused where it contradicts itself or another."""
    _check(transaction, member_id, fields)
    key = transaction.new_key(Leave)
    transaction.session.add(Leave(id=key, member_id=member_id, **fields.model_dump()))
    return key


def _check(transaction: Transaction, member_id: int, fields: LeaveFields) -> None:
    if fields.last < fields.first:
        raise InputRefused("请假的结束日期早于开始日期，请检查。")
    if not fields.kind.strip():
        raise InputRefused("请填写请假类别。")
    if transaction.session.get(Member, member_id) is None:
        raise UsageProblem("这个人员已经不在了，请刷新后再试。")
    for other in people.list_leaves(transaction.session, fields.first, fields.last):
        if other.member_id == member_id:
            raise InputRefused(f"这个人 {other.first} 至 {other.last} 已有{other.kind}，日期重叠。")
