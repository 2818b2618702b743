"""Who may restore from the command line, where the services are not open."""

from fire_roster.domain.rights import Right
from fire_roster.errors import DatabaseDamaged, NewerDatabase
from fire_roster.services.accounts import AccountService
from fire_roster.services.clock import Clock
from fire_roster.services.password_slots import PasswordSlots
from fire_roster.store.failures import DatabaseError
from fire_roster.store.paths import DataPaths
from fire_roster.store.transaction import Database


def refuse_restore(paths: DataPaths, clock: Clock, secret: str) -> None:
    """DataLocked without a password where there are accounts, NotAllowed without the right.

    A database that is gone or damaged knows no accounts: then it is restored for anybody.
    """
    if not paths.database.is_file():
        return
    database = Database(paths, is_writing=False, real_now=clock.real_utc_now)
    try:
        service = AccountService(database, PasswordSlots(paths, is_writing=False))
        service.sign_in_if_asked(secret)
        service.require(Right.RESTORE)
    except (DatabaseDamaged, NewerDatabase, DatabaseError):
        return
    finally:
        database.close()
