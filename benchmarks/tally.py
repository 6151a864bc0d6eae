"""A burst at the door: thousands of taps from fifty devices at once, while others read pages."""

from __future__ import annotations

import json
import multiprocessing
import random
import statistics
import threading
import time
from collections import Counter
from datetime import date, datetime, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.server import KEY, Server
from benchmarks.work import Work
from tracker.actions import check_ins
from tracker.app import opened
from tracker.config import Settings
from tracker.domain.counts import Unit
from tracker.domain.participation import CountScope
from tracker.extensions import db
from tracker.models import Administration, CheckIn, Department, DialogueEvent, Headcount, Process
from tracker.models.base import now
from tracker.queries import check_ins as queries

TAPS, DEVICES, DEPARTMENTS = 10_000, 50, 25
REPEATED = 10
"""Every so many requests one is sent again, as if its answer had been lost."""
LONGEST_PAUSE = 15.0
CONFIRMED, BUSY = 200, (429, 503)
ALONE_SECONDS = 15


def measure(server: Server, folder: Path, todo: list[Work], taps: int = TAPS) -> dict[str, Any]:
    """Let all devices tap, read pages meanwhile, and compare what was counted with what was tapped."""
    check_in_id, path, units = _lay(folder)
    pages = [work for work in todo if work.path and not work.is_floor]
    alone = _read_for(pages, until=time.monotonic() + ALONE_SECONDS)
    with multiprocessing.get_context("spawn").Pool(1) as crowd:
        started = time.monotonic()
        burst = crowd.apply_async(tap_all, (server.port, path, units, taps))
        meanwhile = _read_while(pages, burst)
        tapped, tries, times = burst.get()
        seconds = time.monotonic() - started
    counted = _counted(folder, check_in_id)
    return {
        "taps": sum(tapped.values()),
        "requests": tries,
        "seconds": round(seconds, 1),
        "lost": sum((tapped - counted).values()),
        "double": sum((counted - tapped).values()),
        "p50_ms": round(statistics.median(times) * 1000, 1),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1] * 1000, 1),
        "pages": {
            name: [round(statistics.median(found[name]) * 1000, 1) for found in (alone, meanwhile)] for name in alone
        },
    }


def tap_all(port: int, path: str, units: list[str], taps: int) -> tuple[Counter[str], int, list[float]]:
    """Be all devices; return what each unit was tapped, how many requests it took, and how long each tap waited."""
    tapped: Counter[str] = Counter()
    tries: list[int] = []
    times: list[float] = []

    def device(number: int) -> None:
        line = Line(port, path)
        for position in range(taps // DEVICES):
            unit = random.choice(units)
            tap = {"key": f"{number:06}-{position:016}", "unit": unit}
            started = time.monotonic()
            line.send(tap)
            times.append(time.monotonic() - started)
            tapped[unit] += 1
            if position % REPEATED == 0:
                line.send(tap)
        tries.append(line.tries)

    devices = [threading.Thread(target=device, args=[number]) for number in range(DEVICES)]
    for each in devices:
        each.start()
    for each in devices:
        each.join()
    return tapped, sum(tries), times


class Line:
    """The connection of one device, with the patience of its page: what is not confirmed is sent again."""

    def __init__(self, port: int, path: str) -> None:
        self.connection, self.path, self.tries = HTTPConnection("127.0.0.1", port, timeout=10), path, 0
        self.come_back: str | None = None

    def send(self, tap: dict[str, str]) -> None:
        """Send a tap until it is confirmed."""
        pause = 1.0
        while (status := self._post(json.dumps({"taps": [tap]}))) != CONFIRMED:
            if status not in (*BUSY, 0):
                raise RuntimeError(f"a tap was refused: {status}")
            pause = float(self.come_back or min(pause * 2, LONGEST_PAUSE))
            time.sleep(pause * random.uniform(0.5, 1.5))

    def _post(self, body: str) -> int:
        self.tries += 1
        try:
            self.connection.request("POST", self.path, body, {"Content-Type": "application/json"})
            answer = self.connection.getresponse()
            answer.read()
            self.come_back = answer.getheader("Retry-After")
        except (OSError, HTTPException):
            self.come_back = None
            self.connection.close()
            return 0
        return answer.status


def _lay(folder: Path) -> tuple[int, str, list[str]]:
    """Plan an event of today in the last process, open its tally, and say where and what can be tapped."""
    with opened(Settings(data_dir=folder.absolute())), db.session.begin():
        session: Session = db.session
        process = session.scalars(select(Process).order_by(Process.id.desc()).limit(1)).one()
        begun = datetime.combine(now().date(), datetime.min.time()) - timedelta(days=1)
        event = DialogueEvent.of(process, title="Andrang", starts_at=begun)
        session.add(event)
        session.flush()
        check_in = check_ins.begin(session, event, key=KEY, asks_first_time=True)
        units = [_department(session, process, number, begun.date()) for number in range(DEPARTMENTS)]
        return check_in.id, f"/t/{check_ins.address(check_in, key=KEY)}/taps", units


def _department(session: Session, process: Process, number: int, day: date) -> str:
    """Make a department of that day alone, large enough for its part of the taps, and return its key."""
    house = session.get_one(Administration, process.administration_id)
    department = Department.of(house, name=f"Andrang {number}", level=1, valid_from=day, valid_to=day)
    session.add(department)
    session.flush()
    session.add(Headcount.of(department, as_of=day, count=TAPS // DEPARTMENTS))
    return Unit(CountScope.DEPARTMENT, department.id).key


def _counted(folder: Path, check_in_id: int) -> Counter[str]:
    with opened(Settings(data_dir=folder.absolute())), db.session.begin():
        session: Session = db.session
        check_in_id = session.get_one(CheckIn, check_in_id).id
        return Counter({each.unit.key: each.taps for each in queries.tap_sums(session, check_in_id)})


def _read_for(pages: list[Work], until: float) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {page.name: [] for page in pages}
    while time.monotonic() < until:
        _read_once(pages, times)
    return times


def _read_while(pages: list[Work], burst: Any) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {page.name: [] for page in pages}
    while not burst.ready() or not all(times.values()):
        _read_once(pages, times)
    return times


def _read_once(pages: list[Work], times: dict[str, list[float]]) -> None:
    """Read every page, with a moment's thought between two of them."""
    for page in pages:
        times[page.name].append(page.do().seconds)
        time.sleep(0.05)
