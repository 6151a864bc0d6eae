"""The clock of the worker: huey calls it every minute, and keeps nothing that the outbox does not know better."""

from __future__ import annotations

from huey import SqliteHuey, crontab
from huey.consumer import Consumer
from huey.serializer import SignedSerializer

from tracker.cli.mails.worker import Worker
from tracker.config import Settings

MISSED_AFTER_SECONDS = 50
OPTIONS = {"workers": 1, "graceful_signal": "TERM"}


def jobs(worker: Worker, settings: Settings) -> SqliteHuey:
    """Return what is to be done when.

    Jobs carry no data; their file holds signed pickles and lies in the data directory, which is read by nobody else.
    """
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    huey = SqliteHuey(
        "mails",
        filename=str(settings.data_dir / "jobs.sqlite3"),
        serializer=SignedSerializer(settings.secret_key),
        results=False,
    )
    huey.periodic_task(crontab(), name="post", expires=MISSED_AFTER_SECONDS)(worker.post)
    huey.periodic_task(crontab(minute="7"), name="remind", expires=MISSED_AFTER_SECONDS)(worker.remind)
    return huey


def run(worker: Worker, settings: Settings) -> None:
    """Work until the process is told to stop; what was begun is finished first."""
    Consumer(jobs(worker, settings), **OPTIONS).run()


def run_beside(worker: Worker, settings: Settings) -> None:
    """Work in threads of a process that has something else to do."""
    _Beside(jobs(worker, settings), **OPTIONS).start()


class _Beside(Consumer):
    def _set_signal_handlers(self) -> None:
        """Leave the signals to whoever owns the process."""
