"""Checks drafts of releases: reads, computes without holding anything open, and writes down what was found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

import structlog
from flask import Flask
from sqlalchemy.exc import OperationalError

from tracker.actions import releases as actions
from tracker.domain.errors import RuleViolation
from tracker.domain.release_checks import Inputs, Prepared, basis_of
from tracker.extensions import db
from tracker.models.base import now
from tracker.queries import releases as queries

BEAT_SECONDS = 2.0
log = structlog.get_logger()


class Checker:
    """Checks what waits in one installation."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    def check_waiting(self) -> int:
        """Check each draft that waits, in transactions of its own; return how many were taken."""
        with self.app.app_context():
            db.session.info["occasion"] = "release.check"
            waiting = queries.due(db.session, now())
            db.session.rollback()
            return sum(self._check(release_id) for release_id in waiting)

    def _check(self, release_id: int) -> bool:
        release = actions.claim(db.session, release_id, now=now())
        db.session.commit()
        if release is None:
            return False
        claimed, inputs = release.version, queries.inputs(db.session, release)
        db.session.rollback()
        with self._beating(release_id) as beat:
            found = _found(inputs, beat)
        if isinstance(found, Prepared):
            actions.settle(db.session, release_id, found, basis=basis_of(inputs), claimed=claimed)
        else:
            log.warning("release not checked", release_id=release_id, error=found)
            actions.fail(db.session, release_id, code=found, claimed=claimed)
        db.session.commit()
        return True

    @contextmanager
    def _beating(self, release_id: int) -> Iterator[_Heart]:
        """Say every two seconds how far the check is, whatever it computes."""
        heart = _Heart(self.app, release_id)
        heart.start()
        try:
            yield heart
        finally:
            heart.stop()


class _Heart(Thread):
    """Writes the progress of a check down, so that a page shows it and a dead check is told from a slow one."""

    def __init__(self, app: Flask, release_id: int) -> None:
        super().__init__(daemon=True)
        self.app, self.release_id = app, release_id
        self.progress = 0
        self.is_over = Event()

    def run(self) -> None:
        """Beat until the check is over; where the database is busy, the next beat tells more."""
        while not self.is_over.wait(BEAT_SECONDS):
            with self.app.app_context(), suppress(OperationalError):
                actions.go_on(db.session, self.release_id, progress=self.progress, now=now())
                db.session.commit()

    def stop(self) -> None:
        """Let the last beat end."""
        self.is_over.set()
        self.join()


def _found(inputs: Inputs, heart: _Heart) -> Prepared | str:
    """Return what a check found, or the code of the sentence that says why it failed."""

    def advance(percent: int) -> None:
        heart.progress = min(percent, 99)

    try:
        return actions.found(inputs, advance)
    except RuleViolation as violation:
        return violation.code
    except Exception:
        log.exception("release check broke", release_id=heart.release_id)
        return actions.BROKEN
