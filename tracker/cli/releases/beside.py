"""Checks drafts beside the web: each check is a process of its own, whose memory goes away with it."""

from __future__ import annotations

import subprocess
import sys
import time
from threading import Thread

import structlog
from flask import Flask

from tracker.extensions import db
from tracker.models.base import now
from tracker.models.engine import will_write
from tracker.queries import releases

PAUSE_SECONDS = 2.0
COMMAND = [sys.executable, "-c", "from tracker.cli import main; main()", "release", "check", "--once"]
log = structlog.get_logger()


class Beside(Thread):
    """Looks whether a draft waits, and starts the command that checks it; one at a time."""

    def __init__(self, app: Flask) -> None:
        super().__init__(daemon=True)
        self.app = app

    def run(self) -> None:
        """Look until the process ends; what fails for a while, of whatever kind, does not end it."""
        will_write.set(False)
        while True:
            try:
                self.look()
            except Exception:
                log.exception("release drafts not checked")
            time.sleep(PAUSE_SECONDS)

    def look(self) -> bool:
        """Check what waits, if anything does; return whether anything did."""
        with self.app.app_context():
            waiting = releases.due(db.session, now())
        if waiting:
            ended = subprocess.run(  # noqa: S603  # a fixed command of its own
                COMMAND, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
            )
            if ended.returncode:
                log.warning("release check ended", returncode=ended.returncode)
        return bool(waiting)
