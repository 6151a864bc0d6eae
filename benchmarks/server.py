"""Data and server of a measurement."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PROGRAMS = Path(sys.executable).parent
KIB_PER_MIB = 1024
KEY = "only for measurements " * 2


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, how long it took to answer, and its processes."""

    port: int
    cold_start: float
    process: subprocess.Popen[bytes]

    def memory(self) -> float:
        """Return the proportional memory of all its processes in MiB."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return sum(_pss(int(pid)) for pid in (self.process.pid, *map(int, children)))


def lay(folder: Path, administrations: int, seed: int) -> None:
    """Make the data; those of an earlier run are brought to the present schema."""
    environment = os.environ | {"WEGMARKE_DATA_DIR": str(folder)}
    commands = [["init"], ["demo", "--administrations", str(administrations), "--seed", str(seed)]]
    for command in commands[:1] if (folder / "laid").exists() else commands:
        subprocess.run([PROGRAMS / "tracker", *command], env=environment, check=True, capture_output=True)
    (folder / "laid").touch()


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve the data as production does."""
    port = _free_port()
    command = [str(PROGRAMS / "gunicorn"), "--bind", f"127.0.0.1:{port}", "--log-level", "error", "benchmarks.wsgi:app"]
    started = time.perf_counter()
    process = subprocess.Popen(command, env=os.environ | {"WEGMARKE_DATA_DIR": str(folder)})
    _await(port)
    try:
        yield Server(port, time.perf_counter() - started, process)
    finally:
        process.terminate()
        process.wait(timeout=15)


def _await(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=5).read()
        except (URLError, OSError):
            time.sleep(0.01)
        else:
            return
    raise RuntimeError("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _pss(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / KIB_PER_MIB
