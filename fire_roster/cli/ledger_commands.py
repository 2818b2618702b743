"""Listing, showing, adding, changing and deleting records of one ledger."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from fire_roster.cli.ledger_words import read_values, record_lines, record_page, record_shape
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.errors import UsageProblem

Number = Annotated[int, typer.Argument(metavar="ID", help="记录编号")]
Values = Annotated[
    list[str], typer.Argument(metavar="项目=内容", help="如 title=冬季演练 planned_on=2026-12-20")
]


def list_records(context: typer.Context, key: str) -> Reply:
    """All records of a ledger."""
    from fire_roster.services.practice.ledgers import find_ledger

    ledger = find_ledger(key)
    with reading(context) as office:
        records = office.records.list_all(key)
    return Reply([record_shape(ledger, one) for one in records], record_lines(ledger, records))


def show_record(context: typer.Context, key: str, record_id: int) -> Reply:
    """One record."""
    from fire_roster.services.practice.ledgers import find_ledger

    ledger = find_ledger(key)
    with reading(context) as office:
        record = office.records.get(key, record_id)
    return Reply(record_shape(ledger, record), record_page(ledger, record))


def add_record(context: typer.Context, key: str, words: Sequence[str]) -> Reply:
    """A new record."""
    from fire_roster.services.practice.ledgers import find_ledger

    ledger = find_ledger(key)
    values = read_values(ledger, words)
    with writing(context) as office:
        record_id = office.records.add(key, **values).value
        record = office.records.get(key, record_id)
    line = f"已登记{ledger.title}，编号 {record_id}：{ledger.name(record)}"
    return Reply(record_shape(ledger, record), [line])


def set_record(context: typer.Context, key: str, record_id: int, words: Sequence[str]) -> Reply:
    """Other values for some fields."""
    from fire_roster.services.practice.ledgers import find_ledger

    ledger = find_ledger(key)
    values = read_values(ledger, words)
    if not values:
        raise UsageProblem("没有要修改的内容，请写成 项目=内容。")
    with writing(context) as office:
        office.records.update(key, record_id, **values)
        record = office.records.get(key, record_id)
    return Reply(record_shape(ledger, record), [f"已修改：{ledger.name(record)}"])


def delete_record(context: typer.Context, key: str, record_id: int) -> Reply:
    """Takes a record away whose time is over."""
    from fire_roster.services.practice.ledgers import find_ledger

    ledger = find_ledger(key)
    with writing(context) as office:
        name = ledger.name(office.records.get(key, record_id))
        office.records.delete(key, record_id)
    return Reply({"id": record_id, "deleted": True}, [f"已删除：{name}"])


def ledger_commands(key: str, title: str) -> dict[str, Callable[..., Any]]:
    """The five commands of a ledger that is a group of its own."""

    def list_all(context: typer.Context) -> Reply:
        return list_records(context, key)

    def show(context: typer.Context, record_id: Number) -> Reply:
        return show_record(context, key, record_id)

    def add(context: typer.Context, values: Values) -> Reply:
        return add_record(context, key, values)

    def change(context: typer.Context, record_id: Number, values: Values) -> Reply:
        return set_record(context, key, record_id, values)

    def delete(context: typer.Context, record_id: Number) -> Reply:
        return delete_record(context, key, record_id)

    about = {
        list_all: f"列出{title}。",
        show: f"查看一条{title}记录。",
        add: f"登记{title}。",
        change: f"修改{title}记录。",
        delete: f"删除{title}记录；未满保存期限的不能删除。",
    }
    for function, text in about.items():
        function.__doc__ = text
    return {"list": list_all, "show": show, "add": add, "set": change, "delete": delete}
