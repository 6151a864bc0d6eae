"""Extension instances, bound to an application in `tracker.app`, and how SQLite is opened."""

from __future__ import annotations

from contextvars import ContextVar
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from flask_alembic import Alembic
from flask_babel import Babel
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager
from flask_sqlalchemy_lite import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import Connection, Engine, event

db = SQLAlchemy()
alembic = Alembic()
babel = Babel()
csrf = CSRFProtect()
login = LoginManager()
limiter = Limiter(key_func=get_remote_address, storage_uri="memory://")

will_write: ContextVar[bool] = ContextVar("will_write", default=True)
"""Whether the transaction that begins next may write; requests that only read do not wait for writers."""

PRAGMAS = (
    "foreign_keys = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    "busy_timeout = 10000",
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
