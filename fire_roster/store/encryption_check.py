"""Tries on this very machine whether the database driver really encrypts."""

import secrets
from pathlib import Path

from sqlcipher3 import dbapi2

_PLAIN_HEADER = b"SQLite format 3\0"
_SECRET = "消防值班-机密-䶮"


def try_encryption(folder: Path) -> str:
    """Write and read a keyed database in `folder`; returns the version of SQLCipher.

    RuntimeError where content can be read without the key, or not with it.
    """
    path = folder / "加密 encrypted.db"
    key = secrets.token_hex(32)
    version = _write(path, key)
    content = path.read_bytes()
    if content.startswith(_PLAIN_HEADER) or _SECRET.encode() in content:
        raise RuntimeError("the file is not encrypted")
    if _read(path, key) != _SECRET:
        raise RuntimeError("the content does not come back with its key")
    try:
        _read(path, secrets.token_hex(32))
    except dbapi2.DatabaseError:
        return version
    raise RuntimeError("a wrong key opens the file")


def _opened(path: Path, key: str) -> dbapi2.Connection:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE").close()  # the wrong key is meant
    connection.execute(f"PRAGMA key = \"x'{key}'\"")  # hexadecimal of our own making
    return connection


def _write(path: Path, key: str) -> str:
    connection = _opened(path, key)
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
        if row is None:
            raise RuntimeError("the driver was built without SQLCipher")
        connection.execute("CREATE TABLE probe (content TEXT)")
        connection.execute("INSERT INTO probe VALUES (?)", (_SECRET,))
        return str(row[0])
    finally:
        connection.close()


def _read(path: Path, key: str) -> str:
    connection = _opened(path, key)
    try:
        return str(connection.execute("SELECT content FROM probe").fetchone()[0])
    finally:
        connection.close()
