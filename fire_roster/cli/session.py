"""Opens the data folder for one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from fire_roster.cli.global_options import GlobalOptions
from fire_roster.errors import DatabaseDamaged, FireRosterError

if TYPE_CHECKING:
    from fire_roster.services.office import Office


def options_of(context: typer.Context) -> GlobalOptions:
    """The global options of the running command."""
    options = context.obj
    assert isinstance(options, GlobalOptions)
    return options


@contextmanager
def reading(context: typer.Context, *, needs_login: bool = True) -> Iterator["Office"]:
    """The services beside whatever else holds the data.

    Without `needs_login` also for who has no password: checks and copies show nobody's data.
    """
    with _open(context, is_writing=False, needs_login=needs_login) as office:
        yield office


@contextmanager
def writing(context: typer.Context, *, needs_login: bool = True) -> Iterator["Office"]:
    """The services with the right to write; DataBusy where another process has it."""
    with _open(context, is_writing=True, needs_login=needs_login) as office:
        yield office


@contextmanager
def telling_damage(office: "Office") -> Iterator[None]:
    """A bug over damaged data is the damage: DatabaseDamaged instead of the error itself."""
    try:
        yield
    except FireRosterError:
        raise
    except Exception as error:
        if office.upkeep.is_damaged():
            raise DatabaseDamaged(
                "数据库已损坏，这一步没有完成。请不要继续录入，用最近的备份恢复：restore --latest。"
            ) from error
        raise


@contextmanager
def _open(context: typer.Context, *, is_writing: bool, needs_login: bool) -> Iterator["Office"]:
    # Imported here: help and usage errors need no database.
    from fire_roster.services.office import Office
    from fire_roster.services.start_options import (
        find_data_folder,
        make_clock,
        offer_passphrase,
        told_passphrase,
    )

    options = options_of(context)
    offer_passphrase()
    clock = make_clock(options.now)
    folder = find_data_folder(options.data_dir)
    program = f"fire-roster {context.command_path.partition(' ')[2]}"
    office = Office.open(folder, clock, is_writing=is_writing, program=program)
    try:
        if needs_login:
            office.accounts.sign_in_if_asked(told_passphrase())
        with telling_damage(office):
            yield office
    finally:
        office.close()
