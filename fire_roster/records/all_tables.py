"""Every table of the database, defined: each module of records defines its own."""

from collections.abc import Mapping

from sqlalchemy import Table
from sqlmodel import SQLModel

from fire_roster.records import (  # noqa: F401  (defines the tables)
    account,
    alert,
    attachment,
    audit,
    bookkeeping,
    calendar,
    certificate,
    drill,
    duty_log,
    equipment,
    hazard,
    kept_finding,
    leave,
    letterhead,
    member,
    reinforcement,
    roster,
    self_check,
    setting,
    shift,
    station,
    swap,
    training,
    unit,
    wall_copy,
    wish,
)


def all_tables() -> Mapping[str, Table]:
    """The tables by name.

    Whoever goes through all of them asks here: without this import only those are known that the
    running command has a use for.
    """
    return SQLModel.metadata.tables
