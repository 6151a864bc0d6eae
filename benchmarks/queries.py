"""How many statements a piece of work sends, and how many bytes come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from benchmarks.client import EMAIL
from benchmarks.work import Work
from tracker.app import create_app
from tracker.config import Settings
from tracker.extensions import db
from tracker.models import Person, SignIn
from tracker.web.identity import hashed

TOKEN = "measured"


def counted(folder: Path, todo: list[Work]) -> dict[str, dict[str, Any]]:
    """Count the statements of each page in this process."""
    app = create_app(Settings(data_dir=folder.absolute()))
    with app.app_context():
        person_id = db.session.scalars(select(Person.id).where(Person.email == EMAIL)).one()
        for earlier in db.session.scalars(select(SignIn).where(SignIn.token_hash == hashed(TOKEN))):
            db.session.delete(earlier)
        db.session.flush()
        db.session.add(SignIn(token_hash=hashed(TOKEN), person_id=person_id))
        db.session.commit()
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = TOKEN, True
    found: dict[str, dict[str, Any]] = {}
    for work in todo:
        if work.path and not work.is_floor:
            client.get(work.path)
            statements: list[str] = []

            def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any, into: list[str] = statements) -> None:
                into.append(statement)

            event.listen(Engine, "before_cursor_execute", note)
            answer = client.get(work.path)
            event.remove(Engine, "before_cursor_execute", note)
            sent = [
                statement for statement in statements if not statement.startswith(("BEGIN", "PRAGMA", "UPDATE sign_in"))
            ]
            found[work.name] = {"queries": len(sent), "bytes": len(answer.data)}
    return found
