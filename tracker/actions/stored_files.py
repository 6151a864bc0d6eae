"""Files and transactions: what was put goes again if the transaction fails, and what is removed goes once it succeeds.

The listeners stand on the outermost transaction; a savepoint that fails is followed by the failure of the whole.
"""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction

from tracker.storage import Storage

PUT, REMOVED = "files_put", "files_removed"


def keep(session: Session, storage: Storage, key: str) -> None:
    """Remove the file again unless the transaction succeeds."""
    session.info.setdefault(PUT, []).append((storage, key))


def discard(session: Session, storage: Storage, key: str) -> None:
    """Remove the file once the transaction has succeeded."""
    session.info.setdefault(REMOVED, []).append((storage, key))


@event.listens_for(Session, "after_commit")
def _succeeded(session: Session) -> None:
    if session.get_nested_transaction() is None:
        session.info.pop(PUT, None)
        _forget(session, REMOVED)


@event.listens_for(Session, "after_soft_rollback")
def _failed(session: Session, previous: SessionTransaction) -> None:
    if not previous.nested:
        session.info.pop(REMOVED, None)
        _forget(session, PUT)


def _forget(session: Session, which: str) -> None:
    for storage, key in session.info.pop(which, ()):
        with suppress(OSError):  # the transaction has ended already; `tracker check` finds what is left
            storage.remove(key)
