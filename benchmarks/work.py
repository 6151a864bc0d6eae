"""The pieces of work that are measured."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks import large_meeting
from benchmarks.client import Answer, Client
from tracker.domain.exports import ExportTable


@dataclass(frozen=True)
class Work:
    """Something that a client does again and again; `samples` is how often."""

    name: str
    do: Callable[[], Answer]
    samples: int = 60
    is_floor: bool = False
    path: str = ""
    """The address, if it is a page."""


def works(client: Client, folder: Path) -> list[Work]:
    """Return the work on the last made-up administration, and the floor beside it."""
    process, meeting, group = _newest(folder)
    large = large_meeting.lay(folder)

    def page(name: str, path: str, samples: int = 60, *, is_floor: bool = False) -> Work:
        return Work(name, lambda: client.get(path), samples, is_floor, path)

    return [
        page("floor: empty view", "/floor/empty", 200, is_floor=True),
        page("floor: 50 rows, sqlite3 and Jinja", "/floor/bare", 200, is_floor=True),
        page("meeting page", f"/meetings/{meeting}"),
        page("large meeting being held", f"/meetings/{large}/hold"),
        page("large meeting, afterwards", f"/meetings/{large}/record"),
        page("list of 50 meetings", f"/processes/{process}/meetings"),
        page("process dashboard", f"/processes/{process}/dashboard", 30),
        page("map of participation, 4,500 cells", f"/processes/{process}/participation", 30),
        page("balance of an event", f"/processes/{process}/participation/balance", 30),
        Work("process dashboard, unchanged (304)", _asking_again(client, f"/processes/{process - 1}/dashboard")),
        page("portfolio (start page)", "/", 30),
        Work("create a meeting, durable", _creating(client, process, group), 30),
        Work("CSV of 4,500 counts", _exporting(client, process, "csv", "participation"), 10),
        Work("XLSX of 4,500 counts, with codebook", _exporting(client, process, "xlsx", "participation"), 10),
        Work("XLSX of a whole process", _exporting(client, process, "xlsx", *ExportTable), 5),
    ]


def _newest(folder: Path) -> tuple[int, int, int]:
    """Return the last process, its last closed meeting and its last group."""
    connection = sqlite3.connect(folder / "wegmarke.sqlite3")
    process = connection.execute("SELECT max(id) FROM process").fetchone()[0]
    meeting = connection.execute(
        "SELECT max(id) FROM meeting WHERE process_id = ? AND state = 'closed'", [process]
    ).fetchone()[0]
    group = connection.execute("SELECT max(id) FROM working_group WHERE process_id = ?", [process]).fetchone()[0]
    connection.close()
    return process, meeting, group


def _asking_again(client: Client, path: str) -> Callable[[], Answer]:
    """Return what opens a page that the browser already has, of a process in which nobody writes meanwhile."""
    tag = ""

    def ask() -> Answer:
        nonlocal tag
        answer = client.get(path, tag)
        tag = answer.etag or tag
        return answer

    return ask


def _creating(client: Client, process: int, group: int) -> Callable[[], Answer]:
    """Return what schedules one more meeting; opening the form is not measured."""
    day = date(2030, 1, 7)

    def create() -> Answer:
        nonlocal day
        day += timedelta(days=1)
        path = f"/processes/{process}/meetings/new?group={group}"
        fields = Client.fields(client.get(path))
        dates = {"starts_at": f"{day}T14:00", "ends_at": "16:00", "format": "on_site", "place": "Ratssaal"}
        answer = client.post(path, fields | dates)
        if answer.status != 303:
            raise RuntimeError(f"the meeting was not created: {answer.status}")
        return answer

    return create


def _exporting(client: Client, process: int, kind: str, *tables: str) -> Callable[[], Answer]:
    """Return what takes tables of a process away; opening the form is not measured."""

    def export() -> Answer:
        path = f"/processes/{process}/export"
        answer = client.post(path, Client.fields(client.get(path)) | {"file_format": kind, "tables": tables})
        if answer.status != 200 or answer.body.startswith(b"PK") is not (kind == "xlsx"):
            raise RuntimeError(f"the export failed: {answer.status}")
        return answer

    return export
