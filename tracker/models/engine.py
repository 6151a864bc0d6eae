"""How SQLite is opened: durably, and as a writer where something will be written."""

from __future__ import annotations

from contextvars import ContextVar
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from sqlalchemy import Connection, Engine, event

LONGEST_WAIT = 30_000

will_write: ContextVar[bool] = ContextVar("will_write", default=True)
"""Whether the transaction that begins next may write; requests that only read do not wait for writers."""

patience: ContextVar[int] = ContextVar("patience", default=LONGEST_WAIT)
"""How many milliseconds the transaction that begins next waits for others who write."""

PRAGMAS = (
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    f"busy_timeout = {LONGEST_WAIT}",
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
def begin(connection: Connection) -> None:
    """Begin as a writer where something will be written, so that nobody reads first and loses the race."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {patience.get()}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if will_write.get() else "BEGIN")
    elif patience.get() != LONGEST_WAIT:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {patience.get()}")
