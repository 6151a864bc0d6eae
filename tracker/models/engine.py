"""How SQLite is opened: durably, and as a writer where something will be written."""

from __future__ import annotations

from contextvars import ContextVar
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from sqlalchemy import Connection, Engine, event

will_write: ContextVar[bool] = ContextVar("will_write", default=True)
"""Whether the transaction that begins next may write; requests that only read do not wait for writers."""

PRAGMAS = (
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    "busy_timeout = 30000",
    "secure_delete = ON",
)


@event.listens_for(Engine, "connect")
def open_sqlite(connection: Any, _record: object) -> None:
    """Take over BEGIN from the driver, which would lose updates, and open the file durably."""
    if isinstance(connection, SQLiteConnection):
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def begin_sqlite(connection: Connection) -> None:
    """Begin as a writer where something will be written, so that nobody reads first and loses the race."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if will_write.get() else "BEGIN")
