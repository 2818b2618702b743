"""Wishes: days on which a member would rather, or rather not, be on duty."""

from dataclasses import dataclass
from datetime import date

from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.wish import Wish, WishFields
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.members import MemberEntry, list_entries
from fire_roster.store.queries import swaps as swap_queries
from fire_roster.store.transaction import Database

_CHANGES = Changes.of(Kind.WISH)


@dataclass(frozen=True, slots=True)
class WishEntry:
    """A wish with the member's name."""

    record: Wish
    member_name: str

    @property
    def text(self) -> str:
        """不想值夜班, 希望值班."""
        return f"{'希望' if self.record.is_wanted else '不想'}值{self.record.shift_name or '班'}"


class WishService:
    """What a clerk can do with wishes; a wish binds nobody, the search follows it where it can."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_all(
        self, first: date | None = None, last: date | None = None
    ) -> tuple[WishEntry, ...]:
        """Wishes that touch the days, in order of time."""
        with self._database.read() as session:
            names = {entry.record.id: entry.name for entry in list_entries(session)}
            return tuple(
                WishEntry(record, names[record.member_id])
                for record in swap_queries.list_wishes(session, first, last)
            )

    def add(self, member: MemberEntry, fields: WishFields) -> Done[int]:
        """A wish for whole days; InputRefused where it contradicts itself."""
        if fields.last < fields.first:
            raise InputRefused("意愿的结束日期早于开始日期，请检查。")
        with self._database.write("wish.add") as transaction:
            key = transaction.new_key(Wish)
            record = Wish(id=key, member_id=member.record.id, **fields.model_dump())
            transaction.session.add(record)
            transaction.describe(
                f"{member.name} {WishEntry(record, member.name).text} "
                f"{fields.first} 至 {fields.last}",
                f"wish:{key}",
                fields.model_dump(),
            )
        return Done(key, _CHANGES)

    def delete(self, wish_id: int) -> Done[WishFields]:
        """Takes a wish back; the value adds it again."""
        with self._database.write("wish.delete") as transaction:
            record = transaction.session.get(Wish, wish_id)
            if record is None:
                raise UsageProblem("这条意愿已经不在了，请刷新后再试。")
            fields = WishFields(**record.model_dump(include=set(WishFields.model_fields)))
            transaction.session.delete(record)
            transaction.describe("取消排班意愿", f"wish:{wish_id}", record.model_dump())
        return Done(fields, _CHANGES)
